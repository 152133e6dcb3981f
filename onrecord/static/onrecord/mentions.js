// Mentions: behind an @ in a comment, names of people in the discussion are offered.
//
// Arrow keys choose, Enter or Tab takes, Escape leaves the text as it is. {"people": [{"name", "avatar"}]}

const WAIT = 150; // ms without typing before anybody is asked
const BEGUN = /(?:^|[\s(\["“„«])@([^\n@]{1,40})$/u;

export function offerNames(form) {
  const field = form.elements.text;
  const list = Object.assign(document.createElement("ul"), { className: "names-offered", id: `${field.id}-names`, hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "People in this discussion");
  const said = Object.assign(document.createElement("p"), { className: "unseen" });
  said.setAttribute("role", "status");
  field.after(list, said);
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  const state = { form, field, list, said, taken: new Set(), asked: 0, timer: 0 };
  field.addEventListener("input", () => wait(state));
  field.addEventListener("keydown", (event) => press(event, state));
  field.addEventListener("blur", () => close(state));
  // The field keeps the focus while a name is pressed.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => take(state, event.target.closest("[role=option]")));
  wait(state);
}

// A name that was taken is whole: what follows is the comment, and Tab there leaves the field.
function begun({ field, taken }) {
  const name = field.value.slice(0, field.selectionStart).match(BEGUN)?.[1] ?? "";
  return [...taken].some((whole) => name.startsWith(`${whole} `)) ? "" : name;
}

function wait(state) {
  clearTimeout(state.timer);
  const name = begun(state);
  if (!name) return close(state);
  state.timer = setTimeout(() => ask(state, name), WAIT);
}

async function ask(state, name) {
  const turn = ++state.asked;
  const address = new URL("../people.json", state.form.action);
  address.searchParams.set("q", name);
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok || answer.redirected) return close(state);
    const { people } = await answer.json();
    if (turn === state.asked && begun(state) === name) show(state, people.filter((person) => !isWritten(person.name, name)));
  } catch {
    close(state); // Offline: the name can be written out.
  }
}

// Nor is there anything to complete in a name that stands there whole, with a space behind it.
function isWritten(whole, name) {
  return /\s$/u.test(name) && whole.toLowerCase() === name.trim().toLowerCase();
}

function show(state, people) {
  state.list.replaceChildren(...people.map((person, number) => option(state, person, number)));
  state.list.hidden = !people.length;
  state.said.textContent = people.length ? `${people.length} ${people.length === 1 ? "person" : "people"}: arrow keys choose` : "";
  choose(state, state.list.firstElementChild);
}

function option(state, person, number) {
  const item = Object.assign(document.createElement("li"), { id: `${state.list.id}-${number}` });
  item.setAttribute("role", "option");
  item.dataset.name = person.name;
  const name = document.createElement("bdi");
  name.textContent = person.name;
  item.append(Object.assign(new Image(24, 24), { src: person.avatar, alt: "" }), name);
  return item;
}

function choose(state, item) {
  for (const other of state.list.children) other.setAttribute("aria-selected", other === item);
  if (item) state.field.setAttribute("aria-activedescendant", item.id);
  else state.field.removeAttribute("aria-activedescendant");
}

function press(event, state) {
  if (state.list.hidden || event.isComposing) return;
  const chosen = state.list.querySelector("[aria-selected=true]");
  const { firstElementChild: first, lastElementChild: last } = state.list;
  const act = {
    ArrowDown: () => choose(state, chosen?.nextElementSibling ?? first),
    ArrowUp: () => choose(state, chosen?.previousElementSibling ?? last),
    Enter: () => take(state, chosen),
    Tab: () => take(state, chosen),
    Escape: () => close(state),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function take(state, item) {
  if (!item) return;
  const { field } = state;
  const end = field.selectionStart;
  field.setRangeText(`${item.dataset.name} `, end - begun(state).length, end, "end");
  state.taken.add(item.dataset.name);
  close(state);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function close(state) {
  clearTimeout(state.timer);
  state.asked += 1;
  state.list.hidden = true;
  state.said.textContent = "";
  choose(state, null);
}
