"""EP: English prevails. The blocks of a built page of an edition beside those of the English text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from lxml.html import HtmlElement

from noticepress.editions.localizing.rendered import FALLBACK_CLASS
from noticepress.model import PREVAILING_LANGUAGE
from noticepress.rules.checking import CheckedRule, Violation, rule
from noticepress.rules.prevails.edition_page import (
    EditionPage,
    is_english,
    loose_texts,
    marked_texts,
    own_text,
    written_text,
)
from noticepress.rules.prevails.text_on_page import fold
from noticepress.rules.site.summary import NOTICE_CLASS

_SHOWN = 60
_EACH = 3
"""How many differences of one page are told."""


@rule(
    "EP004",
    summary="A block is not marked as the language that it is in",
    explanation='A block without a translation is shown in English with lang="en" dir="ltr" and a visible mark (class '
    "untranslated), so that screen readers pronounce it and readers know; so is a link to its heading. Every other "
    "block is in the page's own language.",
    example='<p id="fabric.1">We use … on a German page, or <p id="fabric.1" lang="en"> around a German text.',
    remedy='mark an English block with lang="en" dir="ltr" class="untranslated", and no other',
)
def fallback_is_marked(page: EditionPage) -> Iterator[Violation]:
    """Each block that is English for want of a translation is marked, and no other."""
    marked_ids = _near_marks(page)
    for block_id in page.ids:
        element = page.elements.get(block_id)
        if element is None or block_id not in marked_ids:
            continue
        line = element.sourceline or 0
        language, direction, marked = _marks(page, element)
        if block_id not in page.untranslated:
            due = page.texts.languages.get(block_id, page.locale.tag)
            if language != due:
                yield Violation(page.path, line, f"block {block_id!r} is marked {language or 'nothing'}, not {due}")
        elif language != PREVAILING_LANGUAGE or direction != "ltr":
            yield Violation(page.path, line, f"block {block_id!r} is English and not marked so")
        elif not marked:
            yield Violation(page.path, line, f"block {block_id!r} is English and has no visible mark")
    yield from _unnamed_english(page)
    if page.untranslated:
        yield from _links_to_english(page)


def _unnamed_english(page: EditionPage) -> Iterator[Violation]:
    """English that has no id of its own: whatever the edition marks as such, and code, which has no translation."""
    if page.notice is None or page.locale.is_english:
        return
    marked = (each for each in page.attributes.of_class(FALLBACK_CLASS) if page.is_in_notice(each))
    here = Counter(marked_texts(marked, page.texts.by_id.keys()))
    missing = Counter(page.texts.marked) - here
    for code in page.notice.iter("pre"):
        language, direction = page.language(code)
        if not is_english(language, direction):
            missing[fold("".join(code.itertext()))] = 1
    for text in [*missing][:_EACH]:
        yield Violation(page.path, 0, f"“{_short(text)}” is English and not marked so")


def _near_marks(page: EditionPage) -> set[str]:
    """Ids of what must be marked, and of what stands in or around an element below <html> that says a language."""
    ids = {*page.untranslated, *page.texts.languages}
    around: set[HtmlElement] = {page.root}
    for _, element in page.attributes["lang"]:
        if element is page.root:
            continue
        ids.update(inner.get("id", "") for inner in element.iter())
        for outer in element.iterancestors():
            if outer in around:
                break
            around.add(outer)
    return ids.union(outer.get("id", "") for outer in around)


def _marks(page: EditionPage, block: HtmlElement) -> tuple[str, str, bool]:
    """(language, direction, whether it has the mark) of a block's own first words."""
    inner = block
    holder = _first_words(block, page.texts.by_id.keys())
    for around in (holder, *holder.iterancestors()):
        if around is block:
            break
        if FALLBACK_CLASS in around.classes:
            inner = around
            break
    return (*page.language(inner), FALLBACK_CLASS in inner.classes)


def _first_words(block: HtmlElement, ids: Collection[str]) -> HtmlElement:
    """The element that holds the block's first words that are no other block's."""
    if (block.text or "").strip():
        return block
    for child in block:
        if child.get("id") not in ids and own_text(child, ids):
            return _first_words(child, ids)
        if (child.tail or "").strip():
            return block
    return block


def _links_to_english(page: EditionPage) -> Iterator[Violation]:
    for href, link in page.attributes["href"]:
        target = href[1:]
        if href[:1] != "#" or link.tag != "a" or target not in page.untranslated or target not in page.elements:
            continue
        if (
            own_text(link, ()) == own_text(page.elements[target], page.texts.by_id)
            and page.language(link)[0] != PREVAILING_LANGUAGE
        ):
            message = f"the link to block {target!r} is English and not marked so"
            yield Violation(page.path, link.sourceline or 0, message, 'mark the link with lang="en" dir="ltr"')


@rule(
    "EP005",
    summary="The blocks of a translated page differ from English",
    explanation="Every locale's page has the same blocks in the same order, so that a paragraph can be cited in any.",
    example="A hook that drops the last section.",
    remedy="restore the block; structure comes from English and cannot be changed in one locale",
)
def blocks_are_the_same(page: EditionPage) -> Iterator[Violation]:
    """The sequence of block ids is that of English."""
    wanted = set(page.ids)
    here = [name for name, _ in page.attributes["id"] if name in wanted]
    if here == list(page.ids):
        return
    missing = [block_id for block_id in page.ids if block_id not in here]
    if missing:
        yield Violation(page.path, 0, f"block {missing[0]!r} is missing ({len(missing)} in all)")
    else:
        yield Violation(page.path, 0, "the blocks stand in another order than in English, or twice")


@rule(
    "EP006",
    summary="The text of a page is not the edition's",
    explanation="Each block reads as the catalogs and the English text say, and the "
    f"element of class {NOTICE_CLASS} holds no words but the notice's and the prevailing statement.",
    example="A hook that changes a number, or puts a paragraph of its own between two blocks.",
    remedy="find the plugin or hook that changes the text, and mend or remove it",
)
def text_is_the_edition(page: EditionPage) -> Iterator[Violation]:
    """Every block has its text; there is no text besides."""
    ids = page.texts.by_id.keys()
    here = {each: written_text(page.elements[each], ids) for each in ids if each in page.elements}
    differing = [block_id for block_id, text in here.items() if not _is_alike(text, page.texts.by_id[block_id])]
    for block_id in differing[:_EACH]:
        found, due = _difference(fold(here[block_id]), fold(page.texts.by_id[block_id]))
        message = f"block {block_id!r} reads “{found}”, where the edition has “{due}”"
        yield Violation(page.path, page.elements[block_id].sourceline or 0, message)
    yield from _loose(page)


def _is_alike(one: str, other: str) -> bool:
    return one == other or fold(one) == fold(other)


def _loose(page: EditionPage) -> Iterator[Violation]:
    if page.notice is None:
        yield Violation(page.path, 0, f"no element has the class {NOTICE_CLASS}")
        return
    ids, wanted = page.texts.by_id.keys(), Counter(page.texts.loose)
    here = Counter(loose_texts(page.notice, ids, page.paragraphs))
    for text in [*(here - wanted)][:_EACH]:
        message = f"“{_short(text)}” stands in the notice's text and is none of its blocks"
        yield Violation(page.path, 0, message, "move it out of the notice's text, or write it in the notice")
    for text in [*(wanted - here)][:_EACH]:
        yield Violation(page.path, 0, f"“{_short(text)}” is missing in the notice's text")


def _difference(here: str, there: str) -> tuple[str, str]:
    """Both texts from a little before where they part."""
    start = next((index for index, (one, two) in enumerate(zip(here, there, strict=False)) if one != two), None)
    cut = max(0, (min(len(here), len(there)) if start is None else start) - _SHOWN // 3)
    return tuple(("…" if cut else "") + _short(text[cut:]) for text in (here, there))  # type: ignore[return-value]  # of two texts, two are made


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"


RULES: tuple[CheckedRule[EditionPage], ...] = (fallback_is_marked, blocks_are_the_same, text_is_the_edition)
