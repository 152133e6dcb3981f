// The queue by keyboard: j and k walk, a and r decide, u takes back. Without it every button works.
const list = document.querySelector("[data-queue]");
const keys = document.querySelector("[data-keys]");
const said = document.querySelector("[data-said]");
const all = document.querySelector("[data-choose-all]");
const STORED = "moderation-keys";

const items = () => [...list.querySelectorAll("[data-comment]")];
const current = () => document.activeElement?.closest?.("[data-comment]");

function walk(steps) {
  const rows = items();
  const at = rows.indexOf(current());
  const next = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + steps));
  rows[next]?.focus();
}

async function accept() {
  const item = current();
  const button = item?.querySelector("button[value=publish], button[value=keep]");
  if (!button || button.disabled) return;
  button.disabled = true;
  const body = new FormData(button.form);
  body.set("do", button.value);
  const answer = await send(button.form.action, body);
  if (!answer) {
    button.disabled = false;
    said.textContent = "The server could not be reached: try again.";
    said.classList.remove("w-sr-only");
    return;
  }
  if (answer.type !== "opaqueredirect") {
    // Refused: sent again as a page, so that the moderator reads why.
    button.disabled = false;
    button.click();
    return;
  }
  leave(item, button.value === "keep" ? "Kept." : "Published.");
}

async function send(address, body) {
  try {
    return await fetch(address, { method: "POST", body, redirect: "manual" });
  } catch {
    return null;
  }
}

function leave(item, words) {
  const rows = items();
  const next = rows[rows.indexOf(item) + 1] ?? rows[rows.indexOf(item) - 1];
  item.closest("li").remove();
  said.classList.add("w-sr-only");
  said.textContent = `${words} ${items().length} left on this page.`;
  if (next) next.focus();
  else location.reload();
}

function refuse() {
  const details = current()?.querySelector(".moderation-acts details");
  if (!details) return;
  details.open = true;
  details.querySelector("select, input:not([type=hidden])")?.focus();
}

const ACTS = {
  j: () => walk(1),
  k: () => walk(-1),
  a: accept,
  r: refuse,
  u: () => document.querySelector("[data-undo]")?.requestSubmit(),
};

function isTyping(target) {
  return target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
}

function hear(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (!keys.checked || isTyping(event.target)) return;
  const act = ACTS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

// Storage may be switched off: then keys are on.
function attempt(action) {
  try {
    return action();
  } catch {
    return null;
  }
}

if (list) {
  keys.checked = attempt(() => localStorage.getItem(STORED)) !== "off";
  keys.addEventListener("change", () => attempt(() => localStorage.setItem(STORED, keys.checked ? "on" : "off")));
  document.addEventListener("keydown", hear);
  all.addEventListener("change", () => {
    for (const box of list.querySelectorAll("input[name=comment]")) box.checked = all.checked;
  });
}
