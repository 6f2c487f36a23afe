// The search, loaded when it is first opened. What it finds is shown as text, never as markup.
const make = (tag, values, ...children) => {
  const element = Object.assign(document.createElement(tag), values);
  element.append(...children);
  return element;
};

// Case, width and accents make no difference; vowel signs, and marks that make another letter, do.
const PLAIN = { Ł: "L", Đ: "D", Ø: "O", Œ: "OE", "’": "'" };
const fold = (text) => text.toLowerCase().toUpperCase().normalize("NFKD")
  .replace(/[\u0300-\u036f\u0591-\u05bd\u064b-\u065f\p{Cf}]/gu, "").normalize("NFC")
  .replace(/\p{Pd}/gu, "-").replace(/[ŁĐØŒ’]/g, (letter) => PLAIN[letter]);

// Sections that have every word; first those that have them in their heading.
const find = (sections, words) => sections.flatMap((section) => {
  const texts = [section, ...section.blocks].map((block) => block.folded ??= fold(`${block.number} ${block.text}`));
  if (!words[0] || !words.every((word) => texts.join("\n").includes(word))) return [];
  const [inHeading, ...counts] = texts.map((text) => words.filter((word) => text.includes(word)).length);
  const block = section.blocks[counts.indexOf(Math.max(...counts))];
  return { section, block, first: inHeading === words.length };
}).sort((a, b) => b.first - a.first);

// A text with the words in it marked; of a long one, what stands around the first of them.
const marked = (text, words, whole) => {
  const letters = text.match(/.[\p{M}ﾞﾟ]*/gsu);
  const folded = letters.map(fold);
  const at = folded.flatMap((letter, index) => Array(letter.length).fill(index));
  const found = new Set();
  for (const word of words) {
    for (let start = -1; (start = folded.join("").indexOf(word, start + 1)) >= 0;) {
      at.slice(start, start + word.length).forEach((index) => found.add(index));
    }
  }
  const first = whole || !found.size ? 0 : Math.min(...found);
  const start = first < 40 ? 0 : Math.max(letters.lastIndexOf(" ", first - 30) + 1, first - 40);
  let end = whole ? letters.length : Math.min(letters.indexOf(" ", start + 120) + 1 || Infinity, start + 140);
  while (found.has(end)) end++;
  const parts = letters.map((letter, index) => (found.has(index) === found.has(index - 1) ? "" : "\n") + letter)
    .slice(start, end).join("").split("\n").map((part, index) => index % 2 ? make("mark", {}, part) : part);
  return [start ? "…" : "", ...parts, end < letters.length ? "…" : ""];
};

export const fill = async (panel) => {
  const line = panel.textContent;
  const at = (address) => new URL(address, new URL(panel.dataset.index, location));
  const load = async (address) => (await fetch(at(address))).json();
  const styled = new Promise((onload) => {
    document.head.append(make("link", { rel: "stylesheet", href: new URL("search.css", import.meta.url), onload, onerror: onload }));
  });
  const [{ words: say, texts, others }] = await Promise.all([load(""), styled]);
  let more = [];
  let waiting;

  const oninput = () => {
    clearTimeout(waiting);
    waiting = setTimeout(run, 150);
  };
  const onchange = () => Promise.all(box.checked ? others.map(load) : []).then((loaded) => {
    more = loaded;
    run();
  }, () => { status.textContent = line; });
  const field = make("input", { type: "search", autofocus: true, enterKeyHint: "search", oninput });
  const box = make("input", { type: "checkbox", onchange });
  const status = make("p", { role: "status" });
  const results = make("div");
  panel.replaceChildren(
    make("label", {}, say.field, field),
    make("button", { textContent: "×", ariaLabel: say.close, onclick: () => panel.hidePopover() }),
    make("label", { hidden: !others.length }, box, say.others),
    status,
    results,
  );

  const run = () => {
    let words = fold(field.value).match(/\S+/g) ?? [];
    const look = () => [...texts, ...more].map((text) => [text, find(text.sections, words)]).filter(([, hits]) => hits.length);
    let found = look();
    // In German, who has no ä on the keyboard types ae.
    if (!found[0] && document.documentElement.lang.startsWith("de")) {
      words = words.map((word) => word.replace(/([AOU])E/g, "$1"));
      found = look();
    }
    const count = found.flatMap(([, hits]) => hits).length;
    status.textContent = !words[0] ? ""
      : count ? say.found[say.form[count < 200 ? count : 100 + count % 100]].replace("%(num)s", count) : say.nothing;
    results.replaceChildren(...found.map(([text, hits]) => make("section", {},
      make("h2", {}, make("span", text.language, text.title), " · ",
        text.states.findLast(([, since]) => !(Date.parse(since) > Date.now()))[0]),
      make("ol", {}, ...hits.map(({ section, block, first }) => make("li", {},
        make("a", { href: at(`${text.address}#${(first ? section : block).id}`), ...section.language },
          ...marked(section.text, words, true)),
        ...block ? [make("p", block.language, make("b", {}, block.number), " ", ...marked(block.text, words))] : [],
      ))),
    )));
  };

  panel.onclick = ({ target }) => target.closest("a") && panel.hidePopover();
  panel.onkeydown = (event) => {
    const stops = [field, ...results.querySelectorAll("a")];
    const here = stops.indexOf(event.target);
    const next = stops[here + { ArrowDown: 1, ArrowUp: -1, Enter: here ? NaN : 1 }[event.key]];
    if (!next || event.isComposing) return;
    event.preventDefault();
    next.focus();
  };
};
