"""All SQL on packs of sheets."""

from __future__ import annotations

from collections.abc import Sequence

from dropin.printing.catalogue import sheet_kind
from dropin.printing.kept_options import read_options, write_options
from dropin.printing.model import SheetOptions
from dropin.printing.packs.model import Pack, PackSheet
from dropin.storage.file import CentreFile, Row
from dropin.storage.tables import Value


def packs(file: CentreFile) -> tuple[Pack, ...]:
    """Every pack in the order of the list, its sheets in theirs."""
    return _packs(file, "1", ())


def pack(file: CentreFile, pack_id: int) -> Pack | None:
    """One pack, None once it is gone."""
    found = _packs(file, "id = ?", (pack_id,))
    return found[0] if found else None


def pack_of_sheet(file: CentreFile, sheet_id: int) -> Pack | None:
    """The pack that holds this sheet."""
    found = file.value("SELECT pack_id FROM pack_sheet WHERE id = ?", (sheet_id,))
    return pack(file, int(str(found))) if found is not None else None


def next_position(file: CentreFile, table: str) -> int:
    """The place after the last one of all packs, or of all their sheets."""
    return int(str(file.value(f"SELECT coalesce(max(position), 0) + 1 FROM {table}")))


def pack_sheet_columns(sheet: PackSheet) -> dict[str, str | int]:
    """The sheet as a row of its table, but for the id, the pack and the place."""
    return {
        "sheet": sheet.sheet,
        "readers": sheet.readers,
        "time": sheet.time,
        "copies": sheet.copies,
        "name_level": sheet.name_level,
        "options": write_options(
            sheet.options._replace(name_level=_usual(sheet.sheet).name_level), _usual(sheet.sheet)
        ),
    }


def _packs(file: CentreFile, where: str, parameters: Sequence[Value]) -> tuple[Pack, ...]:
    rows = file.rows(
        f"SELECT id, name FROM print_pack WHERE {where} ORDER BY position, id", parameters
    )
    held: dict[int, list[PackSheet]] = {row["id"]: [] for row in rows}
    for row in file.rows("SELECT * FROM pack_sheet ORDER BY position, id"):
        if row["pack_id"] in held:
            held[row["pack_id"]].append(_pack_sheet(row))
    return tuple(Pack(row["id"], row["name"], tuple(held[row["id"]])) for row in rows)


def _pack_sheet(row: Row) -> PackSheet:
    return PackSheet(
        row["id"],
        row["sheet"],
        row["readers"],
        row["time"],
        row["copies"],
        row["name_level"],
        read_options(row["options"], _usual(row["sheet"])),
    )


def _usual(key: str) -> SheetOptions:
    kind = sheet_kind(key)
    return kind.usual if kind is not None else SheetOptions()
