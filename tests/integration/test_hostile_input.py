"""Files that somebody wrote to break the build, or to reach a visitor's browser with it."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html
import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader
from lxml.html import HtmlElement

from noticepress import theme
from noticepress.catalogs.catalog import Catalog, Entry, parse_catalog
from noticepress.catalogs.glossary import parse_glossary
from noticepress.catalogs.locales import parse_locales
from noticepress.commands import main
from noticepress.editions.assets import plain_name
from noticepress.editions.localizing.localizer import Localizer
from noticepress.editions.page_kinds import ERROR_PAGE
from noticepress.editions.page_kinds import pages as pages_in
from noticepress.editions.page_views import page_view
from noticepress.editions.publication import Publication
from noticepress.editions.settings.furniture import Link, LinkGroup
from noticepress.editions.sources.inputs import Inputs
from noticepress.editions.sources.project import Project
from noticepress.findings import NoticepressError
from noticepress.model import Locale
from noticepress.register.clock import AsOf
from noticepress.register.register import parse_register
from noticepress.register.sealing.seal import parse_seal
from noticepress.rules.sources import check_sources
from noticepress.site.drawing.render import speak
from noticepress.texts.dialect import Dialect
from noticepress.texts.section import parse_section
from small_project import DAY, REPOSITORY, SOURCE, SmallProject

FINDING = re.compile(r"[^:\n]+(?::\d+)?: [A-Z]{2}\d{3} [^\n]+; [^\n]+")
"""One line: place, code, message, remedy."""
examples = settings(max_examples=100)


def read(parse: Callable[[], object]) -> None:
    """Whatever the input: a result, or findings of one line each. Any other exception fails the test."""
    try:
        parse()
    except NoticepressError as error:
        findings = error.findings
    else:
        return
    assert findings
    for finding in findings:
        assert FINDING.fullmatch(str(finding)), str(finding)


def mutated(valid: str, pieces: Iterable[str] = ()) -> st.SearchStrategy[str]:
    """A valid text with some stretches of it replaced, doubled or cut out."""
    words = st.one_of(
        st.text(max_size=8), st.sampled_from([*pieces, *"\"'\\:-[]{}#&*!|>%@`\0\t\r\n \ufeff\u2028\u202e"])
    )
    edit = st.tuples(st.integers(0, len(valid)), st.integers(0, 30), words)

    def apply(edits: list[tuple[int, int, str]]) -> str:
        text = valid
        for at, length, piece in edits:
            text = text[:at] + piece + text[at + length :]
        return text

    return st.lists(edit, min_size=1, max_size=4).map(apply)


def valid(path: str) -> str:
    return (SOURCE / path).read_text(encoding="utf-8")


PO = valid("locales/de/LC_MESSAGES/privacy.po")
REGISTER = valid("docs/privacy/notice.yml")
LOCALES = valid("locales/locales.yml")
SECTION = valid("docs/privacy/1.1/20-contact.md") + "\n" + valid("docs/privacy/1.1/10-your-data.md")
SEAL = valid("docs/privacy/1.1/seal.json")
GLOSSARY = """\
sources: {de: an official text}
kept: [Example]
numerals: {de: {"3": [drei]}}
terms:
  data:
    english: [personal data]
    languages:
      de: {term: personenbezogene Daten, accept: [personenbezogen], forbid: [private Daten]}
"""

PO_PIECES = (
    'msgid "',
    'msgstr "',
    'msgstr[0] "',
    'msgctxt "',
    'msgid_plural "',
    "#~ ",
    "#| ",
    "#, fuzzy\n",
    "\\x",
    "nplurals=0;",
)
YAML_PIECES = ("!!python/object:os.system", "&a ", "*a", "<<: ", "? ", "- ", "0x1", "1e999", ".nan", "2020-13-45", "~")
MD_PIECES = (
    "[^post]",
    "](",
    "![",
    "{{ ",
    " }}",
    "{#a}",
    "{: .b }",
    "<div>",
    "    ",
    "* ",
    "1. ",
    "!!! ",
    "---\n",
    "*[a]: b\n",
    "\x02\x03",
)
JSON_PIECES = ("Infinity", "NaN", "null", "1e400", "9" * 5000, '"\\ud800"', "[]", "{}")


@examples
@given(
    st.one_of(st.binary(max_size=400), mutated(PO, PO_PIECES).map(lambda text: text.encode("utf-8", "surrogatepass")))
)
@example(PO.encode("utf-16"))
@example(PO.replace("Plural-Forms: nplurals=2", "Plural-Forms: nplurals=x").encode())
@example(PO.replace("plural=(n != 1)", "plural=(((((n").encode())
@example(PO.replace("2026-11-24 00:00+0000", "2026-11-24 00:00+9999").encode())
@example(PO.replace("2026-11-24 00:00+0000", "9999-99-99 99:99+0000").encode())
@example(b'msgid "a"\nmsgid_plural "b"\nmsgstr[7] "c"\n')
def test_catalog_is_read_or_refused(raw: bytes) -> None:
    read(lambda: parse_catalog(raw, "de", "privacy", "locales/de/LC_MESSAGES/privacy.po"))


@examples
@given(st.one_of(st.text(max_size=300), mutated(REGISTER, YAML_PIECES)))
@example(REGISTER.replace("title: ", "title: !!python/object/apply:os.system "))
@example(REGISTER.replace("1200", "1" * 5000))
@example(REGISTER.replace("time_zone", "x") + "time_zone: ../../etc/passwd\n")
@example("time_zone: Europe/\ntitle: a\nprevailing_clause: b\nversions: [{version: '1.0'}]\n")
@example("time_zone: \"a\\0b\"\ntitle: a\nprevailing_clause: b\nversions: [{version: '1.0'}]\n")
def test_register_is_read_or_refused(text: str) -> None:
    read(lambda: parse_register(text, "docs/privacy/notice.yml", "privacy"))


@examples
@given(st.one_of(st.text(max_size=300), mutated(LOCALES, YAML_PIECES)))
@example(LOCALES.replace("[de]", "[../../de]"))
@example(LOCALES.replace("[de]", "['de\\0']"))
@example(LOCALES.replace("de-DE", "../de"))
def test_table_of_locales_is_read_or_refused(text: str) -> None:
    read(lambda: parse_locales(text, "locales/locales.yml", ["de", "zh_Hant", "zh_Hant_HK"]))


@examples
@given(st.one_of(st.text(max_size=300), mutated(GLOSSARY, YAML_PIECES)))
@example(":\u20280")
@example("a: b #c\x85: \u2029d")
@example("a:\r: \u2028\r\n0")
def test_glossary_is_read_or_refused(text: str) -> None:
    read(lambda: parse_glossary(text, "locales/glossary.yml"))


@examples
@given(st.one_of(st.text(max_size=300), mutated(SECTION, MD_PIECES)))
@example("---\n- a\n---\n")
@example("---\na: &b [*b]\n---\n")
def test_section_is_read_and_rendered_or_refused(text: str) -> None:
    def parse() -> None:
        section, findings = parse_section(text, "docs/privacy/1.1/20-contact.md", Dialect())
        assert all(FINDING.fullmatch(str(finding)) for finding in findings), findings
        assert isinstance(Localizer().render(section, None, {"request_url": "https://example.org/"}).html, str)

    read(parse)


@examples
@given(st.one_of(st.text(max_size=300), mutated(SEAL, JSON_PIECES)))
@example('{"facts": {}, "blocks": [["a", "b", Infinity, "c"]]}')
@example('{"facts": {}, "blocks": [["a", "b", NaN, "c"]]}')
@example('{"facts": {}, "blocks": [["a", "b", 1' + "0" * 5000 + ', "c"]]}')
@example('{"facts": [], "blocks": {}}')
@example("[" * 100_000)
def test_seal_is_read_or_refused(text: str) -> None:
    read(lambda: parse_seal(text, "docs/privacy/1.1/seal.json"))


# Files that are made to take for ever, or everything

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{after}: &{after} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)
MEGABYTE = 1_000_000

HOSTILE: dict[str, tuple[str, str]] = {
    "aliases that multiply": ("docs/privacy/notice.yml", BOMB),
    "alias of itself": ("locales/locales.yml", "locales: &a [*a]\n"),
    "python object": ("docs/privacy/notice.yml", "title: !!python/object/apply:os.system ['touch stolen']\n"),
    "python name": ("locales/glossary.yml", "terms: !!python/name:os.system\n"),
    "other program's tag": ("locales/locales.yml", "locales: !ruby/object:Gem {}\n"),
    "nested sequences": ("docs/privacy/notice.yml", "title: " + "[" * 2_000 + "]" * 2_000 + "\n"),
    "very deeply nested sequences": ("docs/privacy/notice.yml", "title: " + "[" * 100_000 + "]" * 100_000 + "\n"),
    "very deeply nested mappings": ("locales/locales.yml", "{a: " * 100_000 + "}" * 100_000 + "\n"),
    "very deeply nested mkdocs.yml": ("mkdocs.yml", "extra: " + "[" * 100_000 + "]" * 100_000 + "\n"),
    "tab that only libyaml reads": ("mkdocs.yml", "site_name: x# n\ticept\n"),
    "very deeply nested seal": ("docs/privacy/1.0/seal.json", "[" * 1_000_000),
    "deeply nested lists": (
        "docs/privacy/1.2/10-your-data.md",
        "## A {#a}\n\n" + "".join(f"{'    ' * i}- a\n" for i in range(200)),
    ),
    "deeply nested quotations": ("docs/privacy/1.2/10-your-data.md", "## A {#a}\n\n" + ">" * 3_000 + " a\n"),
    "open brackets": ("docs/privacy/1.2/10-your-data.md", "## A {#a}\n\n" + "[" * 3_000 + "\n"),
    "emphasis": ("docs/privacy/1.2/10-your-data.md", "## A {#a}\n\n" + "*a **b " * 1_000 + "\n"),
    "open braces": ("docs/privacy/1.2/10-your-data.md", "## A {#a}\n\n" + "{{ " * 10_000 + "\n"),
    "long line of Markdown": ("docs/privacy/1.2/10-your-data.md", "## A {#a}\n\n" + "a" * MEGABYTE + "\n"),
    "long line of YAML": ("docs/privacy/notice.yml", "title: " + "a" * MEGABYTE + "\n"),
    "long line of a catalog": ("locales/de/LC_MESSAGES/privacy.po", 'msgid "a"\nmsgstr "' + "b" * MEGABYTE + '"\n'),
    "as many plural forms as memory holds": (
        "locales/de/LC_MESSAGES/site.po",
        'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=1000000000; plural=0;\\n"\n\n'
        'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n',
    ),
    "plural form that takes for ever": (
        "locales/de/LC_MESSAGES/site.po",
        'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=9**9**9**9;\\n"\n\n'
        'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n',
    ),
    "number too long for a number": ("docs/privacy/notice.yml", REGISTER.replace('"1.2"', f'"1.{"9" * 5000}"')),
    "surrogate in a seal": ("docs/privacy/1.0/seal.json", '{"facts": {"a": "\\ud800"}, "blocks": []}'),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_file_ends_in_findings_and_not_in_a_traceback(small: SmallProject, case: str) -> None:
    path, text = HOSTILE[case]
    small.write(path, text)
    # In a process of its own, with 2 GB at most: some of these would take the tests with them.
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))\n"
        "from noticepress.commands import main; main(['check', '--as-of', '2026-11-24'])"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=small.root,
        env={"PYTHONPATH": str(REPOSITORY / "hooks"), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=10,
    )

    assert done.returncode in (0, 1), (done.returncode, done.stderr[-300:])
    assert "Traceback" not in done.stderr, done.stderr[-300:]
    assert all(FINDING.fullmatch(line) for line in done.stdout.splitlines())
    assert not (small.root / "stolen").exists()


@pytest.mark.parametrize(
    "name", ["../../x", "..", "../x", "/x", "x/../../y", "de/../../x", "de\\..\\x", "de\n", "-x", "", "de.x", "DE", "~"]
)
def test_catalog_name_never_leads_out_of_the_folder(small: SmallProject, name: str) -> None:
    before = sorted(small.root.parent.rglob("*"))

    updated = CliRunner().invoke(main, ["-C", str(small.root), "update", "--", name])
    assert updated.exit_code == 2
    assert updated.stderr.count("\n") == 1
    assert sorted(small.root.parent.rglob("*")) == before

    quoted = name.replace("\\", "\\\\").replace("\n", "\\n")
    small.replace("locales/locales.yml", "[de]", f'["{quoted}"]')
    assert [finding.code for finding in small.findings()] == ["IN001"]


def test_catalog_outside_the_folder_is_never_read(small: SmallProject) -> None:
    for domain in ("privacy", "site"):
        small.write(f"x/LC_MESSAGES/{domain}.po", small.read(f"locales/de/LC_MESSAGES/{domain}.po"))
    small.replace("locales/locales.yml", "[de]", "[../x]")

    assert [finding.code for finding in small.findings()] == ["IN001"]


# Texts that are made to act in a visitor's browser

TAGS = """
<script>alert(1)</script>
<SCRIPT>alert(1)</SCRIPT>
<script src=//evil.example/x.js></script>
<script/src="https://evil.example/x.js"></script>
<scr<script>ipt>alert(1)</scr</script>ipt>
<script
>alert(1)</script >
</p><script>alert(1)</script>
</title><script>alert(1)</script>
</textarea><script>alert(1)</script>
--><script>alert(1)</script><!--
]]><script>alert(1)</script>
<![CDATA[<script>alert(1)</script>]]>
<?xml version="1.0"?><script>alert(1)</script>
<!DOCTYPE html><script>alert(1)</script>
<!--><script>alert(1)</script>-->
<!-- a comment -->
<!--[if IE]><script>alert(1)</script><![endif]-->
<img src=x onerror=alert(1)>
<img src=x onerror="alert(1)"
<IMG SRC="javascript:alert(1)">
<img/src=x/onerror=alert(1)>
<img src="https://evil.example/pixel.gif">
<img srcset="https://evil.example/pixel.gif 1x">
<image href="x" onerror="alert(1)">
<svg onload=alert(1)>
<svg><script>alert(1)</script></svg>
<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>
<svg><animate onbegin=alert(1) attributeName=x></svg>
<svg><use href="data:image/svg+xml,x#x"/></svg>
<svg><foreignObject><iframe src="javascript:alert(1)"></iframe></foreignObject></svg>
<math><mtext><script>alert(1)</script></mtext></math>
<math href="javascript:alert(1)">x</math>
<math><annotation-xml encoding="text/html"><script>alert(1)</script></annotation-xml></math>
<style>body{background:url(https://evil.example/)}</style>
<style>@import "https://evil.example/x.css";</style>
<link rel=stylesheet href=https://evil.example/x.css>
<iframe src="https://evil.example/"></iframe>
<iframe srcdoc="<script>alert(1)</script>"></iframe>
<object data="javascript:alert(1)"></object>
<embed src="https://evil.example/x.swf">
<applet code=x></applet>
<meta http-equiv="refresh" content="0;url=https://evil.example/">
<META HTTP-EQUIV=refresh CONTENT="0;url=data:text/html,x">
<base href="https://evil.example/">
<form action="https://evil.example/"><input name=q></form>
<button formaction="javascript:alert(1)">x</button>
<input autofocus onfocus=alert(1)>
<select autofocus onfocus=alert(1)>
<details open ontoggle=alert(1)>
<video><source onerror=alert(1)></video>
<video poster="javascript:alert(1)"></video>
<audio src=x onerror=alert(1)>
<body onload=alert(1)>
<html onclick=alert(1)>
<marquee onstart=alert(1)>x</marquee>
<table background="javascript:alert(1)">
<template><script>alert(1)</script></template>
<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>
<a href="javascript:alert(1)">x</a>
<a href="https://evil.example/">x</a>
<a href=https://evil.example/ ping=https://evil.example/>x</a>
<div style="position:fixed;inset:0">x</div>
<b onmouseover=alert(1)>x</b>
<x onclick=alert(1)>x</x>
<plaintext>
<xmp><script>alert(1)</script></xmp>
`<script>alert(1)</script>`
`<img src=x onerror=alert(1)>`
``<svg onload=alert(1)>``
\\<script>alert(1)</script>
&lt;script&gt;alert(1)&lt;/script&gt;
&#60;script&#62;alert(1)&#60;/script&#62;
<<script>script>alert(1)<</script>/script>
<\x00script>alert(1)</script>
<scr\x00ipt>alert(1)</script>
\x02klzzwxh:0\x03<script>alert(1)</script>
""".strip().split("\n")

MARKDOWN = """
[x](javascript:alert(1))
[x](JaVaScRiPt:alert(1))
[x](java\tscript:alert(1))
[x](&#106;avascript:alert(1))
[x](&#x6A;avascript&colon;alert(1))
[x](javascript&#58;alert(1))
[x]( javascript:alert(1))
[x](<javascript:alert(1)>)
[x](\x01javascript:alert(1))
[x](vbscript:msgbox)
[x](data:text/html,<script>alert(1)</script>)
[x](data:text/html;base64,PHNjcmlwdD4=)
[x](//evil.example/)
[x](\\\\evil.example/)
[x](/\\evil.example/)
[x](https://evil.example/)
[x](HTTPS://EVIL.EXAMPLE/)
[x](https:evil.example)
[x](ftp://evil.example/)
[x](file:///etc/passwd)
[x](mailto:a@evil.example)
[x](https://example.org@evil.example/)
[x](https://example.org.evil.example/)
[x](#a" onclick="alert(1))
[x](x "t" onclick="alert(1)")
[x](x "t\\" onclick=\\"alert(1)")
[x][y]
[x]: javascript:alert(1)
![x](https://evil.example/pixel.gif)
![x](javascript:alert(1))
![x" onerror="alert(1)](x)
<javascript:alert(1)>
<https://evil.example/>
<a@evil.example>
x {onclick="alert(1)"}
x {: onclick="alert(1)" }
*x*{onclick="alert(1)"}
*x*{: style="position:fixed" }
[x](#contact){onclick="alert(1)"}
[x](#contact){: href="javascript:alert(1)" }
x {: #contact }
*[x]: <script>alert(1)</script>
!!! note "<script>alert(1)</script>"
x[^y]
{{ request_url }}"><script>alert(1)</script>
[x]({{ request_url }}.evil.example)
[x](javascript:{{ organisation }})
{{ 7 * 7 }}
{{ config }}
{{ ''.__class__.__mro__ }}
{% include "/etc/passwd" %}
{% raw %}<script>alert(1)</script>{% endraw %}
{# comment #}<script>alert(1)</script>
${alert(1)}
#{alert(1)}
x" onfocus="alert(1)" autofocus="
x' onfocus='alert(1)' autofocus='
x" style="position:fixed" x="
"><script>alert(1)</script>
'><script>alert(1)</script>
" onmouseover=alert(1) "
\u202ex\u202c
\u2066x\u2069
\u200bjavascript:alert(1)
\U000f0000
\ue000
\ufeffx
\u2028<script>alert(1)</script>
""".strip().split("\n")

PAYLOADS = [
    line.encode().decode("unicode_escape") if re.search(r"\\(?:x0|u|U|t)", line) else line
    for line in (*TAGS, *MARKDOWN)
]

OWN_HOSTS = {"", "legal.example.org", "example.org"}
URLS = ("href", "src", "action", "formaction", "data", "poster", "srcset", "ping", "background", "xlink:href", "cite")
FORBIDDEN_TAGS = {
    *("iframe", "object", "embed", "applet", "base", "form", "input", "button", "select", "textarea", "frame", "style"),
    *(
        "video",
        "audio",
        "source",
        "img",
        "image",
        "math",
        "marquee",
        "template",
        "plaintext",
        "xmp",
        "body2",
        "noscript",
    ),
}


OWN_SCRIPTS = ("assets/page.js", "assets/beside.js", "assets/consent.js")
PANELS = frozenset({"locales", "contents-panel", "search"})
"""What the buttons of the package's own templates open, on the small project's pages."""


def opens_a_panel(element: HtmlElement) -> bool:
    """Whether an element is a button of the package's own, which does nothing but open one of its panels."""
    attributes = {name: value for name, value in element.attrib.items() if name not in ("class", "aria-label")}
    return element.tag == "button" and attributes in [{"popovertarget": name} for name in PANELS]


def asks_for_a_day(element: HtmlElement) -> bool:
    """Whether an element is the field of the page of versions, which nothing sends."""
    return element.tag == "input" and dict(element.attrib) == {"type": "date"}


def active(page: str, *, whole: bool = True) -> Iterator[str]:
    """Everything in a page that acts, loads or leads where the package's own templates would not."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    root = lxml.html.document_fromstring(page.encode("utf-8", "surrogatepass"), parser=parser)
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield f"{element.tag}"
            continue
        tag = element.tag.lower()
        if tag in FORBIDDEN_TAGS and not (whole and (opens_a_panel(element) or asks_for_a_day(element))):
            yield f"<{tag}>"
        if tag == "script" and not (whole and is_own(element)):
            yield "<script>"
        if tag == "svg" and (not whole or element.get("aria-hidden") != "true"):
            yield "<svg>"
        if tag == "meta" and element.get("http-equiv"):
            yield "<meta http-equiv>"
        for name, value in element.attrib.items():
            if not (whole and (tag, element.get("rel"), value) == ("link", "icon", own_icon())):
                yield from active_attribute(tag, str(name).lower(), str(value))


def is_own(script: HtmlElement) -> bool:
    """Whether a script is one of the package's files, or data that is whole."""
    if script.get("type") == "application/ld+json" and "src" not in script.attrib:
        return isinstance(json.loads(script.text or ""), dict)
    return plain_name(str(script.get("src", ""))).endswith(OWN_SCRIPTS)


@cache
def own_icon() -> str:
    """The address of the icon that the package ships, which holds the drawing itself."""
    return inputs().furniture.brand.shown("favicon")


def active_attribute(tag: str, name: str, value: str) -> Iterator[str]:
    if name.startswith("on") or name in ("style", "srcdoc", "autofocus"):
        yield f"{tag} {name}"
    if name in URLS:
        address = re.sub(r"[\x00-\x20\x7f-\x9f\u200b]", "", value).replace("\\", "/").lower()
        scheme = re.match(r"(?:javascript|vbscript|data|file|ftp|mailto):", address)
        if scheme or urlsplit(address).netloc not in OWN_HOSTS:
            yield f"{name}={value}"


@cache
def inputs() -> Inputs:
    return Project(SOURCE).read()[0]


@cache
def words_of_templates() -> Inputs:
    """The small project with the messages of the repository's templates."""
    site = Project(REPOSITORY).read_sources()[0].site_messages
    own = inputs()
    return replace(own, site_messages={**site, **own.site_messages})


def german() -> Locale:
    return inputs().locales[1]


def hostile_catalog(base: Inputs, domain: str, payload: str) -> Inputs:
    """The project with ``payload`` as the translation of every message of a domain."""
    messages = base.site_messages if domain == "site" else base.notices[domain].messages
    entries = {
        message.key: Entry(
            message.context,
            message.id,
            message.plural_id,
            (payload, payload) if message.plural_id else (payload,),
            fuzzy=False,
            line=1,
            waivers={},
        )
        for message in messages.values()
    }
    catalog = Catalog("de", domain, f"locales/de/LC_MESSAGES/{domain}.po", entries)
    return replace(base, catalogs={**base.catalogs, ("de", domain): catalog})


@cache
def templates() -> Environment:
    """The templates as noticepress.site.mkdocs sets them up."""
    loader = FileSystemLoader(theme.TEMPLATES)
    environment = Environment(loader=loader, autoescape=True, extensions=["jinja2.ext.i18n"])
    environment.filters["url"] = lambda address: f"../{address}"
    return environment


def pages(publication: Publication, locale: Locale, *kinds: str) -> Iterator[tuple[str, str]]:
    """(address, HTML) of the pages of a locale: of those kinds, or all."""
    environment = templates().overlay()
    speak(environment, publication, locale)
    template = environment.get_template("main.html")
    for page in (*pages_in(publication, locale), ERROR_PAGE):
        if not kinds or page.kind in kinds:
            yield page.address, template.render(view=page_view(publication, page, locale))


def test_the_payloads_are_many_and_most_would_act_if_they_were_let() -> None:
    naked = [
        payload for payload in PAYLOADS if [*active(f'<div>{payload}</div><p title="{payload}">x</p>', whole=False)]
    ]

    assert len(PAYLOADS) == len(set(PAYLOADS)) >= 100
    assert len(naked) >= 60


def test_untouched_pages_hold_nothing_active() -> None:
    publication = Publication(words_of_templates(), AsOf(DAY))

    for locale in publication.inputs.locales:
        found = {address: [*active(page)] for address, page in pages(publication, locale)}
        assert not any(found.values()), found
        assert len(found) == (10 if locale.is_english else 12)  # the others have bilingual pages


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_translation_of_a_notice_never_acts(payload: str) -> None:
    publication = Publication(hostile_catalog(inputs(), "privacy", payload), AsOf(DAY))

    for number in ("1.0", "1.1"):
        edition = publication.edition("privacy", number, german())
        page = "".join(f"<div>{section.html}</div>" for _, section in edition.sections)
        page += "".join(f"<a href='#{heading.id}'>{heading.title}</a>" for heading in edition.headings)
        assert [*active(page, whole=False)] == []
        assert set(ids_of(page)) <= set(ids_of(english(number))), "a translation brings no id"
        assert len(ids_of(page)) == len(set(ids_of(page)))


def ids_of(page: str) -> list[str]:
    return [str(value) for value in lxml.html.document_fromstring(page).xpath("//@id")]


@cache
def english(number: str) -> str:
    edition = Publication(inputs(), AsOf(DAY)).edition("privacy", number, german())
    return "".join(f"<div>{section.html}</div>" for _, section in edition.sections)


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_translation_of_the_notices_title_and_summary_never_acts(payload: str) -> None:
    publication = Publication(hostile_catalog(words_of_templates(), "privacy", payload), AsOf(DAY))

    for address, page in pages(publication, german(), "front", "versions"):
        assert [*active(page)] == [], address


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_translation_of_the_sites_words_never_acts(payload: str) -> None:
    publication = Publication(hostile_catalog(words_of_templates(), "site", payload), AsOf(DAY))

    for address, page in pages(publication, german(), "text", "versions", "translations"):
        assert [*active(page)] == [], address


@pytest.mark.parametrize("payload", [payload for payload in PAYLOADS if "<" in payload or "](" in payload], ids=ascii)
def test_translation_that_adds_a_tag_or_a_link_is_found(payload: str) -> None:
    publication = Publication(hostile_catalog(words_of_templates(), "privacy", payload), AsOf(DAY))

    findings = [finding for finding in check_sources(publication) if finding.path.endswith("de/LC_MESSAGES/privacy.po")]

    assert {finding.code for finding in findings} & {"TR003", "TR004", "TR006", "TR007"}
    assert all(FINDING.fullmatch(str(finding)) for finding in findings)


def everywhere(payload: str) -> Inputs:
    """The project with ``payload`` wherever its owner writes plain text: facts, labels, names, summaries."""
    base = words_of_templates()
    read = base.notices["privacy"]
    facts = {**read.notice.facts, "organisation": payload}
    versions = tuple(
        replace(version, summary=payload, short_notice=payload, facts={**version.facts, "organisation": payload})
        for version in read.notice.versions
    )
    notice = replace(read.notice, title=payload, facts=facts, versions=versions)
    furniture = replace(
        base.furniture,
        name=payload,
        organisation=payload,
        copyright_years=payload,
        disclaimer=payload,
        groups=(LinkGroup(payload, (Link(payload, "https://example.org/"),)),),
        legal=(Link(payload, "https://example.org/"),),
    )
    locales = tuple(replace(locale, label=payload) for locale in base.locales)
    return replace(base, notices={"privacy": replace(read, notice=notice)}, furniture=furniture, locales=locales)


CHUNKS = ["\n".join(PAYLOADS[start : start + 10]) for start in range(0, len(PAYLOADS), 10)]


@pytest.mark.parametrize("payloads", CHUNKS, ids=lambda chunk: ascii(chunk[:20]))
def test_facts_labels_names_and_summaries_never_act(payloads: str) -> None:
    publication = Publication(everywhere(payloads), AsOf(DAY))

    for locale in publication.inputs.locales[:2]:
        for address, page in pages(publication, locale, "front", "text", "versions", "translations"):
            assert [*active(page)] == [], address


SCHEMES = (
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "javascript\t:alert(1)",
    "vbscript:msgbox",
    "data:text/html,x",
    "d\rata:text/html,x",
)


@pytest.mark.parametrize("where", ["notice", "version"])
@pytest.mark.parametrize("address", SCHEMES, ids=ascii)
def test_fact_that_is_an_active_address_is_refused(small: SmallProject, address: str, where: str) -> None:
    quoted = '"' + address.encode("unicode_escape").decode() + '"'
    if where == "notice":
        small.replace("docs/privacy/notice.yml", "https://example.org/request", quoted)
    else:
        small.write("docs/privacy/notice.yml", f"{REGISTER}    facts:\n      request_url: {quoted}\n")

    findings = small.findings()

    assert any(finding.code == "IN002" and "request_url" in finding.message for finding in findings), findings


@pytest.mark.parametrize("address", SCHEMES, ids=ascii)
def test_footer_link_that_is_an_active_address_is_refused(small: SmallProject, address: str) -> None:
    quoted = '"' + address.encode("unicode_escape").decode() + '"'
    small.replace("mkdocs.yml", "extra:\n", f"extra:\n  legal:\n    - label: Imprint\n      url: {quoted}\n")

    blocking = [finding for finding in small.findings() if not finding.code.startswith("TR")]

    assert blocking
    assert blocking[0].path == "mkdocs.yml"


def test_built_site_shows_hostile_words_as_words(small: SmallProject) -> None:
    """The whole way once: what the owner of the site may write comes out as text."""
    payload = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    quoted = "'" + payload.replace("'", "''") + "'"
    small.replace("mkdocs.yml", "site_name: Example notices", f"site_name: {quoted}")
    small.replace("mkdocs.yml", "organisation: Example Ltd.", f"organisation: {quoted}")
    small.replace("locales/locales.yml", "label: Deutschland - Deutsch", f"label: {quoted}")
    small.replace("docs/privacy/notice.yml", "summary: A new address.", f"summary: {quoted}")
    built = CliRunner().invoke(main, ["-C", str(small.root), "build", "--drafts", "--as-of", str(DAY)])
    assert built.exit_code == 0, built.output

    found = {
        path: [*active(path.read_text(encoding="utf-8"))] for path in sorted((small.root / "site").rglob("*.html"))
    }

    assert not any(found.values()), found
    assert html.escape("<img src=x onerror=alert(1)>") in (small.root / "site" / "index.html").read_text(
        encoding="utf-8"
    )
    for feed in Path(small.root / "site").rglob("*.xml"):
        assert "<script" not in feed.read_text(encoding="utf-8")
