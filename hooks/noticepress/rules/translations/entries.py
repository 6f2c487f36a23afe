"""TR: translations. Subject: one catalog beside the messages that it should hold."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from noticepress.catalogs.catalog import Catalog, Entry
from noticepress.catalogs.glossary import fold_case, senses_of
from noticepress.catalogs.messages import Message
from noticepress.catalogs.po.plurals import forms_of_one_number, plural_forms
from noticepress.files.kept import digest_of
from noticepress.findings import Finding, quote
from noticepress.register.register import FACT
from noticepress.rules.checking import CheckedRule, Violation, apply, rule
from noticepress.rules.prevails.words import binding_words_are_approved
from noticepress.rules.subject import CatalogSubject
from noticepress.rules.translations import fidelity
from noticepress.rules.translations.binding import must_is_not_may
from noticepress.rules.translations.counted.units import units_are_the_same
from noticepress.rules.translations.denials import denials_are_kept
from noticepress.rules.translations.numbers.bounds import bounds_are_kept
from noticepress.rules.translations.opposites import opposites_differ
from noticepress.rules.translations.sentences import length_is_usual
from noticepress.rules.translations.slips import no_slips
from noticepress.rules.translations.typography import typed_as_declared

_WRITTEN = ("<", "scheme ", "host ", "address ", "placeholder ", "brace ")
"""How names of what a translation adds begin that hold what stands in it, for a report to mark."""
_MOST_EMPTY = 0.5
"""Of a catalog's entries: where more are empty, its translation has just begun, and they are told with their number."""
PLACEHOLDER = re.compile(r"\{\{[^{}]*\}\}|%\(\w+\)s|\{\}|\{%[^{}]*%\}|\{#[^{}]*#\}|\$\{[\w.]+\}")
"""What something fills in: noticepress, or the template of another program, which nothing does here."""
_COUNTED = Counter(["%(num)s"])
"""The number of a message that counts."""


@rule(
    "TR001",
    summary="A fuzzy translation",
    explanation="The English has changed since this was translated. A fuzzy text is never published, and no other rule "
    "is applied to it; what would be refused once the mark is cleared is told with it.",
    example="#, fuzzy",
    remedy="compare the text with its English, then clear the mark in your translation editor",
    blocks=False,
)
def fuzzy(subject: CatalogSubject) -> Iterator[Violation]:
    """No entry is fuzzy."""
    refused = _refused_without_mark(subject)
    for entry in subject.catalog:
        if entry.fuzzy and entry.key in subject.messages:
            told = "; ".join((f"the translation of {quote(entry.id)} is fuzzy", *refused.get(entry.text_line, ())))
            yield Violation(*subject.place(entry), told)


def _refused_without_mark(subject: CatalogSubject) -> dict[int, list[str]]:
    """By line: what other rules would say of fuzzy entries, for the translator who looks at them now."""
    fuzzies = {key: replace(entry, fuzzy=False) for key, entry in subject.catalog.entries.items() if entry.fuzzy}
    if not fuzzies:
        return {}
    catalog = replace(subject.catalog, entries=fuzzies)
    found: dict[int, list[str]] = {}
    rules = (*OF_ONE_TEXT, fidelity.is_translated_at_all)
    for finding in without_waived(apply(rules, replace(subject, catalog=catalog)), catalog):
        for line in (finding.line, *finding.also):
            found.setdefault(line, []).append(f"as it stands, {finding.code}: {finding.message}")
    return found


@rule(
    "TR002",
    summary="A missing translation",
    explanation="A message without a translation is shown in English and marked. While more than half of a catalog is "
    "empty, all of it is one finding, with the number. A regional catalog holds only what "
    "differs from its language's, so nothing is missing there.",
    example='msgstr ""',
    remedy="translate the message",
    blocks=False,
)
def missing(subject: CatalogSubject) -> Iterator[Violation]:
    """Every message has an entry with a text."""
    if subject.overlay:
        return
    new = [message for key, message in subject.messages.items() if subject.catalog.get(key) is None]
    if new:
        first = quote(new[0].id)
        told = (
            f"there is no entry for {first}" if len(new) == 1 else f"{len(new)} messages have no entry: first {first}"
        )
        remedy = f"run 'noticepress update {subject.catalog.name}', then translate what is new"
        yield Violation(subject.catalog.path, 0, told, remedy)
    refused = {finding.line for finding in subject.catalog.refused}
    wanted = [entry for entry in subject.catalog if entry.key in subject.messages and entry.text_line not in refused]
    empty = [entry for entry in wanted if not entry.fuzzy and not entry.is_translated]
    if len(empty) > _MOST_EMPTY * len(wanted):
        told = f"{len(empty)} of {len(wanted)} messages are not translated: first {quote(empty[0].id)}"
        yield Violation(*subject.place(empty[0]), told, "translate them; 'noticepress status' counts what is done")
        return
    for entry in empty:
        yield Violation(*subject.place(entry), f"{quote(entry.id)} is not translated")


@rule(
    "TR003",
    summary="Placeholders differ",
    explanation="What a machine fills in must stand in the translation as often as in English, under the same name. "
    "Tags of other programs' templates ({% … %}, {# … #}, ${ … }) are none that anything fills in. A plural form "
    "that is of one number alone may say it in words (“one section”, Hebrew's and Arabic's “two sections”).",
    example="{{ organisation }} written out by hand.",
    remedy="copy the placeholder from the English text",
)
def placeholders_match(subject: CatalogSubject) -> Iterator[Violation]:
    """The multiset of placeholders is that of English."""
    for _, entry, english, text in subject.translated():
        there, here = placeholders(english), placeholders(text)
        if "{}" in english:  # filled by str.format, to which every brace matters
            here += Counter(brace for brace in re.sub(r"\{\}", "", text) if brace in "{}")
        if there == here:
            continue
        missing, extra = there - here, here - there
        if missing == _COUNTED and text in _texts_of_one_number(subject.catalog, entry):
            continue
        if missing:
            names = ", ".join(sorted(missing.elements()))
            yield Violation(*subject.place(entry), f"placeholder {names} is missing in {quote(text)}")
        if extra:
            told = f"placeholder {', '.join(sorted(extra.elements()))} is not in the English text"
            yield Violation(*subject.place(entry), told, "remove it, or mend its name", text=min(extra))


def _texts_of_one_number(catalog: Catalog, entry: Entry) -> set[str]:
    """Of an entry that counts: the forms that are of one number alone, whose words may say it."""
    if not entry.plural_id:
        return set()
    alone = forms_of_one_number(catalog.header_lines.get("Plural-Forms", "") or plural_forms(catalog.name))
    texts = [unicodedata.normalize("NFC", text) for text in entry.texts]
    of_one = {text for form, text in enumerate(texts) if form in alone}
    return of_one.difference(text for form, text in enumerate(texts) if form not in alone)


def placeholders(text: str) -> Counter[str]:
    """How often each placeholder occurs, spaces folded."""
    if "{" not in text and "}" not in text and "%(" not in text:
        return Counter()
    found = Counter(FACT.sub(r"{{ \1 }}", match) for match in PLACEHOLDER.findall(text))
    open_ends = len(re.findall(r"\{\{|\}\}", PLACEHOLDER.sub("", text)))
    return found + Counter({"{{ without its end": open_ends})


@rule(
    "TR007",
    summary="A translation adds HTML, an address or a control character",
    explanation="Catalogs come from outside. A translation can add no tag, attribute, scheme or host that its English "
    "has not, and closes what it opens in order; any other entry is never published, not even in a preview.",
    example="<script> or [text](javascript:…) in a msgstr.",
    remedy="remove it; a translation holds text and the English text's own markup only",
)
def nothing_active_added(subject: CatalogSubject) -> Iterator[Violation]:
    """Nothing active is added to what may be published."""
    for message, entry, _, text in subject.translated():
        added = dict.fromkeys(name for role in message.roles for name in subject.markup.added(entry.id, text, role))
        if added:
            told = f"the translation adds {', '.join(added)}: {quote(text)}"
            written = (
                name if name[0] == "<" else name.partition(" ")[2] for name in added if name.startswith(_WRITTEN)
            )
            yield Violation(*subject.place(entry), told, text=next(written, ""))


@rule(
    "TR011",
    summary="An entry for no message",
    explanation="The English has changed or gone, and the translation with it. 'noticepress update' sets such entries "
    "aside and offers them as suggestions. An entry that nobody has translated is not told.",
    example="An entry for a paragraph that no version has any more.",
    remedy="run 'noticepress update' for the catalog",
    blocks=False,
)
def belongs_to_a_message(subject: CatalogSubject) -> Iterator[Violation]:
    """Every entry that somebody translated is for a message that there is; nothing is lost with an empty one."""
    for entry in subject.catalog:
        if any(entry.texts) and entry.key not in subject.messages and entry.key not in subject.past:
            where = f"in {quote(entry.context)}" if entry.context else "without a context"
            told = f"there is no message {quote(entry.id)} {where}"
            yield Violation(*subject.place(entry), told, f"run 'noticepress update {subject.catalog.name}'")


@rule(
    "TR012",
    summary="A defined term is not translated as the glossary says",
    explanation="Defined terms have one translation each: the one of the language's official text. The glossary lists "
    "the forms or stems of it that may occur, and variants that may not, unless the English has another word that "
    "explains them: “agreement” beside “consent”.",
    example="“Zustimmung” for “consent”, where the German text of the GDPR says “Einwilligung”.",
    remedy="use the glossary's term, or add the form that the sentence needs to locales/glossary.yml",
)
def terms_follow_glossary(subject: CatalogSubject) -> Iterator[Violation]:
    """Terms of the English text stand in the translation; forbidden variants do not."""
    terms = subject.terms
    senses = senses_of(tuple(term.sense for term in terms))
    forbidden = re.compile("|".join(re.escape(form) for term in terms for form in term.forbid) or "(?!)")
    for _, entry, english, text in subject.translated():
        plain_english, plain = fold_case(english), fold_case(text)
        used, has_forbidden = senses.used(plain_english), forbidden.search(plain) is not None
        for place in range(len(terms)) if has_forbidden else used:
            term = terms[place]
            if place in used and not term.is_in_translation(plain):
                yield Violation(*subject.place(entry), f"“{term.term}” ({term.name}) is missing in {quote(text)}")
            for form in term.forbidden_in(plain, plain_english) if has_forbidden else ():
                told = f"“{form}” stands for “{term.term}” in {quote(text)}"
                yield Violation(*subject.place(entry), told, text=form)


NEVER_WAIVED = frozenset({fuzzy.code, nothing_active_added.code, binding_words_are_approved.code})
"""Rules that no comment in a catalog can silence."""

RULES: tuple[CheckedRule[CatalogSubject], ...] = (
    fuzzy,
    missing,
    placeholders_match,
    nothing_active_added,
    *fidelity.RULES,
    belongs_to_a_message,
    terms_follow_glossary,
    no_slips,
    opposites_differ,
    typed_as_declared,
    units_are_the_same,
    must_is_not_may,
    denials_are_kept,
    bounds_are_kept,
)


OF_ONE_TEXT = (
    placeholders_match,
    nothing_active_added,
    *(each for each in fidelity.RULES if each not in (fidelity.is_translated_at_all, length_is_usual)),
    terms_follow_glossary,
    no_slips,
    typed_as_declared,
    units_are_the_same,
    must_is_not_may,
    denials_are_kept,
    bounds_are_kept,
)
"""Rules that need nothing but a text, its English and what is declared of its language: see :func:`digest`."""
OF_A_CATALOG = tuple(each for each in RULES if each not in OF_ONE_TEXT)
"""The others."""


def digest(message: Message, entry: Entry) -> str:
    """Of all that the rules on one text read in an entry, so that none need be asked again where it is the same."""
    return digest_of(entry.context, entry.id, entry.plural_id, entry.texts, message.roles)[:32]


def without_waived(findings: list[Finding], catalog: Catalog) -> list[Finding]:
    """The findings less those that their entry waives with a reason."""
    waived = {(entry.text_line, code) for entry in catalog for code in entry.waivers if code not in NEVER_WAIVED}
    return [finding for finding in findings if (finding.line, finding.code) not in waived]
