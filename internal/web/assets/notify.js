// Tells by a notification of this device what newly needs the person, while Afterword is
// open in a tab. It is off until they switch it on, on this device; nothing is sent to
// anybody for it.

const key = "afterword-notify";
const button = document.getElementById("notify");
const wanted = () => localStorage.getItem(key) === "yes" && Notification.permission === "granted";
const needs = (page) => new Map([...page.querySelectorAll(".do")].map((item) => {
  const title = item.querySelector("h3").textContent.trim();
  return [`${item.dataset.kind} ${item.querySelector("a")?.pathname ?? title}`, { title, whose: item.querySelector(".whose")?.textContent.trim() ?? "" }];
}));

if (button && "Notification" in window && isSecureContext) {
  const show = () => {
    button.hidden = false;
    button.textContent = wanted() ? "Stop telling me on this device" : "Tell me on this device when something needs me";
    document.body.dataset.awake = wanted() ? "yes" : "";
  };
  button.addEventListener("click", async () => {
    if (wanted()) {
      localStorage.removeItem(key);
    } else if (await Notification.requestPermission() === "granted") {
      localStorage.setItem(key, "yes");
    } else {
      button.textContent = "This browser does not allow it: see its settings for this page";
      return;
    }
    show();
  });
  show();

  let known = needs(document);
  document.addEventListener("afterword-changed", async () => {
    if (!wanted() || !document.hidden) {
      return;
    }
    await navigator.locks.request("afterword-notify", { ifAvailable: true }, async (lock) => {
      if (!lock) {
        return; // another tab tells
      }
      let page;
      try {
        page = new DOMParser().parseFromString(await (await fetch("/", { cache: "no-store" })).text(), "text/html");
      } catch {
        return;
      }
      const now = needs(page);
      for (const [id, { title, whose }] of now) {
        if (!known.has(id)) {
          const note = new Notification(title, { body: whose, tag: id });
          note.addEventListener("click", () => { window.focus(); location.assign("/"); });
        }
      }
      known = now;
    });
  });
}
