// Inside the frame on another site: tells the page around it how high this page is, and nothing else.
"use strict";
(() => {
  if (parent === window) return;
  // Whoever frames this page may know its height: there is nothing else in the message to protect.
  const tell = () => parent.postMessage({ onrecord: "height", height: Math.ceil(document.documentElement.getBoundingClientRect().height) }, "*");
  new ResizeObserver(tell).observe(document.documentElement);
  addEventListener("load", tell);
  tell();
})();
