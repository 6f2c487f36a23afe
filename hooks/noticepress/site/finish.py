"""The built site: the files that an engine wrote come in, findings leave."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from noticepress.editions.artefacts.registry import promised_files
from noticepress.editions.branding.brand import STYLE_SHEET
from noticepress.editions.page_kinds import ERROR_PAGE, pages
from noticepress.editions.sources.inputs import Inputs
from noticepress.findings import Finding
from noticepress.rules.checking import apply
from noticepress.rules.site import active, built, loading, sheets
from noticepress.rules.site.built import SiteSubject
from noticepress.rules.site.summary import PageSummary
from noticepress.site.complete import made_anew, style_sheet, write_artefacts, write_theme
from noticepress.site.kept_pages import KeptPages
from noticepress.site.page_checks import CheckedPage, PageChecks
from noticepress.site.prepared import Prepared
from noticepress.theme import SEARCH_SHEET, published

Checked = Mapping[str, CheckedPage]
"""Pages that were checked when they were drawn, by path."""
_NONE: Checked = MappingProxyType({})


def finish_site(
    site: Path,
    prepared: Prepared,
    checked: Checked = MappingProxyType({}),
    kept: KeptPages | None = None,
    written: Mapping[str, str] = MappingProxyType({}),
) -> list[Finding]:
    """Complete the site that an engine wrote and check it; nothing may change it afterwards.

    Pages that have been ``checked`` are not checked again, where they are still the same; artefacts that have been
    ``written``, by path with their SHA-256, are not made again.
    """
    # Its bytes hold the time of the build; servers compress by themselves.
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    write_theme(site, prepared.publication.inputs.furniture)
    beside = {path: digest for page in checked.values() for path, digest in page.beside}
    keep = kept.feed if kept else made_anew
    write_artefacts(site, prepared.publication, prepared.locales, keep, {**beside, **written})
    return check_site(site, prepared, checked, kept)


def check_site(
    site: Path, prepared: Prepared, checked: Checked = MappingProxyType({}), kept: KeptPages | None = None
) -> list[Finding]:
    """The findings of every rule on the built pages."""
    publication, chosen = prepared.publication, prepared.locales
    files = frozenset(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    checks = PageChecks(prepared)
    summaries: dict[str, PageSummary] = {}
    promised: list[str] = list(promised_files(publication, chosen))
    findings: list[Finding] = []
    for locale in chosen:
        for page in pages(publication, locale):
            path = f"{locale.prefix}{page.address}index.html"
            promised.append(path)
            if path in files:
                raw, known = (site / path).read_bytes(), checked.get(path)
                done = known if known and known.is_of(raw) else checks.page(path, raw, page, locale)
                summaries[path] = done.summary
                findings += done.findings
    if ERROR_PAGE.address in files:
        findings += checks.error_page((site / ERROR_PAGE.address).read_bytes(), kept.error_page if kept else None)
    styles = {path: (site / path).read_text("utf-8", "replace") for path in sorted(files) if path.endswith(".css")}
    findings += apply(sheets.RULES, _changed_sheets(styles, publication.inputs))
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


def _changed_sheets(styles: Mapping[str, str], inputs: Inputs) -> sheets.Sheets:
    """The style sheets that pages load and that are not what was checked before: the package's, and the project's."""
    own = {STYLE_SHEET: style_sheet(inputs.furniture), SEARCH_SHEET: published(SEARCH_SHEET)}
    known = {**inputs.overrides, **own}
    here = {path: styles.get(path, "").removeprefix("\ufeff") for path in (*own, *inputs.sheets)}
    return sheets.Sheets({path: text for path, text in here.items() if text != known[path]})
