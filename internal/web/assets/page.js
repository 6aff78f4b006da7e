// Three comforts; every page works without them.
//
// 1. Renew the page when what it shows has changed, unless somebody is typing.
// 2. Say without a connection that there is none (worker.js).
// 3. Count down until a note leaves, on the server's clock (the demo winds it).
"use strict";

const skew = Date.parse(document.body.dataset.now) - Date.now();
const focusKey = "afterword-focus";
const foldsKey = "afterword-folds";

// The word about what was just done is said once, not at every renewal.
const address = new URL(location.href);
if (address.searchParams.has("done")) {
  address.searchParams.delete("done");
  address.searchParams.delete("note");
  history.replaceState(null, "", address);
}

// A renewal leaves open what was opened, and gives the keyboard back where it was.
const folds = [...document.querySelectorAll("details[id]")];
const asSent = new Map(folds.map((fold) => [fold, fold.open]));
const turned = new Map(JSON.parse(sessionStorage.getItem(foldsKey) ?? "[]"));
sessionStorage.removeItem(foldsKey);
for (const fold of folds) {
  fold.open = turned.get(fold.id) ?? fold.open;
}

const before = sessionStorage.getItem(focusKey);
if (before) {
  sessionStorage.removeItem(focusKey);
  document.getElementById(before)?.focus({ preventScroll: true });
}

function edited() {
  for (const field of document.querySelectorAll("textarea, input")) {
    if (field.type === "radio" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue) {
      return true;
    }
  }
  return document.activeElement?.matches("textarea, input") ?? false;
}

const { watch: path, version } = document.body.dataset;
const awake = () => !document.hidden || document.body.dataset.awake === "yes"; // notify.js
let told = version;

// look compares what the server says now with what the page shows.
function look(now) {
  const news = document.getElementById("news");
  if (now !== told) {
    told = now;
    document.dispatchEvent(new Event("afterword-changed"));
  }
  if (now === version) {
    news.hidden = true;
  } else if (edited()) {
    if (news.hidden) {
      news.hidden = false;
      news.textContent = "Something changed meanwhile. This page shows it when you have saved or reloaded.";
    }
  } else if (!document.hidden) {
    if (document.activeElement?.id) {
      sessionStorage.setItem(focusKey, document.activeElement.id);
    }
    const turned = folds.filter((fold) => fold.open !== asSent.get(fold)).map((fold) => [fold.id, fold.open]);
    sessionStorage.setItem(foldsKey, JSON.stringify(turned));
    location.reload();
  }
}

// The server tells by a stream, which a page has only while it is looked at: a browser
// allows one site a handful of connections, and many tabs would take them all. Where there
// is no stream, it is asked now and then.
let stream = null;
let asking = 0;

function listen() {
  if (!awake()) {
    stream?.close();
    stream = null;
    clearInterval(asking);
    asking = 0;
    return;
  }
  if (stream || asking) {
    return;
  }
  stream = new EventSource(path);
  stream.addEventListener("message", (event) => look(event.data));
  stream.addEventListener("error", () => {
    if (stream?.readyState === EventSource.CLOSED) { // it was refused, and is not tried again by itself
      stream = null;
      asking = setInterval(ask, 2000);
    }
  });
}

async function ask() {
  try {
    const answer = await fetch(path, { cache: "no-store" });
    if (answer.status === 403 && !edited()) {
      location.reload(); // the session is over: nobody should go on reading over a shoulder
    }
    if (answer.ok) {
      look(await answer.text());
    }
  } catch {
    // Afterword is not running; the page stays as it is
  }
}

function words(seconds) {
  if (seconds < 1) {
    return "any moment now";
  }
  if (seconds < 3600) {
    return `in ${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  }
  if (seconds < 86400) {
    return `in ${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
  }
  return null; // days: what the server said stays true long enough
}

// What is read out of a countdown: few moments of it, and only while it can be taken back.
const readOut = [[300, "in five minutes"], [60, "in one minute"], [15, "in a few seconds"]];
const lastTold = new Map();
let reader = null;

function tell(left, seconds) {
  const last = lastTold.get(left) ?? Infinity;
  lastTold.set(left, seconds);
  const passed = readOut.findLast(([at]) => seconds <= at && last > at);
  if (!passed || last === Infinity) {
    return; // what the page says when it opens is read with it
  }
  if (!reader) {
    reader = document.createElement("p");
    reader.className = "unseen";
    reader.id = "countdown";
    reader.setAttribute("role", "status");
    document.getElementById("content").append(reader);
  }
  reader.textContent = `The note to ${left.dataset.of} leaves ${passed[1]}. Until then you can undo.`;
}

// A subject is one line however it wraps: Enter saves, as in a field.
for (const line of document.querySelectorAll("textarea.one-line")) {
  line.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      line.form.requestSubmit();
    }
  });
}

function countDown() {
  for (const left of document.querySelectorAll("[data-until]")) {
    const seconds = Math.floor((Date.parse(left.dataset.until) - Date.now() - skew) / 1000);
    left.textContent = words(seconds) ?? left.textContent;
    if (left.dataset.of) {
      tell(left, seconds);
    }
  }
}

if (path) {
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && told !== version) {
      look(told);
    }
    listen();
  });
  addEventListener("pagehide", () => { stream?.close(); stream = null; });
  addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
  listen();
}
if ("serviceWorker" in navigator && isSecureContext) {
  navigator.serviceWorker.register("/worker.js").catch(() => {}); // a private window has none
}
if (document.querySelector("[data-until]")) {
  countDown();
  setInterval(countDown, 1000);
}
