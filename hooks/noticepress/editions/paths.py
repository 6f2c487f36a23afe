"""Where files beside the pages are, which pages lead to: ids and a locale come in, a path below the site leaves."""

from __future__ import annotations

from noticepress.model import Locale


def register_path(notice_id: str) -> str:
    """Where the register for machines is."""
    return f"{notice_id}/notice.json"


def changes_path(notice_id: str) -> str:
    """Where it is told what has changed since each known digest."""
    return f"{notice_id}/changes.json"


def receipt_path(notice_id: str, number: str, locale: Locale) -> str:
    """Where it is told what somebody accepts who accepts an edition."""
    return f"{locale.prefix}{notice_id}/{number}/receipt.json"


def feed_path(notice_id: str, locale: Locale) -> str:
    """Where the feed of a notice is in a locale, below the site."""
    return f"{locale.prefix}{notice_id}/feed.xml"


def index_path(locale: Locale) -> str:
    """Where the index of a locale is, below the site."""
    return f"{locale.prefix}search.json"


def text_path(notice_id: str, number: str, locale: Locale) -> str:
    """Where a version is searched that is not at its notice's address."""
    return f"{locale.prefix}{notice_id}/{number}/search.json"
