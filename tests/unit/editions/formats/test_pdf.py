"""PDFs: what is copied out is what stands on the page, the bytes are the same, errors say what to do."""

from __future__ import annotations

import builtins
import re
import shutil
import subprocess
import unicodedata
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from noticepress.editions.formats.pdf.setting import made_with, set_pdf
from noticepress.editions.formats.pdf.sheet import sheet_html
from noticepress.editions.sources.project import Project
from noticepress.extras import install
from noticepress.findings import UsageError
from noticepress.site.build import build
from noticepress.site.prepared import Request
from noticepress.texts.dialect import Dialect
from sample_publication import sample_edition
from small_project import DAY, SmallProject

EDITIONS = [("cookies", "1.0", "de-DE"), ("cookies", "1.0", "ja-JP"), ("privacy", "2.0", "th-TH")]
HEAD = '<!doctype html><html lang="de"><head><meta charset="utf-8"><title>T</title></head><body>'
_QUOTED = re.compile(r'^\s*"(.*)"$', re.MULTILINE)
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


def told_by(program: str, *arguments: str | Path) -> str:
    """What a program of poppler says."""
    path = shutil.which(program)
    assert path, f"there is no {program}; install poppler-utils"
    return subprocess.run([path, *arguments], capture_output=True, text=True, check=True).stdout


def extracted(pdf: Path) -> str:
    """Every text of the tags, in their order."""
    return "".join(_QUOTED.findall(told_by("pdfinfo", "-struct-text", pdf)))


def alike(text: str) -> str:
    """A text as readers know it: without white space; Thai's AM, which a PDF has in its two parts, as one."""
    return unicodedata.normalize("NFC", re.sub("\u0e4d([\u0e48-\u0e4b]?)\u0e32", "\\1\u0e33", re.sub(r"\s", "", text)))


def blocks_of(html: str) -> list[str]:
    root = lxml.html.document_fromstring(html)
    for unseen in root.xpath("//a[@class='footnote-backref']"):
        unseen.drop_tree()
    found = root.xpath(
        "//body//*[self::h1 or self::h2 or self::h3 or self::p or self::li[not(p)] or self::td or self::th]"
    )
    texts = (alike(each.text_content()) for each in found if not each.xpath(".//ul | .//ol"))
    return [text for text in texts if text]


@pytest.mark.parametrize(("notice_id", "number", "tag"), EDITIONS)
def test_every_block_can_be_copied_out_in_order(tmp_path: Path, notice_id: str, number: str, tag: str) -> None:
    material = sample_edition(notice_id, number, tag)
    html = sheet_html(material)
    (tmp_path / "notice.pdf").write_bytes(set_pdf(html, material.address, "notice.pdf"))

    text, place = alike(extracted(tmp_path / "notice.pdf")), 0
    for block in blocks_of(html):
        assert block in text[place:], block
        place = text.index(block, place) + len(block)
    facts = dict(re.findall(r"^(\w+):\s+(.*)$", told_by("pdfinfo", tmp_path / "notice.pdf"), re.MULTILINE))
    assert (facts["Tagged"], facts["Author"]) == ("yes", "QNAP Systems, Inc.")
    assert facts["Title"].startswith(str(material.edition.title[:5]))
    fonts = told_by("pdffonts", tmp_path / "notice.pdf")
    assert {line.split("+")[1].split("-")[0] for line in fonts.splitlines()[2:]} == {"Noto"}


def set_sheet(tmp_path: Path, html: str, direction: str = "ltr") -> Path:
    """A sheet of the package's own with other HTML as its text."""
    material = sample_edition("cookies", "1.0", "de-DE")
    sheet = re.sub("<main>.*</main>", lambda _: f"<main>{html}</main>", sheet_html(material), flags=re.DOTALL)
    path = tmp_path / "notice.pdf"
    path.write_bytes(set_pdf(sheet.replace('dir="ltr"', f'dir="{direction}"', 1), material.address, path.name))
    return path


@pytest.mark.parametrize(
    ("markdown", "labels"),
    [
        ("a) x\nb) y", ["a)", "b)"]),
        ("(i) x\n\n(ii) y", ["(i)", "(ii)"]),
        ("C. x\nD. y", ["C.", "D."]),
        ("3. x\n4. y", ["3.", "4."]),
        ("1. x\n\n    (a) y\n\n    (b) z", ["1.", "(a)", "(b)"]),
        ("x[^a] y[^b]\n\n[^a]: A.\n[^b]: B.", ["1.", "2."]),
    ],
)
def test_lists_and_notes_have_the_labels_of_the_page(tmp_path: Path, markdown: str, labels: list[str]) -> None:
    dialect = Dialect()
    first, second = (dialect.convert(text, lambda *_: None) for text in ("Before.[^n]\n\n[^n]: Note.", markdown))
    if "fn:a" in second:
        second, labels = second.replace("<ol>", '<ol start="2">'), ["2.", "3."]

    lines = told_by("pdftotext", "-layout", "-f", "2", set_sheet(tmp_path, first + second), "-").splitlines()

    found = [word for line in lines if (word := line.split()[:1]) and re.fullmatch(r"[^\s/]*[.)]+\S*", word[0])]
    assert [word for (word,) in found if not word.startswith("Before")] == ["1.", *labels]


WIDE = ["Retention period", "1,200.50", "Transfer outside the EEA", "https://example.com/a/very/long/path?with=query"]


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr>{}</tr></table>".format("".join(f"<td>{word}</td>" for word in (WIDE * 4)[:count]))
        for count in (2, 6, 8, 9, 14)
    ]
    + [
        f"<{tag}>{'Donaudampfschiffahrtselektrizitaetenhauptbetriebswerkbauunterbeamten' * 3}</{tag}>"
        for tag in ("h1", "h2", "p", "code")
    ]
    + [f"<p>Words ({'x' * 60}<code>{'and_a_code_word' * 9}</code>)</p>"],
)
def test_nothing_is_beyond_the_edge_of_a_sheet(tmp_path: Path, html: str) -> None:
    path = set_sheet(tmp_path, html)

    told = lxml.html.document_fromstring(told_by("pdftotext", "-bbox", path, "-").encode())
    words = told.xpath("//word")
    assert len(words) > 2
    width = float(told.xpath("//page/@width")[0])
    assert [word.text for word in words if float(word.get("xmax")) > width - 50 or float(word.get("xmin")) < 50] == []


def test_a_number_in_a_wide_table_is_not_parted(tmp_path: Path) -> None:
    cells = "".join(f"<td>{word}</td>" for word in (WIDE * 2)[:6])

    assert "1,200.50" in told_by("pdftotext", "-layout", set_sheet(tmp_path, f"<table><tr>{cells}</tr></table>"), "-")


def insides(pdf: bytes) -> bytes:
    """Everything in a PDF, unpacked."""
    found = [pdf]
    for stream in _STREAM.findall(pdf):
        try:
            found.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(found)


def test_the_same_page_gives_the_same_bytes_and_days_are_the_registers() -> None:
    material = sample_edition("cookies", "1.0", "de-DE")
    html = sheet_html(material)

    first, second = (set_pdf(html, material.address, "notice.pdf") for _ in range(2))

    assert first == second
    inner = insides(first)
    assert b"D:20261124" in inner
    assert b"pdfuaid" in inner


def test_parts_in_another_language_are_tagged_with_it() -> None:
    page = f'{HEAD}<p>Deutsch</p><p lang="en">English</p></body></html>'

    inner = insides(set_pdf(page, "https://a.example/", "notice.pdf"))

    assert sorted(re.findall(rb"/Lang \((\w+)\)", inner)) == [b"de", b"en"]


def test_letter_that_no_font_has_is_told() -> None:
    # U+0378 belongs to nobody.
    with pytest.raises(UsageError, match=r"^de/notice\.pdf cannot be set: no font .* install Noto's fonts"):
        set_pdf(f"{HEAD}<p>\u0378</p></body></html>", "https://a.example/", "de/notice.pdf")


def test_nothing_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "secret.css").write_text("body { color: red }", "utf-8")
    link = f'<link rel="stylesheet" href="{(tmp_path / "secret.css").as_uri()}">'

    with_link = set_pdf(f"{HEAD}{link}<p>x</p></body></html>", "https://a.example/", "notice.pdf")

    assert b"1 0 0 rg" not in insides(with_link)


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (ImportError("weasyprint"), f"is not installed; run: {install('pdf')}"),
        (OSError("cannot load library 'libpango-1.0-0'"), "finds no Pango, which draws PDFs; install libpango-1.0-0"),
    ],
)
def test_what_is_missing_is_named_before_anything_is_made(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch, error: Exception, message: str
) -> None:
    real: Callable[..., Any] = builtins.__import__

    def broken(name: str, *rest: Any) -> Any:
        if name.startswith("weasyprint"):
            raise error
        return real(name, *rest)

    made_with.cache_clear()
    monkeypatch.setattr(builtins, "__import__", broken)

    with pytest.raises(UsageError) as told:
        build(Project(small.root), Request(DAY, pdf=True))
    assert message in str(told.value)
    assert "\n" not in str(told.value)
    assert not (small.root / "site").exists()
