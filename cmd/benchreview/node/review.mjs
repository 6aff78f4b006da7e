// Reviews the notes of a JSON file with one of the tools, in this process, and prints what
// it used: review.mjs TOOL NOTES PASSES. The tool is loaded and has seen every note once
// before the measured passes. With 0 passes the first note is reviewed, once, cold.
import { readFileSync } from "node:fs";

const loaders = {
  "write-good": async () => {
    const { default: writeGood } = await import("write-good");
    return (text) => writeGood(text).length;
  },
  alex: async () => {
    const { text: alex } = await import("alex");
    return (text) => alex(text).messages.length;
  },
  "harper.js": async () => {
    const { LocalLinter } = await import("harper.js");
    const { binaryInlined } = await import("harper.js/binaryInlined");
    const linter = new LocalLinter({ binary: binaryInlined });
    await linter.setup();
    return async (text) => (await linter.lint(text)).length;
  },
};

const [tool, file, passes] = process.argv.slice(2);
const notes = JSON.parse(readFileSync(file, "utf8"));
const review = await loaders[tool]();

async function pass() {
  let findings = 0;
  for (const note of notes) findings += await review(note);
  return findings;
}

if (Number(passes) === 0) {
  await review(notes[0]);
} else {
  const findings = await pass();
  const before = process.cpuUsage();
  for (let i = 0; i < Number(passes); i++) await pass();
  const used = process.cpuUsage(before);
  console.log(JSON.stringify({ micros: used.user + used.system, notes: notes.length * Number(passes), findings }));
}
process.exit(0); // whatever a tool left running
