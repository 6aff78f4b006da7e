// Says that work goes on which takes a while: signing in, looking for a mail, copying.

for (const form of document.querySelectorAll("form[data-busy]")) {
  form.addEventListener("submit", () => {
    const old = form.querySelector(".busy");
    if (old) old.remove();
    const says = document.createElement("p");
    says.className = "busy quiet";
    says.setAttribute("role", "status");
    const progress = document.createElement("progress");
    progress.setAttribute("aria-hidden", "true");
    form.append(says);
    says.append(progress, form.dataset.busy);
    // A download leaves the page as it is, so nothing else would take the word back.
    if (form.action.endsWith("/backup")) setTimeout(() => says.remove(), 15000);
  });
}
