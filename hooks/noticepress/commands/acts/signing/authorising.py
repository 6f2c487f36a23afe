"""Signatures of what is on record: which are due, and files that give them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from noticepress.commands.acts.copying import tried
from noticepress.editions.sources.authority_files import acts_on_record, read_standing
from noticepress.editions.sources.files import AUTHORITY, AUTHORITY_FILE, SIGNATURES
from noticepress.editions.sources.inputs import Inputs
from noticepress.editions.sources.project import Project
from noticepress.files.signing import ssh
from noticepress.findings import UsageError, counted
from noticepress.register.authority.acts import AUTHORITY as OF_AUTHORITY
from noticepress.register.authority.acts import Act, Signature, signature_name, signed_text
from noticepress.register.authority.standing import AuthorityVersion, Lack, Standing

_FILE = f"{AUTHORITY}/{AUTHORITY_FILE}"


@dataclass(frozen=True, slots=True)
class Due:
    """An act on record, and the signatures that it lacks."""

    act: Act
    lacks: tuple[Lack, ...]

    def wants(self, key: str) -> bool:
        """Whether a key with a fingerprint may give one of them."""
        return any(key in lack.role.keys for lack in self.lacks)

    def __str__(self) -> str:
        return f"{self.act.name}: {', '.join(_wanted(lack) for lack in self.lacks)}"


@dataclass(frozen=True, slots=True)
class Signing:
    """What signing writes, what it signs, and what is still due then."""

    files: Mapping[Path, bytes]
    signed: tuple[Act, ...]
    still: tuple[Due, ...]


def due(inputs: Inputs) -> tuple[Due, ...]:
    """What lacks signatures: the authority that was to hold, then acts on record."""
    standing = inputs.standing
    current = standing.current
    own = [Due(current.act, lacks)] if current and (lacks := standing.lacks_of_version(current)) else []
    return (*own, *_acts_due(inputs, standing))


def plan_signing(
    project: Project, inputs: Inputs, names: Collection[str], key: Path, on: date | None, only: Collection[str] = ()
) -> Signing:
    """Work out what ``sign`` writes about acts with ``names``, or about all where none is named.

    ``on`` is the day of another authority, where one may be made; ``only`` are acts as they are signed, to choose from.
    Raises :class:`UsageError` where the key may not, or nothing is due.
    """
    standing = inputs.standing
    made = _next_version(inputs, standing, on) if on and Act(OF_AUTHORITY, (), "", "").is_named(names) else None
    there = _due_with(inputs, made)
    chosen = [each for each in there if _is_chosen(each, names, made, only)]
    if not chosen:
        others = f"; due are {', '.join(each.act.name for each in there)}" if there else ""
        raise UsageError(f"no signature is due of {' or '.join(names) or 'any act'}{others}")
    if made is None and any(each.act.kind == OF_AUTHORITY for each in chosen):
        _refuse_what_is_not_on_record(inputs)
    signer = ssh.fingerprint_of_file(key)
    mine = [each for each in chosen if each.wants(signer) and signer not in standing.signers(each.act)]
    if not mine:
        raise UsageError(f"the key {key} ({signer}) cannot give what is due, or has given it: {chosen[0]}")
    files = {project.root / AUTHORITY / f"{made.number}.json": made.written().encode()} if made else {}
    signatures = []
    for namespace in dict.fromkeys(each.act.namespace for each in mine):
        acts = [each.act for each in mine if each.act.namespace == namespace]
        text = signed_text(namespace, acts)
        content = text + _signature(text, key, namespace, signer)
        path = project.root / AUTHORITY / SIGNATURES / signature_name(_name(mine, signer), content)
        files[path] = content.encode()
        signatures.append(Signature(project.name(path), namespace, frozenset(act.line for act in acts), signer))
    after = replace(standing, signatures=(*standing.signatures, *signatures))
    still = _due_with(replace(inputs, standing=after), made)
    return Signing(files, tuple(each.act for each in mine), tuple(each for each in still if each.act in _acts(chosen)))


def to_be_signed(project: Project, key: Path | None, kinds: Iterable[str]) -> frozenset[str] | None:
    """What is on record before a command adds acts of some kinds; ``None`` where the project has no authority.

    Raises :class:`UsageError` where a ``key`` is named that may sign none of them.
    """
    current = read_standing(project).current
    if current is None:
        if key:
            raise UsageError(f"nobody asks for signatures: there is no signed {_FILE}; leave out --key")
        return None
    if key:
        signer = ssh.fingerprint_of_file(key)
        roles = [role for kind in kinds for role in current.authority.asked(kind)]
        if not any(signer in role.keys for role in roles):
            asked = ", ".join(role.name for role in roles) or "nobody"
            raise UsageError(f"the key {key} ({signer}) has no role that is asked for ({asked}); leave out --key")
    inputs, _ = project.read((), [])
    return frozenset(act.line for act, _ in acts_on_record(inputs))


def sign_added(project: Project, key: Path | None, before: Collection[str], files: Mapping[Path, bytes]) -> Signing:
    """Sign the acts that a command's ``files`` will add to those ``before``, with a key if one is named.

    What it writes is all that the command writes. It is worked out in a copy of the project: where the key cannot sign
    after all (a passphrase is mistyped), nothing is on record. Raises :class:`UsageError` then.
    """
    with tried(project.root, files, signed=True) as root:
        copy = Project(root)
        inputs, _ = copy.read((), [])
        added = [each for each in due(inputs) if each.act.line not in before]
        if not key or not any(each.wants(ssh.fingerprint_of_file(key)) for each in added):
            return Signing(files, (), tuple(added))
        plan = plan_signing(copy, inputs, (), key, None, {each.act.line for each in added})
    signatures = {project.root / path.relative_to(root): content for path, content in plan.files.items()}
    return replace(plan, files={**files, **signatures})


def summed_up(every: Iterable[Due]) -> Iterator[str]:
    """What is due, a line for each notice's version or other subject."""
    together: dict[str, list[Due]] = {}
    for each in every:
        name = " ".join((each.act.kind, *each.act.about[:2]))
        together.setdefault(f"{name}: {', '.join(_wanted(lack) for lack in each.lacks)}", []).append(each)
    for line, group in together.items():
        yield line if len(group) == 1 else f"{line} ({counted(len(group), 'act')})"


def _acts_due(inputs: Inputs, standing: Standing) -> Iterator[Due]:
    for act, _ in acts_on_record(inputs):
        if lacks := standing.lacks(act):
            yield Due(act, lacks)


def _due_with(inputs: Inputs, made: AuthorityVersion | None) -> tuple[Due, ...]:
    """What is due, where a version of the authority is ``made``."""
    if made is None:
        return due(inputs)
    lacks = inputs.standing.lacks_of_version(made)
    return (Due(made.act, lacks), *due(inputs)) if lacks else due(inputs)


def _is_chosen(each: Due, names: Collection[str], made: AuthorityVersion | None, only: Collection[str]) -> bool:
    if only:
        return each.act.line in only
    if made:
        return each.act == made.act
    return each.act.is_named(names) if names else each.act.kind != OF_AUTHORITY


def _next_version(inputs: Inputs, standing: Standing, on: date) -> AuthorityVersion | None:
    acts = [act for act, _ in acts_on_record(inputs)]
    made = standing.next_version(acts, on)
    current = standing.current
    if made is None or current is None:
        return made
    if standing.lacks_of_version(current):
        remedy = f"restore the file, or delete {AUTHORITY}/{current.number}.json"
        raise UsageError(f"version {current.number} of the authority lacks signatures, and is not {_FILE}; {remedy}")
    if lacking := [*_acts_due(inputs, standing)]:
        first = lacking[0]
        raise UsageError(f"the authority that holds asks for signatures first: {first}; noticepress sign --all")
    return made


def _refuse_what_is_not_on_record(inputs: Inputs) -> None:
    """Who signs a version of the authority signs for what it has as on record: nothing else may stand there."""
    current = inputs.standing.current
    there = {act.line for act, _ in acts_on_record(inputs)}
    strangers = [line for line in (current.acts if current else ()) if line not in there]
    if current and strangers:
        path = f"{AUTHORITY}/{current.number}.json"
        raise UsageError(f"{path} has '{strangers[0]}' as on record, which is not; delete the file, and make it again")


def _signature(text: str, key: Path, namespace: str, signer: str) -> str:
    signature = ssh.sign(text.encode(), key, namespace)
    if ssh.signer(text.encode(), signature, namespace) != signer:
        raise UsageError(f"{key} did not sign with the key of its file; mend the key, or name another: --key")
    return signature


def _name(mine: Iterable[Due], signer: str) -> str:
    roles = (lack.role for each in mine for lack in each.lacks)
    return next(role.keys[signer] for role in roles if signer in role.keys)


def _acts(every: Iterable[Due]) -> frozenset[Act]:
    return frozenset(each.act for each in every)


def _wanted(lack: Lack) -> str:
    names = ", ".join(sorted(lack.role.keys.values()))
    return f"{lack.role.name} {lack.count} of {lack.role.threshold} ({names})"
