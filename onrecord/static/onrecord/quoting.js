// Quotes the comment that is answered in the form, when asked to.

/** The words of the comment that is answered, each line marked as the renderer reads it. */
export function quoteParent(event) {
  const form = event.target.form;
  const words = document.querySelector(`#c-${CSS.escape(form.elements.reply_to.value)} .comment-words`);
  if (!words) return;
  const lines = words.innerText.trim().split("\n").map((line) => `> ${line}`);
  const field = form.elements.text;
  field.value = `${field.value ? `${field.value}\n\n` : ""}${lines.join("\n")}\n\n`;
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
