// For other sites: <script src="https://paper.example/discussion/embed.js" data-report="4tkyq" async></script>
// puts a report's discussion behind itself. The frame has an origin of its own, which is none: it
// reads no cookies of either site and cannot touch the page around it.
"use strict";
(() => {
  const script = document.currentScript;
  const report = script.dataset.report || "";
  if (!/^[0-9oil][0-9a-z]{4,11}$/i.test(report)) return;
  const frame = document.createElement("iframe");
  frame.src = new URL(`/discussion/${report}/embed/`, script.src).href;
  frame.title = script.dataset.title || "Comments";
  frame.loading = "lazy";
  frame.referrerPolicy = "no-referrer";
  frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
  frame.style.cssText = "display: block; inline-size: 100%; block-size: 400px; border: 0";
  script.after(frame);
  addEventListener("message", (event) => {
    // A sandboxed frame's origin is "null"; that it is this very frame is known by its window.
    if (event.source !== frame.contentWindow || event.origin !== "null") return;
    const height = event.data && event.data.onrecord === "height" ? event.data.height : NaN;
    if (Number.isInteger(height) && height >= 50 && height <= 50000) frame.style.blockSize = `${height}px`;
  });
})();
