"""Every edit of packs, named and undoable."""

from __future__ import annotations

from dropin.errors import KnownError
from dropin.printing.packs.model import Pack, PackSheet, ready_made
from dropin.printing.packs.store import (
    next_position,
    pack,
    pack_of_sheet,
    pack_sheet_columns,
    packs,
)
from dropin.storage.change import Change
from dropin.storage.file import CentreFile
from dropin.words import say


def add_pack(file: CentreFile, new: Pack) -> int:
    """Make a pack with its sheets (ids are ignored) and return its id. KnownError if nameless, or
    if another has the name."""
    name = _checked(file, new.name)
    with file.change(say("Make the pack {name}", name=name)) as change:
        number = change.insert("print_pack", name=name, position=next_position(file, "print_pack"))
        for sheet in new.sheets:
            _insert(file, change, number, sheet)
    return number


def rename_pack(file: CentreFile, pack_id: int, name: str) -> None:
    """Call it otherwise. KnownError if nameless, or if another has the name."""
    known = pack(file, pack_id)
    if known is None or " ".join(name.split()) == known.name:
        return
    name = _checked(file, name)
    with file.change(say("Call the pack {name}", name=name)) as change:
        change.update("print_pack", pack_id, name=name)


def remove_pack(file: CentreFile, pack_id: int) -> None:
    known = pack(file, pack_id)
    if known is not None:
        with file.change(say("Remove the pack {name}", name=known.name)) as change:
            change.delete("print_pack", pack_id)


def add_sheet(file: CentreFile, pack_id: int, new: PackSheet) -> int:
    """Put a sheet (its id is ignored) at the end of a pack; returns its id."""
    label = say("Put {sheet} into {pack}", **_names(file, pack_id, new))
    with file.change(label) as change:
        return _insert(file, change, pack_id, new)


def save_sheet(file: CentreFile, sheet: PackSheet) -> None:
    """Write what was chosen for one sheet of a pack."""
    known = pack_of_sheet(file, sheet.id)
    if known is not None and sheet not in known.sheets:
        label = say("Change {sheet} in {pack}", **_names(file, known.id, sheet))
        with file.change(label) as change:
            change.update("pack_sheet", sheet.id, **pack_sheet_columns(sheet))


def move_earlier(file: CentreFile, sheet_id: int) -> None:
    """Before the sheet that stood before it; the first stays where it is."""
    known = pack_of_sheet(file, sheet_id)
    ids = [each.id for each in known.sheets] if known is not None else []
    place = ids.index(sheet_id) if sheet_id in ids else 0
    if known is not None and place:
        ids[place - 1], ids[place] = ids[place], ids[place - 1]
        label = say("Move {sheet} in {pack}", **_names(file, known.id, known.sheets[place]))
        with file.change(label) as change:
            for position, each in enumerate(ids):
                change.update("pack_sheet", each, position=position)


def remove_sheet(file: CentreFile, sheet_id: int) -> None:
    """Take a sheet out of its pack."""
    known = pack_of_sheet(file, sheet_id)
    if known is not None:
        sheet = next(each for each in known.sheets if each.id == sheet_id)
        label = say("Take {sheet} out of {pack}", **_names(file, known.id, sheet))
        with file.change(label) as change:
            change.delete("pack_sheet", sheet_id)


def _insert(file: CentreFile, change: Change, pack_id: int, sheet: PackSheet) -> int:
    return change.insert(
        "pack_sheet",
        pack_id=pack_id,
        position=next_position(file, "pack_sheet"),
        **pack_sheet_columns(sheet),
    )


def _names(file: CentreFile, pack_id: int, sheet: PackSheet) -> dict[str, str]:
    """What a label calls the sheet and its pack."""
    known = pack(file, pack_id)
    name = str(sheet.kind.name) if sheet.kind is not None else sheet.sheet
    return {"sheet": name, "pack": known.name if known is not None else ""}


def _checked(file: CentreFile, text: str) -> str:
    name = " ".join(text.split())
    if not name:
        raise KnownError(
            say("The pack needs a name."), say("Call it after the day or the place it is for.")
        )
    if any(each.name.casefold() == name.casefold() for each in packs(file)):
        raise KnownError(
            say("There is a pack “{name}” already.", name=name), say("Choose another name.")
        )
    return name


def add_ready_made(file: CentreFile, name: str) -> int:
    """Make the pack most centres print on a Monday, called ``name``."""
    return add_pack(file, ready_made(name))
