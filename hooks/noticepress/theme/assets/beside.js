
// What follows is for pages beside the texts, which load it behind all of page.js, in one.

// Where two texts stand in a block, its link stands behind the first.
for (const anchor of all(".bilingual .anchor")) all(".pair > span", anchor.parentNode)[0]?.append(anchor);

// The error page begins in the language of its address.
for (const unknown of all(".not-found")) {
  const own = all("a", unknown).find((link) => location.pathname.includes(`/${link.hreflang}/`));
  const first = make("dl", { className: "not-found" });
  if (own) first.append(own.closest("div"));
  unknown.parentNode.prepend(first);
}

// The list of versions: which one was in force on a day.
for (const form of all(".as-of")) {
  const { today, none, then, later } = form.dataset;
  const [day] = all("input", form);
  const [answer] = all("output", form);
  form.hidden = false;
  const show = () => {
    // The newest stands first.
    const found = all("[data-begins]").find((version) => version.dataset.begins <= day.value);
    for (const version of all(".version")) version.classList.toggle("picked", day.value && version === found);
    answer.textContent = !day.value ? "" : !found ? none : day.value > today ? later : then;
    if (day.value && found) answer.append(" ", all("h2 a", found)[0].cloneNode(true));
  };
  day.addEventListener("input", show);
  // Who comes back finds the day filled in again by the browser.
  addEventListener("pageshow", show);
}

// A citation: with the clause that the address names, and a button that copies it.
for (const citation of all(".citation")) {
  const { between, copy, copied } = citation.dataset;
  const [clause] = all(".clause", citation);
  const [place] = all(".place", citation);
  const cite = () => {
    const { hash } = location;
    const [, heading, count] = hash.match(/^(.*)\.(\d+)$/) || [];
    const links = all(".clauses a");
    const exact = links.find((link) => link.hash === hash);
    const link = exact || links.find((each) => each.hash === heading);
    clause.textContent = link ? between + link.textContent + (exact ? "" : ` (${count})`) : "";
    place.textContent = link ? hash : "";
  };
  cite();
  addEventListener("hashchange", cite);
  const button = make("button", { textContent: copy, ariaLive: "polite" });
  // Where the browser refuses to copy, the citation is selected: the visitor copies it.
  button.addEventListener("click", () => navigator.clipboard.writeText(citation.textContent).then(
    () => { button.textContent = copied; },
    () => getSelection().selectAllChildren(citation),
  ));
  if (navigator.clipboard) citation.after(button);
}
