// Topics of a report at the desk: one is found by name, ticked, and unticked to take it off.
import { complete } from "./naming.js";

for (const topics of document.querySelectorAll("[data-topics]")) choose(topics);

function choose(topics) {
  const input = topics.querySelector("input[type=text]");
  const chosen = topics.querySelector(".topics-chosen");
  const say = (words) => {
    topics.querySelector(".topics-said").textContent = words;
  };
  complete(input, {
    address: topics.dataset.topics,
    label: "Topics",
    hold: async (lookup, act) => {
      await lookup;
      act();
    },
    put: (option) => {
      const box = ticked(chosen, option.dataset) ?? row(topics, chosen, option.dataset);
      box.checked = true;
      box.dispatchEvent(new Event("change", { bubbles: true }));
      input.value = "";
      say(`${option.dataset.name} is chosen.`);
    },
    find: (words, number) => say(words && !number ? `No topic is called like “${words}”.` : ""),
  });
  // Half a word is no error while it is typed, when the draft is saved by itself.
  const { name } = input;
  input.removeAttribute("name");
  input.form.addEventListener("submit", () => { input.name = name; });
}

function ticked(chosen, { pk }) {
  return chosen.querySelector(`input[value="${pk}"]`);
}

function row(topics, chosen, { pk, name }) {
  const box = Object.assign(document.createElement("input"), { type: "checkbox", name: topics.dataset.name, value: pk });
  const label = document.createElement("label");
  const words = document.createElement("bdi");
  words.textContent = name;
  label.append(box, " ", words);
  chosen.append(document.createElement("li"));
  chosen.lastElementChild.append(label);
  return box;
}
