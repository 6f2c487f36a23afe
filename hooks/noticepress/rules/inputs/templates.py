"""IN009: templates of a project that cannot become code. Subject: everything that was read."""

from __future__ import annotations

from collections.abc import Iterator

from noticepress.editions.sources.inputs import Inputs
from noticepress.files.rules import FILES
from noticepress.findings import quote
from noticepress.rules.checking import CheckedRule, Violation, checks

_FOLDER = "overrides/"
_ENDING = ".html"
"""How the name of a template ends."""


@checks(FILES)
def templates_can_be_drawn(inputs: Inputs) -> Iterator[Violation]:
    """Each template of the project becomes code, and includes no file of the project that is none."""
    for name, text in inputs.overrides.items():
        if not name.endswith(_ENDING):
            continue
        from noticepress.editions.sources.own_templates import read_template  # noqa: PLC0415 (few projects have any)

        template = read_template(text)
        if template.flaw:
            line, what = template.flaw
            yield Violation(_FOLDER + name, line, f"the template cannot be drawn: {what}", "mend the line")
        for other in sorted(template.templates):
            if not other.endswith(_ENDING) and f"{_FOLDER}{other}" in inputs.files.values():
                message = f"it includes {quote(other)}, whose words nobody translates and which is published as it is"
                yield Violation(_FOLDER + name, 0, message, f"let the name of a template end in {_ENDING}")


RULES: tuple[CheckedRule[Inputs], ...] = (templates_can_be_drawn,)
