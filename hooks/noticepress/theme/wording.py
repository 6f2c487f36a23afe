"""The wording of the statement that English prevails, and of each other sentence that templates, feeds and rules share.

Each is its ``msgid`` in the theme's catalogs. Templates have this module as ``say``.
A sentence that only one template says stands there.
"""

from __future__ import annotations

from collections.abc import Mapping

from noticepress.model import Status, TranslationState


def _(message: str) -> str:
    """A message, marked for extraction."""
    return message


def ngettext(singular: str, plural: str) -> tuple[str, str]:
    """A message that counts, marked for extraction."""
    return singular, plural


def pgettext(_context: str, message: str) -> str:
    """A message in a context, marked for extraction."""
    return message


# Which text binds

STATEMENT = _("This is a translation. If it differs from the English text, the English text prevails.")
"""The prevailing statement."""

PREVAILING = _("This is the prevailing text of the notice. If a translation differs from it, this text prevails.")
"""What an English page says instead."""

READ_IN_ENGLISH = _("Read this version in English")
ENGLISH_PREVAILS = _("English prevails")
"""The same in two words, where there is no room for more."""

# Since when

TAKES_EFFECT_TODAY = "takes effect today"
"""What a status line says of an announced version on its first day."""

HAS_TAKEN_EFFECT = "has taken effect"
"""What it says from the second day on."""

STATUS_LINES: Mapping[str, str] = {
    Status.IN_FORCE: _("This version is in force. Effective date: %(date)s."),
    Status.SUPERSEDED: _(
        "This version is no longer in force. It was superseded by version %(number)s. "
        "Effective date of version %(number)s: %(date)s."
    ),
    Status.ANNOUNCED: _("This version has been announced and is not yet in force. Effective date: %(date)s."),
    Status.WITHDRAWN: _(
        "This version was withdrawn before it took effect and never was in force. Date of withdrawal: %(date)s."
    ),
    Status.DRAFT: _("This is a draft. It has not been published and is not in force."),
}
"""The status line of a version, by its status."""

PERIOD = _("Period in force")
HELD = _("Period in force: %(period)s.")
"""What the status line of a superseded version says besides."""

FOOTNOTE = _("Jump back to footnote {} in the text")
"""The title of a footnote's way back."""

SHORT_NOTICE = _("Reason for the shorter notice period: %(reason)s")
ARRIVAL_LINES: Mapping[str, str] = {
    TAKES_EFFECT_TODAY: _("Version %(number)s takes effect today."),
    HAS_TAKEN_EFFECT: _("Version %(number)s has taken effect in the meantime."),
}
"""The status line of a version that has taken effect since the site was built."""

STATUS_NAMES: Mapping[str, str] = {
    Status.IN_FORCE: pgettext("status", "In force"),
    Status.SUPERSEDED: pgettext("status", "Superseded"),
    Status.ANNOUNCED: pgettext("status", "Announced"),
    Status.WITHDRAWN: pgettext("status", "Withdrawn"),
    Status.DRAFT: pgettext("status", "Draft"),
}
"""A version's status in a list, in the context ``status``."""

NEWS: Mapping[str, str] = {
    Status.ANNOUNCED: _(
        "A new version of this notice has been announced: version %(number)s. Effective date: %(date)s."
    ),
    **ARRIVAL_LINES,
}
"""What other pages say of an announced version, before and after it takes effect."""

# Of translations

REVISED = _("This translation was last revised on the following date: %(date)s.")
REVISION = _("Revision of the translation: %(date)s")
REVISION_REASON = _("Reason for the revision: %(reason)s")
STATE_NOTES: Mapping[TranslationState, str] = {
    TranslationState.MACHINE: _("This translation is a machine-assisted draft that has not been reviewed by counsel."),
    TranslationState.HUMAN: _("This translation was made by a human translator and has not been reviewed by counsel."),
    TranslationState.REVIEWED: _("This translation has been reviewed, but not by counsel."),
    TranslationState.COUNSEL: _("This translation has been reviewed by counsel."),
}
"""What an edition says of its translation."""

STATE_NAMES: Mapping[TranslationState, str] = {
    TranslationState.MACHINE: _("Machine-assisted draft, not reviewed by counsel"),
    TranslationState.HUMAN: _("Human translation, not reviewed by counsel"),
    TranslationState.REVIEWED: _("Reviewed, but not by counsel"),
    TranslationState.COUNSEL: _("Reviewed by counsel"),
}
"""The same in a table."""

PASSAGES = ngettext(
    "%(num)s passage of this page has not been translated yet. It is shown in English and marked.",
    "%(num)s passages of this page have not been translated yet. They are shown in English and marked.",
)
SECTIONS = _(
    "Parts of the following sections are shown in English, because the translation of this version is not finished:"
)
ABOUT_TRANSLATIONS = _("About the translations")

# Of a locale that has ended

ENDED = _("The pages for this country or region have ended.")
ENDED_ON = _("They ended on the following date: %(date)s.")
ENDED_REASON = _("Reason: %(reason)s")
READ_ENGLISH = _("Read the English text")

# What changed

CHANGES_TITLE = _("%(title)s: what changed in version %(number)s")
COMPARED_TITLE = _("%(title)s: what changed from version %(since)s to version %(number)s")
WHAT_CHANGED = _("What changed in version %(number)s")
SINCE = _("What has changed since, up to version %(number)s")
CHANGE_COUNTS: Mapping[str, tuple[str, str]] = {
    "sections_added": ngettext("%(num)s section added", "%(num)s sections added"),
    "sections_removed": ngettext("%(num)s section removed", "%(num)s sections removed"),
    "sections_moved": ngettext("%(num)s section moved", "%(num)s sections moved"),
    "sections_changed": ngettext("%(num)s section changed", "%(num)s sections changed"),
    "added": ngettext("%(num)s passage added", "%(num)s passages added"),
    "removed": ngettext("%(num)s passage removed", "%(num)s passages removed"),
    "changed": ngettext("%(num)s passage changed", "%(num)s passages changed"),
    "moved": ngettext("%(num)s passage moved", "%(num)s passages moved"),
}
"""How much has changed, by the names of :class:`noticepress.editions.comparing.pieces.Summary`."""

NOTHING_CHANGED = _("The text has not changed.")
AN_AID = _("This comparison is an aid to reading. The English text of version %(number)s prevails.")
SAME_SECTIONS = ngettext("%(num)s unchanged section", "%(num)s unchanged sections")
SAME_PASSAGES = ngettext("%(num)s unchanged passage", "%(num)s unchanged passages")
CHANGES: Mapping[str, str] = {
    "added": _("Added"),
    "removed": _("Removed"),
    "changed": _("Changed"),
    "split": _("Split into several passages"),
    "joined": _("Joined into one passage"),
    "moved": _("Moved here"),
    "away": _("Moved from here"),
    "same": _("Not changed"),
}
"""What has become of a passage."""

CHANGED_SECTIONS = _("Changed sections")
SECTION_CHANGES: Mapping[str, str] = {
    "added": _("New section"),
    "removed": _("Section removed"),
    "moved": _("Section moved here"),
    "away": _("Section moved from here"),
}
CHANGE_NOTES: Mapping[str, str] = {
    "renumbered": _("Numbers of headings or items, or references to them, have changed."),
    "emphasis": _("Only the emphasis has changed."),
    "form": _("Only the form of the text has changed, not its words."),
    "revised": _("The English text is the same. Only the translation was revised."),
    "same translation": _("The English text has changed. The translation remains the same."),
    "untranslated": _("This change has not been translated yet. It is shown in English."),
}
"""What is said of a passage besides, by its note."""

SPOKEN_ADDED = _("[added: %(text)s]")
SPOKEN_REMOVED = _("[removed: %(text)s]")
"""What a screen reader says around words that came, and around words that went."""

# Searching

SEARCH = _("Search")
FIND_IN_PAGE = _("Search on this page: Ctrl+F, ⌘F or the menu of your browser.")
"""What stands in the place of the search until its script has come, and where there is none."""

FIND_WORDS = _("Find words in the notices")
OTHER_VERSIONS_TOO = _("Search other versions too")
FOUND = ngettext("%(num)s section found", "%(num)s sections found")
NOTHING_FOUND = _("No section found")
CLOSE = _("Close")

# Headings, and what several pages say

OWN_TITLE = "%(title)s"
"""Of a page that has no words of the theme in its title."""

TITLE = _("%(title)s, version %(number)s")
VERSIONS_TITLE = _("%(title)s: versions")
VERSION = _("Version %(number)s")
READ_VERSION = _("Read version %(number)s")
BILINGUAL_TITLE = _("%(title)s, version %(number)s, beside the English text")
BESIDE_ENGLISH = _("Beside the English text")
CITE_TITLE = _("%(title)s, version %(number)s: how to cite it")
CITE = _("Cite this version")
ALL_VERSIONS = _("All versions")
LISTS_VERSIONS = _("This page lists every version of the notice, with its dates and its status.")
LISTS_TRANSLATIONS = _(
    "This page shows how far the translation of the notices into each language has come and whether it has been "
    "reviewed."
)
"""What these pages say of themselves: at their head, and to search engines."""
CONTENTS = _("Contents")
PARAGRAPH_LINK = _("Link to this paragraph")
PARAGRAPH_LINKS = _("Links to paragraphs")
SUMMARY = _("Summary of changes")
OTHER_COUNTRIES = _("This site in other countries/regions")
CORRECTIONS = _("Corrections")
CORRECTION = _("Correction of %(date)s")
PUBLISHED_ON = _("Published: %(date)s")
EFFECTIVE_FROM = _("Effective date: %(date)s")
PLANNED_FROM = _("Planned effective date: %(date)s")
DIGEST_IS = _("Digest: %(digest)s")
AS_A_FILE = _("This version as a file: %(links)s")
PLAIN_TEXT = _("Plain text")
WEB_ADDRESS = _("Web address: %(address)s")
AS_OF = _("As of: %(date)s")
COUNTRY = _("Country/region: %(name)s")
NO_PAGE = _("Page not found")
NOT_FOUND = _("There is no page at this address. It may have been mistyped.")
"""What the error page says."""
