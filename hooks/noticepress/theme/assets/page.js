// Every page is whole without this; it keeps nothing.
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const make = (tag, values) => Object.assign(document.createElement(tag), values);

for (const element of all("[data-from], [data-until]")) {
  const { from, until } = element.dataset;
  element.hidden = Date.now() < Date.parse(from) || Date.now() >= Date.parse(until);
}

for (const notice of all(".notice")) {
  const [contents] = all(".contents");
  let marked;
  const mark = () => {
    const read = all("h2", notice).findLast((heading) => heading.getBoundingClientRect().top < 99);
    const link = read && all("a", contents).find((each) => each.hash === "#" + read.id);
    if (link === marked) return;
    marked?.removeAttribute("aria-current");
    marked = link;
    link?.setAttribute("aria-current", "true");
    contents.scrollTop = link ? link.offsetTop - contents.clientHeight / 2 : 0;
  };
  addEventListener("scroll", mark, { passive: true });
  mark();
  contents.addEventListener("click", (event) => {
    if (event.target.closest("a")) contents.togglePopover(false);
  });
  const anchor = make("a", { className: "anchor", textContent: "¶", ariaLabel: contents.dataset.link });
  const show = (event) => {
    const block = event.target.closest(".notice :is(h2, h3, h4, p, li, dt, dd)[id]");
    if (!block || block === anchor.parentNode) return;
    anchor.href = "#" + block.id;
    block.append(anchor);
  };
  notice.addEventListener("pointerover", show);
  notice.addEventListener("click", show);
}

const [locales] = all("#locales");
const links = all("a", locales);
locales.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (link) link.hash = location.hash;
});
if (links.length > 9) {
  const field = make("input", { type: "search", placeholder: locales.dataset.filter, ariaLabel: locales.dataset.filter });
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  field.addEventListener("input", () => {
    for (const link of links) link.parentNode.hidden = !plain(link.textContent + link.lang).includes(plain(field.value));
    for (const part of all("section", locales)) part.hidden = !part.querySelector("li:not([hidden])");
  });
  all("h2", locales)[0].after(field);
}

const [search] = all("#search");
search.addEventListener("beforetoggle", (event) => {
  event.preventDefault();
  import("./search.js").then(({ fill }) => fill(search)).catch(() => {}).then(() => search.togglePopover(true));
}, { once: true });

const tongue = (tag) => {
  const { language, script } = new Intl.Locale(tag).maximize();
  return language + script;
};
const [unknown] = all(".not-found");
if (unknown) {
  const own = all("a", unknown).find((link) => location.pathname.includes(`/${link.hreflang}/`));
  const first = make("dl", { className: "not-found" });
  if (own) first.append(own.closest("div"));
  unknown.parentNode.prepend(first);
} else {
  const speaks = (tag) => links.find((link) => link.lang === tag) || links.find((link) => tongue(link.lang) === tongue(tag));
  const other = navigator.languages.map(speaks).find(Boolean);
  if (other && tongue(other.lang) !== tongue(document.documentElement.lang)) {
    const line = make("p", { className: "other" });
    const close = make("button", { textContent: "×", ariaLabel: locales.dataset.close, onclick: () => line.remove() });
    line.append(other.cloneNode(true), close);
    document.body.append(line);
  }
}
