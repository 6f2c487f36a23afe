// Every page is whole without this; it keeps nothing.
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const make = (tag, values) => Object.assign(document.createElement(tag), values);

// What is true now: told anew where a page that stayed open, or was left, is seen again.
const date = () => {
  for (const each of all("[data-from], [data-until]"))
    each.hidden = new Date < new Date(each.dataset.from) || new Date >= new Date(each.dataset.until);
};
addEventListener("visibilitychange", date);
date();

const blocks = all(".notice :is(h2, h3, h4, p, li, dt, dd, th, td)[id]");
const above = (each) => each.getBoundingClientRect().top < 99;
for (const contents of all(".contents")) {
  let marked;
  const mark = () => {
    const read = all(".notice h2").findLast(above);
    const link = all("a", contents).find((each) => each.hash === "#" + read?.id);
    if (link === marked) return;
    if (marked) marked.ariaCurrent = null;
    if (marked = link) link.ariaCurrent = true;
    // Whoever goes through them by keyboard would lose sight of where they are.
    if (!contents.querySelector(":focus-visible")) contents.scrollTop = link?.offsetTop - contents.clientHeight / 2 || 0;
  };
  addEventListener("scroll", mark);
  mark();
  contents.addEventListener("click", ({ target }) => target.closest("a") && contents.togglePopover?.(false));
  // Each block has a link to itself, seen where it is pointed at or, while the button is pressed, everywhere.
  for (const block of blocks) {
    const anchor = make("a", { className: "anchor", href: "#" + block.id, textContent: block.id.split(".")[1] || "¶", ariaLabel: `${contents.dataset.link} ${block.id}` });
    block.insertBefore(anchor, block.querySelector("ul, ol"));
  }
  const button = make("button", { textContent: contents.dataset.links, ariaPressed: false });
  button.onclick = () => button.ariaPressed = document.body.classList.toggle("citing");
  contents.lastElementChild.append(button);
}
// A block that is no more leads to the heading that it stood under.
const { hash } = location;
if (blocks[0] && hash.includes(".") && !document.getElementById(hash.slice(1))) location.replace(hash.split(".")[0]);

const locales = all("#locales")[0];
const links = all("#locales a");
// Links to the same text lead to the block that is read.
addEventListener("click", ({ target }) => {
  const link = target.closest("#locales a, [hreflang], .contents div a");
  if (!link) return;
  const block = blocks.find((each) => each.matches(":target"));
  const top = block?.getBoundingClientRect().top;
  link.hash = (top > 0 && top < innerHeight ? block : blocks.findLast(above))?.id || location.hash;
});
if (links.length > 9) {
  const field = make("input", { type: "search", placeholder: locales.dataset.filter, ariaLabel: locales.dataset.filter });
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  field.oninput = () => {
    for (const each of links) each.parentNode.hidden = !plain(each.textContent + each.lang).includes(plain(field.value));
  };
  all("h2", locales)[0].after(field);
}

const search = all("#search")[0];
search.addEventListener("beforetoggle", (event) => {
  event.preventDefault();
  // From a folder the script fails at once, before the browser has done with this opening.
  import("./search.js").then(({ fill }) => fill(search)).catch(() => new Promise(setTimeout)).then(() => search.togglePopover(true));
}, { once: true });

// Language and script, as in de-Latn; nothing for what is no tag, such as C.
const tongue = (tag) => {
  try {
    return `${new Intl.Locale(tag).maximize()}`.slice(0, 7);
  } catch {}
};
const speaks = (tag) => links.find((each) => each.lang === tag) || links.find((each) => tongue(each.lang) === tongue(tag));
const other = navigator.languages.map(speaks).find(Boolean);
if (other && tongue(other.lang) !== tongue(document.documentElement.lang) && !all(".not-found")[0]) {
  const line = make("aside", { className: "other" });
  const close = make("button", { textContent: "×", ariaLabel: locales.dataset.close, onclick: () => line.remove() });
  line.append(other.cloneNode(true), close);
  document.body.append(line);
}
