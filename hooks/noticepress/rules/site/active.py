"""ST: what acts in a page by itself, once a visitor's browser has it. Subjects: a built page, and the built site."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import sha256

from noticepress.editions.assets import hashed_path, shipped_assets
from noticepress.findings import Rule
from noticepress.rules.checking import CheckedRule, Violation, checks
from noticepress.rules.site.built import SiteSubject
from noticepress.rules.site.summary import PageFacts

SCRIPTS = Rule(
    "ST007",
    summary="A script that the package does not know",
    explanation="A script can change or hide any text after every check. A page has only those that come with the "
    "package, unchanged: page.js or, beside the texts, beside.js; search.js once the search is opened and, with an "
    "analytics id, consent.js, in assets/; none stands in the page.",
    example="<script>document.querySelector('.prevailing').remove()</script>",
    remedy="remove the script; the pages need none",
)


@cache
def known_scripts() -> dict[str, str]:
    """SHA-256 of each script that the package ships, by its path on the site."""
    scripts = ((name, content) for name, content in shipped_assets().items() if name.endswith(".js"))
    return {hashed_path(name, content): sha256(content).hexdigest() for name, content in scripts}


@checks(SCRIPTS)
def scripts_are_known(page: PageFacts) -> Iterator[Violation]:
    """Each script is one of the package's; no element has a handler of its own."""
    for source, line in page.scripts:
        if source is None:
            yield Violation(page.path, line, "a script stands in the page itself")
        elif page.script_file(source) not in known_scripts():
            yield Violation(page.path, line, f"the page loads the script {source}")
    for name in filter(_is_run, page.attributes):
        for _, element in page.attributes[name]:
            yield Violation(page.path, element.sourceline or 0, f"<{element.tag}> has a script in its {name}")


def _is_run(name: str) -> bool:
    """Whether browsers run what an attribute of that name holds."""
    return name.startswith("on") or name == "srcdoc"


@checks(SCRIPTS)
def scripts_are_as_shipped(site: SiteSubject) -> Iterator[Violation]:
    """Each script at the address of one of the package's is, byte for byte, this one."""
    for path in sorted(site.scripts.keys() & known_scripts().keys()):
        if site.scripts[path] != known_scripts()[path]:
            yield Violation(path, 0, "the script is not the one that the package ships", "restore it")


PAGE_RULES: tuple[CheckedRule[PageFacts], ...] = (scripts_are_known,)
RULES: tuple[CheckedRule[SiteSubject], ...] = (scripts_are_as_shipped,)
