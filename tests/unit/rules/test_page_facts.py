"""What the rules on a page by itself find: by the names of its attributes, or asked of element after element."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement

from noticepress.files.html import read_page
from noticepress.findings import quote
from noticepress.rules.checking import apply
from noticepress.rules.site import active, loading, page
from noticepress.rules.site.attributes import Attributes
from noticepress.rules.site.summary import ALIGNMENTS, PageFacts
from noticepress.rules.site.targets import Targets

ADDRESSES = {"href", "xlink:href", "src", "action", "formaction", "data", "poster", "ping", "background"}
LOADING = {"src", "srcset", "imagesrcset", "poster", "background", "ping", "data"}
ATTRIBUTES = (
    *(f'{name}="{value}"' for name in sorted(ADDRESSES) for value in ("javascript:x", "//a.example/x", "x/#y")),
    *(
        "onclick",
        "ONLOAD=x",
        'on="x"',
        "srcdoc=x",
        "id=a",
        "id=b",
        "ID=a",
        'id=""',
        'class="notice"',
        'class="a\tnotice"',
    ),
    *(
        'style="text-align: left;"',
        'style="color: red"',
        'style="background: url(//b.example/y)"',
        'srcset="x, //c/z 1x"',
    ),
    *('rel="stylesheet"', 'rel="icon"', 'rel="alternate"', 'href="data:image/svg+xml,x"', 'src="data:image/svg+xml,x"'),
)
TAGS = ("p", "a", "div", "img", "link", "svg", "use", "image", "script", "style", "form", "object", "body", "html")
PAGES = st.lists(
    st.builds(
        lambda tag, attributes, rest: f"<{tag} {' '.join(attributes)}>{rest}",
        st.sampled_from(TAGS),
        st.lists(st.sampled_from(ATTRIBUTES), max_size=3),
        st.sampled_from(["", "x", "@import '//d.example/z';", "</div>", "</svg>", "</script>", "</style>"]),
    ),
    max_size=8,
).map("".join)


def asked_of_each_element(facts: PageFacts) -> Iterator[tuple[str, str]]:
    """(code, message) of what rules find, but for links and for what styles load."""
    for element in facts.root.iter():
        if element.tag == "script":
            source = element.get("src")
            yield "ST007", f"the page loads the script {source}" if source else "in the page itself"
        for name, value in element.items():
            if name.startswith("on") or name == "srcdoc":
                yield "ST007", f"<{element.tag}> has a script in its {name}"
            if is_acting(element, name, value):
                yield "ST009", f"<{element.tag}> has {name}={quote(value)}"
            if is_loaded(element, name) and ("//" in value or value.startswith("javascript:")):
                yield "ST002", f"<{element.tag}> loads {'//c/z' if name == 'srcset' else value}"
    for name, count in Counter(element.get("id") for element in facts.root.iter()).items():
        if count > 1 and name is not None:
            yield "ST005", f"the id {name!r} stands {count} times"


def is_acting(element: HtmlElement, name: str, value: str) -> bool:
    is_icon = element.tag == "link" and element.get("rel") == "icon"
    is_drawing = value.startswith("data:image/svg+xml,") and ((element.tag, name) == ("img", "src") or is_icon)
    if name == "style":
        return value not in ALIGNMENTS and any("notice" in around.classes for around in element.iterancestors())
    return name in ADDRESSES and value.startswith(("javascript:", "data:")) and not is_drawing


def is_loaded(element: HtmlElement, name: str) -> bool:
    is_picture = element.tag in ("use", "image")
    is_link = element.tag == "link" and element.get("rel") in ("stylesheet", "icon")
    return name in LOADING or (name == "xlink:href" and is_picture) or (name == "href" and (is_picture or is_link))


@given(PAGES)
def test_rules_find_what_each_element_is_asked_for(html: str) -> None:
    root = read_page(f"<html lang=en dir=ltr>{html}".encode())
    facts = PageFacts("privacy/index.html", root, Attributes(root), "en", Targets("https://example.org/"))

    found = apply((*page.RULES, *loading.PAGE_RULES, *active.PAGE_RULES), facts)

    due = sorted(asked_of_each_element(facts))
    said = [(each.code, each.message.replace("a script stands ", "")) for each in found]
    assert sorted(each for each in said if "a style in the page" not in each[1]) == due
