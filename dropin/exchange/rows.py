"""Rows of any table: what is wrong with one, and how one is told that cannot come in."""

from __future__ import annotations

from collections.abc import Mapping as Mapped
from collections.abc import Sequence

from dropin.errors import KnownError
from dropin.exchange.cells import as_meant
from dropin.exchange.columns import FIRST_NAME, LAST_NAME, NAME, Columns, Mapping
from dropin.exchange.model import ASK, BAD, OK, REFUSED, UNCHANGED, ImportRow
from dropin.exchange.tables import Row, Table
from dropin.exchange.tidy_text import one_line, tidy
from dropin.programme.plain_words.reading import Choice
from dropin.words import Message, say


def cells_of(row: Row, mapping: Mapping) -> dict[str, str]:
    """What stands in each column that is read."""
    return {
        field: tidy(as_meant(row.cell(column)))
        for column, field in enumerate(mapping.fields)
        if field
    }


def written_name(cells: Mapped[str, str]) -> str:
    """The name, or else first and last name, on one line."""
    parts = (cells.get(FIRST_NAME, ""), cells.get(LAST_NAME, ""))
    return one_line(cells.get(NAME, "") or " ".join(parts))


def columns_unknown(table: Table, columns: Columns) -> KnownError:
    """What to say where the columns are not known without which nothing is read."""
    needed = ", ".join(columns.names[group[0]] for group in columns.needed)
    found = ", ".join(cell for cell in table.rows[0].cells if cell) if table.rows else ""
    return KnownError(
        say("It is not clear which columns hold {needed}: {found}.", needed=needed, found=found)
        if found
        else say("It is not clear which columns hold {needed}.", needed=needed),
        say(
            "Write {needed} into cells of the first row, "
            "or bring the file in through the window and choose the columns there.",
            needed=needed,
        ),
    )


def shape_problem(row: Row, mapping: Mapping) -> Message | None:
    """What is wrong with the row as such, whatever it says."""
    if row.problem is not None or not any(row.cells[len(mapping.fields) :]):
        return row.problem
    return Message(
        "This row has {count} cells, the first row has {width}. "
        "A cell that holds the delimiter needs quotation marks around it.",
        count=len(row.cells),
        width=len(mapping.fields),
    )


def bad_row(line: int, title: str, reason: object) -> ImportRow:
    """A row that cannot come in, and why."""
    return ImportRow(line, title, "", "", BAD, str(reason), REFUSED)


def same_as(line: int, title: str, reading: str, earlier: int) -> ImportRow:
    """A row that says what another has said already."""
    told = say("Line {line} says just the same.", line=earlier)
    return ImportRow(line, title, reading, "", OK, told, UNCHANGED)


def asking_row(
    line: int, title: str, reading: str, question: object, choices: Sequence[Choice]
) -> ImportRow:
    """A row that stays out until its question is answered."""
    return ImportRow(line, title, reading, "", ASK, str(question), REFUSED, tuple(choices))
