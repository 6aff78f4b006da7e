// Says that work goes on which takes a moment: signing in, looking for a mail.

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
  });
}
