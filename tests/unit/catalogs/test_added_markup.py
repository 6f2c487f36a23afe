"""What a translation may not bring in: every payload is refused, or it is harmless on the page."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import lxml.html
import pytest

from noticepress.catalogs.added_markup import Markup
from noticepress.catalogs.catalog import Catalog, Chain, Entry
from noticepress.catalogs.messages import notice_messages
from noticepress.editions.localizing.localizer import Localizer
from noticepress.editions.publication import Publication
from noticepress.editions.settings.furniture import Furniture
from noticepress.editions.sources.inputs import Inputs, NoticeInputs
from noticepress.model import Locale, Notice, Section, Text, Version
from noticepress.register.clock import AsOf
from noticepress.texts.dialect import Dialect
from noticepress.texts.section import parse_section

ENGLISH = "Write to [us](https://example.org/a)."
DAY = date(2026, 11, 24)
DIALECT = Dialect()
MARKUP = Markup()
FACTS = {"organisation": "Example", "site": "https://example.org", "mail": "post@example.org"}
PLAIN = re.compile("</?(?:em|strong|code|br)")
UNTRANSLATED = re.compile(
    r'<span class="untranslated" dir="ltr" id="[^"]*" lang="en">|</span>(?=\s*<ul>)'
    r'| class="untranslated"| dir="ltr"| lang="en"|(?<=class=")untranslated '
)
COUNTED = {"<p", "</p", "<div", "</div", "<b", "</b", "<img"}
"""What English has too, but may not stand there once more."""

PLACES = {
    "paragraph": "## A {{#a}}\n\n{}\n",
    "first of two paragraphs": "## A {{#a}}\n\n{}\n\nMore.\n",
    "paragraph with an attribute list": "## A {{#a}}\n\n{}\n{{: .lead }}\n",
    "heading": "## {} {{#a}}\n",
    "closed heading": "## {} ## {{#a}}\n",
    "item": "## A {{#a}}\n\n- {}\n- b\n",
    "item with a list": "## A {{#a}}\n\n- {}\n    - b\n",
    "loose item": "## A {{#a}}\n\n1. {}\n\n    b\n\n2. c\n",
    "quotation": "## A {{#a}}\n\n> {}\n",
    "header cell": "## A {{#a}}\n\n| {} | b |\n| --- | --- |\n| c | d |\n",
    "cell": "## A {{#a}}\n\n| a | b |\n| --- | --- |\n| {} | d |\n",
    "cell with an attribute list": "## A {{#a}}\n\n| a | b |\n| --- | --- |\n| {} {{: .right }} | d |\n",
    "term": "## A {{#a}}\n\n{}\n:   b\n",
    "definition": "## A {{#a}}\n\nb\n:   {}\n",
    "admonition": "## A {{#a}}\n\n!!! note\n    {}\n",
    "footnote": "## A {{#a}}\n\nb[^2]\n\n[^2]: {}\n",
}
AROUND = """
Oak[^1] [law] GDPR *elm*{: #elm } <b>ash</b>

[^1]: A note.

[law]: https://law.example/

*[GDPR]: General Data
"""

ACTIVE = (
    # Elements that run or load something
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
    "<ScRiPt >alert(1)</sCrIpT >",
    "<script/src=//evil.example/x.js></script>",
    "Schreiben Sie </p><script>alert(1)</script>",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
    "<math><mtext></mtext></math>",
    "<img src=x onerror=alert(1)>",
    "<img src='https://evil.example/p.gif'>",
    "<IMG SRC=javascript:alert(1)>",
    "<iframe src=https://evil.example/></iframe>",
    '<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>',
    "<object data=data:text/html,x></object>",
    "<embed src=//evil.example/x>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)></audio>",
    "<style>*{display:none}</style>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    '<meta http-equiv=refresh content="0;url=https://evil.example/">',
    "<base href=https://evil.example/>",
    "<form action=https://evil.example/><input name=q></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<template><b>x</b></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<body onload=alert(1)>",
    "<custom-element x></custom-element>",
    "<b onmouseover=alert(1)>wir</b>",
    "<b style=position:fixed>wir</b>",
    "<i>wir</i>",
    '<a href="https://example.org/a" onclick=alert(1)>uns</a>',
    '<a href="https://example.org/a" target=_blank>uns</a>',
    "<a href=javascript:alert(1)>uns</a>",
    "<p>wir</p>",
    "wir</p><p>ihr",
    "</div></main>",
    "wir<!-- kein Kommentar -->",
    "wir <!--[if IE]><script>alert(1)</script><![endif]-->",
    # Addresses
    "[uns](javascript:alert(1))",
    "[uns](JaVaScRiPt:alert(1))",
    "[uns](<javascript:alert(1)>)",
    "[uns](<java\tscript:alert(1)>)",
    "[uns](&#106;avascript:alert(1))",
    "[uns](&#x6A;avascript:alert(1))",
    "[uns](&#0000106;avascript:alert(1))",
    "[uns](javascript&colon;alert(1))",
    "[uns](javascript&#58;alert(1))",
    "[uns](java&Tab;script:alert(1))",
    "[uns](java&NewLine;script:alert(1))",
    "[uns](java&#10;script:alert(1))",
    "[uns](&#1;javascript:alert(1))",
    "[uns](&#32;javascript:alert(1))",
    "[uns](\u00a0javascript:alert(1))",
    "[uns](javascript://example.org/%0aalert(1))",
    "[uns](vbscript:msgbox(1))",
    "[uns](data:text/html,<script>alert(1)</script>)",
    "[uns](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[uns](blob:https://example.org/x)",
    "[uns](file:///etc/passwd)",
    "[uns](intent://x#Intent;scheme=http;end)",
    "[uns](mailto:evil@evil.example)",
    "[uns](tel:+4990012345)",
    "[uns](http://example.org/a)",
    "[uns](https://evil.example/)",
    "[uns](HTTPS://EVIL.EXAMPLE/)",
    "[uns](//evil.example/)",
    "[uns](///evil.example/)",
    "[uns](////evil.example/)",
    "[uns](https:///evil.example/)",
    "[uns](https:/evil.example/)",
    "[uns](https:evil.example)",
    "[uns](\\\\\\\\evil.example/)",
    "[uns](/\\evil.example/)",
    "[uns](\\/evil.example/)",
    "[uns](/\\/evil.example/)",
    "[uns](https:\\\\evil.example/)",
    "[uns](/&#9;/evil.example/)",
    "[uns](<&#9;//evil.example/>)",
    "[uns](https://example.org@evil.example/)",
    "[uns](https://example.org:pass@evil.example/)",
    "[uns](https://example.org:8443/a)",
    "[uns](https://example.org.evil.example/)",
    "[uns](https://example.org%2eevil.example/)",
    "[uns](https://example.org\u3002evil.example/)",
    "[uns](https://ex\u0430mple.org/a)",
    "[uns](https://example\u2024org/a)",
    "[uns](https://xn--example-9d0b.org/)",
    "<https://evil.example/>",
    "<javascript:alert(1)>",
    "<evil@evil.example>",
    "![Bild](https://evil.example/p.gif)",
    "![Bild](https://example.org/a)",
    "![Bild](javascript:alert(1))",
    "[![Bild](https://evil.example/p.gif)](https://example.org/a)",
    "![law]",
    "![Bild][law]",
    "[uns](https://example.org/a 'x\" onmouseover=\"alert(1)')",
    '[uns](https://example.org/a "Titel")',
    # Addresses put together from facts
    "[uns]({{ site }}.evil.example/)",
    "[uns]({{ site }}@evil.example/)",
    "[uns](//{{ organisation }}.evil.example/)",
    "[uns](javascript:{{ organisation }})",
    # Attribute lists
    "*Wir*{onclick=alert(1)}",
    "*Wir*{: onclick=alert(1) }",
    "**Wir**{: style='position:fixed' }",
    "`Wir`{: #a }",
    "[uns](https://example.org/a){: onclick=alert(1) }",
    "[uns](https://example.org/a){: href=javascript:alert(1) }",
    "[uns](https://example.org/a){: target=_blank }",
    "*Wir*{.hidden}",
    "*Wir*{{ onclick=alert(1) }}",
    "**Wir**{{onclick=alert(1)}}",
    "[uns](https://example.org/a){{ href=javascript:alert(1) }}.",
    "`Wir`{{ style=position:fixed }}",
)
"""Active in at least one place: what each of these brings in, no English text of this table has."""

HARMLESS = (
    "Schreiben Sie [uns](https://example.org/a).",
    "[Uns](https://example.org/a) schreiben Sie.",
    "[Uns](https://EXAMPLE.org/a)",
    "**Schreiben** Sie *uns*.",
    "`Wir` & Sie",
    "AT&amp;T, &copy; und &#8212;",
    "Schreiben Sie uns  \nan [uns](https://example.org/a).",
    "3 < 4 und 5 > 4",
    "書寫給[我們](https://example.org/a)。",
    "اكتب إلى [نا](https://example.org/a).",
    "javascript: ist eine Sprache",
    "onclick=alert(1)",
    "wir (https://example.org/a)",
    "https://example.org/a",
    "[Klammern] bleiben [stehen]",
    "\\*kein Stern\\*",
    "5 % und 100 €; „Anführung“ – 'so'",
    "Zeile mit | Strich",
    "# keine Überschrift",
    "<",
    "a<b",
)
"""Adds nothing."""

TRICKS = (
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\\<script>alert(1)</script>",
    "`<script>alert(1)</script>`",
    "``` <script>alert(1)</script> ```",
    "< script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<<script>alert(1)//<</script>",
    "<script",
    "<img src=x onerror=alert(1)//",
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    "]]><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "<!DOCTYPE html>",
    "\u003cscript\u003ealert(1)\u003c/script\u003e",
    "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
    "<\u200bscript>alert(1)</script>",
    "<s\u00adcript>alert(1)</script>",
    "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "\x02wzxhzdk:0\x03",
    "\x02klzzwxh:0000\x03",
    "\x02amp\x03lt;script>",
    "&#2;wzxhzdk:0&#3;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\u202egro.elpmaxe//:sptth",
    "\U000f0000\U000f0001",
    "\U000fffff",
    "Wir {: onclick=alert(1) }",
    "Wir { onclick=alert(1) }",
    "Wir\n{: onclick=alert(1) }",
    "Wir  \n{: onclick=alert(1) }",
    "Wir {onclick=alert(1)",
    "Wir {: onclick=alert(1)",
    "Wir {x{ onclick=alert(1) }",
    "Wir { onclick=alert(1) } ##",
    "Wir {{ onclick=alert(1) }}",
    "Wir {{ x }} { onclick=alert(1) }",
    "Wir {#evil .c onclick='alert(1)'}",
    "*Wir* {: onclick=alert(1)",
    "Wir {% onclick=alert(1) %}",
    "*Wir*{{ organisation }}",
    "[uns](/a)",
    "[uns](#a)",
    "[uns](?x=javascript:alert(1))",
    "[uns](./javascript:alert(1))",
    "[uns](%6aavascript:alert(1))",
    "[uns](/%09/evil.example/)",
    "[uns](https://example.org\\@evil.example/)",
    "[uns](https://example.org/\\evil.example)",
    "[uns](https://example.org/a){: .",
    "[uns](javascript :alert(1)",
    "[uns]()",
    "[uns](",
    "[uns][evil]\n\n[evil]: javascript:alert(1)",
    "[uns][law]",
    "[evil]: https://evil.example/",
    "wir[^1]",
    "wir[^3]\n\n[^3]: evil",
    "*[GDPR]: <script>",
    "GDPR",
    "| a | b |\n| --- | --- |\n| <script>alert(1)</script> | x |",
    "# H {onclick=alert(1)}",
    "- x {onclick=alert(1)}",
    "!!! note onclick=alert(1)",
    "    <script>alert(1)</script>",
    "{{ organisation",
    "{{ organisation }}{{ site }}",
    "{{ <script> }}",
    "{{ {{ organisation }} }}",
    "{{ organisation|safe }}",
    "{% raw %}<b>{% endraw %}",
    "%(number)s ${alert(1)} #{alert(1)}",
)
"""Looks dangerous; may be refused, and is harmless if not."""


def sections() -> dict[str, Section]:
    parsed = {}
    for place, source in PLACES.items():
        section, findings = parse_section(source.format(ENGLISH) + AROUND, "docs/privacy/1.0/10-a.md", DIALECT)
        assert {finding.code for finding in findings} <= {"IN012"}  # AROUND has a picture
        assert [block.text for block in section.messages].count(ENGLISH) == 1
        parsed[place] = section
    return parsed


SECTIONS = sections()
MESSAGES = {
    place: next(block for block in section.messages if block.text == ENGLISH) for place, section in SECTIONS.items()
}


def render(place: str, translation: str, *, guarded: bool) -> str:
    """The HTML of the section with that translation of its one message; the rest is as in English."""
    section, message = SECTIONS[place], MESSAGES[place]
    entries = [
        Entry(*block.key, "", (translation if block is message else block.text,), fuzzy=False, line=0, waivers={})
        for block in section.messages
    ]
    catalog = Catalog("de", "privacy", "de.po", {entry.key: entry for entry in entries})

    def is_safe(entry: Entry) -> bool:
        return entry.key != message.key or not guarded or not MARKUP.added(ENGLISH, translation, message.role)

    return Localizer().render(section, Chain((catalog,), is_safe), FACTS).html


def features(html: str) -> Counter[str]:
    """Tags, attributes, schemes and hosts, as a browser would understand them."""
    found: Counter[str] = Counter(name.lower() for name in re.findall(r"</?[a-z!?][^\s>/]*", html, re.IGNORECASE))
    for element in lxml.html.fragment_fromstring(html, create_parent="section").iterdescendants():
        for name, value in element.attrib.items() if element.get("class") != "footnote-backref" else ():
            found[f"{element.tag} {name}"] += 1
            if name in ("href", "src"):
                found.update(where(value))
    return found


def where(address: str) -> set[str]:
    """Scheme and host of an address, read as the WHATWG URL standard has it; any base is assumed."""
    stripped = address.strip("".join(map(chr, range(0x21))))
    flat = re.sub("[\t\n\r]", "", stripped).replace("\\", "/")
    match = re.match(r"([a-z][a-z0-9+.-]*):", flat, re.IGNORECASE)
    scheme, rest = (match[1].lower(), flat[match.end() :]) if match else ("", flat)
    found = {f"scheme {scheme}"} if scheme else set()
    if scheme in ("http", "https", "ftp") or rest.startswith("//"):
        host = re.split(r"[/?#]", rest.lstrip("/"))[0]
        found.add(f"host {host.lower()}")
    return found


BASE = {place: features(render(place, ENGLISH, guarded=False)) for place in PLACES}


def brought_in(place: str, html: str) -> set[str]:
    """What the HTML has and English has not, but for plain marks and the marks of a fallback."""
    here, there = features(UNTRANSLATED.sub("", html)), BASE[place]
    known = {name for name in there if name not in COUNTED}
    return {name for name in here - there if name not in known and not PLAIN.fullmatch(name)}


@pytest.mark.parametrize("translation", [*ACTIVE, *TRICKS, *HARMLESS])
def test_nothing_active_is_ever_published(translation: str) -> None:
    published = {place: brought_in(place, render(place, translation, guarded=True)) for place in PLACES}

    assert {place: extra for place, extra in published.items() if extra} == {}


@pytest.mark.parametrize("translation", ACTIVE)
def test_active_translation_is_reported(translation: str) -> None:
    assert MARKUP.added(ENGLISH, translation) != ()


@pytest.mark.parametrize("translation", ACTIVE)
def test_payload_would_be_active_without_the_guard(translation: str) -> None:
    """Else the two tests above would show nothing."""
    assert any(brought_in(place, render(place, translation, guarded=False)) for place in PLACES)


@pytest.mark.parametrize("translation", HARMLESS)
@pytest.mark.parametrize("place", PLACES)
def test_harmless_translation_is_not_reported(place: str, translation: str) -> None:
    assert MARKUP.added(ENGLISH, translation, MESSAGES[place].role) == ()


ENGLISH_WITH_MORE = (
    ("See <b>us</b> & <kbd>Enter</kbd>.", "<b>Uns</b> sehen & <kbd>Enter</kbd>."),
    ("a <br> b", "ä <br> b"),
    ("<https://example.org/> and <post@example.org>", "<https://example.org/> und <post@example.org>"),
    ('[us](https://example.org/a "Title")', '[uns](https://example.org/a "Titel")'),
    ("[us](https://example.org/a){: .wide }", "[uns](https://example.org/a){: .wide }"),
    ("*us*{: .mark title='us' }", "*uns*{: .mark title='uns' }"),
    ("![Logo](logo.svg)", "![Zeichen](logo.svg)"),
    ("[us]({{ site }}/a)", "[uns]({{ site }}/a)"),
    ("Write to {{ mail }}", "{{ mail }} schreiben"),
    ("[a](https://one.example/) and [b](https://two.example/)", "[b](https://two.example/), [a](https://one.example/)"),
)


@pytest.mark.parametrize(("english", "translation"), ENGLISH_WITH_MORE)
def test_what_english_has_is_not_reported(english: str, translation: str) -> None:
    assert MARKUP.added(english, translation) == ()
    assert MARKUP.added(english, english) == ()


@pytest.mark.parametrize(
    ("english", "translation"),
    [
        ("See <b>us</b>.", "Siehe <b onclick=alert(1)>uns</b>."),
        ("See <b>us</b>.", "Siehe <b>uns."),
        ("See <b>us</b>.", "Siehe <b>uns</b></b>."),
        ("*us*{: .mark }", "*uns*{: .mark onclick=alert(1) }"),
        ("*us*{: .mark }", "*uns*{: #mark }"),
        ("<post@example.org>", "<https://example.org/>"),
        ("![Logo](logo.svg)", "![Logo](https://evil.example/logo.svg)"),
        ("[us]({{ site }}/a)", "[uns]({{ site }}.evil.example/a)"),
        ("[us](mailto:{{ mail }})", "[uns](https://{{ mail }}.evil.example/)"),
        ("[us](mailto:post@example.org)", "[uns](mailto:evil@example.org)"),
        ("[us](mailto:post@example.org)", "[uns](mailto:post@example.org?bcc=evil@evil.example)"),
        ("[us](tel:+4912345)", "[uns](tel:+4954321)"),
        ("*us*{: .mark }", "*uns*{: .untranslated }"),
        ("*us*{: style=color:red }", "*uns*{: style=display:none }"),
        ("*us*{: #mark }", "*uns*{: #top }"),
        ("<b>us</b>", "<b\u2003title=x>uns</b>"),
        ("Write to us.", "[" * 3_000 + "Schreiben Sie uns."),
    ],
)
def test_more_than_english_has_is_reported(english: str, translation: str) -> None:
    assert MARKUP.added(english, translation) != ()


@pytest.mark.parametrize(
    ("english", "translation"),
    [
        ("[us](mailto:Post@example.org)", "[uns](mailto:post@example.org)"),
        ("*us*{: .mark title='So' }", "*uns*{: .mark title='Also' }"),
        ("[a](https://example.org/a) [b](/b)", "[b](/b) [a](https://example.org/a)"),
    ],
)
def test_what_english_has_may_be_written_otherwise(english: str, translation: str) -> None:
    assert MARKUP.added(english, translation) == ()


@pytest.mark.parametrize("char", ["\u200e", "\u202b", "\x0c", "\u2028"])
def test_a_character_that_english_has_is_not_added(char: str) -> None:
    english = f"Write{char} to [us](https://example.org/a)."

    assert MARKUP.added(english, english) == ()


def publication(source: str, translations: dict[str, str]) -> Publication:
    """A notice of one section, with a German catalog of these translations."""
    section, _ = parse_section(source, "docs/privacy/1.0/10-a.md", DIALECT)
    version = Version("1.0", DAY, DAY, "", f"sha256:{'0' * 64}")
    notice = Notice("privacy", "docs/privacy/notice.yml", "Notice", 0, "a", {}, {}, (version,))
    text = Text("1.0", "docs/privacy/1.0", (section,))
    entries = [
        Entry(*block.key, "", (translations.get(block.text, block.text),), fuzzy=False, line=0, waivers={})
        for block in section.messages
    ]
    catalog = Catalog("de", "privacy", "de.po", {entry.key: entry for entry in entries})
    german = Locale("de-DE", "Deutsch", ("de",), ("de-DE",), "de", "ltr", prevailing=False)
    read = NoticeInputs(notice, {"1.0": text}, {}, {}, notice_messages(notice, [text]))
    inputs = Inputs((german,), {"privacy": read}, {}, {("de", "privacy"): catalog}, {}, Furniture())
    return Publication(inputs, AsOf(DAY))


TWICE = (
    "Consent\n\n| Consent | b |\n| --- | --- |\n| c | d |\n",
    "Consent\n\n| a | b |\n| --- | --- |\n| Consent | d |\n",
    "Consent\n\nConsent\n:   b\n",
    "- Consent\n\n| a | b |\n| --- | --- |\n| Consent | d |\n",
    "| a | b |\n| --- | --- |\n| Consent | d |\n\nConsent\n{: .lead }\n",
)


@pytest.mark.parametrize("source", TWICE)
@pytest.mark.parametrize(
    "translation", ["Wille { onclick=alert(1) }", "Wille {: onclick=alert(1) }", "Wille {onclick=alert(1)"]
)
def test_message_that_stands_in_two_roles_is_guarded_in_both(source: str, translation: str) -> None:
    public = publication(f"## A {{#a}}\n\n{source}", {"Consent": translation})

    assert "onclick" not in attributes(public)


def test_guard_of_a_publication_knows_the_role_of_a_heading() -> None:
    public = publication("## Consent {#a}\n", {"Consent": "Wille { onclick=alert(1) }"})

    assert "onclick" not in attributes(public)


def attributes(public: Publication) -> set[str]:
    """Names of the attributes in the German edition."""
    (section,) = public.inputs.notices["privacy"].texts["1.0"].sections
    html = Localizer().render(section, public.chain(public.inputs.locales[0], "privacy"), FACTS).html
    root = lxml.html.fragment_fromstring(html, create_parent="section")
    return {name for element in root.iter() for name in element.attrib}


@pytest.mark.parametrize(
    ("text", "role", "tags"),
    [
        ("plain words", "paragraph", {}),
        ("**a** and *b* and **c**", "paragraph", {"strong": 2, "em": 1}),
        ("** a** is not bold", "paragraph", {}),
        ("`a` [b](c)", "cell", {"code": 1, "a": 1}),
        ("a  \nb", "paragraph", {"br": 1}),
        ("<b>a</b>", "heading 2", {"b": 1}),
        ("[a]({{ site }}) {{ mail }}", "term", {"a": 1}),
    ],
)
def test_tags_are_those_that_take_effect(text: str, role: str, tags: dict[str, int]) -> None:
    assert dict(MARKUP.tags(text, role)) == tags


@pytest.mark.parametrize(
    ("english", "translation"),
    [
        ("See [a](#a).[^n]", "Siehe [a](#a).[^n] [x](https://evil.example/)"),
        ("See [a](#a).", "Siehe [a](#a) [b] [x](https://evil.example/)."),
        ("See [a](#a).", "Siehe [a](#a) [b]\n[x](https://evil.example/)."),
        ("See [a](#a) `[^n]`.[^n]", "Siehe [a](#a) `[^n]`.[^n][x](javascript:alert(1))"),
    ],
)
def test_link_behind_brackets_is_added_whatever_the_document_defines(english: str, translation: str) -> None:
    assert Markup().added(english, translation) != ()


@pytest.mark.parametrize(
    ("translation", "added"),
    [
        ("d’un contrat [article 6, point b), du RGPD]", True),
        (r"d’un contrat \[article 6, point b), du RGPD\]", False),
    ],
)
def test_brackets_that_are_text_are_told_with_their_way_out(translation: str, added: bool) -> None:
    told = Markup().added("of a contract (Article 6(1)(b) GDPR)", translation)

    assert told == ((r"brackets that may make a link; those that are text are written \[ and \]",) if added else ())


def test_brackets_beside_a_link_are_told_as_a_link() -> None:
    assert "tag a" in Markup().added("Read this.", "Lisez [ceci](#a) [sic].")


@pytest.mark.parametrize(
    ("english", "translation", "is_refused"),
    [
        ("<b>We</b> keep it", "</b>Wir<b> behalten es", True),
        ("<i>We</i> <b>keep</b> it", "<i>Wir <b>behalten</i> es</b>", True),
        ("**We** <q>keep</q> it", "**Wir <q>behalten** es</q>", True),
        ("<i>We</i> <b>keep</b> it", "<b>Behalten</b> werden <i>wir</i> es", False),
        ("<i>We <b>keep</b></i> it", "<b>Wir <i>behalten</i></b> es", False),
        ('<abbr title="a">We</abbr><br>keep', 'Behalten<br><abbr title="b">wir</abbr>', False),
    ],
)
def test_elements_are_closed_in_the_order_in_which_they_were_opened(
    english: str, translation: str, is_refused: bool
) -> None:
    assert bool(MARKUP.added(english, translation)) == is_refused


@pytest.mark.parametrize(
    ("translation", "is_refused"),
    [
        ('<abbr title="Datenschutz-Grundverordnung">DSGVO</abbr>', False),
        ("<abbr title='Datenschutz-Grundverordnung'>DSGVO</abbr>", False),
        ('<abbr title="Verordnung" onclick="alert(1)">DSGVO</abbr>', True),
        ('<abbr title="Verordnung" data-title="alert(1)">DSGVO</abbr>', True),
        ('<abbr onclick=title="alert(1)">DSGVO</abbr>', True),
        ('<abbr title="Verordnung" title="alert(1)">DSGVO</abbr>', True),
        ('<abbr title="Verordnung"><script>alert(1)</script></abbr>', True),
        ('<b title="Verordnung">DSGVO</b>', True),
        ("<abbr>DSGVO</abbr>", True),
    ],
)
def test_the_title_of_an_element_is_the_translators(translation: str, is_refused: bool) -> None:
    assert bool(MARKUP.added('<abbr title="Data Protection Regulation">GDPR</abbr>', translation)) == is_refused
