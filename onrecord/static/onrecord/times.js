// Times: runs the newsroom clock and adds the reader's own time where their zone differs.

const clock = document.querySelector("[data-clock]");
const newsroomZone = clock?.dataset.zone || "UTC";
const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;

const day = { day: "numeric", month: "long", year: "numeric" };
const minute = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

addReaderTimes(document);
document.addEventListener("onrecord:comments", () => addReaderTimes(document));
if (clock) runClock();

function addReaderTimes(root) {
  for (const time of root.querySelectorAll("time[data-local]:not([data-done])")) {
    time.dataset.done = "";
    const yours = readerTime(new Date(time.dateTime));
    if (!yours) continue;
    const words = document.createElement("span");
    words.className = "reader-time";
    words.textContent = ` (${yours} yours)`;
    time.after(words);
  }
}

/** The reader's time of a moment, with its date where that differs; "" in the newsroom's zone. */
function readerTime(at) {
  if (Number.isNaN(at.valueOf())) return "";
  const theirs = inWords(at, minute, newsroomZone);
  const yours = inWords(at, minute);
  const sameDay = inWords(at, day, newsroomZone) === inWords(at, day);
  if (sameDay) return theirs === yours ? "" : yours;
  return `${inWords(at, { day: "numeric", month: "long" })}, ${yours}`;
}

function runClock() {
  document.querySelector("[data-clock-label]").hidden = true;
  const reader = document.createElement("span");
  reader.className = "reader-time";
  clock.parentElement.append(reader);
  const tick = () => {
    const now = new Date();
    const date = inWords(now, { weekday: "long", ...day }, newsroomZone);
    clock.dateTime = now.toISOString();
    clock.textContent = `${date}, ${inWords(now, minute, newsroomZone)}`;
    const yours = readerTime(now);
    reader.textContent = yours ? ` (${yours} yours)` : "";
    setTimeout(tick, 60_000 - (now.valueOf() % 60_000));
  };
  tick();
}

function inWords(at, format, timeZone) {
  return new Intl.DateTimeFormat(language, { ...format, timeZone }).format(at);
}
