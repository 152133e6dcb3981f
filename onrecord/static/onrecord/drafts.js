// Drafts: what is typed into a comment form, and what it is about, is kept in this browser until it is posted.
//
// A post that succeeded leads to #c-<id> (shown) or #held (waiting); only then is the draft dropped.

const ABOUT = ["entry", "words", "before", "after"];

for (const form of document.querySelectorAll("form[data-draft]")) keepDraft(form);

// Most comments name nobody.
for (const form of document.querySelectorAll("form[data-draft]")) form.elements.text.addEventListener("input", namesOnce);

async function namesOnce({ target }) {
  if (!target.value.includes("@")) return;
  target.removeEventListener("input", namesOnce);
  (await import("./mentions.js")).offerNames(target.form);
}

function keepDraft(form) {
  const field = form.elements.text;
  const key = `onrecord:draft:${form.dataset.draft}`;
  if (arrivedAfterPosting(key)) forget(key);
  const draft = recall(key);
  if (draft && !field.value) {
    field.value = draft.text;
    if (form.elements.reply_to && draft.reply_to) restoreReply(form, draft);
    if (draft.about) restoreAbout(form, draft);
    say(form, "Your draft is back.");
  }
  const save = () => keep(key, form);
  field.addEventListener("input", save);
  document.addEventListener("onrecord:reply", save);
  document.addEventListener("onrecord:about", save);
  for (const name of ABOUT) form.elements[name]?.addEventListener("change", save);
  form.addEventListener("submit", () => {
    save();
    attempt(() => sessionStorage.setItem(`${key}:posted`, "1"));
  });
}

function arrivedAfterPosting(key) {
  const posted = attempt(() => sessionStorage.getItem(`${key}:posted`));
  attempt(() => sessionStorage.removeItem(`${key}:posted`));
  return posted && /^#(c-|held$)/.test(location.hash);
}

function restoreReply(form, draft) {
  form.elements.reply_to.value = draft.reply_to;
  const line = form.querySelector("[data-replying]");
  if (!line) return;
  line.hidden = false;
  line.querySelector("bdi").textContent = draft.reply_name;
}

/** What the page says it is about stands over what was kept. */
function restoreAbout(form, { about, about_label }) {
  if (ABOUT.some((name) => form.elements[name]?.value)) return;
  for (const name of ABOUT) if (form.elements[name]) form.elements[name].value = about[name] ?? "";
  const line = form.querySelector("[data-about]");
  if (!line) return;
  line.hidden = !about_label;
  line.querySelector("q").textContent = about_label;
}

function keep(key, form) {
  const text = form.elements.text.value;
  if (!text.trim()) return forget(key);
  const reply_to = form.elements.reply_to?.value ?? "";
  const reply_name = form.querySelector("[data-replying] bdi")?.textContent ?? "";
  const about = Object.fromEntries(ABOUT.map((name) => [name, form.elements[name]?.value ?? ""]));
  const about_label = form.querySelector("[data-about] q")?.textContent || labelOf(form, about);
  attempt(() => localStorage.setItem(key, JSON.stringify({ text, reply_to, reply_name, about, about_label })));
}

function labelOf(form, about) {
  return about.entry ? (form.elements.entry.selectedOptions?.[0]?.textContent ?? "") : about.words;
}

function recall(key) {
  return attempt(() => JSON.parse(localStorage.getItem(key)));
}

function forget(key) {
  attempt(() => localStorage.removeItem(key));
}

function say(form, words) {
  const place = form.querySelector("[data-draft-note]");
  if (place) place.textContent = words;
}

// Storage may be switched off: then nothing is kept, and nothing breaks.
function attempt(action) {
  try {
    return action();
  } catch {
    return null;
  }
}
