"""What pydantic finds in a YAML file, in words: its errors come in, findings with line and remedy leave."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Generic, NoReturn, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Tag, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from noticepress.files.yaml import LocatedYaml, Location, parse
from noticepress.findings import Finding, NoticepressError, Rule, quote, unbroken
from noticepress.nearest import nearest

Model = TypeVar("Model", bound=BaseModel)

# Else pydantic looks for plugins through every package that is installed, before it makes its first model.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

KEYS = ConfigDict(extra="forbid", frozen=True, defer_build=True)
"""Of a mapping in a file: its keys and no others. A model is made when a file is read by it: few commands read all."""

_VERSION = 'write two or three numbers in quotation marks, as in version: "2.1"'
_NO_VERSION = ("is no version number", _VERSION)
_WANTED = {
    "string_type": ("a text is due", "put it in quotation marks"),
    "list_type": ("a list is due", "write each entry on a line of its own, with '- ' before it"),
    "dict_type": ("keys with values are due", "write 'key: value' on lines of their own, indented alike"),
    "model_type": ("keys with values are due", "write 'key: value' on lines of their own, indented alike"),
    "int_type": ("a whole number is due", "write digits, without quotation marks"),
    "bool_parsing": ("true or false is due", "write one of the two, without quotation marks"),
    "bool_type": ("true or false is due", "write one of the two, without quotation marks"),
}
_KINDS = {str: "a text", bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a mapping"}
_LIKE = 60
"""How alike a key and a known one are, of 100, to be taken for a slip."""


@dataclass(frozen=True, slots=True)
class Reader(Generic[Model]):
    """How one kind of file is read and spoken of."""

    model: type[Model]
    rule: Rule
    name: str
    """Of the file's whole content, such as “the register”."""

    def read(self, text: str, path: str) -> tuple[Model, LocatedYaml]:
        """The file of ``path`` as its model, and where everything stands in it.

        Raises :class:`NoticepressError` with every finding of its rule.
        """
        located = parse(text, path, self.rule)
        try:
            return self.model.model_validate(located.data), located
        except ValidationError as error:
            raise NoticepressError(self.findings(error, located)) from error

    def findings(self, error: ValidationError, located: LocatedYaml) -> Iterator[Finding]:
        """One finding for each thing that is wrong."""
        for detail in error.errors():
            location = (*detail["loc"], *_key_within(detail))
            name = ".".join(str(part) for part in location if not isinstance(part, int)) or self.name
            message, remedy = self._words(detail, name)
            rule = detail.get("ctx", {}).get("rule", self.rule)
            yield rule.at(located.path, located.line(location), message, remedy)

    def _words(self, detail: ErrorDetails, name: str) -> tuple[str, str]:
        kind, context = detail["type"], detail.get("ctx", {})
        if "remedy" in context:
            message = detail["msg"] if detail["msg"].startswith(name) else f"{name}: {detail['msg']}"
            return message, str(context["remedy"])
        if kind == "missing":
            return f"{name} is missing", f"add a line '{detail['loc'][-1]}: …'"
        if kind == "extra_forbidden":
            return f"the key {quote(name)} is not known", self._nearest(detail["loc"])
        return _wrong_value(detail, name) or _wrong_kind(detail, name)

    def _nearest(self, location: tuple[int | str, ...]) -> str:
        if len(location) > 1 and location[-1] in self.model.model_fields:
            return f"'{location[-1]}' belongs to the file's first level, where keys begin at the margin"
        known = list(_model_at(self.model, location[:-1]).model_fields)
        found = nearest(str(location[-1]), known, _LIKE)
        return f"did you mean '{found}'?" if found else f"known are {', '.join(known)}"


def refuse(kind: str, message: str, remedy: str, *, rule: Rule | None = None, key: str = "") -> NoReturn:
    """Raise, from a validator, what a :class:`Reader` will say; ``key`` is the one that is wrong in a mapping."""
    context = {"remedy": remedy, **({"rule": rule} if rule else {}), **({"key": key} if key else {})}
    raise PydanticCustomError(kind, "{text}", {"text": message, **context})


def _some_words(value: str) -> str:
    if value and not value.strip():
        refuse("words", "there is nothing but space", "write a text")
    return unbroken(value) if "\n" in value or "\r" in value else value


Words = Annotated[str, Field(min_length=1), AfterValidator(_some_words)]
"""A text that visitors are to read, and not a page without its name: on one line, however it is typed."""


def refuse_slips(keys: Iterable[str], known: Collection[str], least: int) -> None:
    """Raise, from a validator, for a key that is as like a known one as ``least`` says, of 100, and none itself."""
    for key in keys:
        if key in known:
            continue
        found = nearest(key, known, least, by_letters=True)
        if found:
            refuse("key", f"the key {quote(key)} is not known", f"did you mean '{found}'?", key=key)


def _wrong_value(detail: ErrorDetails, name: str) -> tuple[str, str] | None:
    kind, value = detail["type"], detail["input"]
    if kind == "string_pattern_mismatch":
        message, remedy = _NO_VERSION  # the one pattern that a file's schema has
        return f"{name}: {quote(str(value))} {message}", remedy
    if kind in ("string_too_short", "too_short"):
        return f"{name} is empty", "write a text" if kind.startswith("string") else "add an entry"
    if kind == "greater_than_equal":
        return f"{name}: {value} is too small", f"write at least {detail['ctx']['ge']}"
    if kind == "less_than_equal":
        return f"{name}: {value} is too great", f"write at most {detail['ctx']['le']}"
    return None


def _wrong_kind(detail: ErrorDetails, name: str) -> tuple[str, str]:
    value = detail["input"]
    wanted, remedy = _WANTED.get(detail["type"], (detail["msg"], "see the handbook, or the schema in your editor"))
    if value is None:
        where = "the file is empty" if not detail["loc"] else f"{name} is empty"
        return f"{where}, where {wanted}", remedy if detail["type"] != "string_type" else "write a text"
    if detail["loc"] and detail["loc"][-1] == "version":
        return f"{name} stands without quotation marks, so that 2.10 would be 2.1", _VERSION
    return f"{name} is {_KINDS.get(type(value), 'something else')}, where {wanted}", remedy


def _key_within(detail: ErrorDetails) -> Location:
    key = detail.get("ctx", {}).get("key")
    return (str(key),) if key else ()


def _model_at(model: type[BaseModel], location: tuple[int | str, ...]) -> type[BaseModel]:
    annotation: object = model
    for part in map(str, location):
        if part in model.model_fields:
            annotation = model.model_fields[part].annotation
            model = _nested(annotation) or model
        else:
            model = _tagged(annotation, part) or model
    return model


def _tagged(annotation: object, tag: str) -> type[BaseModel] | None:
    """The model of one of the kinds that an entry of a list may be of."""
    arguments = get_args(annotation)
    if any(isinstance(each, Tag) and each.tag == tag for each in arguments):
        return _nested(annotation)
    return next((found for each in arguments if (found := _tagged(each, tag))), None)


def _nested(annotation: object) -> type[BaseModel] | None:
    """The model that a field's type holds, in a list or a mapping too."""
    if isinstance(annotation, type) and not get_args(annotation):
        return annotation if issubclass(annotation, BaseModel) else None
    return next((found for found in map(_nested, get_args(annotation)) if found), None)
