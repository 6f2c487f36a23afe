"""Whether a translation says what its English says, as far as a machine can tell: TR004 to TR010.

Differences are counted as multisets: the order is the translator's.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from noticepress.catalogs.added_markup import FORBIDDEN
from noticepress.catalogs.catalog import Entry
from noticepress.catalogs.glossary import fold_case
from noticepress.catalogs.locales import likely_script
from noticepress.findings import quote
from noticepress.register.register import FACT
from noticepress.rules.checking import CheckedRule, Violation, rule
from noticepress.rules.subject import CatalogSubject
from noticepress.rules.translations.left_over import left_in_english
from noticepress.rules.translations.link_texts import swapped
from noticepress.rules.translations.numbers.compared import numbers_match
from noticepress.rules.translations.plain import BARE_URL
from noticepress.rules.translations.running import is_one_word, running_words, vocabulary
from noticepress.rules.translations.scripts import script_matches
from noticepress.rules.translations.sentences import length_is_usual
from noticepress.texts.inline import LINK_END, read_inline, without_code
from noticepress.texts.roles import BLOCK_ATTRIBUTES, tag_of

_TARGET = re.compile(r"\]\(\s*<?((?:\{\{[^{}]*\}\}|[^\s)>])+)")
_AUTOLINK = re.compile(r"(?<!\]\()<([a-z][a-z0-9+.-]*:[^>\s]+|[^<>\s@]+@[^<>\s]+)>", re.IGNORECASE)
_NOTE = re.compile(r"\[\^[^\[\]\s]+\]")
_REFERENCE = re.compile(r"\](\[[^\]^]*\])")
_BARE = re.compile(rf"(?<![(<A-Za-z0-9_])(?:{BARE_URL})", re.IGNORECASE)
_EMAIL = re.compile(r"(?<![a-z0-9._%+-])[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)

_LEADING = re.compile(r"[@<\[\]/]")
"""One of these is in what leads anywhere, but for an address that begins with www."""
_BLOCK_MARK = re.compile(r"\s*(#{1,6}|[-+*>:|]|!!!|\(?[a-z]\)|\([ivx]{2,5}\))\s")
"""What begins a heading, an item or its clause in a file of Markdown, and nothing in a translation."""
_BRACKETED = re.compile(r"\[[^\[\]^][^\[\]]*\]")
_WORDLESS = re.compile(r"(?<!!)\[\s*\]\(")
_INLINE_MARK = re.compile(r"[*_`＊＿｀]")
_HALF_WIDTH = str.maketrans("＊＿｀", "*_`")
"""What a keyboard for Chinese or Japanese types, and Markdown knows nothing of."""
_NO_MARK_HERE = re.compile(
    r"~~|==(?=[^\s=])|\^\w{1,8}\^|~\w{1,8}~|(?<![)*_`>\]\\])\{:?[ ]*[#.]\w[^{}\n]*\}"
    r"|(?<=\s)#{1,6}(?=\s*\Z)"
    r"|&(?:[A-Za-z]\w{1,30};|(?:amp|copy|euro|gt|lt|mdash|nbsp|ndash|quot|reg|sect)(?![\w;=]))"
)
"""Marks of another Markdown, attribute lists, what closes a heading, what may be the name of no character."""
_ESCAPED = re.compile(r"\\[*_`]")
_ESCAPED_BRACKET = re.compile(r"\\[\[\]]")
_PLAIN_FACT = re.compile(r"\{\{ ?[a-z0-9_:-]+ ?\}\}")
_PLAIN_LINK = re.compile(rf"\[([^\[\]()<>]*)\]\((?:{_PLAIN_FACT.pattern}|[A-Za-z0-9:/.#?=-])+\)")
_OTHER_MARK = re.compile(r"[_`＊＿｀<\[\]{}&@\\\n\ud800-\udfff\ufffe\uffff]|://")
"""What may be a mark, or a part of one, besides asterisks, and links and facts in their plainest form."""
_PLAIN_ELEMENTS = frozenset({"a", "em", "strong"})
_MOST_COPIED = 0.5
"""Of a catalog's translations: where more are the English text, a tool has filled them in."""
_COPIED = "translate them, and have your tool leave empty what is not translated; or restore the catalog"
_NO_MARK = "delete it, close it, or write a backslash before it where it is meant to be read"
_OF_MARKDOWN = frozenset({"a", "br", "code", "em", "strong"})
"""Elements that Markdown's own marks make."""
_REMEMBERED = 4096
"""Texts whose features are kept: the English ones come again with each catalog."""


@rule(
    "TR004",
    summary="Links, anchors or e-mail addresses differ",
    explanation="A translation leads to the same places as its English, footnotes included. The text of a link is the "
    "translator's, its target is not; where two links of a text have each the text that the catalog gives the other's "
    "target elsewhere, they have changed places.",
    example="[Ihre Rechte](#ihre-rechte) for [Your rights](#your-rights).",
    remedy="copy the link with its address, the e-mail address or the footnote's mark from the English text",
)
def links_match(subject: CatalogSubject) -> Iterator[Violation]:
    """The multiset of targets is that of English."""
    for _, entry, english, text in subject.translated():
        there, here = targets(english), targets(text)
        if there == here:
            continue
        for target in (there - here).elements():
            yield Violation(*subject.place(entry), f"the link {target} is missing in {quote(text)}")
        for target in (here - there).elements():
            told = f"the link {target} is not in the English text"
            yield Violation(*subject.place(entry), told, "remove or mend it", text=target)
    for entry, (one, other) in swapped(subject):
        told = f"the texts of the links “{one}” and “{other}” have changed places"
        yield Violation(*subject.place(entry), told, "give each link the text of its target")


@lru_cache(maxsize=_REMEMBERED)
def targets(text: str) -> Counter[str]:
    """Every place that a text leads to: link targets, bare addresses, e-mail addresses, footnotes, references."""
    found: Counter[str] = Counter()
    if not (_LEADING.search(text) or "www." in text.lower()):
        return found
    for pattern in (_TARGET, _AUTOLINK, _NOTE, _REFERENCE):
        found.update(FACT.sub(r"{{ \1 }}", match) for match in pattern.findall(text))
    rest = _AUTOLINK.sub(" ", _TARGET.sub("](", text))
    found.update(_BARE.findall(rest))
    if "@" in rest:
        found.update(_EMAIL.findall(rest))
    return found


@rule(
    "TR006",
    summary="Inline markup differs",
    explanation="What is bold, emphasised or code in English is so in the translation. Both are rendered and their "
    "elements counted, so that marks which do not take effect are found too, such as brackets of a link whose address "
    "is not closed, marks of full width (＊) or of another Markdown (~~), and names of no character; a heading, an "
    "item or a quotation is one by its place in the English text, and has no mark or label in the translation.",
    example="** Ihre Daten** with a space that keeps it from being bold.",
    remedy="set the marks of the English text (** for bold, * or _ for emphasis, [ ]( ) for a link) "
    "around the same words",
)
def markup_matches(subject: CatalogSubject) -> Iterator[Violation]:
    """The multiset of inline elements is that of English."""
    for message, entry, english, text in subject.translated():
        there, here = subject.markup.tags(english, message.role), subject.markup.tags(text, message.role)
        differing = set((there - here) + (here - there))
        if differing == {"a"} and targets(english) != targets(text):
            continue  # TR004 says it
        if differing and all(tag not in there and tag not in _OF_MARKDOWN for tag in differing):
            continue  # TR007 says it
        if differing:
            wanted = ", ".join(f"{count} × {tag}" for tag, count in sorted(there.items())) or "none"
            found = ", ".join(f"{count} × {tag}" for tag, count in sorted(here.items())) or "none"
            yield Violation(*subject.place(entry), f"inline elements: {found}; in English: {wanted}")
        elif left := _left_mark(english, text, tag_of(message.role), there):
            yield Violation(*subject.place(entry), f"the mark {left} would be seen on the page", _NO_MARK)


def _left_mark(english: str, text: str, tag: str, elements: Counter[str]) -> str:
    """A mark of Markdown that takes no effect where it stands, and is not in the English; empty for none.

    ``elements`` are those of both texts.
    """
    block = _BLOCK_MARK.match(text)
    if block and not _BLOCK_MARK.match(english):
        return block[1]
    if "[" in text and elements["a"]:
        if _WORDLESS.search(text) and not _WORDLESS.search(english):
            return "[]"
        if len(_without_link(text)) > len(_without_link(english)):
            return next(each for each in _without_link(text) if each not in _without_link(english))
    if (other := _other_mark(english, text, tag)) or not _INLINE_MARK.search(text):
        return other
    shown = _shown_facts(text, elements)
    if shown is not None and shown == _shown_facts(english, elements):
        return ""
    there, here = (
        Counter(_INLINE_MARK.findall(read_inline(_ESCAPED.sub("", each), tag).words.translate(_HALF_WIDTH)))
        for each in (english, text)
    )
    left = next((mark for mark in here if here[mark] > there[mark]), "")
    return next((char for char in text if char.translate(_HALF_WIDTH) == left), "")


def _other_mark(english: str, text: str, tag: str) -> str:
    """A mark that is none in notices, or the name of no character, and is not in the English; empty for none.

    Of braces that Markdown may read TR007 tells.
    """
    are_read = tag != "p" or BLOCK_ATTRIBUTES.search(text)
    found = (each[0] for each in _NO_MARK_HERE.finditer(text) if each[0] not in english)
    marks = (mark for mark in found if not (mark.startswith("{") and are_read))
    return next((mark for mark in marks if not mark.endswith(";") or html.unescape(mark) == mark), "")


def _without_link(text: str) -> list[str]:
    """What stands in brackets that no address follows: as a reference would, which nobody defines."""
    return _BRACKETED.findall(LINK_END.sub("", _ESCAPED_BRACKET.sub("", without_code(text))))


def _shown_facts(text: str, elements: Counter[str]) -> Counter[str] | None:
    """The facts that a visitor reads in a text, where it is sure that each of its marks takes effect; else ``None``.

    Sure without asking Markdown: besides facts and links in their plainest form it has asterisks alone, and as many of
    them as its ``elements`` take.
    """
    shown = _PLAIN_LINK.sub(r"\1", text)
    rest = _PLAIN_FACT.sub(" ", shown)
    is_sure = (
        elements.keys() <= _PLAIN_ELEMENTS
        and rest.count("*") == 4 * elements["strong"] + 2 * elements["em"]
        and len(_PLAIN_LINK.findall(text)) == elements["a"]
        and not (_OTHER_MARK.search(rest) or FORBIDDEN.search(text))
    )
    return Counter(_PLAIN_FACT.findall(shown)) if is_sure else None


@rule(
    "TR009",
    summary="The translation is the English text",
    explanation="A message copied over untranslated looks finished and is not; nor is one of which some words in a row "
    "were left in English. Only running words of English count: no names, postal and e-mail addresses, domains, "
    "numbers and identifiers, and no one or two words that two languages share. A word is no name where some text has "
    "it in lower case. Where more than half of a catalog's translations are the English, all of them are one finding, "
    "with the number.",
    example='msgid "We delete it securely." with the same msgstr.',
    remedy="translate it; where the texts are rightly the same, say so in the entry: noticepress: allow TR009 — reason",
)
def is_translated_at_all(subject: CatalogSubject) -> Iterator[Violation]:
    """A text of several running words is not the same as English."""
    least = 3 if likely_script(subject.catalog.name) == "Latn" else 1
    same = [each for each in subject.translated() if fold_case(each[2]) == fold_case(each[3])]
    known = vocabulary(message.id for message in subject.messages.values()) if same else frozenset()
    copied: list[tuple[Entry, str]] = []
    for _, entry, english, _text in same:
        words = running_words(english, subject.glossary.kept, known)
        if len(words) >= least and (len(words) > 1 or is_one_word(english, known)):
            copied.append((entry, english))
    yield from _copied(subject, copied, len(same))
    for entry, left in left_in_english(subject):
        yield Violation(*subject.place(entry), f"English words are left in the translation: {quote(left)}", text=left)


def _copied(subject: CatalogSubject, copied: Sequence[tuple[Entry, str]], same: int) -> Iterator[Violation]:
    """One by one; where most of the catalog is the ``same`` as English, a tool has done it, and it is one finding."""
    among = sum(1 for _ in subject.translated())
    own = [(entry, english) for entry, english in copied if "TR009" not in entry.waivers]
    if len(own) <= 1 or same <= _MOST_COPIED * among:
        for entry, english in copied:
            yield Violation(*subject.place(entry), f"the translation of {quote(english)} is the English text")
        return
    first, *others = (subject.place(entry) for entry, _ in own)
    told = f"{len(own)} of {among} translations are the English text: first {quote(own[0][1])}"
    yield Violation(*first, told, _COPIED, also=tuple(line for _, line in others))


RULES: tuple[CheckedRule[CatalogSubject], ...] = (
    links_match,
    numbers_match,
    markup_matches,
    script_matches,
    is_translated_at_all,
    length_is_usual,
)
