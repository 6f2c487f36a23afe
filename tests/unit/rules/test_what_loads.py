"""What style sheets load."""

from __future__ import annotations

import tinycss2
from hypothesis import given
from hypothesis import strategies as st

from noticepress.rules.site.what_loads import _addresses, css_addresses

PIECES = (
    *("url(", "URL(", "u\\72l(", "\\75 rl(", "src(", "ſrc(", "image-set(", "-webkit-image-set(", "--url(", "u", "rl("),
    *("@import ", "@IMPORT", "@im\\70ort ", "@", "import ", "@media ", "!important", "'x.css'", '"y"', "'", "//host/z"),
    *('"\\75"', '"\\75 "', "\\75", '\\"', "75"),
    *(")", "(", "{", "}", "[", "a:", ";", "/*", "*/", "\n", " ", "\0", "\\"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_sheet_that_is_not_read_loads_nothing(text: str) -> None:
    assert [*css_addresses(text)] == [*_addresses(tinycss2.parse_component_value_list(text, skip_comments=True))]


def test_addresses_are_found() -> None:
    css = "@import 'a.css';\n.x { background: URL(b.png) }\n.y { content: image-set('c.png' 1x) } /* url(d.png) */"

    assert [*css_addresses(css)] == [("a.css", 1), ("b.png", 2), ("c.png", 3)]
