// Loaded only where a version has been announced. The page is right without it, as of its build; this shows
// what has come true since then. It sets nothing and asks nothing.
(() => {
  const article = document.querySelector("[data-takes-effect], [data-next-takes-effect]");
  if (!article) { return; }
  const effective = Date.parse(article.dataset.takesEffect || article.dataset.nextTakesEffect);
  const dayEnds = Date.parse(article.dataset.todayEnds);
  const now = Date.now();
  if (!(now >= effective)) { return; }
  for (const note of article.querySelectorAll("[data-when]")) {
    note.hidden = note.dataset.when === "today" && now >= dayEnds;
  }
})();
