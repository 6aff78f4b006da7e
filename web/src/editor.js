// The editor of one note: a text area's stand-in with marks under what the review found,
// the reason beside the cursor, and one key that does what it suggests.

import { Decoration, EditorView, hoverTooltip, keymap, showTooltip } from "@codemirror/view";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { says } from "./words.js";

// A finding is {from, to, severity, word, message, try: [{key, text}], leave, about}: about
// is "review", "grammar" or "shared".
const setFindings = StateEffect.define();
const setTip = StateEffect.define();

// marksOf is the kind of finding: what was found by one of them is replaced by what it
// finds next, and stays at its words until then.
function marksOf(about) {
  return StateField.define({
    create: () => Decoration.none,
    update(marks, tr) {
      marks = marks.map(tr.changes);
      for (const effect of tr.effects) {
        if (effect.is(setFindings) && effect.value.about === about) {
          const length = tr.newDoc.length;
          marks = Decoration.set(
            effect.value.findings
              .filter((f) => f.from < f.to && f.to <= length)
              .map((f) => Decoration.mark({ class: `cm-${f.severity}`, finding: { ...f, about } }).range(f.from, f.to)),
            true,
          );
        }
      }
      return marks;
    },
    provide: (field) => EditorView.decorations.from(field),
  });
}

const fields = { shared: marksOf("shared"), grammar: marksOf("grammar"), review: marksOf("review") };
const order = ["review", "grammar", "shared"];
const graver = ["block", "warn", "hint", "grammar", "shared"];

// placesIn lists the findings with the places where they are now, in the order of the text.
function placesIn(state) {
  const all = [];
  for (const about of order) {
    for (const cursor = state.field(fields[about]).iter(); cursor.value; cursor.next()) {
      all.push({ from: cursor.from, to: cursor.to, finding: cursor.value.spec.finding });
    }
  }
  return all.sort((a, b) => a.from - b.from || graver.indexOf(a.finding.severity) - graver.indexOf(b.finding.severity));
}

// placeAt is the gravest finding at a position; what is shared counts only where it is asked
// for, by pointing at it.
function placeAt(state, at, pointed = false) {
  return placesIn(state)
    .filter((p) => p.from <= at && at <= p.to && (pointed || p.finding.about !== "shared"))
    .sort((a, b) => graver.indexOf(a.finding.severity) - graver.indexOf(b.finding.severity))[0];
}

// tipAt is the reason beside a place, with what can be done.
function tipAt(place, act) {
  return {
    pos: place.from,
    end: place.to,
    above: false,
    place,
    create: (view) => ({ dom: tipOf(view, place, act) }),
  };
}

function tipOf(view, place, act) {
  const { finding } = place;
  const dom = document.createElement("div");
  dom.className = "tip";
  const line = dom.appendChild(document.createElement("p"));
  line.className = finding.severity;
  if (finding.word) {
    line.appendChild(document.createElement("strong")).textContent = `${finding.word}:`;
    line.append(" ");
  }
  line.append(finding.message);
  const row = document.createElement("p");
  row.className = "row";
  const button = (text, does) => {
    const b = row.appendChild(document.createElement("button"));
    b.type = "button";
    b.className = "small";
    b.textContent = text;
    b.addEventListener("click", does);
    return b;
  };
  finding.try.forEach((t, i) => {
    const b = button(says.use(t.text), () => use(view, place, t));
    if (i === 0) {
      b.append(" ");
      b.appendChild(document.createElement("kbd")).textContent = says.byKey;
    }
  });
  if (finding.leave) {
    button(finding.severity === "block" ? says.leaveKnowing : says.leave, () => {
      view.dispatch({ effects: setTip.of(null) });
      view.focus();
      act.leave(finding);
    }).classList.add("quiet");
  }
  if (row.hasChildNodes()) {
    dom.append(row);
  }
  return dom;
}

// use puts a suggestion into its place, as one step that can be undone.
function use(view, place, suggestion) {
  view.dispatch({
    changes: { from: place.from, to: place.to, insert: suggestion.text },
    selection: { anchor: place.from + suggestion.text.length },
    effects: setTip.of(null),
    userEvent: "input.complete",
    scrollIntoView: true,
  });
  view.focus();
}

// makeEditor puts an editor beside a text area, which it hides and keeps up to date. act
// is told of a change, of a finding to leave, and of what a jump went to.
export function makeEditor(area, { name, nonce, describedBy, act }) {
  const tip = StateField.define({
    create: () => null,
    update(tip, tr) {
      for (const effect of tr.effects) {
        if (effect.is(setTip)) {
          return effect.value;
        }
      }
      if (tr.docChanged) {
        return null; // nobody wants to be told while they type
      }
      if (tr.selection) {
        const { head, empty } = tr.newSelection.main;
        const place = empty ? placeAt(tr.state, head) : undefined;
        return place ? tipAt(place, act) : null;
      }
      if (tip && tr.effects.some((e) => e.is(setFindings))) {
        const place = placeAt(tr.state, tr.state.selection.main.head);
        return place ? tipAt(place, act) : null;
      }
      return tip;
    },
    provide: (field) => showTooltip.from(field),
  });

  const jump = (way) => (view) => {
    const { head } = view.state.selection.main;
    const now = view.state.field(tip)?.place;
    const all = placesIn(view.state).filter((p) => p.finding.about !== "shared");
    if (all.length === 0) {
      act.jumped(null);
      return true;
    }
    const here = now ? all.findIndex((p) => p.from === now.from && p.to === now.to && p.finding.message === now.finding.message) : -1;
    let i;
    if (here >= 0) {
      i = (here + way + all.length) % all.length;
    } else {
      i = way > 0 ? all.findIndex((p) => p.from >= head) : all.findLastIndex((p) => p.from < head);
      i = i >= 0 ? i : way > 0 ? 0 : all.length - 1;
    }
    const place = all[i];
    view.dispatch({ selection: { anchor: place.from }, effects: setTip.of(tipAt(place, act)), scrollIntoView: true });
    view.focus();
    act.jumped(place.finding);
    return true;
  };

  const useFirst = (view) => {
    const place = view.state.field(tip)?.place ?? placeAt(view.state, view.state.selection.main.head);
    if (!place?.finding.try.length) {
      return false;
    }
    use(view, place, place.finding.try[0]);
    return true;
  };

  const view = new EditorView({
    doc: area.value,
    extensions: [
      EditorView.cspNonce.of(nonce),
      EditorView.lineWrapping,
      EditorView.perLineTextDirection.of(true),
      EditorState.lineSeparator.of("\n"),
      EditorView.contentAttributes.of({
        "aria-label": says.label(name), "aria-describedby": describedBy, "aria-multiline": "true",
        dir: "auto", spellcheck: "false", autocapitalize: "sentences", autocorrect: "on", id: `editor-${area.id}`,
      }),
      history(),
      keymap.of([
        { key: "F8", run: jump(1) },
        { key: "Shift-F8", run: jump(-1) },
        { key: "Alt-Enter", run: useFirst },
        {
          key: "Escape",
          run: (v) => Boolean(v.state.field(tip)) && (v.dispatch({ effects: setTip.of(null) }), true),
        },
        ...historyKeymap,
        ...defaultKeymap,
      ]),
      ...order.map((about) => fields[about]).reverse(),
      tip,
      hoverTooltip((v, at) => {
        const place = placeAt(v.state, at, true);
        const shown = v.state.field(tip)?.place;
        return place && !(shown && shown.from === place.from) ? tipAt(place, act) : null;
      }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) {
          area.value = update.state.doc.toString();
          act.changed();
        }
      }),
    ],
  });
  const sheet = document.createElement("div");
  sheet.className = "sheet";
  sheet.append(view.dom);
  area.before(sheet);
  area.hidden = true;

  return {
    view,
    text: () => view.state.doc.toString(),
    focus: () => view.focus(),
    // show replaces what one of the three found.
    show: (about, findings) => view.dispatch({ effects: setFindings.of({ about, findings }) }),
    // write replaces the whole text; undo brings the old one back.
    write(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    // put replaces the words between two places, wherever the cursor is.
    put: (from, to, text) => use(view, { from, to }, { text }),
    next: () => jump(1)(view),
    previous: () => jump(-1)(view),
  };
}
