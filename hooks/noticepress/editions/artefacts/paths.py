"""Where files beside the pages are that pages lead to: the id of a notice comes in, a path below the site leaves."""

from __future__ import annotations


def register_path(notice_id: str) -> str:
    """Where the register for machines is."""
    return f"{notice_id}/notice.json"


SITE_MAP = "sitemap.xml"
"""The index of the site maps, below the site."""
