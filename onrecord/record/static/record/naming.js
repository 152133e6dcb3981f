// Completion of a speaker's name, from all names and aliases; what is typed may also be a new name.

let count = 0;

/** Make a combobox of the field; `choose` is called after Enter took a name, once `hold` let it. */
export function complete(input, { address, hold, choose }) {
  const list = document.createElement("ul");
  list.id = `names-${(count += 1)}`;
  list.className = "record-names";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Speakers");
  list.hidden = true;
  input.removeAttribute("list");
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  })) input.setAttribute(name, value);
  input.after(list);
  const box = { input, list, address, hold, choose, asked: 0, pending: null, active: null };
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
  box.pending = fetch(`${box.address}?q=${encodeURIComponent(words)}`, { headers: { "X-Requested-With": "record-screen" } })
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
    });
  return box.pending;
}

function key(box, event) {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const options = [...box.list.children];
    const at = options.indexOf(box.active) + (event.key === "ArrowDown" ? 1 : -1);
    activate(box, options[(at + options.length) % options.length] ?? null);
  } else if (event.key === "Enter" && !event.isComposing) {
    event.preventDefault();
    // What is typed faster than it is looked up still takes the name that fits it.
    box.hold(box.pending, () => take(box, box.active));
  } else if (event.key === "Tab" && box.active) {
    box.input.value = box.active.dataset.name;
  }
}

function take(box, option) {
  if (option) box.input.value = option.dataset.name;
  close(box);
  box.choose();
}

function activate(box, option) {
  box.active?.removeAttribute("aria-selected");
  box.active = option;
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
