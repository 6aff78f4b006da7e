// Moves the bar of an errand as the server tells of it, reads out a quarter, half and three
// quarters, and shows the page anew when it has ended.

const errand = document.getElementById("errand");
const bar = document.getElementById("errand-bar");
const said = document.getElementById("errand-said");
const heard = document.getElementById("errand-heard");
let quarter = 0;
let stream = null;

function take(news) {
  if (!news.running) {
    stream.close();
    location.reload();
    return;
  }
  if (news.value === undefined) {
    bar.removeAttribute("value");
  } else {
    bar.value = Number(news.value);
    const now = Math.floor(bar.value / 250);
    if (now > quarter) {
      heard.textContent = news.said;
    }
    quarter = now;
  }
  said.textContent = news.said;
}

function listen() {
  stream?.close();
  stream = null;
  if (!document.hidden) { // a browser allows one site a handful of connections
    stream = new EventSource(errand.dataset.news);
    stream.addEventListener("message", (event) => take(JSON.parse(event.data)));
  }
}

if (errand) {
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => { stream?.close(); stream = null; });
  addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
  listen();
}
