// Answers a comment in the form below, and quotes it there when asked to.

/** The form becomes a reply to this comment, or to none. */
export function answer(section, comment) {
  const form = section.querySelector("[data-comment-form]");
  form.elements.reply_to.value = comment?.dataset.comment ?? "";
  form.querySelector("[data-replying]").hidden = !comment;
  form.querySelector("[data-quote-parent]").hidden = !comment;
  form.querySelector("[data-replying] bdi").textContent = comment?.querySelector(".comment-author").textContent ?? "";
  form.elements.text.focus();
  document.dispatchEvent(new CustomEvent("onrecord:reply"));
}

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
