"""Rules that the readers of this room find; those that need more than a file are in :mod:`noticepress.rules`."""

from __future__ import annotations

from noticepress.findings import Rule

FILES = Rule(
    "IN009",
    summary="A file is missing or cannot be read",
    explanation="Every file of a project is UTF-8 text where the handbook says. What no real text has is refused at "
    "once, before it takes minutes to read: a paragraph of 60,000 characters, thirty brackets or tags that are not "
    "closed, lists eighty levels deep. No two files have one address: what a page kind or an artefact of the site has, "
    "in any locale and in whatever case, is no other file's, so that none takes another's place.",
    example="locales/de/LC_MESSAGES/site.po does not exist.",
    remedy="restore the file",
)
