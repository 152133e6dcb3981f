// The person: one private call, /me.json, fills what a page for everyone cannot know.
//
// {"person": null | {"name", "avatar", "staff", "profile", "unread", "ignored": [person pages]}, "csrf": "…",
//  "own": [comment short ids], "held": [{"report": short id, "text": "…"}],
//  "notice": "" | why nothing is taken now}

const AGAIN = 5000; // ms
const form = document.querySelector("[data-comment-form]");
let me = null;

document.addEventListener("onrecord:comments", () => me && (showOwnActions(), foldIgnored()));
askWhoThisIs();

/** Asked again while the page says that nothing is taken; the first answer fills it. */
async function askWhoThisIs() {
  await ask();
  if (document.querySelector("#site-notice")) setTimeout(askWhoThisIs, AGAIN);
}

async function ask() {
  let answer, told;
  try {
    answer = await fetch("/me.json", { headers: { Accept: "application/json" } });
    told = await answer.json();
  } catch {
    return; // Offline: the page's links still lead to private pages.
  }
  showNotice(told.notice ?? told.detail);
  if (me || !answer.ok) return;
  me = told;
  showSignIn();
  showOwnActions();
  foldIgnored();
  if (form) openForm();
  showHeld();
}

/** Why nothing is taken stands on the page until that is over. */
function showNotice(textContent) {
  document.querySelector("#site-notice")?.remove();
  if (!textContent) return;
  const notice = { id: "site-notice", className: "notice", role: "status", textContent };
  document.querySelector("main").before(Object.assign(document.createElement("p"), notice));
}

function showSignIn() {
  const place = document.querySelector("[data-person]");
  const signedOut = place?.querySelector("[data-signed-out]");
  const signedIn = place?.querySelector("[data-signed-in]");
  if (!signedIn) return;
  if (!me.person) {
    signedOut.href = signInAddress(signedOut.getAttribute("href"), "");
    return;
  }
  signedOut.hidden = true;
  signedIn.hidden = false;
  signedIn.href = me.person.profile;
  const face = Object.assign(new Image(24, 24), { src: me.person.avatar, alt: "" });
  const name = document.createElement("bdi");
  name.textContent = me.person.name;
  signedIn.replaceChildren(face, name);
  if (me.person.unread) place.append(link("/account/notices/", `${me.person.unread} new notice${me.person.unread === 1 ? "" : "s"}`));
  if (me.person.staff) place.prepend(link("/desk/", "Desk"));
}

function showOwnActions() {
  if (me.person?.picks) for (const action of document.querySelectorAll("[data-editor]")) action.hidden = false;
  for (const id of me.own) {
    for (const action of document.querySelectorAll(`[data-comment="${CSS.escape(id)}"] [data-own]`)) {
      action.hidden = false;
    }
  }
}

/** What people whom the reader ignores write is folded away. */
function foldIgnored() {
  for (const author of me.person?.ignored ?? []) {
    for (const article of document.querySelectorAll(`[data-author="${CSS.escape(author)}"] > article`)) {
      const fold = document.createElement("details");
      const words = Object.assign(document.createElement("summary"), { textContent: "A comment by somebody you ignore" });
      article.replaceWith(fold);
      fold.append(words, article);
    }
  }
}

/** Signed in: the form posts. Signed out: it takes the draft along through the sign-in. */
function openForm() {
  form.hidden = false;
  form.elements.csrfmiddlewaretoken.value = me.csrf;
  form.elements.posting_key.value = newKey();
  // A page taken back from the browser's memory after posting starts another comment.
  addEventListener("pageshow", (event) => event.persisted && (form.elements.posting_key.value = newKey()));
  const ways = document.querySelector("[data-comment-link]");
  if (ways) ways.hidden = true;
  if (me.person) {
    if (ways) ways.parentElement.hidden = true;
    return;
  }
  form.querySelector("[data-submit]").textContent = "Sign in and post";
  form.querySelector("[data-preview]").hidden = true;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.assign(signInAddress(form.dataset.signIn, "#comment-form"));
  });
}

function showHeld() {
  const place = document.querySelector("[data-held]");
  const report = document.querySelector("[data-discussion]")?.dataset.discussion;
  const waiting = me.held.filter((comment) => comment.report === report);
  if (!place || !waiting.length) return;
  place.hidden = false;
  place.querySelector("ul").replaceChildren(
    ...waiting.map((comment) => {
      const item = document.createElement("li");
      item.dir = "auto";
      item.textContent = comment.text;
      return item;
    }),
  );
}

function signInAddress(address, anchor) {
  return `${address.split("?")[0]}?next=${encodeURIComponent(location.pathname + location.search + anchor)}`;
}

function newKey() {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("");
}

function link(href, words) {
  return Object.assign(document.createElement("a"), { href, textContent: words });
}
