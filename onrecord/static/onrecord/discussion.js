// The discussion: counts new comments as they come, shows them on request, loads more, replies in place.
//
// A tick is {"seq": n, "count": n, "gone": [n, …]}, from /live/<id> (server-sent events) or
// …/discussion/head.json: the newest place, how many can be read, which of the newest places cannot.

const POLL = 20_000; // ms between looks where no live connection holds
const SPEAK = 30_000; // ms: the count is spoken at most this often

const section = document.querySelector("[data-discussion]");
const list = section?.querySelector("[data-comments]");
let seen = Number(section?.dataset.seq);
let head = seen;
let gone = [];
let stream = null;
let timer = 0;
let spokenAt = 0;
let spoken = 0;

if (section) {
  const button = section.querySelector("[data-show-new]");
  button.hidden = false;
  button.addEventListener("click", showNew);
  section.addEventListener("click", loadMore);
  section.addEventListener("click", reply);
  document.addEventListener("click", about);
  section.querySelector("[data-quote-parent]")?.addEventListener("click", async (event) => (await replying()).quoteParent(event));
  section.querySelector("[data-stop-reply]")?.addEventListener("click", async () => (await replying()).answer(section));
  document.addEventListener("visibilitychange", () => (document.hidden ? stop() : start()));
  // Most readers select nothing.
  document.addEventListener("selectionchange", () => import("./about.js"), { once: true });
  count();
  if (!document.hidden) start();
  findOwnNewComment();
}

function start() {
  stop();
  if (!section.dataset.live) return;
  if (!window.EventSource) return poll();
  const opened = (stream = new EventSource(section.dataset.live));
  opened.onmessage = (event) => take(JSON.parse(event.data));
  // A browser that was refused does not ask again; one whose stream ended does, by itself.
  opened.onerror = () => {
    if (opened !== stream || opened.readyState !== EventSource.CLOSED) return;
    stop();
    poll();
  };
}

function stop() {
  stream?.close();
  stream = null;
  clearTimeout(timer);
}

async function poll() {
  await look();
  clearTimeout(timer);
  if (!document.hidden) timer = setTimeout(poll, POLL * (0.75 + Math.random() / 2));
}

async function look() {
  try {
    const answer = await fetch(`${section.dataset.base}head.json`);
    if (answer.ok) take(await answer.json());
  } catch {
    // Offline: the next look may find the newsroom again.
  }
}

function take(tick) {
  head = Math.max(head, tick.seq);
  gone = tick.gone;
  section.querySelector("[data-comment-count]").textContent = tick.count;
  count();
}

function count() {
  const unseen = head - seen - gone.filter((seq) => seq > seen).length;
  section.querySelector("[data-unseen]").textContent = unseen;
  section.querySelector("[data-show-new]").classList.toggle("has-new", unseen > 0);
  speak(unseen);
}

/** Said now and then; what came meanwhile is said with it. */
function speak(unseen) {
  clearTimeout(spoken);
  if (unseen < 1) return;
  const wait = spokenAt + SPEAK - Date.now();
  if (wait > 0) return (spoken = setTimeout(count, wait));
  spokenAt = Date.now();
  section.querySelector("[data-announce]").textContent = `${unseen} new comment${unseen === 1 ? "" : "s"}`;
}

async function showNew() {
  await look();
  if (head <= seen) return;
  const page = await pageAt(`${section.dataset.base}after/${seen}/`);
  if (!page) return;
  const items = [...page.querySelectorAll("[data-comment]")];
  const { place } = await arriving();
  const first = place(items, section, list);
  // A great many new comments come in portions: what was not sent yet stays unseen.
  seen = Math.max(seen, ...items.map((item) => Number(item.dataset.seq)));
  head = Math.max(head, seen);
  if (section.querySelector("[data-comment]")) section.querySelector("[data-empty]")?.remove();
  arrived(first);
  count();
}

async function loadMore(event) {
  const link = event.target.closest("[data-more]");
  if (!link) return;
  event.preventDefault();
  const page = await pageAt(link.href);
  if (!page) return location.assign(link.href);
  const { append } = await arriving();
  const first = append(page, section, list);
  const next = page.querySelector("[data-more]");
  if (next) link.href = next.getAttribute("href");
  else link.parentElement.remove();
  arrived(first);
}

/** In that view a comment stands by its statement; the others go by order. */
function arriving() {
  return section.dataset.view === "statements" ? import("./grouping.js") : import("./arriving.js");
}

function arrived(first) {
  document.dispatchEvent(new CustomEvent("onrecord:comments"));
  if (!first) return;
  first.tabIndex = -1;
  first.focus();
}

async function pageAt(address) {
  try {
    const answer = await fetch(address);
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  } catch {
    return null;
  }
}

async function reply(event) {
  const link = event.target.closest("[data-reply]");
  const form = section.querySelector("[data-comment-form]");
  if (!link || !form || form.hidden) return;
  event.preventDefault();
  (await replying()).answer(section, link.closest("[data-comment]"));
}

/** A comment about an entry of the record, or about the whole report again. */
async function about(event) {
  const link = event.target.closest("[data-comment-on], [data-stop-about]");
  const form = section.querySelector("[data-comment-form]");
  if (!link || !form || form.hidden || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const { takeEntry, stop: stopAbout } = await import("./about.js");
  if (link.dataset.commentOn) takeEntry(link.dataset.commentOn);
  else stopAbout();
}

// Most readers answer nobody.
const replying = () => import("./replying.js");

/** Back from posting, on a page that was baked before the comment: fetch it. */
async function findOwnNewComment() {
  if (!location.hash.startsWith("#c-") || document.getElementById(location.hash.slice(1))) return;
  await look();
  await showNew();
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
}
