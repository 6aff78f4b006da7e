// The page on which the notes of a panel are written. Every note is a form that works
// without this; here each gets an editor, is reviewed and saved while it is typed, and
// shows what it shares with the others.
//
// 1. A change is kept in the browser at once, reviewed after a breath, saved after a pause.
// 2. An answer of the review that is older than what is asked by now is dropped.
// 3. A save names the note it was typed over. When that has changed, both are shown and the
//    person chooses. Kept words are dropped only when they are saved.

import { makeEditor } from "./editor.js";
import { element } from "./element.js";
import { makeGrammar } from "./grammar-switch.js";
import { Keeper, keptElsewhere } from "./keeper.js";
import { markedSubject } from "./subject.js";
import { says } from "./words.js";

const breath = 90; // ms without a key until the review is asked
const pause = 700; // until it is saved
const many = 5; // notes from which on only the one that is typed is reviewed at once
const rest = 600; // until all are
const hush = 1200; // until the verdict is read out

const page = document.getElementById("writing");
const said = document.getElementById("said");
const notes = [...page.querySelectorAll("form[data-note]")].map(makeNote);
const byId = new Map(notes.map((note) => [note.id, note]));
const shared = new Map(); // "id id" to the runs of the first in the second

function makeNote(form) {
  const id = form.dataset.note;
  const note = { id, form, name: form.dataset.name, findings: [], subject: form.elements.subject, verdict: "" };
  note.editor = makeEditor(form.elements.body, {
    name: note.name,
    nonce: page.dataset.nonce,
    describedBy: `verdict-${id}`,
    act: {
      changed: () => changed(note),
      leave: (finding) => leave(note, finding.about === "grammar" ? null : finding, finding),
      jumped: (finding) => tell(finding ? spoken(finding) : says.none),
    },
  });
  note.words = () => ({ subject: note.subject.value, body: note.editor.text() });
  note.subject.addEventListener("input", () => changed(note));
  note.marks = markedSubject(note.subject);
  form.querySelector(`label[for="body-${id}"]`).addEventListener("click", () => note.editor.focus());

  const tools = element("p", "tools");
  tools.hidden = true;
  note.tools = tools;
  for (const [text, does] of [[says.previous, () => note.editor.previous()], [says.next, () => note.editor.next()]]) {
    const button = element("button", "small quiet", text);
    button.type = "button";
    button.addEventListener("click", does);
    tools.append(button);
  }
  form.querySelector(".room").after(tools);

  const save = document.getElementById(`save-${id}`);
  save.hidden = true;
  note.status = element("span", "kept");
  note.status.setAttribute("role", "status");
  save.before(note.status);
  note.keeper = new Keeper({
    id,
    path: `${page.dataset.saves}${id}/save`,
    shown: form.elements.shown,
    words: note.words,
    tell: (text, trouble) => {
      note.status.textContent = text;
      note.status.classList.toggle("trouble", Boolean(trouble));
    },
    conflict: (answer) => choose(note, answer),
  });
  if (form.querySelector(".newest")) {
    note.keeper.settled(); // the server brought back words that it did not store
  }
  form.addEventListener("submit", (event) => submitted(note, event));
  note.form.addEventListener("keydown", (event) => {
    if (event.key === "F8" && !note.editor.view.hasFocus) {
      event.preventDefault();
      const found = note.marks.select();
      if (found) {
        tell(spoken(found));
        return;
      }
      event.shiftKey ? note.editor.previous() : note.editor.next();
    }
  });
  return note;
}

// spoken is what is read out of a finding.
const spoken = ({ word, message }) => (word ? `${word}: ${message}` : message);

function tell(text) {
  said.textContent = "";
  said.textContent = text;
}

// Reviewing

let asked = 0;
let asking;
let breathing;
let resting;
let hushing;

function changed(note) {
  note.keeper.changed(pause);
  note.typedAt = Date.now();
  clearTimeout(breathing);
  clearTimeout(resting);
  breathing = setTimeout(() => review(note, notes.length > many ? [note.id] : []), breath);
  if (notes.length > many) {
    resting = setTimeout(() => review(note), rest);
  }
  grammar.changed(note);
}

// review asks what the review says: of some notes, or of all. about is the one that was
// typed, if any.
async function review(about, of = []) {
  const mine = ++asked;
  asking?.abort();
  asking = new AbortController();
  const shown = notes.map((note) => note.form.elements.shown.value);
  let answer;
  try {
    const response = await fetch(page.dataset.reviews, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ of, notes: notes.map((n) => ({ id: n.id, ...n.words() })) }),
      signal: asking.signal,
    });
    if (!response.ok) {
      throw new Error(response.statusText);
    }
    answer = await response.json();
  } catch (error) {
    if (error.name !== "AbortError" && mine === asked && about) {
      about.keeper.silent(says.silent);
    }
    return;
  }
  if (mine !== asked) {
    return; // something newer is asked already
  }
  for (const seen of answer.notes) {
    const note = byId.get(seen.id);
    if (note) {
      show(note, seen);
      const { value } = note.form.elements.shown;
      const steady = note.keeper.idle() && value === shown[notes.indexOf(note)];
      if (steady && (value !== seen.shown || !seen.draft)) {
        note.keeper.tell(says.changed, true);
      }
    }
  }
  showShared();
  if (about) {
    clearTimeout(hushing);
    hushing = setTimeout(() => tell(says.count(about.name, about.says, about.findings.length)), hush);
  }
}

function show(note, seen) {
  note.says = seen.says;
  note.findings = seen.findings;
  note.draft = seen.draft;
  const placed = seen.findings.filter((f) => f.part === "body" && !f.whole);
  note.marks.show(note.findings);
  note.editor.show("review", placed);
  note.tools.hidden = placed.length === 0;
  showRoom(note, seen);
  const used = document.getElementById(`anchor-${note.id}`);
  if (used) {
    used.classList.toggle("used", seen.anchor_used);
    document.getElementById(`tick-${note.id}`).textContent = seen.anchor_used ? says.anchorUsed : "";
  }
  for (const other of seen.beside) {
    shared.set(`${note.id} ${other.id}`, other.runs);
    shared.set(`${other.id} ${note.id}`, other.runs.map((run) => ({ from: run.there_from, to: run.there_to })));
  }
  showHeard(note, seen.heard);
}

function showRoom(note, { room, own }) {
  const line = document.getElementById(`room-${note.id}`);
  line.className = `room ${room.tone}`;
  const meter = line.querySelector("meter");
  meter.value = room.words;
  line.querySelector("span").textContent = room.say;
  const mine = document.getElementById(`own-${note.id}`);
  mine.hidden = !own;
  mine.textContent = own ?? "";
}

// showHeard puts the newest words of the review where the older ones stood; what was
// unfolded stays so, and so does the focus.
function showHeard(note, html) {
  const heard = document.getElementById(`heard-${note.id}`);
  if (note.heard === html) {
    return;
  }
  note.heard = html;
  const open = [...heard.querySelectorAll("details[open]")].map((d) => d.id);
  const held = heard.contains(document.activeElement);
  heard.innerHTML = html;
  for (const id of open) {
    document.getElementById(id)?.setAttribute("open", "");
  }
  if (held) {
    heard.tabIndex = -1;
    heard.focus({ preventScroll: true });
  }
}

// showShared lights up, in every note, the words that it has in common with others.
function showShared() {
  for (const note of notes) {
    const runs = new Map(); // place to the names
    for (const other of notes) {
      for (const run of shared.get(`${note.id} ${other.id}`) ?? []) {
        const key = `${run.from} ${run.to}`;
        runs.set(key, { ...run, names: [...(runs.get(key)?.names ?? []), other.name] });
      }
    }
    const lit = [...runs.values()].flatMap((run) => outsideGaps(note.editor.text(), run));
    note.editor.show("shared", lit.map((run) => ({
      from: run.from, to: run.to, severity: "shared", message: says.shared(run.names.join(", ")), try: [],
    })));
  }
}

// outsideGaps are the pieces of a run that somebody wrote: a question in square brackets,
// which waits for an answer, is nobody's words.
function outsideGaps(text, run) {
  const pieces = [];
  let { from } = run;
  for (const gap of text.slice(run.from, run.to).matchAll(/\[[^\]]*\]?/g)) {
    pieces.push({ ...run, from, to: run.from + gap.index });
    from = run.from + gap.index + gap[0].length;
  }
  pieces.push({ ...run, from });
  return pieces.filter((piece) => text.slice(piece.from, piece.to).trim());
}

// Acting on what the review said

// submitted does what a button of the form asks: here where it can be done here, and on the
// server's page once everything is saved.
async function submitted(note, event) {
  const button = event.submitter;
  if (note.form.dataset.leaving) {
    return;
  }
  event.preventDefault();
  switch (button?.name) {
    case "use":
      return useSuggestion(note, button.value);
    case "leave":
    case "know":
    case "heed":
    case "word":
      return act(note, button.name, button.value);
  }
  if (!button || button.hidden || button.id === `save-${note.id}`) {
    await note.keeper.save();
    return;
  }
  leaveFor(note.form, button);
}

// leaveFor sends a form to its page, once every note is saved. It does nothing where one
// could not be: that note says why, and keeps its words.
async function leaveFor(form, button) {
  for (const note of notes) {
    if (!(await note.keeper.save())) {
      note.status.scrollIntoView({ block: "nearest" });
      return;
    }
  }
  form.dataset.leaving = "yes";
  // A form that is just telling of its submission does not begin another one.
  setTimeout(() => form.requestSubmit(button));
}

function useSuggestion(note, key) {
  for (const finding of note.findings) {
    const suggestion = finding.try.find((t) => t.key === key);
    if (!suggestion) {
      continue;
    }
    if (finding.part === "subject") {
      const { value } = note.subject;
      note.subject.value = value.slice(0, finding.from) + suggestion.text + value.slice(finding.to);
      note.subject.focus();
      changed(note);
    } else {
      note.editor.put(finding.from, finding.to, suggestion.text);
    }
    return;
  }
}

function leave(note, finding, shown) {
  if (!finding) {
    grammar.leave(note, shown);
    return;
  }
  act(note, finding.severity === "block" ? "know" : "leave", finding.leave);
}

async function act(note, name, key) {
  if (!(await note.keeper.save())) {
    return;
  }
  const answer = await note.keeper.post(`${page.dataset.saves}${note.id}/left`, { act: name, key });
  if (answer?.ok) {
    tell((await answer.json()).says);
    await review();
  }
}

// textBox shows the words of a note beside those that are being written.
function textBox(title, { subject, body }) {
  const box = element("div", "newest");
  box.setAttribute("role", "group");
  box.append(element("p", "", title));
  box.appendChild(element("p", "subject", subject)).dir = "auto";
  box.appendChild(element("pre", "", body)).dir = "auto";
  return box;
}

// choose shows the newest note beside the person's own words when both changed.
function choose(note, answer) {
  note.form.querySelector(".newest")?.remove();
  const box = answer.draft ? textBox(says.newest, answer) : textBox(says.copyMine, note.words());
  if (answer.draft) {
    const row = box.appendChild(element("p", "choose"));
    for (const [text, mine] of [[says.keepMine, true], [says.takeTheirs, false]]) {
      const button = row.appendChild(element("button", "small", text));
      button.type = "button";
      button.addEventListener("click", () => {
        box.remove();
        note.form.elements.shown.value = answer.shown;
        note.keeper.settled();
        if (!mine) {
          note.subject.value = answer.subject;
          note.editor.write(answer.body); // undo brings the person's own back
        }
        note.keeper.save();
        note.editor.focus();
        review(note);
      });
    }
  }
  note.status.closest(".actions").before(box);
}

const grammar = makeGrammar({ page, notes });

for (const form of page.querySelectorAll("form:not([data-note])")) {
  form.addEventListener("submit", (event) => {
    if (!form.dataset.leaving) {
      event.preventDefault();
      leaveFor(form, event.submitter);
    }
  });
}

for (const note of notes) {
  const kept = note.keeper.kept();
  if (kept && (kept.subject !== note.subject.value || kept.body !== note.editor.text())) {
    note.subject.value = kept.subject;
    note.editor.write(kept.body);
    note.form.elements.shown.value = kept.shown; // a conflict if the note changed since
    note.keeper.restored();
  }
}
for (const { id, kept, forget } of keptElsewhere(byId)) {
  // It was approved, or left, before these words were saved: they are shown, to be copied.
  const card = document.getElementById(`note-${id}`);
  if (card) {
    const box = card.appendChild(textBox(says.copyMine, kept));
    const button = box.appendChild(element("p", "choose")).appendChild(element("button", "small", says.forget));
    button.type = "button";
    button.addEventListener("click", () => {
      forget();
      box.remove();
    });
  }
}
document.getElementById("desk-top").hidden = false;
addEventListener("beforeunload", (event) => {
  if (notes.some((note) => note.keeper.unkept())) {
    event.preventDefault();
  }
});
addEventListener("pageshow", () => {
  for (const form of page.querySelectorAll("form")) {
    delete form.dataset.leaving; // back from where it led
  }
});
// What changed elsewhere, in another tab or by the clock, is seen when one comes back.
addEventListener("focus", () => review());
await review();
page.dataset.ready = "yes";
