"""A file to bring in, read once: its content tells what it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dropin.errors import KnownError
from dropin.exchange.columns import Columns, Mapping
from dropin.exchange.programme_columns import PROGRAMME
from dropin.exchange.recognising import guess_mapping
from dropin.exchange.tables import MOST_BYTES, Row, Table, decoded, read_table, too_big
from dropin.records import record
from dropin.words import say


@record
class Source:
    """A file to bring in: a table with its guessed columns, or a calendar."""

    name: str
    calendar: bytes | None = None
    table: Table | None = None
    mapping: Mapping | None = None

    @property
    def kind(self) -> str:
        """What it is about; a calendar holds a programme."""
        return PROGRAMME if self.mapping is None else self.mapping.columns.kind

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the table under its header."""
        if self.table is None or self.mapping is None:
            return ()
        return self.table.rows[1:] if self.mapping.has_header else self.table.rows

    def about(self, columns: Columns) -> Source:
        """The same table, read as one with these columns."""
        if self.table is None:
            return self
        mapping = guess_mapping(self.table.rows[0].cells, self.table.width, columns)
        return replace(self, mapping=mapping)


def open_source(path: Path) -> Source:
    """Read a file, a calendar or else a table. Raises KnownError where it is neither."""
    data = _bytes_of(path)
    if _is_calendar(data):
        return Source(path.name, calendar=data)
    table = read_table(data)
    mapping = guess_mapping(table.rows[0].cells, table.width, file_name=path.stem)
    return Source(path.name, table=table, mapping=mapping)


def _bytes_of(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise too_big(size)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise KnownError(
            say("“{name}” cannot be read.", name=path.name),
            say("Check that the file is there and that you may open it, then choose it again."),
        ) from error


def _is_calendar(data: bytes) -> bool:
    start = decoded(data[:1000])[0]
    return start.lstrip().upper().startswith("BEGIN:")
