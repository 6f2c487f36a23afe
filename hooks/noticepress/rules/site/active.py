"""ST: what acts in a page by itself, once a visitor's browser has it. Subject: the built site."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from noticepress.rules.rule import CheckedRule, Violation, rule
from noticepress.rules.site.built import BuiltPage, SiteSubject
from noticepress.rules.site.query import query

SCRIPTS = {
    "assets/consent.js": "42ba40b18b1648774f9b498277a704e8f6f566fa61ccddedeef071070caa3ada",
    "assets/effective.js": "9e8b51ac28c6928b4eb5a561438a704eba2040f970ba039ee5c7d61e5314194e",
}
"""SHA-256 of the scripts that the package ships in ``overrides/assets/``."""

_HANDLERS = query("//@*[starts-with(name(), 'on')] | //@srcdoc")
_DATA = "application/ld+json"


@rule(
    "ST007",
    summary="A script that the package does not know",
    explanation="A script can change or hide any text after every check. A page has only those that come with the "
    "package, unchanged: assets/effective.js and, with an analytics id, assets/consent.js; none stands in the page.",
    example="<script>document.querySelector('.prevailing').remove()</script>",
    remedy="remove the script; the pages need none",
)
def scripts_are_known(site: SiteSubject) -> Iterator[Violation]:
    """Each script is one of the package's; no element has a handler of its own."""
    for page in site.pages.values():
        for script in page.root.iter("script"):
            if script.get("src") is None and script.get("type") != _DATA:
                yield Violation(page.path, script.sourceline or 0, "a script stands in the page itself")
            elif script.get("src") is not None:
                yield from _script_is_known(site, page, script)
        for handler in _HANDLERS(page.root):
            element = handler.getparent()
            message = f"<{element.tag}> has a script in its {handler.attrname}"
            yield Violation(page.path, element.sourceline or 0, message)


def _script_is_known(site: SiteSubject, page: BuiltPage, script: HtmlElement) -> Iterator[Violation]:
    source = str(script.get("src"))
    address = site.absolute(page.address, source)
    path = site.file_at(address) if address else None
    if path not in SCRIPTS:
        yield Violation(page.path, script.sourceline or 0, f"the page loads the script {source}")
    elif site.scripts.get(path) not in (None, SCRIPTS[path]):
        yield Violation(path, 0, "the script is not the one that the package ships", "restore it")


@rule(
    "ST008",
    summary="A page that leads elsewhere by itself",
    explanation="A reader stays on the page until following a link, and each link leads where it says: no <base>, and "
    "no <meta> that refreshes.",
    example='<meta http-equiv="refresh" content="0;url=../">',
    remedy="remove the element",
)
def page_stays(site: SiteSubject) -> Iterator[Violation]:
    """No element changes where the page or its links lead."""
    for page in site.pages.values():
        for element in page.root.iter("base", "meta"):
            if element.tag == "base":
                yield Violation(page.path, element.sourceline or 0, "<base> changes where every link leads")
            elif (element.get("http-equiv") or "").strip().lower() == "refresh":
                yield Violation(page.path, element.sourceline or 0, "<meta> refreshes the page")


RULES: tuple[CheckedRule[SiteSubject], ...] = (scripts_are_known, page_stays)
