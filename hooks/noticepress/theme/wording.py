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


# Which text binds

STATEMENT = _("This is a translation. If it differs from the English text, the English text prevails.")
"""The prevailing statement."""

PREVAILING = _("This is the prevailing text of the notice. If a translation differs from it, this text prevails.")
"""What an English page says instead."""

READ_IN_ENGLISH = _("Read this version in English")

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

ARRIVAL_LINES: Mapping[str, str] = {
    TAKES_EFFECT_TODAY: _("Version %(number)s takes effect today."),
    HAS_TAKEN_EFFECT: _("Version %(number)s has taken effect in the meantime."),
}
"""The status line of a version that has taken effect since the site was built."""

NEWS: Mapping[str, str] = {
    Status.ANNOUNCED: _(
        "A new version of this notice has been announced: version %(number)s. Effective date: %(date)s."
    ),
    **ARRIVAL_LINES,
}
"""What other pages say of an announced version, before and after it takes effect."""

# Of translations

REVISED = _("This translation was last revised on the following date: %(date)s.")
STATE_NOTES: Mapping[TranslationState, str] = {
    TranslationState.MACHINE: _("This translation is a machine-assisted draft that has not been reviewed by counsel."),
    TranslationState.HUMAN: _("This translation was made by a human translator and has not been reviewed by counsel."),
    TranslationState.COUNSEL: _("This translation has been reviewed by counsel."),
}
"""What an edition says of its translation, by the state that its catalogs' headers name."""

STATE_NAMES: Mapping[TranslationState, str] = {
    TranslationState.MACHINE: _("Machine-assisted draft, not reviewed by counsel"),
    TranslationState.HUMAN: _("Human translation, not reviewed by counsel"),
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

# Headings, and what several pages say

OWN_TITLE = "%(title)s"
"""Of a page that has no words of the theme in its title."""

TITLE = _("%(title)s, version %(number)s")
VERSIONS_TITLE = _("%(title)s: versions")
VERSION = _("Version %(number)s")
ALL_VERSIONS = _("All versions")
CONTENTS = _("Contents")
SUMMARY = _("Summary of changes")
OTHER_COUNTRIES = _("This site in other countries/regions")
CORRECTIONS = _("Corrections")
CORRECTION = _("Correction of %(date)s")
AS_OF = _("As of: %(date)s")
COUNTRY = _("Country/region: %(name)s")
NO_PAGE = _("Page not found")
NOT_FOUND = _("There is no page at this address. It may have been mistyped.")
"""What the error page says."""
