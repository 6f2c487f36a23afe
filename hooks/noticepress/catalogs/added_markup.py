"""What a translation's inline Markdown turns into, compared with its English.

``Markup.added`` guards catalogs, which are untrusted input (rule TR007): a translation can add no tag, attribute,
scheme or host that its English has not. It is asked before an entry is used, not only when the entry is reported.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import urlsplit

from lxml.etree import ParserError

from noticepress.files.html import read_fragment
from noticepress.files.kept import Pack, digest_of
from noticepress.files.limits import excess_in_passage
from noticepress.register.register import FACT
from noticepress.texts.allowed import as_browsers_read
from noticepress.texts.dialect import Dialect
from noticepress.texts.inline import read_inline
from noticepress.texts.roles import ends_in_attributes, tag_of, takes_attributes

_PLAIN = re.compile(r"[^<>\[\]{}!`&:\\\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ue000-\uf8ff\U000f0000-\U0010ffff]*")
_MARKS = re.compile(r"[*_<`\[!&\\]|  \n|://|@")
"""Without one of these, a text renders to itself."""
_NOT_SIMPLE = re.compile(
    r"[*_<>\[\]{}`&@\\\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\uf8ff\ufffe\uffff\U000f0000-\U0010ffff]|://"
)
"""Without one of these, and with its facts hidden, a text has what any word has: the element around it."""
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|\w+);", re.IGNORECASE)
_MARKDOWN_TAGS = frozenset({"em", "strong", "code", "br"})
_URL_ATTRIBUTES = frozenset({"href", "src", "action", "formaction", "data", "poster", "srcset", "ping", "background"})
_TEXT_ATTRIBUTES = frozenset({"title", "alt"})
"""What these hold is the translator's; the value of any other attribute is English's."""
_TARGET_WITH_FACT = re.compile(
    r"\]\(\s*(?:<([^>]*\{\{[^{}]*\}\}[^>]*)>|((?:\{\{[^{}]*\}\}|[^)>\s])*\{\{[^{}]*\}\}(?:\{\{[^{}]*\}\}|[^)>\s])*))"
)
_ANY_WORD = "word"
_TANGLED = "more than can be read"
_LINK = ("tag a", "attribute a href")
_BRACKETS = r"brackets that may make a link; those that are text are written \[ and \]"
_BRACES = re.compile(r"\{[^{}]*\}")
_OPEN_BRACE = re.compile(r"[{}][^{}]*")
_TITLE = re.compile(r"""\btitle=(?:'[^']*'|"[^"]*")""")
_BRACE_BEHIND_MARKUP = re.compile(r"[)*_`>\]]\{")
_NOTE = re.compile(r"\[\^[^\]\s]+\]")
_HOST = re.compile(r"(?:(?:https?|ftp|wss?|file):/*|[a-z][a-z0-9+.-]*://|/{2,})([^/?#]*)", re.IGNORECASE)
"""As browsers read an address: any number of slashes behind a web scheme, two or more without one."""
MOST_SAFE = 65536
"""Every entry of a large project's catalogs."""
FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Control and private-use characters: what a text is never published with."""


class Markup:
    """Renders texts for comparison; one instance serves any number of texts."""

    def __init__(self) -> None:
        self._dialect = Dialect()
        self._features = lru_cache(maxsize=20_000)(self._render)

    def adds_nothing(self, english: str, texts: tuple[str, ...], roles: tuple[str, ...], kept: Pack) -> bool:
        """Whether no text adds anything in any role; what an earlier run found of these is taken from ``kept``."""
        key = digest_of(english, texts, roles)
        if kept.get(key):
            return True
        found = any(self.added(english, text, role) for text in texts for role in roles)
        if not found:
            kept.keep(key, True)  # noqa: FBT003 (what does add something is looked at in every run)
        return not found

    def added(self, english: str, translation: str, role: str = "paragraph") -> tuple[str, ...]:
        """What ``translation`` has and ``english`` has not, as short names; empty when it adds nothing."""
        if _PLAIN.fullmatch(translation):
            return ()
        if excess_in_passage(translation) or excess_in_passage(english):
            return (_TANGLED,)
        found: list[str] = []
        if set(FORBIDDEN.findall(translation)).difference(english):
            found.append("a control or private-use character")
        if made := _targets_with_facts(translation) - _targets_with_facts(english):
            found.append(f"address {min(made)}")
        if set(_NOTE.findall(translation)).difference(_NOTE.findall(english)):
            found.append("a footnote reference")
        facts = frozenset(FACT.findall(english))
        if _adds_brace(_without_facts(english, facts), _without_facts(translation, facts), role):
            found.append(_named_brace(translation, facts))
        if ends_in_attributes(translation, role) and not ends_in_attributes(english, role):
            found.append("an attribute list")
        there, here = self._features(english, role, facts), self._features(translation, role, facts)
        found += [name for name, count in here.items() if count and name not in there and not _is_plain(name)]
        if found == [*_LINK] and self._is_text_in_brackets(translation, role):
            return (_BRACKETS,)
        raw_there, raw_here = (Counter(_only_raw(features)) for features in (there, here))
        if raw_here and not any(name.startswith("<") for name in found):
            found += ["other HTML tags than the English text"] * (raw_there != raw_here)
            found += ["HTML tags closed in another order"] * _crosses_tags(english, translation, role)
        return tuple(found)

    def _is_text_in_brackets(self, translation: str, role: str) -> bool:
        """Whether a text has links only where its document defines what stands in brackets as a reference."""
        html, raw = self._dialect.render_inline(translation, tag_of(role), referring=False)
        return _LINK[0] not in _features_of(html, raw)

    def tags(self, text: str, role: str = "paragraph") -> Counter[str]:
        """How often each inline element occurs once ``text`` is rendered."""
        if not _MARKS.search(text):
            return Counter()
        if excess_in_passage(text):
            return Counter({_TANGLED: 1})
        wrappers = {"tag div", f"tag {tag_of(role)}"}
        return Counter(
            {
                name.removeprefix("tag "): count
                for name, count in self._features(text, role, frozenset(FACT.findall(text))).items()
                if name.startswith("tag ") and name not in wrappers
            }
        )

    def _render(self, text: str, role: str, facts: frozenset[str]) -> Mapping[str, int]:
        features: Counter[str] = Counter()
        hidden = _hide_facts(text, facts)
        if hidden != _ANY_WORD and not _NOT_SIMPLE.search(hidden):
            return self._features(_ANY_WORD, role, frozenset())
        for html, raw in self._dialect.readings(hidden, tag_of(role)):
            features |= _features_of(html, raw)
        return features


def _features_of(html: str, raw: tuple[str, ...]) -> Counter[str]:
    """What one reading of a text has, and how often."""
    features: Counter[str] = Counter(_TITLE.sub("title", block) for block in raw if not _ENTITY.fullmatch(block))
    try:
        root = read_fragment(html)
    except (ParserError, ValueError):
        features["HTML that cannot be read"] += 1
        return features
    for element in root.iterdescendants():
        tag = element.tag if isinstance(element.tag, str) else "comment"
        features[f"tag {tag}"] += 1
        for name, value in element.attrib.items():
            known = name in _URL_ATTRIBUTES or name in _TEXT_ATTRIBUTES or (tag, name) == ("h2", "id")  # from toc
            features[f"attribute {tag} {name}" if known else f"attribute {tag} {name}={value}"] += 1
            if name in _URL_ATTRIBUTES:
                features.update(_url_features(value))
    return features


def _hide_facts(text: str, facts: frozenset[str]) -> str:
    """Put a plain word in the place of each fact of the English text.

    Other braces stay, since nothing is filled in for them and Markdown reads them as attributes.
    """
    return FACT.sub(
        lambda match: f"fact-{match[1].replace('_', '-').replace(':', '-')}" if match[1] in facts else match[0], text
    )


def _crosses_tags(english: str, translation: str, role: str) -> bool:
    crossed_there, crossed_here = (read_inline(text, tag_of(role)).crossed for text in (english, translation))
    return bool(crossed_here) and not crossed_there


def _targets_with_facts(text: str) -> set[str]:
    """Addresses with facts in them; spaces within the braces make no difference."""
    return {FACT.sub(r"{{ \1 }}", bracketed or plain) for bracketed, plain in _TARGET_WITH_FACT.findall(text)}


def _adds_brace(english: str, translation: str, role: str) -> bool:
    """Whether a translation has braces, where Markdown may read attributes, that are not its English's own."""
    if not takes_attributes(role) and not _BRACE_BEHIND_MARKUP.search(translation):
        return False
    return bool(_braces(translation) - _braces(english))


def _named_brace(translation: str, facts: frozenset[str]) -> str:
    """The braces that a translation adds, as a translator would look for them."""
    unknown = next((match[0] for match in FACT.finditer(translation) if match[1] not in facts), "")
    if unknown:
        return f"placeholder {unknown}"
    first = _BRACES.search(_without_facts(translation, facts))
    return f"brace {first[0]}" if first else "a brace"


def _braces(text: str) -> Counter[str]:
    """Every brace of a text with what stands in it; a title in an attribute list is the translator's."""
    whole = Counter(_TITLE.sub("title", found) for found in _BRACES.findall(text))
    return whole + Counter(_OPEN_BRACE.findall(_BRACES.sub("", text)))


def _without_facts(text: str, facts: frozenset[str]) -> str:
    return FACT.sub(lambda match: "" if match[1] in facts else match[0], text)


def _is_plain(name: str) -> bool:
    return name.removeprefix("tag ") in _MARKDOWN_TAGS or name == "path"


def _only_raw(features: Mapping[str, int]) -> dict[str, int]:
    return {name: count for name, count in features.items() if name.startswith("<")}


def _url_features(value: str) -> list[str]:
    address = as_browsers_read(value).replace("\\", "/")
    try:
        parts = urlsplit(address)
    except ValueError:
        return ["URL that cannot be read"]
    features = [f"scheme {parts.scheme.lower()}"] if parts.scheme else []
    host = _HOST.match(address)
    if host and host[1]:
        features.append(f"host {host[1].lower()}")
    elif parts.scheme:  # mailto:, tel: and the like lead to somebody, without a host
        features.append(f"address {address.lower()}")
    return features or ["path"]
