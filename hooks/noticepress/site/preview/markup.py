"""What a preview adds to a page: marks on what is to be filled in, findings, and a script that waits for changes."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from noticepress.findings import counted

RELOAD = "/livereload/"
"""Where the script of a page asks whether there is another state than the page's own, which it names."""

_TEXT = re.compile(rb">[^<]+")
_TO_FILL = re.compile(rb"\[\[\s*fill\b[^\[\]]*\]\]", re.IGNORECASE)
_BODY = re.compile(rb"<body\b[^>]*>")
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>body {{ font: 1rem/1.5 sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }}
li {{ margin-block: 1rem; overflow-wrap: anywhere }}</style>
</head>
<body>
<h1>{title}</h1>
<ul>
{lines}
</ul>
<p>Save the mended file: this page then shows the site.</p>
</body>
</html>
"""
_ABOVE = """<details open lang="en" dir="ltr" style="all: revert; background: #fff; border: solid #b00020; \
color: #000; font: 1rem/1.5 sans-serif; inset-block-start: 0; max-height: 40vh; overflow: auto; \
overflow-wrap: anywhere; padding: 0.5rem 1rem; position: sticky; z-index: 1000"><summary>{title}</summary>
<ul>
{lines}
</ul>
</details>
"""
_SCRIPT = """<script nonce="{nonce}">
(async () => {{
  for (;;) {{
    if (document.hidden) await new Promise(seen => addEventListener("visibilitychange", seen, {{ once: true }}))
    try {{
      const answer = await fetch("{reload}{state}")
      if (answer.ok && await answer.text() !== "{state}") return location.reload()
    }} catch {{
      await new Promise(later => setTimeout(later, 500))
    }}
  }}
}})()
</script>
"""


def findings_page(lines: Sequence[str]) -> bytes:
    """A page that says why there is no other."""
    return _filled(_PAGE, lines).encode()


def with_findings(page: bytes, lines: Sequence[str]) -> bytes:
    """A page with what keeps the site from being built above everything else."""
    above = _filled(_ABOVE, lines).encode()
    return _BODY.sub(lambda found: found[0] + above, page, count=1)


def with_script(page: bytes, state: str, nonce: str) -> bytes:
    """A page that is loaded again when there is another ``state``; ``nonce`` is what :func:`policy` lets run."""
    script = _SCRIPT.format(reload=RELOAD, state=state, nonce=nonce).encode()
    before, end, after = page.rpartition(b"</body>")
    return before + script + end + after


def policy(nonce: str) -> str:
    """What a page may do of which something was found: run nothing of its own, and load nothing from elsewhere."""
    return (
        f"default-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'nonce-{nonce}'; "
        "base-uri 'none'; form-action 'none'"
    )


def marked_places(page: bytes) -> bytes:
    """A page with each ``[[fill: …]]`` of its text marked; what stands in its head, its tags and scripts stays."""
    head, body, text = page.partition(b"<body")
    return head + body + _TEXT.sub(lambda found: _TO_FILL.sub(rb"<mark>\g<0></mark>", found[0]), text)


def _filled(template: str, lines: Sequence[str]) -> str:
    title = f"The site cannot be built: {counted(len(lines), 'finding')}"
    return template.format(title=title, lines="\n".join(f"<li>{html.escape(line)}</li>" for line in lines))
