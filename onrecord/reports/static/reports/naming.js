// Completion of a name, of a speaker or a topic, from all that the server finds for what is typed.

let count = 0;

/**
 * Make a combobox of the field. `label` says what its list holds. `put` is called with each option whose
 * name came into the field, `choose` after Enter, once `hold` let it.
 */
export function complete(input, { address, label, hold, put = () => {}, choose = () => {}, find = () => {} }) {
  const list = document.createElement("ul");
  list.id = `names-${(count += 1)}`;
  list.className = "desk-names";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", label);
  list.hidden = true;
  input.removeAttribute("list");
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  })) input.setAttribute(name, value);
  input.after(list);
  const box = { input, list, address, hold, put, choose, find, asked: 0, pending: null, active: null };
  input.addEventListener("input", () => look(box, { isTyped: true }));
  input.addEventListener("focus", () => look(box, { isTyped: false }));
  input.addEventListener("blur", () => close(box));
  input.addEventListener("keydown", (event) => key(box, event));
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const option = event.target.closest("[role=option]");
    if (option) take(box, option);
  });
}

function look(box, { isTyped }) {
  const asked = (box.asked += 1);
  const words = isTyped ? box.input.value.trim() : "";
  activate(box, null);
  box.pending = fetch(`${box.address}?q=${encodeURIComponent(words)}`, { headers: { "X-Requested-With": "XMLHttpRequest" } })
    .then((answer) => (answer.ok ? answer.text() : ""))
    .catch(() => "")
    .then((html) => {
      if (asked !== box.asked || !box.input.isConnected) return;
      box.list.replaceChildren(...new DOMParser().parseFromString(`<ul>${html}</ul>`, "text/html").querySelectorAll("li"));
      const options = [...box.list.children];
      for (const option of options) option.id = `${box.list.id}-${option.id}`;
      box.list.hidden = !options.length || document.activeElement !== box.input;
      box.input.setAttribute("aria-expanded", String(!box.list.hidden));
      if (isTyped && words) activate(box, options[0]);
      box.find(words, options.length);
    });
  return box.pending;
}

function key(box, event) {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (box.list.hidden) return void look(box, { isTyped: true });
    const options = [...box.list.children];
    const at = options.indexOf(box.active) + (event.key === "ArrowDown" ? 1 : -1);
    activate(box, options[(at + options.length) % options.length] ?? null);
  } else if (event.key === "Enter" && !event.isComposing) {
    event.preventDefault();
    // What is typed faster than it is looked up still takes the name that fits it.
    box.hold(box.pending, () => take(box, box.active));
  } else if (event.key === "Escape" && !box.list.hidden) {
    event.stopPropagation();
    close(box);
  } else if (event.key === "Tab" && box.active) {
    named(box, box.active);
  }
}

function take(box, option) {
  if (option) named(box, option);
  close(box);
  box.choose();
}

function named(box, option) {
  box.input.value = option.dataset.name;
  box.put(option);
}

function activate(box, option) {
  box.active?.removeAttribute("aria-selected");
  box.active = option ?? null;
  if (option) {
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    box.input.setAttribute("aria-activedescendant", option.id);
  } else box.input.removeAttribute("aria-activedescendant");
}

function close(box) {
  box.asked += 1;
  box.list.hidden = true;
  box.input.setAttribute("aria-expanded", "false");
  activate(box, null);
}
