// About: an entry of the record, or words selected in a report, can be what a comment is about.

const article = document.querySelector("article.report");
const form = document.querySelector("[data-comment-form]");
const offer = Object.assign(document.createElement("button"), { type: "button", className: "about-offer", hidden: true });
offer.textContent = "Comment on these words";
let chosen = null;

if (article && form) {
  document.body.append(offer);
  document.addEventListener("selectionchange", show);
  offer.addEventListener("click", take);
  show();
}

/** A link beside a statement or figure was followed: "s-12", "f-7". */
export function takeEntry(name) {
  const row = document.getElementById(`record-${name}`);
  const figure = row?.matches("tr") && `${row.querySelector(".amount a").textContent} ${row.querySelector("th bdi").textContent}`;
  fill({ entry: name, label: figure || row?.querySelector("blockquote").textContent.trim() || "this entry" });
  form.scrollIntoView({ block: "nearest" });
  form.elements.text.focus();
}

export function stop() {
  fill({});
  form.elements.text.focus();
}

function show() {
  const selection = getSelection();
  const range = selection.rangeCount ? selection.getRangeAt(0) : null;
  const block = range && block_of(range.startContainer);
  const words = range?.toString().trim() ?? "";
  const is_usable = words && words.length <= 1000 && block && block === block_of(range.endContainer) && !form.hidden;
  offer.hidden = !is_usable;
  if (!is_usable) return;
  chosen = { words, ...around(block, range) };
  const place = range.getBoundingClientRect();
  offer.style.insetBlockStart = `${place.bottom + scrollY + 6}px`;
  offer.style.left = `${place.left + scrollX}px`;
}

// A selection within one paragraph: what runs over several stands nowhere as it was selected.
function block_of(node) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const block = element?.closest("p, li, blockquote, h2, h3");
  return block && article.contains(block) ? block : null;
}

function around(block, range) {
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const after = document.createRange();
  after.selectNodeContents(block);
  after.setStart(range.endContainer, range.endOffset);
  return { before: `${before}`.slice(-32), after: `${after}`.slice(0, 32) };
}

function take() {
  fill(chosen);
  offer.hidden = true;
  form.elements.text.focus();
}

function fill(about) {
  for (const name of ["entry", "words", "before", "after"]) form.elements[name].value = about[name] ?? "";
  const line = form.querySelector("[data-about]");
  const label = about.label ?? about.words ?? "";
  line.hidden = !label;
  line.querySelector("q").textContent = label;
  document.dispatchEvent(new CustomEvent("onrecord:about"));
}
