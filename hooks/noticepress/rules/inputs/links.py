"""IN012 and IN013: where the links of an English text lead. Subject: a notice with its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote as encoded
from urllib.parse import unquote, urlsplit

from noticepress.findings import quote
from noticepress.model import Text
from noticepress.nearest import nearest
from noticepress.register.facts import fill_text
from noticepress.register.notice_yml import BASE_URL
from noticepress.register.register import FACT, facts_of, is_rooted
from noticepress.register.sealing.seal import lost_sections
from noticepress.rules.checking import CheckedRule, Violation, checks, rule
from noticepress.rules.inputs.fill import PLACE
from noticepress.rules.subject import NoticeSubject
from noticepress.texts.allowed import foreign_address, scheme_of
from noticepress.texts.folder import section_id
from noticepress.texts.inline import addresses_of
from noticepress.texts.rules import FOREIGN

_NO_ADDRESS = re.compile(r"[\s\"<>\\^`{|}“”„]")
"""What no address has: written as %20 and the like, or a title that is none."""
_RELATIVE = "write the whole address, with https:// at its beginning, or #id for a place of this version"
_NO_BASE = "set the fact 'base_url' to your own site's address, which then completes such links, or write it whole"


class _Target(NamedTuple):
    """A place that a text leads to."""

    path: str
    line: int
    written: str
    """As it stands in the text, with facts by their names."""
    address: str
    """With the facts' values."""
    text: Text
    is_rooted: bool
    """Whether it begins with a slash, as it stands there."""
    is_completed: bool
    """Whether there is a ``base_url`` for addresses that begin with a slash."""
    translated: str
    """A fact in it that each language writes in its own way; empty for none."""


def _targets(subject: NoticeSubject) -> Iterator[_Target]:
    for version in subject.notice.versions:
        text = subject.texts.get(version.number)
        values = facts_of(subject.notice, version)
        facts = {name: str(value) for name, value in values.items()}
        for section in text.sections if text else ():
            for block in section.blocks:
                for written in addresses_of(block):
                    address = fill_text(written, facts)
                    if text and "{{" not in address:  # an unknown fact is IN008's
                        rooted = is_rooted(written) and written in block.text  # else written with character references
                        names = (name for name in FACT.findall(written) if not isinstance(values.get(name, ""), str))
                        yield _Target(
                            section.path, block.line, written, address, text, rooted, BASE_URL in facts, next(names, "")
                        )


@checks(FOREIGN)
def addresses_are_inactive(subject: NoticeSubject) -> Iterator[Violation]:
    """What stands in a file is found when it is read; here: addresses that facts make."""
    for target in _targets(subject):
        problem = foreign_address(target.address) if target.address != target.written else None
        if problem:
            yield Violation(target.path, target.line, *problem)


@rule(
    "IN013",
    summary="A link leads nowhere",
    explanation="A text stands at several addresses and in every locale, so a link names a place of its own version, "
    "#id, or a whole address. One that begins with / is completed with the fact base_url, where that is set. Any other "
    "without its scheme, or relative to the file, would break on some of them. No address has a space, a quotation "
    "mark, a backslash or one of <>^`{|}, and none a date or a number of the register: each language writes these in "
    "its own way.",
    example="[your rights](#your-right), [our site](www.example.org) or [rights](140-your-rights.md).",
    remedy=_RELATIVE,
)
def links_lead_somewhere(subject: NoticeSubject) -> Iterator[Violation]:
    """Each anchor is an id of the version; every other address is whole."""
    ids = {number: _ids(text) for number, text in subject.texts.items()}
    for number, seal in subject.seals.items():
        if number in ids:  # VE001 tells of a section that a published text has lost
            lost = lost_sections(subject.texts[number], seal)
            ids[number] += [block.context.partition("#")[2] for block in seal.blocks if block.section in lost]
    for target in _targets(subject):
        known = ids[target.text.number]
        if target.address.startswith("#"):
            yield from _anchor(target, known)
        elif target.is_rooted:
            if not target.is_completed:
                yield Violation(target.path, target.line, f"the link {_shown(target)} has no beginning", _NO_BASE)
        elif not _is_whole(target.address):
            yield Violation(
                target.path, target.line, f"the link {_shown(target)} is no whole address", _remedy(target, known)
            )
        elif target.translated:
            yield _translated(target, published=target.text.number in subject.seals)
        elif (odd := _NO_ADDRESS.search(target.address)) and not PLACE.search(target.address):  # of places IN019 tells
            yield _odd(target, odd[0], published=target.text.number in subject.seals)


def _odd(target: _Target, sign: str, *, published: bool) -> Violation:
    """Of an address with a sign that none has; browsers write it otherwise, and a published text stays as it is."""
    message = f"the link {_shown(target)} has {'a space' if sign.isspace() else sign} in its address"
    remedy = f'write {encoded(sign)} for it; a title stands in straight marks: [text](https://… "Title")'
    return Violation(target.path, target.line, message, remedy).unless(published=published)


def _translated(target: _Target, *, published: bool) -> Violation:
    """Of an address with a date or a number, which leads elsewhere in each language."""
    fact = f"{{{{ {target.translated} }}}}"
    message = (
        f"the link {_shown(target)} is another in each language, which writes the date or number {fact} in its way"
    )
    remedy = "write the value itself into the address, or put the fact in quotation marks"
    return Violation(target.path, target.line, message, remedy).unless(published=published)


def _ids(text: Text) -> list[str]:
    blocks = [element_id for section in text.sections for element_id in section.ids]
    return [*blocks, *(note for section in text.sections for note in section.footnotes)]


def _anchor(target: _Target, ids: list[str]) -> Iterator[Violation]:
    wanted = unquote(target.address[1:])
    if wanted not in ids:
        message = f"the link {_shown(target)} leads to no heading or block of version {target.text.number}"
        yield Violation(target.path, target.line, message, _nearest(wanted, ids))


def _nearest(wanted: str, ids: list[str]) -> str:
    headings = [name for name in ids if "." not in name and ":" not in name]
    found = nearest(wanted, headings) if wanted else ""
    return f"did you mean #{found}?" if found else "write the id of a heading of this version, as in #contact"


def _is_whole(address: str) -> bool:
    scheme = scheme_of(address)
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    return bool(parts.netloc) if scheme in ("http", "https") else bool(scheme)


def _remedy(target: _Target, ids: list[str]) -> str:
    address = target.address.strip()
    if address.lower().startswith("www."):
        return f"write https://{address}"
    section = section_id(address.partition("#")[0].rpartition("/")[2])
    if section in ids:
        return f"write #{section}"
    return _RELATIVE


def _shown(target: _Target) -> str:
    if target.written == target.address:
        return quote(target.address)
    return f"{quote(target.written)} (now {quote(target.address)})"


RULES: tuple[CheckedRule[NoticeSubject], ...] = (addresses_are_inactive, links_lead_somewhere)
