"""What stands at the addresses of a locale that was ended on record: a publication comes in, HTML leaves.

The page says that the locale ended, when and why, in its language where the package has it, and in English, and leads
to the same page of the prevailing text. Nothing of a project's own is needed: its catalogs may be gone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from noticepress import theme
from noticepress.catalogs.catalog import Chain
from noticepress.catalogs.locales import locale_of_tag
from noticepress.catalogs.words import filled
from noticepress.editions.edition import Page
from noticepress.editions.page_kinds import KINDS
from noticepress.editions.publication import Publication
from noticepress.editions.sources.theme_words import theme_chain
from noticepress.model import PREVAILING_LANGUAGE, Locale
from noticepress.register.clock import AsOf
from noticepress.register.date_format import shown_date
from noticepress.register.retired import Retired
from noticepress.theme.wording import ENDED, ENDED_ON, ENDED_REASON, READ_ENGLISH

_LOCALE = "locale "
_INDEX = "index.html"


def ended_locales(publication: Publication) -> dict[str, Retired]:
    """The locales that have ended by the day of a publication, by their tags: those that the table has no more."""
    known = {locale.tag for locale in publication.inputs.locales}
    found = {
        each.what.removeprefix(_LOCALE): each for each in publication.inputs.retired if _has_ended(publication, each)
    }
    return {tag: each for tag, each in found.items() if tag not in known and locale_of_tag(tag)}


def _has_ended(publication: Publication, entry: Retired) -> bool:
    return entry.what.startswith(_LOCALE) and entry.on <= publication.as_of


def ended_paths(publication: Publication) -> dict[str, tuple[str, str]]:
    """(tag, English page's address) by path of each page that a locale that has ended had on its last day."""
    return publication.once(("pages of ended locales",), lambda: dict(_ended_paths(publication)))


def _ended_paths(publication: Publication) -> Iterator[tuple[str, tuple[str, str]]]:
    for tag, entry in ended_locales(publication).items():
        locale = locale_of_tag(tag)
        last = Publication(publication.inputs, AsOf(named=entry.on))
        for page in _pages(last, locale) if locale else ():
            yield f"{tag}/{page.address}{_INDEX}", (tag, _in_english(page))


def _pages(publication: Publication, locale: Locale) -> Iterator[Page]:
    for kind in KINDS:
        for page in kind.pages(publication):
            if page.is_placed and not (page.is_bilingual and locale.is_english) and _had(publication, page, locale):
                yield page


def _had(publication: Publication, page: Page, locale: Locale) -> bool:
    """Whether a locale had a notice on the day of a publication: as the record of its editions tells.

    Where nothing was on record before that day, whether the notice is for every locale.
    """
    if not page.notice or locale.is_english:
        return True
    read = publication.inputs.notices[page.notice]
    recorded = [(tag, each.history[0].on) for record in read.editions.values() for tag, each in record.editions.items()]
    if any(tag == locale.tag for tag, _ in recorded):
        return True
    return not read.notice.locales and not any(first < publication.as_of for _, first in recorded)


def _in_english(page: Page) -> str:
    """The same page of the prevailing text; the version's for one that only translations have."""
    return Page.of_version(page.notice, page.version).address if page.is_bilingual else page.address


def ended_page(publication: Publication, path: str) -> bytes:
    """The page at one of those paths. Raises ``KeyError`` for any other."""
    tag, target = ended_paths(publication)[path]
    sheet = publication.assets[theme.STYLE_SHEET].path
    return drawn(path, tag, ended_locales(publication)[tag], target, sheet)


def drawn(path: str, tag: str, ended: Retired, target: str, sheet: str) -> bytes:
    """The page at ``path``, which leads to ``target`` and has the style ``sheet``, both below the site."""
    locale = locale_of_tag(tag)
    assert locale is not None, "such a locale has no pages"  # noqa: S101 (an invariant, for the type checker)
    root = "../" * path.count("/")
    chain = Chain(theme_chain(locale.catalogs), lambda _: True)
    own = {message: entry.text for message in _MESSAGES if (entry := chain.find(("", message)))}
    parts = [_said(own, ended, locale, f"{root}{target}")] if own.keys() == set(_MESSAGES) else []
    english = _said({}, ended, None, f"{root}{target}")
    parts.append(f'<div lang="{PREVAILING_LANGUAGE}" dir="ltr">\n{english}\n</div>' if parts else english)
    lang, direction = (tag, locale.direction) if own else (PREVAILING_LANGUAGE, "ltr")
    title = escape(own.get(ENDED, ENDED))
    return f"""<!doctype html>
<html lang="{lang}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{root}{sheet}">
</head>
<body>
<main class="narrow">
<h1>{title}</h1>
{"<hr>".join(f"{chr(10)}{part}{chr(10)}" for part in parts).strip()}
</main>
</body>
</html>
""".encode()


_MESSAGES = (ENDED, ENDED_ON, ENDED_REASON, READ_ENGLISH)


def _said(words: Mapping[str, str], ended: Retired, locale: Locale | None, address: str) -> str:
    """When and why, and the way to the English text; in English where there is no ``locale``."""
    day = shown_date(ended.on, locale.cldr if locale else PREVAILING_LANGUAGE)
    reason = escape(ended.reason)
    reason = f'<span lang="{PREVAILING_LANGUAGE}" dir="ltr">{reason}</span>' if locale else reason
    when = filled(escape(words.get(ENDED_ON, ENDED_ON)), date=f'<time datetime="{ended.on}">{escape(day)}</time>')
    why = filled(escape(words.get(ENDED_REASON, ENDED_REASON)), reason=reason)
    first = "" if locale else f"<p>{escape(ENDED)}</p>\n"
    read = escape(words.get(READ_ENGLISH, READ_ENGLISH))
    link = f'<p><a href="{escape(address)}" hreflang="{PREVAILING_LANGUAGE}">{read}</a></p>'
    return f"{first}<p>{when}</p>\n<p>{why}</p>\n{link}"
