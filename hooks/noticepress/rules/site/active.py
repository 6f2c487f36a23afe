"""ST: what acts in a page by itself, once a visitor's browser has it. Subject: the built site."""

from __future__ import annotations

from collections.abc import Iterator

from noticepress.rules.checking import CheckedRule, Violation, rule
from noticepress.rules.site.built import SiteSubject
from noticepress.rules.site.summary import PageSummary


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
        for source, line in page.scripts:
            if source is None:
                yield Violation(page.path, line, "a script stands in the page itself")
            else:
                yield from _script_is_known(site, page, source, line)
        for element, (name, line) in page.handlers:
            yield Violation(page.path, line, f"<{element}> has a script in its {name}")


def _script_is_known(site: SiteSubject, page: PageSummary, source: str, line: int) -> Iterator[Violation]:
    address = site.absolute(page.address, source)
    path = site.file_at(address) if address else None
    if path is None or path not in site.shipped:
        yield Violation(page.path, line, f"the page loads the script {source}")
    elif site.scripts.get(path) not in (None, site.shipped[path]):
        yield Violation(path, 0, "the script is not the one that the package ships", "restore it")


RULES: tuple[CheckedRule[SiteSubject], ...] = (scripts_are_known,)
