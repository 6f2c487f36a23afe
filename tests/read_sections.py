"""What a visitor could find on a built page, read without the package: the words below each heading."""

from __future__ import annotations

import unicodedata
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "wbr"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
LINES = {"p", "li", "dt", "dd", "td", "th", "div", "ul", "ol", "dl", "tr", *HEADINGS, *VOID}


class PageSections(HTMLParser):
    """The words of each section by its heading's id, and the section of each id."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: dict[str, str] = {}
        self.headings: dict[str, str] = {}
        self.section_of: dict[str, str] = {}
        self._open: list[tuple[str, str, str]] = []
        self._section = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self._open.append((tag, given.get("class", ""), given.get("id", "")))
        if not self._is_text:
            return
        if tag in HEADINGS and given.get("id"):
            self._section = given["id"]
            self.words[self._section] = ""
        if given.get("id"):
            self.section_of[given["id"]] = self._section
        self._add("\n" if tag in LINES else "")

    def handle_endtag(self, tag: str) -> None:
        self._add("\n" if tag in LINES else "")
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        self._add(data)

    @property
    def _is_text(self) -> bool:
        classes = [name for _, names, _ in self._open for name in names.split()]
        beside = any(name in ("prevailing", "footnote-ref", "footnote-backref") for name in classes)
        return not beside and (
            "notice" in classes or ("head" in classes and any(tag == "h1" for tag, _, _ in self._open))
        )

    def _add(self, text: str) -> None:
        if self._section and self._is_text:
            self.words[self._section] += text
            if any(tag in HEADINGS for tag, _, _ in self._open):
                self.headings[self._section] = self.headings.get(self._section, "") + text

    def find(self, query: str) -> list[str]:
        """Ids of the headings of the sections that have each word of a query: first of those that have all of it."""
        words = folded(query).split()
        found = [section for section, text in self.words.items() if all(word in folded(text) for word in words)]
        return sorted(found, key=lambda section: not all(word in folded(self.headings[section]) for word in words))


def folded(text: str) -> str:
    """A text as it is compared: without case, width and accents; each vowel sign and voiced mark of a letter stays."""
    apart = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    plain = "".join("-" if unicodedata.category(sign) == "Pd" else sign for sign in apart if not _is_accent(sign))
    return unicodedata.normalize("NFC", " ".join(plain.split()))


def _is_accent(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith("COMBINING ") and sign not in "\u3099\u309a"
