// Passkeys. Without this, or in a browser that has none, the other ways in stay.
const able = typeof window.PublicKeyCredential?.parseRequestOptionsFromJSON === "function";
const trouble = document.getElementById("passkey-trouble");

function tell(sentence) {
  trouble.textContent = sentence;
  trouble.hidden = false;
}

async function ask(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body ?? {}),
  });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new Error(said.sentence ?? "That did not work. Reload the page and try again.");
  }
  return said;
}

// The browser's own refusals have names; a person who closed the question knows why.
function why(error) {
  switch (error.name) {
    case "NotAllowedError":
    case "AbortError":
      return "No passkey was used. Try again, or come in another way.";
    case "InvalidStateError":
      return "This device has a passkey for you already.";
    case "TypeError":
      return "Afterword does not answer. Try again in a moment.";
    default:
      return error.message;
  }
}

async function signIn(button) {
  const options = await ask("/sign-in/passkey/ask");
  const credential = await navigator.credentials.get({
    publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options.publicKey),
  });
  const done = await ask(`/sign-in/passkey?next=${encodeURIComponent(button.dataset.next)}`, credential.toJSON());
  location.assign(done.next);
}

async function add(form) {
  const options = await ask("/ways-in/passkeys/ask");
  const credential = await navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options.publicKey),
  });
  const done = await ask("/ways-in/passkeys", {
    name: form.querySelector("#passkey-name").value,
    answer: credential.toJSON(),
  });
  location.assign(done.next);
}

// One question at a time: the button rests until it is answered.
async function during(button, act) {
  trouble.hidden = true;
  button.disabled = true;
  try {
    await act();
  } catch (error) {
    tell(why(error));
  } finally {
    button.disabled = false;
  }
}

const entrance = document.getElementById("passkey-way");
if (able && entrance) {
  entrance.hidden = false;
  const button = entrance.querySelector("button");
  button.addEventListener("click", () => during(button, () => signIn(button)));
}

const form = document.getElementById("passkey-add");
if (able && form) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    during(form.querySelector("button"), () => add(form));
  });
}
