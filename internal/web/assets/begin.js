// Three comforts for beginning a process; it works without them.
//
// 1. A calendar file may be dropped anywhere on the page, or is read as soon as it is
//    chosen.
// 2. An invitation may be pasted anywhere outside a field.
// 3. Where nobody said by whose clock, the time zone of this device is filled in, to be
//    checked.

const drop = document.getElementById("drop");
const file = document.getElementById("file");
const says = document.getElementById("drop-says");

if (drop) {
  document.getElementById("file-read").hidden = true;
  file.addEventListener("change", () => {
    if (file.files.length > 0) {
      drop.requestSubmit();
    }
  });
  let over = 0; // dragging crosses many elements
  const isFile = (event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragenter", (event) => {
    if (isFile(event)) {
      over++;
      drop.closest("details")?.setAttribute("open", "");
      document.body.classList.add("dragging");
      says.textContent = "Drop it here.";
    }
  });
  addEventListener("dragleave", (event) => {
    if (isFile(event) && --over <= 0) {
      over = 0;
      document.body.classList.remove("dragging");
      says.textContent = "";
    }
  });
  addEventListener("dragover", (event) => {
    if (isFile(event)) {
      event.preventDefault();
    }
  });
  addEventListener("drop", (event) => {
    if (!isFile(event)) {
      return;
    }
    event.preventDefault();
    document.body.classList.remove("dragging");
    const dropped = event.dataTransfer.files[0];
    if (!dropped) {
      return;
    }
    if (dropped.size > 100 * 1024) {
      says.textContent = "That file is too large for an invitation: export only the interview from your calendar.";
      return;
    }
    const one = new DataTransfer();
    one.items.add(dropped);
    file.files = one.files;
    says.textContent = "Reading it…";
    drop.requestSubmit();
  });
  addEventListener("paste", (event) => {
    const words = event.clipboardData?.getData("text/plain") ?? "";
    if (event.target.closest?.("input, textarea") || words.trim() === "") {
      return;
    }
    const pasted = document.getElementById("pasted");
    pasted.closest("details")?.setAttribute("open", "");
    pasted.value = words;
    pasted.focus();
    if (/BEGIN:VCALENDAR/i.test(words)) {
      document.getElementById("paste").requestSubmit();
    }
  });
}

for (const zone of document.querySelectorAll(".begin input[list=zones]")) {
  const hint = document.getElementById(`${zone.id}-says`);
  if (zone.value === "" && zone.getAttribute("aria-invalid") !== "true") {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
    zone.value = here.includes("/") ? here : ""; // "UTC" is what a device says that was told nothing
    if (zone.value !== "" && hint) {
      hint.textContent = "Guess: where this device is. Check it.";
      hint.className = "guess";
    }
  }
}

// Most interviews last an hour: the end follows the beginning until it is typed.
for (const began of document.querySelectorAll(".begin input[name$='.starts']")) {
  const ended = document.getElementById(began.name.replace(".starts", ".ends"));
  began.addEventListener("change", () => {
    if (ended.value === "" && began.value !== "") {
      const [day, time] = began.value.split("T");
      const hour = Number(time.slice(0, 2)) + 1;
      if (hour < 24) {
        ended.value = `${day}T${String(hour).padStart(2, "0")}${time.slice(2, 5)}`;
      }
    }
  });
}
