"""The built site: the files that an engine wrote come in, findings leave."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from noticepress.editions.artefacts.registry import promised_files
from noticepress.editions.page_kinds import error_path, pages
from noticepress.editions.publication import Publication
from noticepress.files.tree import all_files
from noticepress.findings import Finding
from noticepress.rules.checking import apply
from noticepress.rules.site import active, built, loading, sheets
from noticepress.rules.site.built import SiteSubject
from noticepress.rules.site.summary import PageSummary
from noticepress.site.complete import write_artefacts, write_sheets_and_scripts
from noticepress.site.kept_pages import KeptPages
from noticepress.site.page_checks import CheckedPage, PageChecks
from noticepress.site.prepared import Prepared

Checked = Mapping[str, CheckedPage]
"""Pages that were checked when they were drawn, by path."""


def finish_site(
    site: Path,
    prepared: Prepared,
    checked: Checked = MappingProxyType({}),
    kept: KeptPages | None = None,
    written: Mapping[str, str] = MappingProxyType({}),
) -> list[Finding]:
    """Complete the site that an engine wrote and check it; nothing may change it afterwards.

    Pages that have been ``checked`` were written in this very run, with the files beside them, as artefacts have been
    that are ``written`` (by path, with their SHA-256): they are not read again, and nobody else can have changed them.
    """
    write_sheets_and_scripts(site, prepared.publication)
    there = dict(written)
    for path, page in checked.items():
        there.update(((path, page.digest), *page.beside))
    digests = write_artefacts(site, prepared.publication, prepared.locales, kept, there)
    return check_site(site, prepared, checked, kept, digests)


def check_site(
    site: Path,
    prepared: Prepared,
    checked: Checked = MappingProxyType({}),
    kept: KeptPages | None = None,
    digests: Mapping[str, str] = MappingProxyType({}),
) -> list[Finding]:
    """The findings of every rule on the built pages; ``digests`` are the SHA-256 of files, as far as they are known."""
    publication, chosen = prepared.publication, prepared.locales
    files = frozenset(all_files(site))
    checks = PageChecks(prepared)
    summaries: dict[str, PageSummary] = {}
    promised: list[str] = list(promised_files(publication, chosen))
    findings: list[Finding] = []
    for locale in chosen:
        promised.append(error_path(locale))
        if promised[-1] in files:
            raw = (site / promised[-1]).read_bytes()
            findings += checks.error_page(raw, locale, kept.error_page if kept else None)
        for page in pages(publication, locale):
            path = f"{locale.prefix}{page.address}index.html"
            promised.append(path)
            if path in files:
                known = checked.get(path)
                if known and known.digest == digests.get(path):
                    done = known
                else:
                    done = checks.page(path, (site / path).read_bytes(), page, locale)
                summaries[path] = done.summary
                findings += done.findings
    styles = {path: (site / path).read_text("utf-8", "replace") for path in sorted(files) if path.endswith(".css")}
    findings += apply(sheets.RULES, _changed_sheets(styles, publication))
    subject = SiteSubject(
        url=publication.inputs.furniture.url,
        pages=summaries,
        files=files,
        promised=tuple(promised),
        absent_locales=tuple(locale.tag for locale in publication.inputs.locales if locale not in chosen),
        scripts={path: sha256((site / path).read_bytes()).hexdigest() for path in files if path.endswith(".js")},
        styles=styles,
    )
    return [*findings, *apply((*built.RULES, *loading.RULES, *active.RULES), subject)]


def _changed_sheets(styles: Mapping[str, str], publication: Publication) -> sheets.Sheets:
    """The style sheets that pages load and that are not what was checked before: the package's, and the project's."""
    known = {asset.path: asset.content.decode() for asset in publication.assets.values() if asset.path.endswith(".css")}
    here = {path: styles.get(path, "").removeprefix("\ufeff") for path in known}
    return sheets.Sheets({path: text for path, text in here.items() if text != known[path]})
