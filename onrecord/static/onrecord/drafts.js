// Drafts: what is typed into a comment form is kept in this browser until it is posted.
//
// A post that succeeded leads to #c-<id> (shown) or #held (waiting); only then is the draft dropped.

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
    say(form, "Your draft is back.");
  }
  const save = () => keep(key, form);
  field.addEventListener("input", save);
  document.addEventListener("onrecord:reply", save);
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

function keep(key, form) {
  const text = form.elements.text.value;
  if (!text.trim()) return forget(key);
  const reply_to = form.elements.reply_to?.value ?? "";
  const reply_name = form.querySelector("[data-replying] bdi")?.textContent ?? "";
  attempt(() => localStorage.setItem(key, JSON.stringify({ text, reply_to, reply_name })));
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
