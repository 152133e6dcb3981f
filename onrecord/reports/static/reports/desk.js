// Wagtail's text editor has no name for those who cannot see it: give it that of its block.
const name = (editor) => {
  if (editor.hasAttribute("aria-label") || editor.hasAttribute("aria-labelledby")) return;
  const block = editor.closest("[data-contentpath]");
  const panel = editor.closest("[data-panel]");
  const words = block?.querySelector(".w-panel__heading, .c-sf-block__type, label")
    ?? panel?.querySelector("[data-panel-heading-text]");
  editor.setAttribute("aria-label", words?.textContent.trim() || "Text");
};
const nameAll = () => document.querySelectorAll(".public-DraftEditor-content").forEach(name);
new MutationObserver(nameAll).observe(document.documentElement, { childList: true, subtree: true });
nameAll();
