"""What a project may write in its header, footer, front page and error page, and what may stand in what."""

from __future__ import annotations

import pytest

from noticepress.rules.site.markup import read
from noticepress.rules.site.own_markup import slips

DAY = "2026-11-24"


def found(html: str) -> list[str]:
    return [what for _, what in slips(read(html), DAY)]


@pytest.mark.parametrize(
    "html",
    [
        '<div class="wide"><a href="/x" hreflang="de" aria-current="page"><img src="a.png" alt="" width="9"></a></div>',
        "<ul><li><p>a</p><ol><li>b</li></ol></li></ul>",
        "<dl><dt>a</dt><dd><dl><dt>b</dt></dl></dd><div><dt>c</dt><dd>d</dd></div></dl>",
        "<table><caption>a</caption><thead><tr><th scope='col'>b</th><td>c</td></tr></thead><tbody></tbody></table>",
        '<div class="table" role="region" tabindex="0" aria-labelledby="a"><table role="table"></table></div>',
        "<p>a <b>b</b> <img src='c.png' alt=''><svg viewBox='0 0 9 9'><title>d</title><path d='M0 0'/></svg></p>",
        "<a href='#x'><div><h2>a</h2><p>b</p></div></a>",
        "<button type='button' popovertarget='x'><span>a</span></button><nav id='x' popover></nav>",
        '<svg role="img" aria-label="A (b)"><g fill="rgb(1 2 3)"><use href="#a"/><path fill="url(#b)"/></g></svg>',
        f'<p><time datetime="{DAY}">today</time></p>',
    ],
)
def test_what_is_on_the_list_is_not_told(html: str) -> None:
    assert found(html) == []


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ("<li>a</li>", "<li>, which belongs into <ol> or <ul>,"),
        ("<ul><li><div><li>a</li></div></li></ul>", "<li>, which belongs into <ol> or <ul>,"),
        ("<dl><dd><div><dd></dd></div></dd></dl>", "<dd>, which belongs into <dl>,"),
        ("<dl><dt><p><dt></dt></p></dt></dl>", "<dt>, which belongs into <dl>,"),
        ("<div><dt></dt></div>", "<dt>, which belongs into <dl>,"),
        ("<table><tr></tr></table>", "<tr>, which belongs into <thead> or <tbody> or <tfoot>,"),
        ("<td></td>", "<td>, which belongs into <tr>,"),
        ("<table><div></div></table>", "<div>, in <table> and no cell,"),
        ("<table><tbody><tr>a</tr></tbody></table>", "the text “a”, in <tr> and no cell,"),
        ("<p><b><div></div></b></p>", "<div>, within a <p> that it ends,"),
        ("<p><table></table></p>", "<table>, within a <p> that it ends,"),
        ("<h2><h3></h3></h2>", "<h3>, within a <h2> that it ends,"),
        ("<a><span><a></a></span></a>", "<a>, within a <a> that it ends,"),
        ("<button><button></button></button>", "<button>, within a <button> that it ends,"),
        ("<option></option>", "<option>"),
        ("<svg><p></p></svg>", "<p>"),
        ("<svg><foreignObject></foreignObject></svg>", "<foreignobject>"),
        ("<svg><style></style></svg>", "<style>"),
        ("<svg><a></a></svg>", "<a>"),
        ("<math></math>", "<math>"),
        ("<template></template>", "<template>"),
        *((f"<{tag}></{tag}>", f"<{tag}>") for tag in ("title", "style", "textarea", "noscript", "xmp", "iframe")),
    ],
)
def test_what_browsers_would_not_leave_there_is_told(html: str, what: str) -> None:
    assert found(html) == [what]


@pytest.mark.parametrize(
    "attribute",
    [
        "hidden",
        "inert",
        'style="color: red"',
        'onclick="a"',
        'aria-owns="text"',
        'aria-modal="true"',
        'aria-live="assertive"',
        'aria-flowto="x"',
        'aria-activedescendant="x"',
        'role="dialog"',
        'role="note"',
        'role="img dialog"',
        'role="alert"',
        'tabindex="5"',
        'accesskey="x"',
        'contenteditable="true"',
        'class="site-header"',
        'class="a prevailing"',
        'class="notice"',
        'data-from="2027-01-01"',
    ],
)
def test_attribute_that_is_not_on_the_list_is_told(attribute: str) -> None:
    assert len(found(f"<p {attribute}>a</p>")) == 1


@pytest.mark.parametrize(
    "attribute",
    [
        "onload='a'",
        "style='fill: red'",
        "href='a.svg#b'",
        "xlink:href='//a.example/#b'",
        "fill='url(//a.example/b)'",
        r"fill='u\72l(//a.example/b)'",
        "fill='image(a)'",
        "fill='url(#a)url(b)'",
        "class='status'",
        "popover",
    ],
)
def test_attribute_that_draws_nothing_is_told(attribute: str) -> None:
    assert len(found(f"<svg><path {attribute}/></svg>")) == 1
