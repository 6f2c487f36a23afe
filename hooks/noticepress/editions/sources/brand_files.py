"""What of a brand lies in the project: its style sheet, fonts and pictures."""

from __future__ import annotations

from dataclasses import replace

from noticepress.editions.branding.brand import Brand, Picture
from noticepress.editions.branding.brand_css import PATH as BRAND_CSS
from noticepress.editions.branding.brand_css import parse_brand
from noticepress.editions.branding.fonts import FOLDER as FONTS
from noticepress.editions.branding.fonts import is_system, key
from noticepress.editions.sources.files import ProjectFiles
from noticepress.files.rules import FILES
from noticepress.findings import NoticepressError


def read_brand(project: ProjectFiles, brand: Brand) -> Brand:
    """Add what lies in the project. Raises :class:`NoticepressError` for a ``brand.css`` with anything else."""
    path = project.root / BRAND_CSS
    sheet = parse_brand(project.read_text(path)) if path.is_file() else brand.sheet
    findings = list(sheet.findings)
    if (misplaced := project.root / "docs" / "assets" / path.name).is_file():
        findings.append(FILES.at(project.name(misplaced), 0, f"{path.name} is read from {BRAND_CSS}", "move it there"))
    if findings:
        raise NoticepressError(findings)
    fonts = project.root / FONTS
    names = tuple(sorted(each.name for each in fonts.iterdir())) if fonts.is_dir() else ()
    wanted = {setting: name for setting in ("logo", "favicon") if (name := getattr(brand.theme, setting))}
    pictures = {setting: _read_picture(project, name) for setting, name in wanted.items()}
    read = replace(brand, sheet=sheet, font_folder=names, pictures=pictures)
    asked = {key(family) for family in read.families if not is_system(family)}
    contents = {each.name: project.read_bytes(fonts / each.name) for each in read.fonts if each.family in asked}
    return replace(read, font_contents=contents)


def _read_picture(project: ProjectFiles, name: str) -> Picture:
    places = [project.root / folder / name for folder in ("docs", "overrides")]
    path = next((each for each in places if each.is_file()), None)
    return Picture(project.name(path or places[-1]), project.read_bytes(path) if path else None)
