// Statement notes: who says so, shown beside the words on hover, focus and tap.
//
// The words come from the record lower on the page; without this module the numbered links lead there.

const WAIT = 250; // ms: crossing the text with a mouse opens nothing, reaching for the card keeps it
const page = document.documentElement;
const card = document.createElement("div");
let opener = null;
let pressed = null; // whose card was open when a finger came down, which closes it
let timer = 0;

if (card.showPopover && document.querySelector(".statement, .note")) {
  Object.assign(card, { className: "note-card", id: "note-card", popover: "auto", lang: page.lang, dir: page.dir });
  card.setAttribute("role", "note");
  card.setAttribute("aria-label", "Who says so");
  listen();
}

function listen() {
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    if (event.target.closest(".note-card")) return clearTimeout(timer);
    const words = noted(event.target);
    if (words && words !== opener) later(() => open(words));
    else if (words) clearTimeout(timer);
  });
  document.addEventListener("pointerout", (event) => {
    if (event.pointerType === "mouse" && (noted(event.target) || event.target.closest(".note-card"))) later(close);
  });
  document.addEventListener("focusin", (event) => {
    if (event.target.closest(".note") && event.target.matches(":focus-visible")) open(event.target);
    else if (opener && !event.target.closest(".note-card")) close();
  });
  document.addEventListener("pointerdown", () => (pressed = opener), { capture: true });
  document.addEventListener("click", (event) => {
    const words = noted(event.target);
    const byKeyboard = event.detail === 0;
    if (!words || event.pointerType === "mouse" || byKeyboard || !getSelection().isCollapsed) return;
    if (event.target.closest("a:not([data-statement])")) return;
    event.preventDefault();
    if (pressed === words) close();
    else open(words);
  });
  card.addEventListener("toggle", () => card.matches(":popover-open") || forget());
  card.addEventListener("click", (event) => event.target.closest("a") && close());
  addEventListener("scroll", () => opener && place(opener), { passive: true });
}

function noted(target) {
  return target.closest(".note-card") ? null : target.closest(".note a, .statement");
}

function later(action) {
  clearTimeout(timer);
  timer = setTimeout(action, WAIT);
}

function open(words) {
  clearTimeout(timer);
  const id = words.dataset.statement;
  const entry = document.getElementById(`record-s-${id}`);
  if (!entry || opener?.dataset.statement === id) return;
  forget();
  opener = words;
  piecesOf(words).forEach((piece) => piece.classList.add("is-open"));
  if (words.matches("a")) words.setAttribute("aria-describedby", card.id);
  card.replaceChildren(
    paragraph("note-by", entry.closest(".speaker-group")?.querySelector("h4") ?? entry.querySelector(".said-by")),
    paragraph("note-facts", entry.querySelector(".said-facts")),
    toTheRecord(id),
  );
  stand(id);
  card.showPopover();
  place(words);
}

/** Right behind the note, so that the next press of Tab leads into the card. */
function stand(id) {
  const note = document.querySelector(`.note a[data-statement="${id}"]`)?.closest(".note");
  const before = note?.closest("h1") ?? note ?? page.querySelector("main").lastElementChild;
  before.after(card);
}

function close() {
  clearTimeout(timer);
  if (card.matches(":popover-open")) card.hidePopover();
}

function forget() {
  if (!opener) return;
  piecesOf(opener).forEach((piece) => piece.classList.remove("is-open"));
  opener.removeAttribute("aria-describedby");
  opener = null;
}

/** All words of a statement, which links and paragraphs may cut apart. */
function piecesOf(words) {
  return document.querySelectorAll(`.statement[data-statement="${words.dataset.statement}"]`);
}

/** Below the last line of the words, or above the first where there is no room. */
function place(words) {
  const lines = words.getClientRects();
  const last = lines[lines.length - 1];
  const room = page.clientWidth - card.offsetWidth - 16;
  const start = page.dir === "rtl" ? last.right - card.offsetWidth : last.left;
  const below = last.bottom + 8;
  const fits = below + card.offsetHeight < innerHeight;
  card.style.setProperty("--x", `${Math.max(16, Math.min(start, room))}px`);
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
