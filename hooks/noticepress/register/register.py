"""The register (``notice.yml``): its text comes in, a :class:`Notice` leaves; what its facts are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from noticepress.files import yaml
from noticepress.files.schema import Reader
from noticepress.model import (
    Block,
    Erratum,
    FactValue,
    Notice,
    Version,
    Withdrawal,
)
from noticepress.register.notice_yml import BASE_URL, ErratumEntry, FactsFile, RegisterFile, VersionEntry
from noticepress.register.rules import REGISTER_FILE
from noticepress.texts.inline import addresses_of

FACT = re.compile(r"\{\{\s*+([^{}\s]*+(?>(?:\s++[^{}\s]++)*))\s*+\}\}")
"""``{{ name }}``; read in linear time, whatever stands there."""
NUMBER_FACT = "number:"
"""``{{ number:id }}`` stands for the number of a heading or item: see :mod:`noticepress.register.numbering`."""
_ROOTED = re.compile(r"/(?![/\\])[^\s\\]*")


@dataclass(frozen=True, slots=True)
class SharedFacts:
    """Facts that every notice has, unless its register has one of that name."""

    facts: dict[str, FactValue] = field(default_factory=dict)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    """File and line of each."""
    spellings: dict[str, str] = field(default_factory=dict)
    """How numbers are written that are not written with their digits."""

    def given_to(self, notice: Notice) -> Notice:
        """The notice with them."""
        own = {name: value for name, value in self.facts.items() if name not in notice.facts}
        return replace(
            notice,
            facts={**own, **notice.facts},
            fact_paths={name: self.places[name][0] for name in own},
            fact_lines={**notice.fact_lines, **{name: self.places[name][1] for name in own}},
            fact_spellings={
                **{("", name): text for name, text in self.spellings.items() if name in own},
                **notice.fact_spellings,
            },
        )


_READER = Reader(RegisterFile, REGISTER_FILE, "the register")
_FACTS_READER = Reader(FactsFile, REGISTER_FILE, "the file of facts")


def parse_facts(text: str, path: str) -> SharedFacts:
    """Read the facts that notices share. Raises :class:`NoticepressError` with IN002 findings."""
    file, located = _FACTS_READER.read(text, path)
    places = {name: (path, located.line(("facts", name))) for name in file.facts}
    return SharedFacts(dict(file.facts), places, _spellings(located, ("facts",)))


def parse_register(text: str, path: str, notice_id: str) -> Notice:
    """Read a register. Raises :class:`NoticepressError` with IN002 and VE004 findings for what is wrong in it."""
    file, located = _READER.read(text, path)
    versions = tuple(_version(entry, located.line(("versions", i))) for i, entry in enumerate(file.versions))
    return Notice(
        id=notice_id,
        path=path,
        title=file.title,
        scope=file.scope,
        notice_period_days=file.notice_period_days,
        prevailing_clause=file.prevailing_clause,
        facts=dict(file.facts),
        fact_lines={name: located.line(("facts", name)) for name in file.facts},
        versions=versions,
        time_zone=file.time_zone,
        signers=tuple(file.signers),
        numbering=file.numbering.headings,
        locales=tuple(file.locales or ()),
        locale_lines=tuple(located.line(("locales", i)) for i in range(len(file.locales or ()))),
        key_lines={
            **{name: located.line((name,)) for name in file.model_fields_set},
            **{f"old_ids.{name}": located.line(("old_ids", name)) for name in file.old_ids},
            **{f"reviews.{tag}": located.line(("reviews", tag)) for tag in file.reviews},
        },
        old_ids={name: new or "" for name, new in file.old_ids.items()},
        reviews=dict(file.reviews),
        fact_spellings={
            **{("", name): text for name, text in _spellings(located, ("facts",)).items()},
            **{
                (entry.version, name): text
                for i, entry in enumerate(file.versions)
                for name, text in _spellings(located, ("versions", i, "facts")).items()
            },
        },
    )


def _spellings(located: yaml.LocatedYaml, within: yaml.Location) -> dict[str, str]:
    """How the numbers of a mapping are written that are not written with their digits."""
    return {str(place[-1]): text for place, text in located.spellings.items() if place[:-1] == within}


def _version(entry: VersionEntry, line: int) -> Version:
    withdrawn = Withdrawal(**entry.withdrawn.model_dump()) if entry.withdrawn else None
    return Version(
        number=entry.version,
        published=entry.published,
        effective=entry.effective,
        summary=" ".join(entry.summary.split()),
        digest=entry.digest,
        facts=dict(entry.facts),
        line=line,
        withdrawn=withdrawn,
        errata=tuple(_erratum(erratum) for erratum in entry.errata),
        short_notice=entry.short_notice,
        material=entry.material,
    )


def _erratum(entry: ErratumEntry) -> Erratum:
    texts = {"old_text": tuple(entry.old_text), "new_text": tuple(entry.new_text)}
    return Erratum(**{**entry.model_dump(), **texts})


# Facts


def facts_of(notice: Notice, version: Version) -> dict[str, FactValue]:
    """Every fact that a text of ``version`` may use, by name; the version's own values win."""
    facts: dict[str, FactValue] = {**notice.facts, **version.facts, "version": version.number}
    if version.effective:
        facts["effective_date"] = version.effective
    if version.published:
        facts["published_date"] = version.published
    previous = notice.replaced_by(version)
    if previous:
        facts["previous_version"] = previous.number
        if previous.effective:
            facts["previous_effective_date"] = previous.effective
    return facts


def is_rooted(address: str) -> bool:
    """Whether an address begins with a slash, so that ``BASE_URL`` completes it."""
    return bool(_ROOTED.fullmatch(address))


def facts_used(blocks: Iterable[Block]) -> tuple[str, ...]:
    """Names of the facts that stand in the blocks or complete their links, sorted."""
    names: set[str] = set()
    for block in blocks:
        names.update(FACT.findall(block.text))
        if "/" in block.text and any(map(is_rooted, addresses_of(block))):
            names.add(BASE_URL)
    return tuple(sorted(names))
