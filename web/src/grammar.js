// The worker that runs Harper's grammar. It is loaded only when somebody switches it on,
// and what it reads never leaves the browser.
//
// In: {wasm, names} once, then {note, version, text}. Out: {ready}, {failed}, or
// {note, version, findings}, a finding as the editor takes it.

import { LocalLinter, SuggestionKind, createBinaryModuleFromUrl } from "harper.js";

// What is taken of Harper. Spelling and style are the review's, which knows the names, both
// Englishes and what a note is; and the other kinds are wrong too often.
const grammatical = new Set([
  "Agreement", "BoundaryError", "Eggcorn", "Grammar", "Malapropism", "Nonstandard", "Punctuation", "Redundancy",
  "Repetition", "Usage", "WordOrder",
]);

let linter;

async function setUp({ wasm, names }) {
  linter = new LocalLinter({ binary: createBinaryModuleFromUrl(wasm, "slim") });
  await linter.setup();
  await linter.importWords(names.flatMap((name) => [name, ...name.split(/\s+/)]));
}

// Harper replaces, removes, or inserts after; the editor only replaces.
function replacement(suggestion, text) {
  switch (suggestion.kind()) {
    case SuggestionKind.Remove:
      return "";
    case SuggestionKind.InsertAfter:
      return text + suggestion.get_replacement_text();
    default:
      return suggestion.get_replacement_text();
  }
}

async function read({ note, version, text }) {
  const lints = await linter.lint(text, { language: "plaintext" });
  const findings = lints.filter((lint) => grammatical.has(lint.lint_kind())).map((lint) => {
    const { start, end } = lint.span();
    return {
      from: start,
      to: end,
      message: lint.message(),
      try: lint.suggestions().slice(0, 3).map((s) => ({ text: replacement(s, text.slice(start, end)) })),
    };
  });
  return { note, version, findings };
}

let turn = Promise.resolve(); // one after another, in the order they came
self.onmessage = ({ data }) => {
  turn = turn
    .then(async () => {
      if (data.wasm) {
        await setUp(data);
        self.postMessage({ ready: true });
      } else {
        self.postMessage(await read(data));
      }
    })
    .catch((error) => self.postMessage({ failed: String(error) }));
};
