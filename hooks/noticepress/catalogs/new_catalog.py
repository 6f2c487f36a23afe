"""PO files that begin a translation: messages come in, a template leaves; a language, and an empty catalog leaves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from noticepress.catalogs.merging.entries import new_entry
from noticepress.catalogs.messages import Message
from noticepress.catalogs.po.file import PoEntry, PoFile
from noticepress.catalogs.po.plurals import plural_forms

NO_DATE = "YEAR-MO-DA HO:MI+ZONE"
"""What stands for a date until a translator's editor writes one."""
_ENGLISH_FORMS = 2


def template(domain: str, messages: Iterable[Message], title: str, created: date) -> PoFile:
    """A gettext template. ``created`` goes into its header, at midnight UTC."""
    header = _header(
        f"{title}: template of the domain “{domain}”. Written by 'noticepress extract'.",
        {
            "Project-Id-Version": f"{title} VERSION",
            "Report-Msgid-Bugs-To": "EMAIL@ADDRESS",
            "POT-Creation-Date": f"{created.isoformat()} 00:00+0000",
            "PO-Revision-Date": NO_DATE,
            "Last-Translator": "FULL NAME <EMAIL@ADDRESS>",
            "Language-Team": "LANGUAGE <LL@li.org>",
        },
    )
    return PoFile(header, tuple(new_entry(message, _ENGLISH_FORMS) for message in messages))


def new_catalog(name: str, domain: str, title: str, created: date, plurals: str = "", *, reports: str = "") -> PoFile:
    """An empty catalog with a right header: language, and ``plurals`` as its plural forms, or CLDR's.

    ``reports`` is the address to which a mistake in the English is told, such as the site's.

    It says of no revision and of no translation's state what nobody has said.
    """
    header = _header(
        f"{title}: {domain}",
        {
            "Project-Id-Version": title,
            "Report-Msgid-Bugs-To": reports,
            "POT-Creation-Date": f"{created.isoformat()} 00:00+0000",
            "PO-Revision-Date": NO_DATE,
            "Last-Translator": title,
            "Language": name,
            "Language-Team": name,
            "Plural-Forms": plurals or plural_forms(name),
        },
    )
    return PoFile(header)


def _header(comment: str, fields: dict[str, str]) -> PoEntry:
    own = {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    lines = (f"{name}: {value}\n" for name, value in {**fields, **own}.items())
    return PoEntry("", "", texts=("".join(lines),), comments=(f" {comment}",))
