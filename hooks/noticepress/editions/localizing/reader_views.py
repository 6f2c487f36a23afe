"""What a browser's reader view would take for furniture of the page is told to be part of the text.

Reader views guess what of a page is its text. Mozilla's Readability, which Firefox and many others use, leaves out what
has an id such as “social-media” or “gdpr-rights”, headings such as “contact”, and boxes of few words with a link,
unless a class says that they are content. Of what stands beside the text it keeps neighbours that have the very same
class, and of these no ``div`` of many links: the templates give title, status and text one class, and make a header or
a figure of their boxes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree.ElementTree import Element

CONTENT_CLASS = "content"
_BOX = "admonition"
_TAKEN_FOR_FURNITURE = re.compile(
    "-ad-|ad-break|agegate|ai2html|banner|breadcrumbs|com-|combx|comment|community|contact|cover-wrap|disqus|extra|footer|"
    "gdpr|header|hidden|hid$|legends|masthead|media|menu|meta|outbrain|pager|pagination|popup|promo|related|remark|replies|"
    "rss|scroll|share|shopping|shoutbox|sidebar|skyscraper|social|sponsor|supplemental|tags|widget|yom-remote"
)
"""What Readability looks for in ids and classes, of unlikely candidates and of those that count against a block."""


def keep_in_reader_views(root: Element) -> None:
    """Give each box, and each element whose id is like that of furniture, the class of content."""
    for element in root.iter():
        is_box = element.tag == "div" and _BOX in element.get("class", "").split()
        if is_box or _is_taken_for_furniture(element.get("id", "").partition(".")[0]):
            element.set("class", " ".join(filter(None, (element.get("class"), CONTENT_CLASS))))


@lru_cache(maxsize=1024)
def _is_taken_for_furniture(heading: str) -> bool:
    return bool(_TAKEN_FOR_FURNITURE.search(heading))
