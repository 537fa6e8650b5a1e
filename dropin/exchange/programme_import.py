"""A table read as a programme: what each row says, what is doubtful in it, what cannot be."""

from __future__ import annotations

from collections.abc import Mapping as Mapped
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dropin.dates import Customs, read_clock
from dropin.exchange.cells import (
    CellError,
    is_machine_form,
    is_rule,
    minutes_until,
    read_capacity,
    read_changes,
    read_dates,
    read_dating,
    read_fee,
    read_on_closure,
    read_setting,
    read_suspension,
)
from dropin.exchange.closure_rows import (
    CLOSE_THEN,
    NO_SINGLE_DAYS,
    closed_days,
    closing_choice,
    closures_of,
)
from dropin.exchange.columns import Mapping
from dropin.exchange.lead_words import led_by_text
from dropin.exchange.model import ASK, BAD, OK, WHEN_FIELDS, Entry, ReadRow
from dropin.exchange.programme_columns import FIELD_NAMES, GROUP, TITLE, UID, WHEN, WHEN_CELLS
from dropin.exchange.rows import cells_of, columns_unknown, shape_problem
from dropin.exchange.tables import Row, Table
from dropin.exchange.tidy_text import one_line
from dropin.programme.model import ASK as DATING_ASK
from dropin.programme.model import DATED, WORDS
from dropin.programme.plain_words.clock_columns import with_columns
from dropin.programme.plain_words.describing import describe
from dropin.programme.plain_words.phrases import facts
from dropin.programme.plain_words.reader import read_when
from dropin.programme.plain_words.reading import Choice, TimeReading, WhenReading
from dropin.programme.plain_words.tokens import plainly_written, tokens
from dropin.programme.recurrence.rules import RuleError, parse_programme_rule, write_rule
from dropin.records import record
from dropin.words import Message, say

_FIELDS_SAID_BY = {
    "fee": ("fee_cents", "notes"),
    "capacity": ("capacity", "notes"),
    "co_leader": ("led_by",),
    "suspended": ("suspension",),
    **dict.fromkeys(WHEN_CELLS, WHEN_FIELDS),
}


@record
class Reader:
    """How this centre reads what a table says, and what people answered row by row.

    ``answers`` holds by line the words to read instead of the row's own.
    """

    customs: Customs
    today: date
    terms: tuple[str, ...] = ()
    answers: Mapped[int, str] | None = None
    accept_guesses: bool = False

    def answer(self, line: int) -> str | None:
        return self.answers.get(line) if self.answers else None


def read_rows(table: Table, mapping: Mapping, reader: Reader) -> tuple[ReadRow, ...]:
    """Each row as it reads with these columns. Raises KnownError for an unusable mapping."""
    if not mapping.complete:
        raise columns_unknown(table, mapping.columns)
    rows = table.rows[1:] if mapping.has_header else table.rows
    return tuple(_read_row(row, mapping, reader) for row in rows)


def _read_row(row: Row, mapping: Mapping, reader: Reader) -> ReadRow:
    cells = cells_of(row, mapping)
    title = one_line(cells[TITLE])
    problem = shape_problem(row, mapping)
    if problem is None and not title:
        problem = Message("This row has no title.")
    if problem is not None:
        return ReadRow(row.line, title, BAD, messages=(problem,))
    try:
        return _understood(row.line, title, cells, reader)
    except CellError as error:
        reason = Message("“{words}” in this row cannot be read.", words=error)
        return ReadRow(row.line, title, BAD, messages=(reason,))


def _understood(line: int, title: str, cells: dict[str, str], reader: Reader) -> ReadRow:
    entry, notes = _plain_fields(title, cells)
    exact = _exact_time(cells)
    if exact is not None:
        dating, time = exact
        words = cells.get("words" if dating == DATED else WHEN, "")
        entry = replace(entry, times=(time,), dating=dating, words=words)
        return _row(line, entry, OK, reader, notes)
    reading = _when(title, cells, line, reader)
    if reading.problem is not None:
        return ReadRow(line, title, BAD, messages=(reading.problem,))
    if reading.closure:
        return _closing_row(line, entry, reading, reader, notes)
    words = _whole_words(cells, reader)
    choices = tuple(choice for each in reading.questions for choice in each.choices)
    doubts = tuple(each.text for each in reading.questions)
    guess = _with_columns(reading.times, cells)
    if reading.status == ASK:
        if reader.accept_guesses and any(t.dated for t in guess):
            entry = replace(entry, times=guess, dating=DATED, words=words)
        else:
            entry = replace(entry, times=(TimeReading(),), dating=DATING_ASK, words=words)
        return _row(line, entry, ASK, reader, (*doubts, *notes), guess, choices)
    dating = WORDS if reading.undated or not any(t.dated for t in guess) else DATED
    entry = replace(
        entry, times=guess or (TimeReading(),), dating=dating, words=cells.get(WHEN, "")
    )
    return _row(line, entry, OK, reader, notes)


def _closing_row(
    line: int, entry: Entry, reading: WhenReading, reader: Reader, notes: tuple[Message, ...]
) -> ReadRow:
    """A row that is no activity: a closure if a person says so and its days are clear."""
    answer = reader.answer(line) or ""
    closures = closures_of(reading, entry.title)
    days = closed_days(closures, reader.customs)
    if closures and answer.startswith(CLOSE_THEN):
        return ReadRow(line, entry.title, OK, say("Closed: {days}", days=days), closures=closures)
    words = answer.removeprefix(CLOSE_THEN) or _whole_words(entry.cells, reader)
    choices = tuple(choice for each in reading.questions for choice in each.choices)
    doubts = tuple(each.text for each in reading.questions)
    if closures:
        choices = (*choices, closing_choice(closures, words, reader.customs))
    elif not choices:
        doubts = (*doubts, NO_SINGLE_DAYS)
    entry = replace(entry, times=(TimeReading(),), dating=DATING_ASK, words=words)
    guess = _with_columns(reading.times, entry.cells)
    row = _row(line, entry, ASK, reader, (*doubts, *notes), guess, choices)
    return replace(row, closures=closures)


def _row(
    line: int,
    entry: Entry,
    status: str,
    reader: Reader,
    messages: tuple[Message, ...],
    guess: tuple[TimeReading, ...] = (),
    choices: tuple[Choice, ...] = (),
) -> ReadRow:
    times = guess or entry.times
    return ReadRow(
        line,
        entry.title,
        status,
        reading_in_words(times, entry.words, reader.customs),
        rules_of(times),
        messages,
        choices,
        entry,
    )


def reading_in_words(times: Sequence[TimeReading], words: str, customs: Customs) -> str:
    """What was read, as it would be said; the words themselves where they fix no date."""
    told = [describe(time, customs) for time in times]
    return "; ".join(sentence for sentence in told if sentence) or words


def rules_of(times: Sequence[TimeReading]) -> str:
    """The rules as RFC 5545 writes them; none where dates were picked."""
    return "; ".join(time.rule for time in times if time.rule)


# When it is


def _when(title: str, cells: dict[str, str], line: int, reader: Reader) -> WhenReading:
    answer = reader.answer(line)
    return read_when(
        _words(cells) if answer is None else answer.removeprefix(CLOSE_THEN),
        customs=reader.customs,
        today=reader.today,
        start=cells.get("start", "") if answer is None else "",
        end=cells.get("end", "") if answer is None else "",
        title=title,
        terms=reader.terms,
    )


def _words(cells: Mapped[str, str]) -> str:
    """The words of When, and the column for the first date as they would say it."""
    when, first_date = cells.get(WHEN, ""), cells.get("first_date", "")
    if not when or not first_date or is_machine_form(when):
        return when or first_date
    return f"{when} from {first_date}"


def _whole_words(cells: Mapped[str, str], reader: Reader) -> str:
    """The words of When with the clock columns in them, to be answered without the row."""
    when = _words(cells)
    plain = plainly_written(when).strip()
    start, end = cells.get("start", ""), cells.get("end", "")
    joined = with_columns(plain, facts(tokens(plain)), start, end, reader.customs).words
    return when if joined == plain else joined.strip(" ,")


def _with_columns(
    times: tuple[TimeReading, ...], cells: Mapped[str, str]
) -> tuple[TimeReading, ...]:
    """The times with what columns of their own say about dates, term and clock."""
    first = _first_date(cells) if is_rule(cells.get(WHEN, "")) else None
    more = read_dates(cells.get("more_dates", ""))
    less = read_dates(cells.get("not_on", ""))
    return tuple(
        replace(
            time,
            starts_on=time.starts_on or (first if time.rule else None),
            dates=tuple(sorted({*time.dates, *more})),
            excluded=tuple(sorted({*time.excluded, *less})),
            time_words=cells.get("time_words", "") or time.time_words,
            term=one_line(cells.get("term", "")) or time.term,
        )
        for time in times
    )


def _exact_time(cells: dict[str, str]) -> tuple[str, TimeReading] | None:
    """The time of a row that our own export wrote without words to interpret, else None.

    Only a table with our column Calendar is read so: elsewhere "01:00" may well mean 13:00.
    """
    if "dating" not in cells:
        return None
    dating, when = read_dating(cells["dating"]), cells.get(WHEN, "")
    if dating is None and not is_machine_form(when):
        return None
    try:
        start = cells.get("start", "")
        at = read_clock(start) if start else None
    except ValueError:
        return None
    end = cells.get("end", "")
    minutes = minutes_until(at, end) if end else None
    if end and minutes is None:
        return None
    time = TimeReading(
        rule=_rule(when) if dating is None else "",
        starts_on=_first_date(cells),
        dates=read_dates(f"{cells.get('more_dates', '')} {_picked_dates(when, dating)}"),
        excluded=read_dates(cells.get("not_on", "")),
        at=at,
        minutes=minutes,
        time_words=cells.get("time_words", ""),
        term=one_line(cells.get("term", "")),
    )
    if dating is None and not (time.rule or time.dates or time.starts_on):
        return None
    return dating or DATED, time


def _rule(when: str) -> str:
    if not is_rule(when):
        return ""
    try:
        return write_rule(parse_programme_rule(when))
    except RuleError:
        raise CellError(when) from None


def _picked_dates(when: str, dating: str | None) -> str:
    return when if dating is None and not is_rule(when) else ""


def _first_date(cells: Mapped[str, str]) -> date | None:
    days = read_dates(cells.get("first_date", ""))
    return days[0] if days else None


# Everything else a row says


def _plain_fields(title: str, cells: dict[str, str]) -> tuple[Entry, tuple[Message, ...]]:
    """The entry without its times, and what had to be put elsewhere than its column says."""
    said = {name for cell in cells for name in _FIELDS_SAID_BY.get(cell, (cell,))}
    fee, capacity = read_fee(cells.get("fee", "")), _capacity(cells)
    numbers = {"fee": fee, "capacity": capacity}
    strays = {name: cells[name] for name in numbers if numbers[name] is None and cells.get(name)}
    notes = [cells.get("notes", "")]
    notes += [f"{FIELD_NAMES[name]}: {text}" for name, text in strays.items()]
    entry = Entry(
        uid=cells.get(UID, ""),
        title=title,
        category=one_line(cells.get("category", "")),
        topic=cells.get("topic", ""),
        place=one_line(cells.get("place", "")),
        access=cells.get("access", ""),
        address=cells.get("address", ""),
        led_by=_led_by(cells),
        capacity=capacity,
        fee_cents=fee or 0,
        open_to=cells.get("open_to", ""),
        bring=cells.get("bring", ""),
        description=cells.get("description", ""),
        notes="\n".join(part for part in notes if part),
        setting=read_setting(cells.get("setting", "")),
        on_closure=read_on_closure(cells.get("on_closure", "")),
        suspension=read_suspension(cells.get("suspended", "")),
        changes=read_changes(cells.get("changes", "")),
        said=frozenset(said),
        cells=cells,
    )
    messages = tuple(
        Message("“{text}” is no number; it goes to the notes.", text=text)
        for text in strays.values()
    )
    return replace(entry, group=_group(entry, cells)), messages


def _capacity(cells: dict[str, str]) -> int | None:
    return read_capacity(cells.get("capacity", ""))


def _led_by(cells: dict[str, str]) -> str:
    return led_by_text("", cells.get("co_leader", ""), cells.get("led_by", ""))


def _group(entry: Entry, cells: dict[str, str]) -> str:
    """Rows of one activity: by its number, else where all they say about it is the same.

    Two rows of one title that differ in what is said about the activity stay two activities.
    """
    if GROUP in cells:
        return cells[GROUP]
    own = (
        *(entry.title, entry.category, entry.led_by, entry.capacity, entry.fee_cents),
        *(entry.open_to, entry.bring, entry.description, entry.notes, entry.setting),
        *(entry.on_closure, entry.suspension),
    )
    return repr(own)
