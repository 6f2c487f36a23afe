"""Defects put into the repository's own catalogs, one at a time, and what the rules find of them.

A kind of defect changes one entry: the first, in the catalog's order, that it can be put into. Then the rule that
should find it is asked about the whole catalog.

``PYTHONPATH=hooks:tests python -c "import seeded, sys; sys.stdout.write(seeded.seed_table())"`` shows the table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from noticepress import theme
from noticepress.catalogs.added_markup import Markup
from noticepress.catalogs.catalog import Catalog, Entry, is_overlay, parse_catalog
from noticepress.catalogs.glossary import Term, fold_case
from noticepress.catalogs.po.reading import read_po_file
from noticepress.editions.sources.inputs import SITE_DOMAIN, Inputs
from noticepress.editions.sources.project import Project
from noticepress.editions.sources.theme_words import THEME_DOMAIN, theme_messages
from noticepress.findings import Finding
from noticepress.rules.subject import CatalogSubject
from noticepress.rules.translations.entries import RULES
from small_project import REPOSITORY

LATIN = ("de", "es", "fr", "it", "nl", "sv", "pt", "pl", "cs", "tr", "hu")
CHINESE = ("zh_Hans", "zh_Hant")
CJK = (*CHINESE, "ja", "ko")
NOT_LATIN = (*CJK, "ru", "th")
NOT_SEEDED = frozenset({"TR016", "TR019"})
"""Rules about what no text of the sample has, numbers that count something and bounds: defects.yml and translations.yml
in tests/cases/ have them."""
LANGUAGES = (*LATIN, *NOT_LATIN)
WITH_SENTENCE_MARKS = tuple(name for name in LANGUAGES if name != "th")


@dataclass(frozen=True, slots=True)
class Place:
    """An entry that a defect may be put into: its last plural form, where it has several."""

    english: str
    text: str
    role: str
    terms: tuple[Term, ...]

    @property
    def is_plain(self) -> bool:
        """Whether this is running text without markup, placeholder or digit."""
        return self.role == "paragraph" and not re.search(r"[][{}*`<>\d]", self.english + self.text)


Change = Callable[[Place], str]
"""The defective text; the text as it is where the entry is not one to put the defect into."""

Write = Callable[[list[str], Entry, str], int]
"""Puts a defective text into the lines of a PO file, and gives the line at which the rule should find it."""


def put(lines: list[str], entry: Entry, text: str) -> int:
    """Write ``text`` in place of the translation (of its last plural form)."""
    end = _end(lines, entry)
    last = max(number for number in range(entry.line, end) if lines[number].startswith("msgstr"))
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    lines[last:end] = [f'{lines[last].split(" ")[0]} "{escaped}"']
    return entry.text_line


def put_before(lines: list[str], entry: Entry, text: str) -> int:
    """Write ``text`` as a line of its own before the entry."""
    lines.insert(entry.line - 2, text)
    return entry.text_line + 1


def put_context(lines: list[str], entry: Entry, text: str) -> int:
    """Write ``text`` in place of the entry's context."""
    lines[entry.line - 2] = f'msgctxt "{text}"'
    return entry.text_line


def put_at_end(lines: list[str], _: Entry, text: str) -> int:
    """Write ``text`` as the message of one entry more."""
    lines += ["", 'msgctxt "index#data-privacy-notice"', f'msgid "{text}"', 'msgstr "…"']
    return len(lines)


def put_opposite(lines: list[str], entry: Entry, _: str) -> int:
    """Give an entry the translation of an earlier one, which does not deny what it denies."""
    earlier = next(
        each
        for each in read_po_file("\n".join(lines), "x.po").entries
        if each.line < entry.line and len(each.id) > 40 and not re.search(r"\bnot?\b|without|[{[]", each.id)
    )
    return put(lines, entry, earlier.texts[0])


def take_out(lines: list[str], entry: Entry, _: str) -> int:
    """Remove the entry. What is missing has no line."""
    del lines[entry.line - 2 : _end(lines, entry)]
    return 0


def _end(lines: list[str], entry: Entry) -> int:
    return next((number for number in range(entry.line, len(lines)) if not lines[number]), len(lines))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of defect, and the code of the rule that is to find it."""

    code: str
    name: str
    change: Change
    languages: tuple[str, ...] = LANGUAGES
    domain: str = "privacy"
    write: Write = put

    def __str__(self) -> str:
        return f"{self.code}-{self.name}"


def always(text: str) -> Change:
    """``text`` itself, in any entry."""
    return lambda _: text


def swap(pattern: str, by: str) -> Change:
    """The first match of ``pattern`` replaced."""
    return lambda at: re.sub(pattern, by, at.text, count=1)


def append(text: str) -> Change:
    """``text`` added to plain running text."""
    return lambda at: f"{at.text}{text}" if at.is_plain else at.text


def wrap(before: str, after: str) -> Change:
    """A plain running text between two marks."""
    return lambda at: f"{before}{at.text}{after}" if at.is_plain else at.text


def lookalike(letters: str, others: str) -> Change:
    """The first of ``letters`` inside a word of plain running text replaced by its counterpart."""
    table = dict(zip(letters, others, strict=True))
    inside = re.compile(rf"(?<=\w)[{letters}](?=\w)")

    def change(at: Place) -> str:
        return inside.sub(lambda match: table[match[0]], at.text, count=1) if at.is_plain else at.text

    return change


def english_of(least: int, most: int = 1_000, case: Callable[[str], str] = str) -> Change:
    """The English text, where it has so many words and nothing but words."""

    def change(at: Place) -> str:
        words = re.fullmatch(r"[A-Za-z',.? -]+", at.english) and at.english.split()
        return case(at.english) if words and least <= len(words) <= most else at.text

    return change


def sentences(keep: slice) -> Change:
    """Some sentences of a message that has three or more in English and here, and is long."""

    def change(at: Place) -> str:
        parts = re.findall(r"[^.!?。！？]*[.!?。！？]+(?:\s|$|(?<=[。！？]))", at.text)
        long = len(at.english) > 200 and len(re.findall(r"[.!?](?=\s|$)", at.english)) >= 3
        whole = long and len(parts) >= 3 and "".join(parts) == at.text and not re.search(r"[][{}*\d]", at.english)
        rest = "".join(parts[keep]).strip()
        # Chinese and Japanese join sentences freely: theirs are counted where the text is shorter besides.
        joins = re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", at.text)
        return rest if whole and (not joins or len(rest) < 0.65 * len(at.text)) else at.text

    return change


def first_letters(at: Place) -> str:
    """No more than the beginning of a long plain text."""
    return at.text[:3] if at.is_plain and len(at.english) > 100 else at.text


def doubled(at: Place) -> str:
    """A long plain text, twice."""
    return f"{at.text} {at.text}" if at.is_plain and len(at.english) > 100 else at.text


def without_term(at: Place) -> str:
    """A defined term left out wherever it stands in a longer text."""
    for term in _terms_of(at):
        return re.sub(_any(term.accept), "", at.text, flags=re.IGNORECASE) if at.is_plain else at.text
    return at.text


def with_forbidden(at: Place) -> str:
    """A forbidden variant in place of a defined term."""
    for term in _terms_of(at):
        if term.forbid:
            return re.sub(_any(term.accept), term.forbid[0], at.text, count=1, flags=re.IGNORECASE)
    return at.text


def beside_forbidden(at: Place) -> str:
    """A forbidden variant after a text that holds the defined term."""
    return next((f"{at.text} {term.forbid[0]}" for term in _terms_of(at) if term.forbid), at.text)


def _any(forms: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))


def _terms_of(at: Place) -> Iterator[Term]:
    return (term for term in at.terms if term.sense.is_used(fold_case(at.english)))


def number(pattern: str, by: str) -> Change:
    """The first match replaced, where the English text has a number."""
    return lambda at: re.sub(pattern, by, at.text, count=1) if re.search(r"\d", at.english) else at.text


def english_left(at: Place) -> str:
    """The translation with some words of the English behind it."""
    words = re.search(r"\b(?:we|our|you|your|the)(?: [a-z]+){4}\b", at.english)
    return f"{at.text} {words[0]}" if at.is_plain and words else at.text


def denied(at: Place) -> str:
    """Another text, where the English denies something."""
    return "…" if at.is_plain and re.search(r"\bnot\b", at.english) else at.text


def without_stop(at: Place) -> str:
    """A plain sentence without the stop at its end."""
    ends = re.search(r"(?:(?<=[a-zà-ÿа-яё])\.|(?<=ます)。|(?<=[\u4e00-\u9fff])。|(?<=다)\.)$", at.text)
    return at.text[:-1] if at.is_plain and at.english.endswith(".") and ends else at.text


FACT = r"(?<!\()\{\{ *(\w+) *\}\}"
ANCHOR = r"\(#([\w-]+)\)"
SIMPLIFIED = (
    "個个資资們们會会務务請请處处時时為为訊讯權权關关號号裝装項项帳账聲声護护傳传適适該该覽览產产連连動动對对識识別别"
    "這这選选閱阅體体給给碼码無无內内經经結结聯联單单語语進进隱隐訂订電电頁页過过稱称儲储輸输組组錄录確确據据網网與与"
    "並并機机種种於于"
)
"""Traditional characters of the catalogs, each before the Simplified one that stands for it."""

JAPANESE = "護护報报認认設设請请連连達达話话語语読读訪访調调記记"
"""Japanese characters, each before the Simplified one that Japanese does not have."""


UNSEEN = {
    "word joiner": "\u2060",
    "byte order mark": "\ufeff",
    "left-to-right mark": "\u200e",
    "invisible separator": "\u2063",
    "tag": "\U000e0061",
    "variation selector": "\ufe0f",
    "Hangul filler": "\u3164",
    "annotation": "\ufff9",
}
"""Characters that no language of the catalogs needs."""


def kinds() -> Iterator[Kind]:
    """Every kind of defect, by rule."""
    yield Kind("TR001", "fuzzy", always("#, fuzzy"), write=put_before)
    yield Kind("TR002", "emptied", always(""))
    yield Kind("TR002", "only a space", always(" "))
    yield Kind("TR002", "entry taken out", always(""), write=take_out)
    yield Kind("TR002", "plural form emptied", lambda at: "" if "%(num)s" in at.text else at.text, domain=THEME_DOMAIN)
    yield from _placeholder_kinds()
    yield from _link_kinds()
    yield from _number_kinds()
    yield from _markup_kinds()
    yield from _active_kinds()
    yield from _script_kinds()
    yield Kind("TR009", "English copied", english_of(4))
    yield Kind("TR009", "English copied in capitals", english_of(4, case=str.upper))
    yield Kind("TR009", "English word copied", english_of(1, 1), NOT_LATIN)
    yield Kind("TR009", "English words left", english_left)
    yield Kind("TR010", "last sentence dropped", sentences(slice(-1)), WITH_SENTENCE_MARKS)
    yield Kind("TR010", "all sentences but the first dropped", sentences(slice(1)), WITH_SENTENCE_MARKS)
    yield Kind("TR010", "all but three letters dropped", first_letters)
    yield Kind("TR010", "text doubled", doubled)
    yield Kind("TR011", "entry for no message", always("No version says this."), write=put_at_end)
    yield Kind("TR011", "entry under another heading", always("index#gone"), write=put_context)
    yield Kind("TR012", "term removed", without_term)
    yield Kind("TR012", "forbidden variant", with_forbidden)
    yield Kind("TR012", "forbidden variant beside the term", beside_forbidden)
    yield Kind("TR013", "word doubled", swap(r"(?<= )([^\W\d_]{5,})(?= )", r"\1 \1"), (*LATIN[:-2], "hu", "ru"))
    yield Kind("TR013", "particle doubled", swap("を", "をを"), ("ja",))
    yield Kind("TR013", "stop dropped", without_stop, WITH_SENTENCE_MARKS)
    yield Kind("TR013", "kanji among kana", swap("(?<=[ァ-ヺ])ー(?=[ァ-ヺ])", "一"), ("ja",))
    yield Kind("TR013", "sign of parts in a thousand", append(" ‰"))
    yield Kind("TR013", "sign of a currency", append(" €"))
    yield Kind("TR014", "negation lost", denied, write=put_opposite)
    yield from _typing_kinds()
    yield from (Kind("TR017", "must for may", rebound(*each[1:]), (each[0],)) for each in MUST_FOR_MAY)
    yield from (Kind("TR018", "denial lost", granted(words), (name,)) for name, words in DENYING)


def _typing_kinds() -> Iterator[Kind]:
    quoted = ("de", "es", "fr", "it", "nl", "pt", "pl", "cs", "tr", "hu", *NOT_LATIN)
    yield Kind("TR015", "straight quotation marks", swap(f"[{OPENING}]([^{CLOSING}]*)[{CLOSING}]", r'"\1"'), quoted)
    yield Kind("TR015", "quotation mark lost", swap(f"[{CLOSING}]", ""), quoted)
    yield Kind("TR015", "straight apostrophe", swap("(?<=[a-z])’(?=[a-zàèéh])", "'"), ("fr", "it", "nl", "tr"))
    yield Kind("TR015", "space before a colon", swap(r"(?<=\w):", " :"), (*LATIN[:2], *LATIN[3:], "ru", "ko", "th"))
    yield Kind("TR015", "plain space before a colon", swap("\u00a0:", " :"), ("fr",))
    yield Kind("TR015", "plain space inside quotation marks", swap("«\u00a0", "« "), ("fr",))
    yield Kind("TR015", "two spaces", swap(r"(?<=[^\W\d]) (?=[^\W\d])", "  "), (*LATIN, "ru", "ko", "th"))
    yield Kind("TR015", "break after a short word", swap("(?<= [kvszo])\u00a0(?=[a-z])", " "), ("cs",))
    yield Kind("TR015", "half-width stop", swap("(?<=[ぁ-ヿ一-鿿])[。，、]", ","), (*CHINESE, "ja"))
    yield Kind("TR015", "space between scripts", swap("(?<=[ぁ-ヿ一-鿿])(?=[A-Za-z])", " "), (*CHINESE, "ja"))
    yield Kind("TR015", "digits of another script", swap("4", "٤"), ("de", "ru", "ko", "hu"))


OPENING, CLOSING = "„“«「”", "“”»」"
MUST_FOR_MAY = (
    ("de", r"(?i)\b(?:kann|könn\w+|darf|dürfen)\b", "muss"),
    ("es", r"(?i)\bp(?:ued|od)\w+", "debe"),
    ("fr", r"(?i)\bp(?:eut|euvent|ouv\w+|ourr\w+|uiss\w+)\b", "doit"),
    ("it", r"(?i)\bp(?:uò|oss\w+|otr\w+)", "deve"),
)


DENYING = (
    ("de", r"(?i) ?\b(?:nicht|kein\w*|ohne|nie\w*|un\w+|weder)\b"),
    ("es", r"(?i)\b(?:no|ni|sin|nunca|ning\w+)\b ?"),
    ("it", r"(?i)\b(?:non|né|senza|mai)\b ?"),
    ("zh_Hans", "[不未无非没勿否拒禁]"),
)


def granted(words: str) -> Change:
    """What the English denies, without the words that deny it."""

    def change(at: Place) -> str:
        denied = at.is_plain and re.search(r"\b(?:do|does|is|are|will) not\b|\bcannot\b", at.english)
        otherwise = re.search(r"\b(?:neither|nor|no|none|without|never|unless|only|un\w+)\b", at.english)
        return re.sub(words, "", at.text) if denied and not otherwise else at.text

    return change


def rebound(may: str, must: str) -> Change:
    """Another word for what may be, where the English says no more than that."""

    def change(at: Place) -> str:
        plain = at.is_plain and re.search(r"\b(?:may|can)\b", at.english)
        denied = re.search(r"\b(?:no|not|never|cannot|only|need|unless|without|must|has to|have to)\b", at.english)
        return re.sub(may, must, at.text) if plain and not denied else at.text

    return change


def _placeholder_kinds() -> Iterator[Kind]:
    yield Kind("TR003", "placeholder dropped", swap(FACT, ""))
    yield Kind("TR003", "placeholder renamed", swap(FACT, r"{{ \1_name }}"))
    yield Kind("TR003", "placeholder doubled", swap(FACT, r"\g<0> \g<0>"))
    yield Kind("TR003", "placeholder in single braces", swap(FACT, r"{ \1 }"))
    yield Kind("TR003", "placeholder added", append(" {{ version }}"))
    yield Kind("TR003", "placeholder of an address dropped", swap(r"\(\{\{ \w+ \}\}\)", "(#contact)"))
    yield Kind("TR003", "site placeholder dropped", swap(r"%\(\w+\)s", ""), domain=THEME_DOMAIN)
    yield Kind("TR003", "site placeholder renamed", swap(r"%\((\w+)\)s", r"%(\1_name)s"), domain=THEME_DOMAIN)
    yield Kind("TR003", "site placeholder without its letter", swap(r"%\((\w+)\)s", r"%(\1)"), domain=THEME_DOMAIN)
    yield Kind("TR003", "plural form without its number", swap(r"%\(num\)s", "7"), domain=THEME_DOMAIN)


def _link_kinds() -> Iterator[Kind]:
    yield Kind("TR004", "link target changed", swap(ANCHOR, r"(#\1-x)"))
    yield Kind("TR004", "link to another section", swap(ANCHOR, "(#contact)"))
    yield Kind("TR004", "link to another address", swap(r"\{\{ google_privacy_url \}\}", "{{ authorities_url }}"))
    yield Kind("TR004", "link dropped", swap(r"\[([^\]]+)\]\(#[^)]*\)", r"\1"))
    yield Kind("TR004", "link broken by a space", swap(r"\]\(#", "] (#"))
    yield Kind("TR004", "link added", append(" [1](#contact)"))
    yield Kind("TR004", "link in full-width brackets", swap(ANCHOR, r"（#\1）"), CJK)
    yield Kind("TR004", "footnote reference dropped", swap(r"\[\^\w+\]", ""))
    yield Kind("TR004", "footnote reference renamed", swap(r"\[\^(\w+)\]", r"[^\1x]"))
    yield Kind("TR004", "footnote reference doubled", swap(r"\[\^\w+\]", r"\g<0>\g<0>"))
    yield Kind("TR004", "e-mail address added", append(" privacy@example.org"))
    yield Kind("TR004", "bare address added", append(" www.example.org"))


def _number_kinds() -> Iterator[Kind]:
    yield Kind("TR005", "wrong number", number(r"\d+", "7"))
    yield Kind("TR005", "number dropped", number(r"[ \u00a0]?\d+", ""))
    yield Kind("TR005", "nought added", number(r"\d+", r"\g<0>0"))
    yield Kind("TR005", "decimals added", number(r"\d+", r"\g<0>,5"))
    yield Kind("TR005", "suffix behind a number", number(r"\d+", r"\g<0>bis"))
    yield Kind("TR005", "label behind a number", number(r"\d+", r"\g<0>(b)"))
    yield Kind("TR005", "Roman label behind a number", number(r"\d+", r"\g<0>(iv)"))
    yield Kind("TR005", "extra number beside a number", number(r"$", " 30"))
    yield Kind("TR005", "extra number", append(" 30"))
    yield Kind("TR005", "extra number in braces", append(" {30}"))
    yield Kind("TR005", "extra number in pointed brackets", append(" <30>"))
    yield Kind("TR005", "wrong number in Thai digits", number(r"\d+", "๗"), ("th",))
    yield Kind("TR005", "extra number in Thai digits", append(" ๓๐"), ("th",))
    yield Kind("TR005", "wrong number in full-width digits", number(r"\d+", "７"), CJK)
    yield Kind("TR005", "extra number in full-width digits", append("３０"), CJK)


def _markup_kinds() -> Iterator[Kind]:
    yield Kind("TR006", "bold removed", swap(r"\*\*(.+?)\*\*", r"\1"))
    yield Kind("TR006", "bold broken by a space", swap(r"(?<!\S)\*\*(?=\S)", "** "))
    yield Kind("TR006", "bold not closed", swap(r"\*\*(?!.*\*\*)", ""))
    yield Kind("TR006", "bold escaped", swap(r"\*\*(.+?)\*\*", r"\\*\\*\1\\*\\*"))
    yield Kind("TR006", "emphasis for bold", swap(r"\*\*(.+?)\*\*", r"*\1*"))
    yield Kind("TR006", "bold in full-width asterisks", swap(r"\*\*(.+?)\*\*", r"＊＊\1＊＊"), CJK)
    yield Kind("TR006", "bold added", wrap("**", "**"))
    yield Kind("TR006", "emphasis added", wrap("_", "_"))
    yield Kind("TR006", "code added", wrap("`", "`"))
    yield Kind("TR006", "line break added", append("  \nx"))


def _active_kinds() -> Iterator[Kind]:
    for name, text in {
        "script": "<script>alert(1)</script>",
        "image with a handler": "<img src=x onerror=alert(1)>",
        "frame": '<iframe src="https://example.net/"></iframe>',
        "tag without an attribute": "<b>x</b>",
        "tag in capitals with a slash": "<SVG/ONLOAD=alert(1)>",
        "comment": "<!-- x -->",
        "javascript: link": "[x](javascript:alert(1))",
        "javascript: link in mixed case": "[x](JaVaScRiPt:alert(1))",
        "javascript: link with a tab": "[x](<java\tscript:alert(1)>)",
        "javascript: link with an entity": "[x](javascript&#58;alert(1))",
        "javascript: address in pointed brackets": "<javascript:alert(1)>",
        "data: link": "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "mailto: link": "[x](mailto:x@example.net)",
        "e-mail address in pointed brackets": "<x@example.net>",
        "foreign host": "[x](https://example.net/)",
        "foreign host without a scheme": "[x](//example.net/)",
        "foreign host with backslashes": r"[x](\\\\example.net/)",
        "foreign host in pointed brackets": "<https://example.net/>",
        "image from a foreign host": "![x](https://example.net/x.png)",
        "attribute list": '**x**{: onclick="alert(1)" }',
        "attribute list of the block": '\n{: onclick="alert(1)" }',
        "control character": "\u0007",
        "private-use character": "\ue000",
    }.items():
        yield Kind("TR007", f"{name} added", append(f" {text}"))
    yield Kind("TR007", "link made a javascript: link", swap(ANCHOR, "(javascript:alert(1))"))
    yield Kind("TR007", "link led to a foreign host", swap(ANCHOR, "(https://example.net/)"))
    yield Kind("TR007", "fact's link led to a foreign host", swap(r"\]\(\{\{ \w+ \}\}\)", "](https://example.net/)"))


def _script_kinds() -> Iterator[Kind]:
    yield Kind("TR008", "Cyrillic look-alike", lookalike("aeopc", "аеорс"), LATIN)
    yield Kind("TR008", "Greek look-alike", lookalike("ov", "ον"), LATIN)
    yield Kind("TR008", "Latin look-alike", lookalike("аеорс", "aeopc"), ("ru",))
    yield Kind("TR008", "Latin look-alike as a word", swap(r"(?<!\w)с(?!\w)", "c"), ("ru",))
    yield Kind("TR008", "Cyrillic word", append(" данные"), (*LATIN, *CJK, "th"))
    yield Kind("TR008", "Cyrillic letter", append("ж"), (*CJK, "th"))
    yield Kind("TR008", "Simplified character", lookalike(SIMPLIFIED[::2], SIMPLIFIED[1::2]), ("zh_Hant",))
    yield Kind("TR008", "Traditional character", lookalike(SIMPLIFIED[1::2], SIMPLIFIED[::2]), ("zh_Hans",))
    yield Kind("TR008", "Simplified character", lookalike(JAPANESE[::2], JAPANESE[1::2]), ("ja",))
    yield Kind("TR008", "Korean syllable", append("에"), ("zh_Hans", "zh_Hant", "ja", "ru", "th"))
    yield Kind("TR008", "kana", append("の"), ("zh_Hans", "zh_Hant", "ko", "ru", "th"))
    for name, char in UNSEEN.items():
        yield Kind("TR008", f"{name} added", append(char))
        yield Kind("TR008", f"{name} in a word", swap(r"(?<=\w)(?=\w)", char))
    yield Kind("TR008", "joiner added", append("\u200d"), (*LATIN, *CJK, "ru"))
    yield Kind("TR008", "zero width space in a word", swap(r"(?<=\w)(?=\w)", "\u200b"), (*LATIN, *CJK, "ru"))
    yield Kind("TR008", "zero width space as an entity", append(" x&#8203;x"))
    yield Kind("TR008", "soft hyphen beside a space", append(" \u00ad"))
    yield Kind("TR008", "Chinese word", append("個人資料"), (*LATIN, "ko", "ru", "th"))


def harmless() -> Iterator[Kind]:
    """Changes that are no defects. The code is that of the rule that might think so."""
    yield Kind("TR003", "placeholder without spaces", swap(FACT, r"{{\1}}"))
    yield Kind("TR005", "number in Thai digits", number(r"4", "๔"), ("th",))
    yield Kind("TR005", "number in full-width digits", number(r"4", "４"), CJK)
    yield Kind("TR006", "bold by underscores", swap(r"^\*\*([^*]+)\*\*(?!\w)", r"__\1__"))
    yield Kind("TR008", "soft hyphen in a word", swap(r"(?<=[^\W\d_]{3})(?=[^\W\d_]{3})", "\u00ad"))
    yield Kind("TR008", "zero width space", swap("(?<=[ก-ฮ])(?=[ก-ฮ])", "\u200b"), ("th",))
    yield Kind("TR008", "Latin name", append(" Google Analytics"))
    yield Kind("TR010", "one word more", append(" Google"))


KINDS = tuple(kinds())
HARMLESS = tuple(harmless())


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one defect."""

    english: str
    text: str
    """The translation with the defect."""
    line: int
    """Where the rule should find it."""
    found: tuple[Finding, ...]
    """Everything that the rule finds in the catalog."""

    @property
    def is_found(self) -> bool:
        """Whether the rule finds the defect, and nothing else."""
        return {finding.line for finding in self.found} == {self.line}


@cache
def repository() -> tuple[Inputs, Markup]:
    """What is read once: the sources, the catalogs, those of the theme too, and the renderer of their texts."""
    inputs = Project(REPOSITORY).read()[0]
    themes = {}
    for path in sorted(theme.LOCALES.glob("*/LC_MESSAGES/theme.po")):
        name, relative = path.parent.parent.name, path.relative_to(REPOSITORY).as_posix()
        themes[name, THEME_DOMAIN] = parse_catalog(path.read_bytes(), name, THEME_DOMAIN, relative)
    return replace(inputs, catalogs={**inputs.catalogs, **themes}), Markup()


def subject(catalog: Catalog) -> CatalogSubject:
    """A catalog beside the repository's messages and glossary."""
    inputs, markup = repository()
    domain = catalog.domain
    words = {SITE_DOMAIN: inputs.site_messages, THEME_DOMAIN: theme_messages()}
    messages = words.get(domain) or inputs.notices[domain].messages
    known = {name for name, _ in inputs.catalogs}
    return CatalogSubject(
        catalog, messages, markup, inputs.glossary, is_overlay(catalog.name, known), styles=inputs.styles
    )


def lines_of(catalog: Catalog) -> list[str]:
    """The lines of a catalog's file."""
    return (REPOSITORY / catalog.path).read_text(encoding="utf-8").splitlines()


def reread(catalog: Catalog, lines: list[str]) -> Catalog:
    """The catalog that changed lines make."""
    return parse_catalog("\n".join(lines).encode(), catalog.name, catalog.domain, catalog.path)


def places(kind: Kind, language: str) -> Iterator[tuple[Entry, str]]:
    """Every entry that a defect can be put into, each with its defective text."""
    catalog = repository()[0].catalogs[language, kind.domain]
    about = subject(catalog)
    for entry in catalog:
        english = entry.plural_id or entry.id
        at = Place(english, entry.texts[-1], about.messages[entry.key].role, about.terms)
        text = kind.change(at)
        if text != at.text and not entry.waivers:
            yield entry, text


@cache
def outcome(kind: Kind, language: str) -> Outcome:
    """Put a defect into a language's catalog and ask its rule. Raises ``LookupError`` where no entry takes it."""
    catalog = repository()[0].catalogs[language, kind.domain]
    entry, text = next(places(kind, language), (None, ""))
    if entry is None:
        raise LookupError(f"no entry of {catalog.path} takes the defect {kind}")
    if kind.write is put:
        defective = replace(entry, texts=(*entry.texts[:-1], text))
        seeded, line = replace(catalog, entries={**catalog.entries, entry.key: defective}), entry.text_line
    else:
        lines = lines_of(catalog)
        line = kind.write(lines, entry, text)
        seeded = reread(catalog, lines)
    rule = next(rule for rule in RULES if rule.code == kind.code)
    return Outcome(entry.id, text, line, tuple(rule(subject(seeded))))


def pairs(of: tuple[Kind, ...] = KINDS) -> Iterator[tuple[Kind, str]]:
    """Every kind in every language in which it can exist."""
    return ((kind, language) for kind in of for language in kind.languages)


def seed_counts() -> dict[str, tuple[int, int]]:
    """By rule: how many defects were found, how many were put in."""
    results: dict[str, list[bool]] = {}
    for kind, language in pairs():
        results.setdefault(kind.code, []).append(outcome(kind, language).is_found)
    return {code: (sum(each), len(each)) for code, each in results.items()}


def seed_table() -> str:
    """Found and seeded by rule, and under each rule what it misses."""
    rows = ["rule   found / seeded", "-----  --------------"]
    for code, (found, seeded) in seed_counts().items():
        rows.append(f"{code}  {found:5} / {seeded}")
        for kind in KINDS:
            missed = [language for language in kind.languages if not outcome(kind, language).is_found]
            if kind.code == code and missed:
                rows.append(f"       missed: {kind.name} ({', '.join(missed)})")
    return "\n".join(rows) + "\n"
