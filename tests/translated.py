"""What a translator does to a catalog."""

from __future__ import annotations

from pathlib import Path

from babel.messages.pofile import read_po, write_po


def translate(path: Path, english: str, text: str) -> None:
    """Give every entry for ``english`` the translation ``text``, as a translator's editor would."""
    with path.open("rb") as file:
        catalog = read_po(file)
    entries = [message for message in catalog if message.id == english]
    assert entries, f"{english!r} is not in {path}"
    for entry in entries:
        entry.string = text
        entry.flags.discard("fuzzy")
    with path.open("wb") as file:
        write_po(file, catalog, width=100)


def fill_with_english(path: Path) -> None:
    """Give every entry its English as translation, as some tools export what nobody has translated."""
    with path.open("rb") as file:
        catalog = read_po(file)
    for message in catalog:
        if message.id:
            message.string = message.id
    with path.open("wb") as file:
        write_po(file, catalog, width=100)
