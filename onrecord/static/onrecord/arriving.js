// Comments arrive, new ones or more of those there were: each is put where it belongs. Most readers ask for neither.

/** Puts what can be read and is not there yet into the list; gives the topmost of it. */
export function place(items, section, list) {
  const answered = new Set(items.map((item) => item.dataset.under));
  const isWorthShowing = (item) =>
    !document.getElementById(item.id) && (!item.matches(".comment-gone") || answered.has(item.dataset.comment));
  const fresh = items.filter(isWorthShowing).sort((one, other) => one.dataset.seq - other.dataset.seq);
  for (const item of fresh) {
    if (section.dataset.view !== "threads" || !putInThread(item, list)) putInOrder(item, list, section.dataset.order);
  }
  return [...list.children].find((item) => fresh.includes(item));
}

/** Puts more of those there were below; what came meanwhile and is shown already is younger. */
export function append(page, section, list) {
  const more = [...page.querySelectorAll("[data-comment]")].filter((item) => !document.getElementById(item.id));
  const fresh = section.dataset.order === "oldest" ? list.querySelector("[data-fresh]") : null;
  for (const item of more) list.insertBefore(item, fresh);
  return more[0];
}

/** At the end of the oldest first; else above all others, where what came before was put in order. */
function putInOrder(item, list, order) {
  item.dataset.fresh = "";
  if (order === "oldest") list.append(item);
  else list.prepend(item);
}

/** Below the last of those that answer the same comment; false where that is not on the page. */
function putInThread(item, list) {
  const parent = item.dataset.under && list.querySelector(`[data-comment="${CSS.escape(item.dataset.under)}"]`);
  if (!parent) return false;
  // One step below what it answers as that stands here, which may be where a thread begins.
  const depth = stepOf(parent) + 1;
  item.classList.add("comment-below", `level-${Math.min(depth, 8)}`);
  item.dataset.depth = depth;
  let last = parent;
  while (last.nextElementSibling && stepOf(last.nextElementSibling) >= depth) last = last.nextElementSibling;
  last.after(item);
  return true;
}

function stepOf(item) {
  return item.matches(".comment-below") ? Number(item.dataset.depth) : 0;
}
