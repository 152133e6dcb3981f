// Statement notes: who says so, shown beside the words on hover, focus and tap.
//
// The words come from the record lower on the page; without this module the numbered links lead there.

const WAIT = 250; // ms: crossing the text with a mouse opens nothing, reaching for the card keeps it
const card = document.createElement("div");
let opener = null;
let timer = 0;

if (card.showPopover && document.querySelector(".statement, .note")) {
  card.className = "note-card";
  card.id = "note-card";
  card.popover = "auto";
  document.body.append(card);
  listen();
}

function listen() {
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    if (event.target.closest(".note-card")) return clearTimeout(timer);
    const words = noted(event.target);
    if (words && words !== opener) later(() => open(words));
  });
  document.addEventListener("pointerout", (event) => {
    if (event.pointerType === "mouse" && (noted(event.target) || event.target.closest(".note-card"))) later(close);
  });
  document.addEventListener("focusin", (event) => {
    if (event.target.closest(".note") && event.target.matches(":focus-visible")) open(event.target);
    else if (opener && !event.target.closest(".note-card")) close();
  });
  document.addEventListener("click", (event) => {
    const words = noted(event.target);
    if (!words || event.pointerType === "mouse" || event.pointerType === "" || !getSelection().isCollapsed) return;
    if (event.target.closest("a:not([data-statement])")) return;
    event.preventDefault();
    open(words);
  });
  card.addEventListener("toggle", (event) => event.newState === "closed" && forget());
  card.addEventListener("click", (event) => event.target.closest("a") && close());
  addEventListener("scroll", () => matchMedia("(min-width: 40rem)").matches && close(), { passive: true });
}

function noted(target) {
  return target.closest(".note a, .statement");
}

function later(action) {
  clearTimeout(timer);
  timer = setTimeout(action, WAIT);
}

function open(words) {
  clearTimeout(timer);
  const id = words.dataset.statement || words.id.slice(2);
  const entry = document.getElementById(`record-s-${id}`);
  if (!entry) return;
  forget();
  opener = words;
  opener.classList.add("is-open");
  if (words.matches("a")) words.setAttribute("aria-describedby", card.id);
  card.replaceChildren(
    paragraph("note-by", entry.closest(".speaker-group")?.querySelector("h4") ?? entry.querySelector(".said-by")),
    paragraph("note-facts", entry.querySelector(".said-facts")),
    toTheRecord(id),
  );
  card.showPopover();
  place(words);
}

function close() {
  if (card.matches(":popover-open")) card.hidePopover();
}

function forget() {
  opener?.classList.remove("is-open");
  opener?.removeAttribute("aria-describedby");
  opener = null;
}

/** Below the last line of the words, or above the first where there is no room. */
function place(words) {
  const lines = words.getClientRects();
  const last = lines[lines.length - 1];
  const room = document.documentElement.clientWidth - card.offsetWidth - 16;
  const below = last.bottom + 8;
  const fits = below + card.offsetHeight < innerHeight;
  card.style.setProperty("--x", `${Math.max(16, Math.min(last.left, room))}px`);
  card.style.setProperty("--y", `${fits ? below : Math.max(8, lines[0].top - card.offsetHeight - 8)}px`);
}

function paragraph(name, source) {
  const words = document.createElement("p");
  words.className = name;
  if (source) words.append(...source.cloneNode(true).childNodes);
  return words;
}

function toTheRecord(id) {
  const words = document.createElement("p");
  words.append(Object.assign(document.createElement("a"), { href: `#record-s-${id}`, textContent: "In the record" }));
  return words;
}
