// Every page is whole without this. It sets nothing, keeps nothing and asks nothing of anybody.
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const add = (parent, tag, values) => parent.appendChild(Object.assign(document.createElement(tag), values));

// The page is right as of its build: hide what is no longer true, show what has come true since.
const now = Date.now();
for (const element of all("[data-from], [data-until]")) {
  const { from, until } = element.dataset;
  element.hidden = now < Date.parse(from) || now >= Date.parse(until);
}

// Contents: the list closes behind a jump, and marks the section that is read.
const contents = document.querySelector(".contents");
const entries = new Map(all(".contents a").map((link) => [link.hash.slice(1), link]));
if (entries.size) {
  const headings = all(".notice h2");
  let marked, waiting;
  const mark = () => {
    waiting = 0;
    const ends = innerHeight + scrollY > document.documentElement.scrollHeight - 2;
    const read = ends ? headings : headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
    const link = entries.get(read.at(-1)?.id);
    if (link === marked) return;
    marked?.removeAttribute("aria-current");
    marked = link;
    link?.setAttribute("aria-current", "true");
    if (link) contents.scrollTop = link.offsetTop - contents.clientHeight / 2;
  };
  addEventListener("scroll", () => { waiting ||= requestAnimationFrame(mark); }, { passive: true });
  mark();
  contents.addEventListener("click", (event) => {
    if (event.target.closest("a") && contents.matches(":popover-open")) contents.hidePopover();
  });
}

// A link to each paragraph, where the pointer is or a finger was.
const notice = document.querySelector(".notice");
if (notice) {
  const anchor = Object.assign(document.createElement("a"), { className: "anchor", textContent: "¶" });
  anchor.setAttribute("aria-label", notice.dataset.link);
  const show = (event) => {
    const block = event.target.closest(".notice :is(h2, h3, h4, p, li, dt, dd)[id]");
    if (!block || anchor.parentNode === block) return;
    anchor.href = "#" + block.id;
    block.append(anchor);
  };
  notice.addEventListener("pointerover", show);
  notice.addEventListener("click", show);
}

// The selector: links keep the place in the page; the list can be searched.
const locales = document.getElementById("locales");
const links = locales ? all("a", locales) : [];
locales?.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (link) link.hash = location.hash;
});
if (links.length > 9) {
  const field = document.createElement("input");
  field.type = "search";
  field.placeholder = field.ariaLabel = locales.dataset.filter;
  locales.querySelector("h2").after(field);
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  field.addEventListener("input", () => {
    const words = plain(field.value).split(/\s+/);
    const names = (link) => plain(link.textContent + " " + link.hreflang);
    for (const link of links) link.parentNode.hidden = !words.every((word) => names(link).includes(word));
    for (const part of all("section", locales)) part.hidden = !part.querySelector("li:not([hidden])");
  });
}

// One line for a visitor who prefers another of the site's languages; on the error page, theirs comes first.
const tongue = (tag) => {
  const { language, script } = new Intl.Locale(tag).maximize();
  return language + script;
};
const unknown = document.querySelector(".not-found");
if (unknown) {
  const wanted = decodeURI(location.pathname).split("/");
  const own = all("a", unknown).find((link) => wanted.includes(link.hreflang));
  if (own) unknown.prepend(own.closest("div"));
} else if (links.length) {
  const here = tongue(document.documentElement.lang);
  const wanted = navigator.languages.find((tag) => links.some((link) => tongue(link.lang) === tongue(tag)));
  const other = links.find((link) => link.lang === wanted) ?? links.find((link) => wanted && tongue(link.lang) === tongue(wanted));
  if (other && tongue(other.lang) !== here) {
    const line = add(document.body, "p", { className: "other" });
    line.append(other.cloneNode(true));
    const close = add(line, "button", { type: "button", textContent: "×", ariaLabel: locales.dataset.close });
    close.addEventListener("click", () => line.remove());
  }
}
