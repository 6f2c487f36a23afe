// Loaded only where a version has been announced. The page is right without it, as of its build; this hides
// what is no longer true and shows what has come true since then. It sets nothing and asks nothing.
const now = Date.now();
for (const element of document.querySelectorAll("[data-from], [data-until]")) {
  const { from, until } = element.dataset;
  element.hidden = now < Date.parse(from) || now >= Date.parse(until);
}
