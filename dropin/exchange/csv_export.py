"""The programme as a table that comes back unchanged: one row for each time.

When says it in the words that were typed, wherever those read back to exactly the same on any
day and under any customs; otherwise as an RRULE or dates, with the rest in columns of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dropin.dates import Customs, write_clock
from dropin.exchange.cells import (
    is_machine_form,
    neutralised,
    write_changes,
    write_dates,
    write_dating,
    write_end,
    write_fee,
    write_on_closure,
    write_setting,
    write_suspension,
)
from dropin.exchange.entries import Entries, Names
from dropin.exchange.model import Entry
from dropin.exchange.programme_columns import FIELD_NAMES
from dropin.programme.model import DATED, Programme
from dropin.programme.plain_words.reader import read_when
from dropin.programme.plain_words.reading import TimeReading

_COLUMNS = tuple(field for field in FIELD_NAMES if field != "co_leader")  # is within Led by
_BYTE_ORDER_MARK = "\ufeff"  # spreadsheets take UTF-8 for something older without it
# Words that read the same on these days and in both orders of day and month always do.
_TRIAL_DAYS = (date(2019, 1, 2), date(2026, 7, 18))
_TRIAL_CUSTOMS = (Customs(), Customs(twelve_hours=True, first_weekday=6, month_first=True))


def table_bytes(programme: Programme, names: Names) -> bytes:
    """The whole programme as CSV in UTF-8, naming only the people in ``names``."""
    import csv  # start-up and printing never need it
    from io import StringIO

    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([FIELD_NAMES[field] for field in _COLUMNS])
    for cells in _rows(programme, names):
        writer.writerow([neutralised(cells.get(field, "")) for field in _COLUMNS])
    return (_BYTE_ORDER_MARK + text.getvalue()).encode()


def _rows(programme: Programme, names: Names) -> Iterator[dict[str, str]]:
    numbers: dict[str, int] = {}
    for entry in Entries(programme, names).each():
        number = numbers.setdefault(entry.group, len(numbers) + 1)
        yield {**_plain_cells(entry), **_time_cells(entry), "group": str(number)}


def _plain_cells(entry: Entry) -> dict[str, str]:
    return {
        "title": entry.title,
        "place": entry.place,
        "led_by": entry.led_by,
        "category": entry.category,
        "topic": entry.topic,
        "capacity": str(entry.capacity or ""),
        "fee": write_fee(entry.fee_cents),
        "open_to": entry.open_to,
        "bring": entry.bring,
        "description": entry.description,
        "notes": entry.notes,
        "setting": write_setting(entry.setting),
        "access": entry.access,
        "address": entry.address,
        "on_closure": write_on_closure(entry.on_closure),
        "suspended": write_suspension(entry.suspension),
        "changes": write_changes(entry.changes),
        "dating": write_dating(entry.dating),
        "uid": entry.uid,
    }


def _time_cells(entry: Entry) -> dict[str, str]:
    (time,) = entry.times
    clocks = {
        "start": write_clock(time.at) if time.at else "",
        "end": write_end(time.at, time.minutes),
    }
    if entry.dating != DATED:
        return {"when": entry.words, **clocks, **_exact_cells(time)}
    if _reads_back(entry, time, clocks):
        return {"when": entry.words, **clocks}
    when = f"RRULE:{time.rule}" if time.rule else write_dates(time.dates)
    exact = _exact_cells(time)
    if not time.rule:
        exact["more_dates"] = ""
    return {"when": when, **clocks, **exact, "words": entry.words}


def _exact_cells(time: TimeReading) -> dict[str, str]:
    return {
        "term": time.term,
        "first_date": write_dates([time.starts_on] if time.starts_on else []),
        "more_dates": write_dates(time.dates),
        "not_on": write_dates(time.excluded),
        "time_words": time.time_words,
    }


def _reads_back(entry: Entry, time: TimeReading, clocks: dict[str, str]) -> bool:
    """Whether the words alone, with the clocks beside them, are this very time."""
    if not entry.words or is_machine_form(entry.words) or time.term:
        return False
    return all(
        _read(entry, clocks, customs, today) == time
        for customs in _TRIAL_CUSTOMS
        for today in _TRIAL_DAYS
    )


def _read(
    entry: Entry, clocks: dict[str, str], customs: Customs, today: date
) -> TimeReading | None:
    reading = read_when(
        entry.words,
        customs=customs,
        today=today,
        start=clocks["start"],
        end=clocks["end"],
        title=entry.title,
    )
    if reading.status != "ok" or reading.undated or reading.closure or len(reading.times) != 1:
        return None
    return reading.times[0]
