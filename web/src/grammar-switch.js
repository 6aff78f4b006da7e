// The switch that turns the grammar on, and what it finds. It stops nothing.

import { says } from "./words.js";

const remembered = "afterword-grammar";
const pause = 450; // ms without a key until the worker is asked

export function makeGrammar({ page, notes }) {
  const box = document.getElementById("grammar");
  const line = document.getElementById("grammar-says");
  const left = new Set(); // what the person said to leave, for as long as the page is open
  let worker = null;

  const versions = new Map();
  const timers = new Map();

  function ask(note) {
    const version = (versions.get(note.id) ?? 0) + 1;
    versions.set(note.id, version);
    worker?.postMessage({ note: note.id, version, text: note.editor.text() });
  }

  function keyOf(note, f) {
    return `${note.id} ${f.message} ${note.editor.text().slice(f.from, f.to)}`;
  }

  function show(note, findings) {
    // One thing is said once: where the review speaks, the grammar is silent.
    const shown = findings.filter((f) =>
      !note.findings.some((r) => r.part === "body" && !r.whole && r.from < f.to && f.from < r.to) && !left.has(keyOf(note, f)))
      .map((f) => ({ ...f, severity: "grammar", word: says.grammarWord, leave: "grammar" }));
    note.grammar = shown;
    note.editor.show("grammar", shown);
    list(note, shown);
  }

  function list(note, findings) {
    note.form.querySelector(".grammar-list")?.remove();
    if (findings.length === 0) {
      return;
    }
    const ul = document.createElement("ul");
    ul.className = "findings grammar-list";
    ul.setAttribute("aria-label", says.grammarList);
    for (const f of findings) {
      const li = ul.appendChild(document.createElement("li"));
      li.className = "hint";
      const p = li.appendChild(document.createElement("p"));
      p.appendChild(document.createElement("strong")).textContent = `${says.grammarWord}:`;
      p.append(` ${f.message}`);
      const row = li.appendChild(document.createElement("p"));
      row.className = "try";
      for (const t of f.try) {
        const b = row.appendChild(document.createElement("button"));
        b.type = "button";
        b.className = "small";
        b.textContent = says.use(t.text);
        b.addEventListener("click", () => note.editor.put(f.from, f.to, t.text));
      }
      const b = row.appendChild(document.createElement("button"));
      b.type = "button";
      b.className = "small quiet";
      b.textContent = says.leave;
      b.addEventListener("click", () => leave(note, f));
    }
    document.getElementById(`heard-${note.id}`).after(ul);
  }

  function leave(note, f) {
    left.add(keyOf(note, f));
    show(note, (note.grammar ?? []).filter((g) => g.from !== f.from || g.message !== f.message));
    note.editor.focus();
  }

  function on() {
    line.textContent = says.grammarLoading;
    worker = new Worker(page.dataset.grammar);
    worker.onmessage = ({ data }) => {
      if (data.failed) {
        console.warn(data.failed);
        off();
        box.checked = false;
        line.textContent = says.grammarFailed;
      } else if (data.ready) {
        line.textContent = says.grammarOn;
        notes.forEach(ask);
      } else if (versions.get(data.note) === data.version) {
        show(notes.find((n) => n.id === data.note), data.findings);
      }
    };
    worker.postMessage({ wasm: new URL(page.dataset.wasm, location.href).href, names: JSON.parse(page.dataset.names) });
  }

  function off() {
    worker?.terminate();
    worker = null;
    line.textContent = says.grammarOff;
    for (const note of notes) {
      versions.set(note.id, (versions.get(note.id) ?? 0) + 1); // an answer that is still to come is stale
      show(note, []);
    }
  }

  box.addEventListener("change", () => {
    try {
      localStorage.setItem(remembered, box.checked ? "on" : "off");
    } catch {
      // it is asked again next time
    }
    box.checked ? on() : off();
  });
  let wasOn = false;
  try {
    wasOn = localStorage.getItem(remembered) === "on";
  } catch {
    // nothing is remembered here
  }
  box.checked = wasOn;
  if (wasOn) {
    on();
  }

  return {
    changed(note) {
      if (worker) {
        clearTimeout(timers.get(note.id));
        timers.set(note.id, setTimeout(() => ask(note), pause));
      }
    },
    leave,
  };
}
