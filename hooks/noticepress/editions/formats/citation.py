"""How an edition is cited: its material comes in, a citation leaves, and CSL-JSON for reference managers."""

from __future__ import annotations

import json
from typing import NamedTuple

from noticepress.catalogs.words import filled
from noticepress.editions.formats.material import Material
from noticepress.theme.wording import EFFECTIVE_FROM, ENGLISH_PREVAILS, TITLE

BETWEEN = " · "
"""What stands between the parts of a citation: no language's punctuation."""


class Citation(NamedTuple):
    """What names an edition, in its own language."""

    author: str
    title: str
    """With the version's number: styles of reference managers pass over a version."""
    remarks: tuple[str, ...]
    """From when it binds, and of a translation, which text prevails."""
    address: str
    digest: str
    """Of the version; empty for a draft."""


def citation(material: Material) -> Citation:
    """How an edition is cited."""
    publication, version, locale = material.publication, material.version, material.locale
    title, _ = publication.title(material.notice_id, locale)
    day = publication.date_text(version.effective, locale) if version.effective else ""
    effective = filled(material.words.gettext(EFFECTIVE_FROM), date=day) if day else ""
    prevails = "" if locale.is_english else material.words.gettext(ENGLISH_PREVAILS)
    return Citation(
        author=publication.inputs.furniture.organisation,
        title=filled(material.words.gettext(TITLE), title=title, number=version.number),
        remarks=tuple(filter(None, (effective, prevails))),
        address=material.address,
        digest=material.digest,
    )


def csl_file(material: Material) -> bytes:
    """The citation as CSL-JSON: a list with one item."""
    cited, published = citation(material), material.version.published
    item = {
        "id": f"{material.notice_id}-{material.number}-{material.locale.tag}",
        "type": "document",
        "title": cited.title,
        "author": [{"literal": cited.author}],
        "publisher": cited.author,
        **({"issued": {"date-parts": [[published.year, published.month, published.day]]}} if published else {}),
        "version": material.number,
        "language": material.locale.tag,
        "URL": cited.address,
        "note": BETWEEN.join(filter(None, (*cited.remarks, cited.digest))),
    }
    return (json.dumps([item], ensure_ascii=False, indent=1) + "\n").encode()
