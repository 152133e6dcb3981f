// Pointing in the prose: what is selected there, counted as the record counts it, and a way to select by keys.

const GAP = "\n\n";

/** The text of one place ("text" or "headline"), and where each of its paragraphs begins in it. */
function reading(place) {
  const box = document.querySelector(`.record-prose [data-place="${place}"]`);
  const paragraphs = place === "headline" ? [box] : [...box.children];
  let at = 0;
  const starts = paragraphs.map((paragraph) => {
    const start = at;
    at += paragraph.textContent.length + GAP.length;
    return start;
  });
  return { place, paragraphs, starts, text: paragraphs.map((paragraph) => paragraph.textContent).join(GAP) };
}

/** What is selected in the prose: place, start, end and the words; null for nothing. */
export function selected() {
  const chosen = getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed) return null;
  const range = chosen.getRangeAt(0);
  const box = element(range.startContainer)?.closest("[data-place]");
  if (!box || !box.closest(".record-prose")) return null;
  const read = reading(box.dataset.place);
  const start = offset(read, range.startContainer, range.startOffset);
  const end = box.contains(range.endContainer) ? offset(read, range.endContainer, range.endOffset) : read.text.length;
  return trimmed(read, start, end);
}

/** The words of a marked entry; null where they are not shown. */
export function wordsOf(name) {
  const marks = [...document.querySelectorAll(`.found[data-entry="${name}"]`)];
  if (!marks.length) return null;
  const read = reading(marks[0].closest("[data-place]").dataset.place);
  const last = marks[marks.length - 1];
  return trimmed(read, offset(read, marks[0], 0), offset(read, last, last.childNodes.length));
}

/** Characters as the record counts them: a sign outside the basic plane is one, not two. */
export function counted(place, offsetInText) {
  return [...reading(place).text.slice(0, offsetInText)].length;
}

/** Select with keys, beginning from some words; `take` is given what is selected in the end. */
export class Pointing {
  constructor(words, { cuts, take, leave }) {
    this.read = reading(words.place);
    this.edges = edges(this.read.text, document.querySelector(".record-prose").lang);
    this.isReversed = document.querySelector(".record-prose").dir === "rtl";
    this.cuts = cuts;
    this.take = take;
    this.leave = leave;
    this.start = cuts ? this.next(words.start) : words.start;
    this.end = words.end;
    this.show();
  }

  next(at) {
    return this.edges.starts.find((edge) => edge > at) ?? at;
  }

  key(event) {
    if (event.key === "Enter") return this.take({ ...trimmed(this.read, this.start, this.end), start: this.start });
    if (event.key === "Escape") return this.leave();
    if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return undefined;
    const isForward = (event.key === "ArrowRight") !== this.isReversed;
    if (this.cuts || event.shiftKey) this.start = moved(this.edges.starts, this.start, isForward, this.end - 1);
    else this.end = Math.max(moved(this.edges.ends, this.end, isForward), this.start + 1);
    return this.show();
  }

  show() {
    const [from, to] = [point(this.read, this.start), point(this.read, this.end)];
    getSelection().setBaseAndExtent(from.node, from.offset, to.node, to.offset);
    from.node.parentElement.scrollIntoView({ block: "nearest" });
  }
}

function moved(places, at, isForward, most = Infinity) {
  const beyond = isForward ? places.find((place) => place > at) : places.findLast((place) => place < at);
  return beyond === undefined || beyond > most ? at : beyond;
}

/** Where words begin and end; a mark of punctuation counts as one. */
function edges(text, language) {
  const pieces = [...new Intl.Segmenter(language || undefined, { granularity: "word" }).segment(text)];
  const words = pieces.filter((piece) => piece.segment.trim());
  return {
    starts: words.map((piece) => piece.index),
    ends: words.map((piece) => piece.index + piece.segment.length),
  };
}

function offset(read, node, inNode) {
  const paragraph = read.paragraphs.find((one) => one.contains(node));
  if (!paragraph) return inNode === 0 ? 0 : read.text.length;
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, inNode);
  return read.starts[read.paragraphs.indexOf(paragraph)] + before.toString().length;
}

function point(read, at) {
  const number = Math.max(0, read.starts.findLastIndex((start) => start <= at));
  const walker = document.createTreeWalker(read.paragraphs[number], NodeFilter.SHOW_TEXT);
  let left = at - read.starts[number];
  let node = walker.nextNode();
  while (node && left > node.length) {
    left -= node.length;
    node = walker.nextNode() ?? node;
    if (walker.currentNode === node && left > node.length && !walker.nextNode()) break;
  }
  return { node: node ?? read.paragraphs[number], offset: node ? Math.min(left, node.length) : 0 };
}

function trimmed(read, start, end) {
  const words = read.text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  const exact = words.trim();
  return exact ? { place: read.place, start: from, end: from + exact.length, exact } : null;
}

function element(node) {
  return node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
}
