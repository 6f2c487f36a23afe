"""ST: what acts in a page by itself, once a visitor's browser has it. Subject: the built site."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from noticepress.rules.checking import CheckedRule, Violation, rule
from noticepress.rules.site.built import BuiltPage, SiteSubject
from noticepress.rules.site.query import query

_HANDLERS = query("//@*[starts-with(name(), 'on')] | //@srcdoc")
_DATA = "application/ld+json"


@rule(
    "ST007",
    summary="A script that the package does not know",
    explanation="A script can change or hide any text after every check. A page has only those that come with the "
    "package, unchanged: assets/page.js and, with an analytics id, assets/consent.js; none stands in the page.",
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
    if path is None or path not in site.shipped:
        yield Violation(page.path, script.sourceline or 0, f"the page loads the script {source}")
    elif site.scripts.get(path) not in (None, site.shipped[path]):
        yield Violation(path, 0, "the script is not the one that the package ships", "restore it")


RULES: tuple[CheckedRule[SiteSubject], ...] = (scripts_are_known,)
