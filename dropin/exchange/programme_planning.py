"""What bringing in a programme would do, from a table or from a calendar."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dropin.centre.store import centre
from dropin.exchange.file_notices import left_out_columns
from dropin.exchange.matching import plan
from dropin.exchange.model import ImportPlan, ReadRow
from dropin.exchange.programme_import import Reader, read_rows
from dropin.exchange.shown_names import shown_names
from dropin.exchange.source import Source
from dropin.exchange.store import remembered
from dropin.programme.store import programme
from dropin.storage.file import CentreFile
from dropin.words import Message


class ProgrammePlanner:
    """Holds what the file offers already as plain data: ``plan`` may run beside the window."""

    def __init__(self, file: CentreFile, source: Source, today: date) -> None:
        settings = centre(file)
        self._source, self._today = source, today
        self._customs, self._zone = settings.customs, settings.time_zone
        self._programme = programme(file)
        self._remembered = remembered(file)
        self._shown_names = shown_names(file)

    def plan(
        self, answers: Mapping[int, str] | None = None, *, accept_guesses: bool = False
    ) -> ImportPlan:
        """What each row or event would do. Raises KnownError where it cannot be read as one."""
        terms = tuple(sorted({term.name for term in self._programme.terms}))
        reader = Reader(self._customs, self._today, terms, answers, accept_guesses)
        rows, notices = self._read(reader)
        return plan(
            rows,
            self._programme,
            self._remembered,
            source=self._source.name,
            customs=self._customs,
            shown_names=self._shown_names,
            notices=notices,
        )

    def _read(self, reader: Reader) -> tuple[tuple[ReadRow, ...], tuple[Message, ...]]:
        if self._source.calendar is not None:
            from dropin.exchange.calendar_import import read_calendar  # only calendars need it

            return read_calendar(self._source.calendar, reader, self._zone), ()
        table, mapping = self._source.table, self._source.mapping
        assert table is not None
        assert mapping is not None
        return read_rows(table, mapping, reader), left_out_columns(table, mapping)
