// The record screen by keyboard, without leaving the page. Each act is a form of the page, sent in the
// background; the answer is the screen as it stands then. Without this module the same forms lead to pages.
import { complete } from "../reports/naming.js";
import { Pointing, counted, selected, wordsOf } from "./pointing.js";

const PART = { "X-Requested-With": "record-screen" };
const LOST = "The server could not be reached. Nothing was changed; what you typed is still here.";
const BUTTONS = { c: "confirm", C: "confirm_speaker", x: "reject", b: "reopen", m: "merge" };
const HEAD = { A: "confirm_all", u: "undo" };
const POINT = "Arrow keys move the end, with Shift the beginning; Enter takes the words, Escape leaves.";
const CUT = "Arrow keys move the cut; Enter splits before the selected words, Escape leaves.";
const STAYS = ["undo", "reopen", "merge", "split"];

const said = document.getElementById("record-said");
const keys = document.getElementById("record-keys");
const keysOn = document.getElementById("record-keys-on");
const waiting = []; // keys pressed while an answer is on its way
let isBusy = false;
let pointing = null;
let now = ""; // the name of the entry one is at

const desk = () => document.getElementById("record-desk");
const entries = () => [...document.querySelectorAll(".record-entry")];
const entry = (name) => document.getElementById(`entry-${name}`);
const inline = () => document.querySelector(".record-inline");
const isTyping = (target) => target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable=true]");

begin();

function begin() {
  document.documentElement.classList.add("has-record-keys");
  try {
    keysOn.checked = localStorage.getItem("onrecord:record-keys") !== "off";
  } catch { /* storage may be switched off: then keys are on */ }
  keysOn.addEventListener("change", () => {
    try {
      localStorage.setItem("onrecord:record-keys", keysOn.checked ? "on" : "off");
    } catch { /* as above */ }
  });
  // In the capture phase: "?" is Wagtail's too.
  window.addEventListener("keydown", pressed, true);
  document.addEventListener("click", clicked);
  document.addEventListener("submit", sent);
  dress();
  const asked = document.getElementById(location.hash.slice(1));
  go(entry(asked?.dataset.entry) ?? nextOpen("") ?? entries()[0]);
}

/** What only the script can do is shown. */
function dress() {
  for (const hidden of desk().querySelectorAll("[data-keys], [data-point]")) hidden.hidden = false;
}

// Keys

function pressed(event) {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && inline()?.contains(event.target)) {
    stop(event);
    return event.target.form?.requestSubmit();
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || keys.open) return;
  if (isBusy && (event.key.length === 1 || ["Enter", "Escape"].includes(event.key))) {
    waiting.push(event.key);
    return stop(event);
  }
  if (pointing) {
    if (pointing.key(event) !== undefined || event.key.startsWith("Arrow") || ["Enter", "Escape"].includes(event.key)) stop(event);
    return;
  }
  if (event.key === "Escape" && inline()?.contains(event.target)) {
    stop(event);
    return leave();
  }
  if (isTyping(event.target) || !keysOn.checked || event.target.closest(".sidebar, dialog")) return;
  if (run(event.key)) stop(event);
}

function stop(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** Whether the key means something here. */
function run(key) {
  if (key in BUTTONS) press(at()?.querySelector(`:scope > form [value="${BUTTONS[key]}"]`) ?? around(BUTTONS[key]));
  else if (key in HEAD) press(desk().querySelector(`.record-head [value="${HEAD[key]}"]`));
  else if (key === "j" || key === "k") step(key === "j" ? 1 : -1);
  else if (key === "e") follow(at()?.querySelector(":scope > form [data-inline=edit]"));
  else if (key === "s") follow(statement()?.querySelector(":scope > form [data-inline=speaker]"));
  else if (key === "w") takeWords(at());
  else if (key === "t") split(statement());
  else if (key === "a" || key === "f") add(desk().querySelectorAll("[data-inline=add]")[key === "a" ? 0 : 1]);
  else if (key === "g") go(document.querySelector(".record-check[data-waits]"));
  else if (key === "?") keys.showModal();
  else return false;
  return true;
}

/** "All of this speaker" and "Merge" are asked of the statement also from inside it. */
function around(value) {
  return ["confirm_speaker", "merge"].includes(value)
    ? statement()?.querySelector(`:scope > form [value="${value}"]`) : null;
}

function press(button) {
  if (button) button.click();
}

/** Keys pressed meanwhile do now what they would have done. */
function drain() {
  while (waiting.length && !isBusy) {
    const key = waiting.shift();
    const field = isTyping(document.activeElement ?? document.body) ? document.activeElement : null;
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
    if (event.defaultPrevented || !field) continue;
    if (key === "Enter") field.form?.requestSubmit();
    else if (key.length === 1 && "setRangeText" in field) {
      field.setRangeText(key, field.selectionStart, field.selectionEnd, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}

// Where one is

function at() {
  return entry(now);
}

function statement() {
  return at()?.parentElement.closest(".record-statement") ?? at();
}

function step(by) {
  const all = entries();
  go(all[Math.min(all.length - 1, Math.max(0, all.indexOf(at()) + by))]);
}

function nextOpen(from) {
  const all = entries();
  const open = (one) => one.dataset.state === "suggested";
  const outer = entry(from)?.parentElement.closest(".record-statement");
  if (outer && open(outer)) return outer;
  const place = all.indexOf(entry(from));
  return all.find((one, number) => number > place && open(one)) ?? all.find(open);
}

function go(to) {
  if (!to) return;
  for (const old of document.querySelectorAll(".is-current, .found-current")) old.classList.remove("is-current", "found-current");
  to.classList.add("is-current");
  if (to.matches(".record-entry")) now = to.dataset.entry;
  else to.tabIndex = -1;
  to.focus({ preventScroll: true });
  to.scrollIntoView({ block: "nearest" });
  if (to.dataset.entry) highlight(to.dataset.entry);
}

function highlight(name) {
  const marks = document.querySelectorAll(`.found[data-entry="${name}"]`);
  for (const mark of marks) mark.classList.add("found-current");
  const prose = document.querySelector(".record-prose");
  if (!marks.length || prose.scrollHeight <= prose.clientHeight) return;
  const [box, mark] = [prose.getBoundingClientRect(), marks[0].getBoundingClientRect()];
  if (mark.top < box.top || mark.bottom > box.bottom) prose.scrollTop += mark.top - box.top - box.height / 3;
}

function clicked(event) {
  const link = event.target.closest("#record-desk a, #record-desk button");
  const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey) || event.detail === 0;
  if (link && isPlain && openedHere(link)) return event.preventDefault();
  if (link) return undefined;
  const mark = event.target.closest(".found");
  const meant = mark && getSelection().isCollapsed ? entry(mark.dataset.entry) : event.target.closest(".record-entry");
  if (meant && !isTyping(event.target) && getSelection().isCollapsed) go(meant);
  return undefined;
}

function openedHere(link) {
  const of = link.closest(".record-entry");
  if (link.dataset.keys !== undefined) keys.showModal();
  else if (link.dataset.back !== undefined) leave();
  else if (link.dataset.point === "words") takeWords(of);
  else if (link.dataset.point === "split") split(of);
  else if (link.dataset.inline === "add") add(link);
  else if (link.dataset.inline) follow(link);
  else if (link.matches(".record-operands [data-entry]") && entry(link.dataset.entry)) go(entry(link.dataset.entry));
  else return false;
  return true;
}

// Acts

function sent(event) {
  const form = event.target;
  if (!desk().contains(form)) return;
  event.preventDefault();
  if (form.closest(".record-entry") && !form.closest(".record-inline")) now = form.closest(".record-entry").dataset.entry;
  const what = form.dataset.form === "" ? "add" : event.submitter?.value ?? "";
  send(form.action, new FormData(form, event.submitter), form, what);
}

async function send(address, facts, form, what) {
  const answer = await ask(address, { method: "POST", body: facts });
  if (!answer) return;
  const part = new DOMParser().parseFromString(answer.html, "text/html");
  if (answer.status === 200 && part.getElementById("record-desk")) show(part.getElementById("record-desk"), form, what);
  else if (answer.status === 422) refuse(part, form);
  else say("That was not possible. Nothing was changed; reload the page, or sign in again in another tab.");
  drain();
}

/** Ask the server, one thing at a time. */
async function ask(address, facts = {}) {
  wait(true);
  try {
    const answer = await fetch(address, { ...facts, headers: PART });
    return { status: answer.status, html: await answer.text() };
  } catch {
    say(LOST);
    waiting.length = 0;
    return null;
  } finally {
    wait(false);
  }
}

function wait(isSo) {
  isBusy = isSo;
  desk().toggleAttribute("aria-busy", isSo);
  if (isSo) desk().setAttribute("aria-busy", "true");
}

/** Put the answer in the place of what stood there, and lose nothing that is half typed. */
function show(fresh, form, what) {
  const scrolled = document.querySelector(".record-prose").scrollTop;
  const typed = [...desk().querySelectorAll(".record-check textarea")].filter(
    (field) => field.form !== form && field.value !== field.defaultValue,
  );
  const open = inline() && !inline().contains(form) ? inline() : null;
  const place = open?.closest(".record-entry")?.id ?? "record-add";
  const before = entries().indexOf(at());
  desk().replaceWith(document.adoptNode(fresh));
  dress();
  document.querySelector(".record-prose").scrollTop = scrolled;
  for (const field of typed) {
    const same = document.getElementById(field.id);
    if (same) same.value = field.value;
  }
  if (open) document.getElementById(place)?.append(open);
  const shown = fresh.dataset.shown;
  if (!entry(now)) now = entry(shown) ? shown : entries()[Math.max(0, Math.min(before, entries().length - 1))]?.dataset.entry ?? "";
  const next = STAYS.includes(what) ? entry(shown) ?? at() : nextOpen(what === "add" ? shown : now);
  go(next ?? document.querySelector(".record-check[data-waits]") ?? at());
  const left = document.querySelectorAll('.record-entry[data-state="suggested"]').length;
  say(`${fresh.dataset.said} ${left ? `${left} waiting.` : "Nothing is waiting."}`);
}

function refuse(part, form) {
  const again = part.querySelector(".record-form");
  if (again && inline()?.contains(form)) return fill(inline(), again);
  return say(part.getElementById("record-refused")?.textContent ?? "Nothing was changed.");
}

function say(words) {
  said.textContent = words;
}

// Forms beside the text

async function follow(link) {
  if (!link) return;
  const of = link.closest(".record-entry");
  if (of) go(of);
  const answer = await ask(link.dataset.asked ?? link.href);
  if (!answer) return;
  const form = new DOMParser().parseFromString(answer.html, "text/html").querySelector(".record-form");
  if (answer.status !== 200 || !form) location.assign(link.href);
  else {
    inline()?.remove();
    const box = Object.assign(document.createElement("div"), { className: "record-inline" });
    (of ?? document.getElementById("record-add")).append(box);
    fill(box, form);
  }
  drain();
}

function fill(box, form) {
  box.replaceChildren(document.adoptNode(form));
  const names = form.querySelector("[data-names]");
  const isAlone = form.querySelectorAll(".record-field").length === 1;
  if (names) complete(names, { address: desk().dataset.names, label: "Speakers", hold, choose: () => isAlone && form.requestSubmit() });
  const field = box.querySelector("[aria-invalid]") ?? box.querySelector(".record-field :is(input, textarea, select)");
  field?.focus();
  if (field?.matches("input")) field.select();
  box.scrollIntoView({ block: "nearest" });
}

/** Keys wait for what was looked up, then for what is done with it. */
async function hold(lookup, act) {
  wait(true);
  await lookup;
  wait(false);
  act();
  drain();
}

function leave() {
  inline()?.remove();
  say("");
  go(at() ?? entries()[0]);
}

// Words of the prose

function takeWords(of) {
  if (!of) return;
  const name = of.dataset.entry;
  point(wordsOf(name), { cuts: false, help: POINT }, (words) => {
    const facts = token({ entry: name, place: words.place, exact: words.exact, start: counted(words.place, words.start) });
    now = name;
    send(desk().dataset.words, facts, null, "words");
  });
}

function split(of) {
  const link = of?.querySelector(":scope > form [data-point=split]");
  if (!link) return;
  point(wordsOf(of.dataset.entry), { cuts: true, help: CUT }, (words) => {
    now = of.dataset.entry;
    send(link.href, token({ cut: counted(words.place, words.start) }), null, "split");
  });
}

function add(link) {
  const from = wordsOf(now) ?? wordsOf(entries().find((one) => wordsOf(one.dataset.entry))?.dataset.entry);
  point(from, { cuts: false, help: POINT, isOptional: !from }, (words) => {
    const [start, end] = [words.start, words.end].map((place) => counted(words.place, place));
    link.dataset.asked = `${link.href}?place=${words.place}&start=${start}&end=${end}`;
    follow(link);
  }, link);
}

/** What is selected is taken at once; else one points with keys, from the words given. */
function point(from, { cuts, help, isOptional }, take, link) {
  const words = selected();
  if (words) {
    getSelection().removeAllRanges();
    return take(words);
  }
  if (!from) return isOptional && link ? follow(link) : say("Select words in the text first.");
  const end = (act) => (chosen) => {
    pointing = null;
    getSelection().removeAllRanges();
    say("");
    act(chosen);
    return true;
  };
  pointing = new Pointing(from, { cuts, take: end(take), leave: end(() => {}) });
  return say(help);
}

function token(facts) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", document.querySelector("#record-desk [name=csrfmiddlewaretoken]").value);
  for (const [name, value] of Object.entries(facts)) body.set(name, value);
  return body;
}
