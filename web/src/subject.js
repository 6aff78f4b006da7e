// The marks of a note's subject. A field cannot be marked, so the subject stands below it once
// more, with what the review found in it.

import { element } from "./element.js";

// markedSubject makes the place below a subject's field. It shows what of the findings is
// about the subject, and select selects the first of them in the field.
export function markedSubject(field) {
  const places = element("p", "places");
  places.dir = "auto";
  places.hidden = true;
  places.setAttribute("aria-hidden", "true"); // the list below says the same
  field.after(places);
  let found = [];

  function show(findings) {
    found = findings.filter((f) => f.part === "subject" && !f.whole && f.to > f.from).sort((a, b) => a.from - b.from);
    const { value } = field;
    places.hidden = found.length === 0;
    places.replaceChildren();
    let at = 0;
    for (const { from, to, severity, message } of found) {
      if (from < at) {
        continue;
      }
      places.append(value.slice(at, from));
      const mark = element("span", `cm-${severity}`, value.slice(from, to));
      mark.title = message;
      places.append(mark);
      at = to;
    }
    places.append(value.slice(at));
  }

  // select answers with what it selected; with nothing where nothing was found, or the
  // keyboard is there already.
  function select() {
    const [first] = found;
    if (!first || document.activeElement === field) {
      return undefined;
    }
    field.focus();
    field.setSelectionRange(first.from, first.to);
    return first;
  }

  return { show, select };
}
