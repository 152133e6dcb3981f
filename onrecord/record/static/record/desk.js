// Keys for the record screen: j k c x e u, and a click on marked words leads to their entry.
const entries = [...document.querySelectorAll(".record-entry")];
const names = { c: "confirm", x: "reject", u: "reopen" };

function current() {
  const focused = document.activeElement?.closest(".record-entry");
  return focused ?? document.querySelector(".record-entry:target");
}

function show(entry) {
  entry.focus();
  entry.scrollIntoView({ block: "nearest" });
  for (const mark of document.querySelectorAll(".found-current")) mark.classList.remove("found-current");
  const marks = document.querySelectorAll(`.found[data-entry="${entry.dataset.entry}"]`);
  for (const mark of marks) mark.classList.add("found-current");
  marks[0]?.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const at = entries.indexOf(current());
  const next = entries[Math.min(entries.length - 1, Math.max(0, at + by))];
  if (next) show(next);
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "e") current()?.querySelector("form a")?.click();
  else if (event.key in names) current()?.querySelector(`button[value="${names[event.key]}"]`)?.click();
  else return;
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  const mark = event.target.closest(".found");
  const entry = mark && document.getElementById(`entry-${mark.dataset.entry}`);
  if (entry) show(entry);
});

const first = current() ?? entries.find((entry) => entry.classList.contains("record-entry-suggested"));
if (first && location.hash) show(first);
