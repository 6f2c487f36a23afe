"""What Akoma Ntoso says of an edition: work, expression and manifestation, its life, and when it binds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from noticepress.editions.formats.akn import uris
from noticepress.editions.formats.akn.body import BodyWriter
from noticepress.editions.formats.akn.languages import three_letters
from noticepress.editions.formats.akn.markup import block, holder, text
from noticepress.editions.formats.blocks import plain_words
from noticepress.editions.formats.material import Material
from noticepress.model import PREVAILING_LANGUAGE, Version

OWN_NAMESPACE = "urn:noticepress:akn"
MEDIA_TYPE = "application/akn+xml"
PERIOD = "#meta__period"
_ORGANISATION, _ORIGINAL, _FORCE, _NEXT = "meta__organisation", "meta__original", "meta__in-force", "meta__successor"


@dataclass(frozen=True)
class Metadata:
    """Of one edition, whose version has its dates; ``file`` is the address of the document."""

    material: Material
    file: str

    @property
    def _version(self) -> Version:
        return self.material.version

    @cached_property
    def _work(self) -> str:
        return uris.work(self.material.publication, self.material.notice_id)

    @cached_property
    def _expression(self) -> str:
        return self._expression_of(self._version)

    def _expression_of(self, version: Version) -> str:
        material = self.material
        return uris.expression(material.publication, material.notice_id, version, material.locale)

    @property
    def binds(self) -> bool:
        """Whether the version is, was or will be in force."""
        return self._version.withdrawn is None

    def element(self, body: BodyWriter) -> str:
        """The whole of it."""
        source = f"#{_ORGANISATION}"
        return holder(
            "meta",
            (
                holder("identification", (self._of_work(), self._of_expression(), self._of_file()), source=source),
                self._publication(),
                holder("lifecycle", self._events(), source=source),
                self._temporal_data(source),
                holder("references", self._references(body), source=source),
                body.notes(source),
                self._own(source),
            ),
        )

    def _of_work(self) -> str:
        publication, notice_id = self.material.publication, self.material.notice_id
        return holder(
            "FRBRWork",
            (
                *_names(self._work, "/!main", f"{publication.inputs.furniture.url}{notice_id}/"),
                _day(uris.first_day(publication, notice_id), "publication"),
                block("FRBRauthor", href=f"#{_ORGANISATION}"),
                block("FRBRcountry", value=uris.country(publication)),
                block("FRBRsubtype", value=uris.KIND),
                block("FRBRname", value=notice_id),
            ),
        )

    def _of_expression(self) -> str:
        material, version = self.material, self._version
        return holder(
            "FRBRExpression",
            (
                *_names(self._expression, "/!main", material.address),
                _day(version.published, "publication"),
                _day(version.effective, "effective"),
                block("FRBRauthor", href=f"#{_ORGANISATION}"),
                block("FRBRversionNumber", value=version.number),
                block("FRBRauthoritative", value="true" if material.locale.is_english else "false"),
                block("FRBRlanguage", language=three_letters(material.locale.tag)),
                self._translation(),
            ),
        )

    def _translation(self) -> str:
        material = self.material
        if material.locale.is_english:
            return ""
        prevailing = material.publication.inputs.locales[0]
        of = uris.expression(material.publication, material.notice_id, self._version, prevailing)
        return block(
            "FRBRtranslation",
            href=of,
            fromLanguage=three_letters(PREVAILING_LANGUAGE),
            authoritative="false",
            by=f"#{_ORGANISATION}",
        )

    def _of_file(self) -> str:
        errata = [erratum.on for erratum in self._version.errata]
        days = [day for day in (self._version.published, *errata, self.material.revised) if day]
        return holder(
            "FRBRManifestation",
            (
                *_names(f"{self._expression}.akn", "", self.file),
                _day(max(days), "generation"),
                block("FRBRauthor", href=f"#{_ORGANISATION}"),
                block("FRBRformat", value=MEDIA_TYPE),
            ),
        )

    def _publication(self) -> str:
        name = self.material.publication.inputs.furniture.organisation
        return block("publication", date=str(self._version.published), name=name, showAs=name)

    # Its life

    @cached_property
    def _successor(self) -> Version | None:
        """The version on the site that takes, or has taken, the place of this one."""
        material = self.material
        return material.publication.next_in_force(material.notice_id, self._version) if self.binds else None

    def _events(self) -> Iterator[str]:
        version, own = self._version, f"#{_ORIGINAL}"
        yield _event("published", version.published, "generation", own)
        if self.binds:
            yield _event("effective", version.effective, "generation", own, refersTo=f"#{_FORCE}")
        for number, erratum in enumerate(version.errata, 1):
            yield _event(f"erratum-{number}", erratum.on, "amendment", own)
        if version.withdrawn:
            yield _event("withdrawn", version.withdrawn.on, "repeal", own)
        if self._successor:
            yield _event("superseded", self._successor.effective, "repeal", f"#{_NEXT}")

    def _temporal_data(self, source: str) -> str:
        if not self.binds:
            return ""
        end = "#meta__superseded" if self._successor else ""
        interval = block("timeInterval", refersTo=f"#{_FORCE}", start="#meta__effective", end=end)
        return holder("temporalData", (holder("temporalGroup", (interval,), eId=PERIOD[1:]),), source=source)

    # What it speaks of

    def _references(self, body: BodyWriter) -> Iterator[str]:
        publication = self.material.publication
        title = plain_words(self.material.title.words)
        yield block("original", eId=_ORIGINAL, href=self._expression, showAs=title)
        if self._successor:
            href = self._expression_of(self._successor)
            yield block("passiveRef", eId=_NEXT, href=href, showAs=f"{title} {self._successor.number}")
        host = self._work.split("/")[5]
        organisation = publication.inputs.furniture.organisation
        href = uris.ontology(publication, "organization", host)
        yield block("TLCOrganization", eId=_ORGANISATION, href=href, showAs=organisation)
        yield block("TLCConcept", eId=_FORCE, href="/akn/ontology/concept/in-force", showAs="in force")
        yield from body.terms(uris.ontology(publication, "term", f"{host}/{self.material.notice_id}"))

    def _own(self, source: str) -> str:
        """What has no place in Akoma Ntoso: digests, and how a translation was made."""
        material = self.material
        state = str(material.state or "")
        digests = {"digest": self._version.digest or "", "text-digest": material.digest}
        told = {"locale": material.locale.tag, "translation": state, "revised": str(material.revised or "")}
        untranslated = len(material.edition.untranslated)
        own = [
            block(
                "np:edition",
                xmlns_np=OWN_NAMESPACE,
                notice=material.notice_id,
                version=material.number,
                **told,
                **digests,
                untranslated=str(untranslated) if untranslated else "",
            )
        ]
        if material.disclaimer:
            own.append(block("np:disclaimer", text(material.disclaimer), xmlns_np=OWN_NAMESPACE))
        return holder("proprietary", own, source=source)


def _names(uri: str, component: str, address: str) -> Iterator[str]:
    """A thing's names: with its one component, without, and its address on the site."""
    yield block("FRBRthis", value=f"{uri}{component}")
    yield block("FRBRuri", value=uri)
    yield block("FRBRalias", name="web", value=address)


def _day(day: date | None, name: str) -> str:
    return block("FRBRdate", date=str(day), name=name)


def _event(name: str, day: date | None, kind: str, source: str, **attributes: str) -> str:
    return block("eventRef", eId=f"meta__{name}", date=str(day), type=kind, source=source, **attributes)
