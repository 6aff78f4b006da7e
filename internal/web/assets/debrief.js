// Saves a debrief as it is typed. What is not saved yet is kept on this device, and sent
// when there is a connection again; what is saved is kept nowhere but in Afterword.
//
// Each field has what it said when the server showed it ("was.…"). Only fields that differ
// are sent, one form at a time, so that a slow answer never undoes a later word.

const form = document.getElementById("debrief");
const status = document.getElementById("saved");
const store = `afterword-debrief:${form.getAttribute("action")}`;
const pause = 900; // ms after the last key
let timer = 0;
let sending = null; // the promise of what is on its way
let wait = 2000; // ms until the next try without a connection

const fields = () => [...form.querySelectorAll("textarea, input[type=text], input[type=date], input[type=radio], select")]
  .filter((field) => form.elements[`was.${field.name}`] && (field.type !== "radio" || field.checked));
const was = (name) => form.elements[`was.${name}`];
const said = (field) => field.value.replaceAll("\r\n", "\n").trim();
const changed = () => fields().filter((field) => said(field) !== was(field.name).value.trim() && field.dataset.refused !== field.value);

function say(words, kept = false) {
  if (status.textContent !== words) {
    status.textContent = words;
  }
  status.classList.toggle("kept", kept);
}

// personOf is the hidden field that says whom a field is about; null where it is about the
// interview. (The fieldset has the same name as an id.)
function personOf(name) {
  return form.querySelector(`input[type=hidden][name="${CSS.escape(name.split(".")[0])}"]`);
}

// keep puts what is not saved yet where a closed page, or an empty battery, leaves it.
function keep() {
  const pending = {};
  for (const field of fields()) {
    if (said(field) !== was(field.name).value.trim()) {
      pending[field.name] = { who: personOf(field.name)?.value ?? "", was: was(field.name).value, now: field.value };
    }
  }
  try {
    if (Object.keys(pending).length > 0) {
      localStorage.setItem(store, JSON.stringify(pending));
    } else {
      localStorage.removeItem(store);
    }
    return true;
  } catch {
    return false; // a private window that keeps nothing
  }
}

// bringBack shows what was kept. Who it is about is told by the name: their place on the
// panel may be another now.
function bringBack() {
  let pending;
  try {
    pending = JSON.parse(localStorage.getItem(store) ?? "{}");
  } catch {
    return;
  }
  const keys = new Map([...form.querySelectorAll(".person > input[type=hidden]")].map((hidden) => [hidden.value, hidden.name]));
  for (const [name, kept] of Object.entries(pending)) {
    const key = kept.who === "" ? name.split(".")[0] : keys.get(kept.who);
    const here = `${key}.${name.split(".")[1]}`;
    const field = form.elements[here];
    if (!key || !field || !was(here)) {
      continue;
    }
    field.value = kept.now;
    was(here).value = kept.was; // the server tells whether it says something else by now
    (field.closest ? field : field[0]).closest("details")?.setAttribute("open", "");
  }
}

function sayWrong(name, words) {
  const field = form.elements[name];
  const element = field instanceof RadioNodeList ? field[0] : field;
  const line = document.getElementById(`${element?.id}-wrong`);
  if (!line) {
    return;
  }
  line.hidden = !words;
  line.textContent = words ?? "";
  element.toggleAttribute("aria-invalid", Boolean(words));
  if (words) {
    element.setAttribute("aria-invalid", "true");
    element.closest("details")?.setAttribute("open", "");
  }
}

// save sends what differs and says what came of it. It answers whether all is saved.
async function save({ leaving = false } = {}) {
  clearTimeout(timer);
  if (sending) {
    await sending;
  }
  const these = changed();
  const sure = keep();
  if (these.length === 0) {
    return true;
  }
  const body = new URLSearchParams();
  for (const field of these) {
    const person = personOf(field.name);
    if (person) {
      body.set(person.name, person.value);
    }
    body.set(`was.${field.name}`, was(field.name).value);
    body.set(field.name, field.value);
  }
  say("Saving…");
  const sent = new Map(these.map((field) => [field.name, field.value]));
  let done = false;
  sending = (async () => {
    let answer;
    try {
      const response = await fetch(form.action, {
        method: "POST", body, headers: { Accept: "application/json" }, keepalive: leaving, redirect: "error",
      });
      if (!response.ok) {
        throw new Error(`answered ${response.status}`);
      }
      answer = await response.json();
      if ([...sent.keys()].some((name) => answer.says[name] === undefined)) {
        throw new Error("something was not taken in");
      }
    } catch {
      say(sure ? "Kept on this phone until the connection is back." : "Not saved: there is no connection. Keep this page open.", true);
      timer = setTimeout(save, wait);
      wait = Math.min(wait * 2, 60000);
      return;
    }
    wait = 2000;
    take(answer, sent);
    done = true;
  })();
  await sending;
  sending = null;
  return done && changed().length === 0;
}

function take(answer, sent) {
  for (const [key, name] of Object.entries(answer.people ?? {})) {
    const person = personOf(key);
    if (person) {
      for (const option of form.elements["r.missed_by"].options) {
        if (option.value === person.value) {
          option.value = option.textContent = name;
        }
      }
      person.value = name;
      document.querySelector(`#${CSS.escape(key)} .leaves`).value = name;
    }
    const legend = document.querySelector(`#${CSS.escape(key)} .called`);
    if (legend) {
      legend.textContent = name;
    }
    form.elements[`${key}.right`]?.closest(".trouble")?.remove();
  }
  let wrong = 0;
  for (const [name, says] of Object.entries(answer.says)) {
    const field = form.elements[name];
    const element = field instanceof RadioNodeList ? [...field].find((radio) => radio.checked) : field;
    sayWrong(name, answer.wrong[name]);
    was(name).value = says;
    if (answer.wrong[name]) {
      wrong++;
      element.dataset.refused = sent.get(name); // not sent again until it is changed
    } else {
      delete element.dataset.refused;
    }
  }
  keep();
  if (wrong > 0) {
    say(wrong === 1 ? "One field could not be taken: see there." : `${wrong} fields could not be taken: see there.`, true);
  } else {
    say(["Saved.", answer.words].filter(Boolean).join(" "));
  }
}

form.addEventListener("input", (event) => {
  if (!event.target.name?.startsWith("new.")) {
    keep();
    clearTimeout(timer);
    // A half-typed address or name is no change yet: those wait until the field is left.
    const line = event.target.matches("input[type=text]");
    timer = setTimeout(save, line ? 4 * pause : pause);
  }
});
form.addEventListener("change", (event) => {
  if (event.target.name?.endsWith(".right")) {
    form.requestSubmit();
  } else if (!event.target.name?.startsWith("new.")) {
    void save();
  }
});

// A button sends the whole form and then shows what came of it. Without a connection the
// page stays, with all that was typed.
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  clearTimeout(timer);
  keep();
  if (sending) {
    await sending;
  }
  const body = new URLSearchParams(new FormData(form));
  if (event.submitter?.name) {
    body.set(event.submitter.name, event.submitter.value);
  }
  say("Saving…");
  try {
    const response = await fetch(form.action, { method: "POST", body });
    if (response.ok && response.redirected) {
      localStorage.removeItem(store);
      location.assign(response.url);
      return;
    }
    if (response.status === 422) { // some field could not be taken: the page says which
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      for (const line of form.querySelectorAll(".wrong")) {
        const now = page.getElementById(line.id);
        line.hidden = now?.hidden ?? true;
        line.textContent = now?.textContent ?? "";
      }
      for (const hidden of form.querySelectorAll("input[name^='was.']")) {
        hidden.value = page.querySelector(`input[name="${CSS.escape(hidden.name)}"]`)?.value ?? hidden.value;
      }
      keep();
      const first = form.querySelector(".wrong:not([hidden])");
      first?.closest("details")?.setAttribute("open", "");
      first?.closest(".field")?.querySelector("input, textarea, select")?.focus();
      say("Not everything could be taken: see there. The rest is saved.", true);
      return;
    }
    throw new Error(`answered ${response.status}`);
  } catch {
    say("There is no connection. What you typed is kept on this phone; press it again when the connection is back.", true);
    timer = setTimeout(save, wait);
  }
});

addEventListener("online", () => { wait = 2000; void save(); });
document.addEventListener("visibilitychange", () => {
  if (document.hidden) {
    void save({ leaving: true });
  }
});

bringBack();
void save();
