// element makes an element of a page, with a class and a text where they are given.
export function element(name, className, text) {
  const e = document.createElement(name);
  if (className) {
    e.className = className;
  }
  if (text) {
    e.textContent = text;
  }
  return e;
}
