// By statement, comments arrive, new ones or more of those there were: each is put below what it is about.

/** Puts what is new into its group; gives the topmost of it, else the note on what stands elsewhere. */
export function place(items, section) {
  const fresh = items.filter((item) => !document.getElementById(item.id) && !item.matches(".comment-gone"));
  const grouped = fresh.filter((item) => item.dataset.group);
  for (const item of grouped) {
    const group = groupOf(item, section) ?? putInOrder(newGroup(item), section);
    item.dataset.fresh = "";
    group.querySelector("[data-comments]").append(item);
  }
  const note = tellOfOthers(fresh.length - grouped.length, section);
  const shown = [...section.querySelectorAll(".comments-about [data-comment]")];
  return shown.find((item) => grouped.includes(item)) ?? note;
}

/** Puts more groups below, and more of one that has begun above what is new in it. */
export function append(page, section) {
  let first = null;
  for (const group of page.querySelectorAll(".comments-about")) {
    const begun = groupOf(group, section);
    const items = [...group.querySelectorAll("[data-comment]")].filter((item) => !document.getElementById(item.id));
    if (begun) {
      const list = begun.querySelector("[data-comments]");
      for (const item of items) list.insertBefore(item, list.querySelector("[data-fresh]"));
    } else putInOrder(group, section);
    first ??= items[0];
  }
  return first;
}

function groupOf(item, section) {
  return section.querySelector(`.comments-about[data-group="${CSS.escape(item.dataset.group)}"]`);
}

/** Groups stand in the order in which they were first spoken of: by their numbers. */
function putInOrder(group, section) {
  const groups = [...section.querySelectorAll(".comments-about")];
  const next = groups.find((one) => Number(one.dataset.group) > Number(group.dataset.group));
  if (next) next.before(group);
  else if (groups.length) groups.at(-1).after(group);
  else section.querySelector(".discussion-bar").after(group);
  return group;
}

/** As the page itself makes one (templates/discussion/_discussion.html). */
function newGroup(item) {
  const about = item.querySelector(".about");
  const group = made("section", "comments-about");
  group.dataset.group = item.dataset.group;
  const heading = made("h4");
  heading.append(about.querySelector("q").cloneNode(true));
  const list = made("ol", "comments");
  list.dataset.comments = "";
  group.append(heading, ...followed(about.dataset.follow), list);
  return group;
}

function followed(address) {
  if (!address) return [];
  const follow = made("p", "about");
  const link = made("a");
  link.href = address;
  const rest = made("span", "unseen");
  rest.textContent = " this statement";
  link.append("Follow", rest);
  follow.append(link);
  return [follow];
}

function made(name, className = "") {
  const element = document.createElement(name);
  element.className = className;
  return element;
}

function tellOfOthers(number, section) {
  if (!number) return null;
  const note = section.querySelector("[data-elsewhere]") ?? made("p", "about");
  note.dataset.elsewhere = number + Number(note.dataset.elsewhere ?? 0);
  const link = made("a");
  link.href = section.dataset.base;
  link.textContent = "one list";
  const are = note.dataset.elsewhere === "1" ? "1 new comment is" : `${note.dataset.elsewhere} new comments are`;
  note.replaceChildren(`${are} about none of the words: see `, link, ".");
  section.querySelector(".discussion-bar").after(note);
  return note;
}
