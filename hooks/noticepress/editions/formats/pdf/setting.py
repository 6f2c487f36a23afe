"""HTML set on sheets by WeasyPrint: a page comes in, a PDF/UA leaves; the same bytes with the same fonts and libraries.

WeasyPrint and the libraries that it draws with are asked for only here, and only when a PDF is made. Nothing is
fetched.
"""

from __future__ import annotations

import logging
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from typing import Any

from noticepress.extras import install
from noticepress.findings import UsageError, quote

_SECONDS = 30
_LOGGER = "weasyprint"
_NO_GLYPH = re.compile(r"\.notdef")
_LIBRARIES = "install libpango-1.0-0, libpangoft2-1.0-0 and libharfbuzz-subset0, or Pango as your system calls it"
_FONTS = "install Noto's fonts (Debian, Ubuntu: fonts-noto-core; for Chinese, Japanese and Korean fonts-noto-cjk)"


def check_setting() -> None:
    """Raise :class:`UsageError` where no PDF can be made on this machine.

    What is loaded and asked for here, processes that are forked later have.
    """
    made_with()


def set_pdf(html: str, base: str, name: str) -> bytes:
    """The PDF of a page whose address is ``base``; ``name`` is what it is called where something is wrong.

    Raises :class:`UsageError` where the machine has no font for a letter.
    """
    weasyprint = _weasyprint()
    identifier = sha256(html.encode()).digest()[:16]
    with _told_glyphs() as missing, _languages_in_tags(weasyprint):
        nothing = weasyprint.urls.URLFetcher(allowed_protocols=())
        page = weasyprint.HTML(string=html, base_url=base, url_fetcher=nothing)
        pdf: bytes = page.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier, presentational_hints=True)
    if missing:
        raise UsageError(f"{name} cannot be set: no font of this machine has {', '.join(missing)}; {_FONTS}")
    return pdf


@cache
def made_with() -> str:
    """WeasyPrint's version, and every font of the machine with its own, where fontconfig tells them."""
    program, fonts = shutil.which("fc-list"), ""
    if program:
        with suppress(OSError, subprocess.SubprocessError):
            asked = (program, "--format", "%{file} %{fontversion}\n")
            done = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=_SECONDS)  # noqa: S603 (no word of it is anybody's)
            fonts = "".join(sorted(done.stdout.splitlines(keepends=True)))
    return f"{_weasyprint().__version__}\n{fonts}"


def _weasyprint() -> Any:  # noqa: ANN401 (WeasyPrint publishes no types)
    try:
        import weasyprint  # noqa: PLC0415 (an extra, and slow to load)
        import weasyprint.pdf.tags  # noqa: PLC0415 (the same)
    except ImportError as error:
        raise UsageError(f"WeasyPrint, which makes PDFs, is not installed; run: {install('pdf')}") from error
    except OSError as error:
        raise UsageError(f"WeasyPrint finds no Pango, which draws PDFs; {_LIBRARIES}") from error
    return weasyprint


@contextmanager
def _told_glyphs() -> Iterator[list[str]]:
    """Collects the letters of which WeasyPrint says that no font has them."""
    found: list[str] = []

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if _NO_GLYPH.search(str(record.msg)):
                shown = quote(str(record.args[0] if isinstance(record.args, tuple) and record.args else ""))
                if shown not in found:
                    found.append(shown)

    handler = Handler(logging.WARNING)
    logger = logging.getLogger(_LOGGER)
    logger.addHandler(handler)
    try:
        yield found
    finally:
        logger.removeHandler(handler)


@contextmanager
def _languages_in_tags(weasyprint: Any) -> Iterator[None]:  # noqa: ANN401 (as above)
    """Says in the tags of a PDF which parts are in another language: WeasyPrint 70 says it of the whole alone."""
    tags = weasyprint.pdf.tags
    build = tags._build_box_tree  # noqa: SLF001 (there is no other place; pyproject.toml pins the version)

    def with_language(box: Any, *rest: Any) -> Iterator[Any]:  # noqa: ANN401 (as above)
        element = getattr(box, "element", None)
        language = element.get("lang") if element is not None and element.tag not in ("html", "body") else None
        for made in build(box, *rest):
            if language:
                made["Lang"] = tags.pydyf.String(language)
            yield made

    tags._build_box_tree = with_language  # noqa: SLF001 (as above)
    try:
        yield
    finally:
        tags._build_box_tree = build  # noqa: SLF001 (as above)
