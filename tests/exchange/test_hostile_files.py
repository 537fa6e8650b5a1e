"""Whatever is in a file: a sentence for the person, never a crash, never half an import."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from dropin.dates import Customs
from dropin.errors import KnownError
from dropin.exchange.calendar_import import read_calendar
from dropin.exchange.kinds import KINDS
from dropin.exchange.model import ReadRow
from dropin.exchange.operations import apply_plan, plan_import, plan_source
from dropin.exchange.programme_import import Reader, read_rows
from dropin.exchange.recognising import guess_mapping
from dropin.exchange.source import open_source
from dropin.exchange.tables import read_table
from dropin.storage.check import check
from dropin.storage.file import CentreFile
from tests.exchange.bringing import NOW, TODAY
from tests.exchange.test_calendar_import import BERLIN, calendar, event
from tests.files import dump

READER = Reader(Customs(), date(2026, 11, 22))
DATA = Path(__file__).parent / "data"
TABLE = (DATA / "senior_centre.csv").read_bytes()
CALENDAR = calendar(
    BERLIN,
    event(
        "DTSTART;TZID=My Berlin:20261201T140000",
        "RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=9",
        "EXDATE;TZID=My Berlin:20261208T140000",
        "DTEND;TZID=My Berlin:20261201T150000",
    ),
    event("RECURRENCE-ID;TZID=My Berlin:20261215T140000", "DTSTART:20261216T140000Z"),
    event(
        "DTSTART;VALUE=DATE:20261224", "RRULE:FREQ=YEARLY", "RDATE;VALUE=DATE:20270101", uid="u2"
    ),
).encode()
PIECES = (
    *(b"\x00", b'"', b"\r", b";", b",", b"=", b"\xff", b"99999999", b"RRULE:FREQ=SECONDLY\r\n"),
    *(b"END:VEVENT\r\n", b"BEGIN:VEVENT\r\n", b"00000000T000000Z", b"-1", b"T", b"Z", b"\xc3"),
    *(b"\r\n ", b"FREQ=", b"BYDAY=5XX", b"COUNT=999999999", b"99991231T235959Z"),
)


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """The file with parts cut out, doubled, or overwritten."""
    data = whole
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        piece = draw(st.sampled_from(PIECES) | st.binary(max_size=6) | st.just(data[start:end] * 2))
        data = data[:start] + piece + data[end:]
    return data


def rows_of(data: bytes) -> tuple[ReadRow, ...]:
    if b"BEGIN:" in data[:40]:
        return read_calendar(data, READER, ZoneInfo("Europe/Berlin"))
    table = read_table(data)
    return read_rows(table, guess_mapping(table.rows[0].cells, table.width), READER)


def read_or_refused(data: bytes) -> tuple[ReadRow, ...]:
    try:
        return rows_of(data)
    except KnownError:
        return ()


@settings(max_examples=150, deadline=None)
@given(damaged(TABLE) | damaged(CALENDAR) | st.binary(max_size=200).map(b"BEGIN:VEVENT\n".__add__))
def test_a_damaged_file_is_read_row_by_row_or_refused_in_words(data: bytes) -> None:
    for row in read_or_refused(data):
        assert row.line >= 1
        assert row.status in ("ok", "ask", "bad")
        assert (row.entry is None) == (row.status == "bad")
        assert row.status == "ok" or row.messages


PEOPLE = (
    b"Name,First name,Phone,E-mail,Roles,Joined,Left,Name on prints,Interests\r\n"
    b'Ana Silva,,0171 5550,a@b,"member, leader",3 March 2019,,yes,Music\r\n'
    b"Ana Silva,,,,chef,,2020-01-01,no,\r\n"
)
ATTENDANCE = (
    b"Date;Time;Activity;Name;Came;Guests;Paid;Signed up;Walked in\r\n"
    b"17.11.2026;2 pm;Choir;Ana Silva;yes;2;2,50;yes;\r\n"
    b"Nov 17;;;Ben;x;;;;no\r\n"
)


@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(damaged(PEOPLE) | damaged(ATTENDANCE))
def test_a_damaged_table_of_any_kind_goes_in_whole_or_not_at_all(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        source = Path(folder) / "source.csv"
        source.write_bytes(data)
        with CentreFile.create(Path(folder) / "c.dropin", clock=lambda: NOW, who="t") as file:
            before = dump(file)
            for kind in KINDS.values():
                with suppress(KnownError):
                    read = open_source(source).about(kind.columns)
                    plan = plan_source(file, read, today=TODAY, accept_guesses=True)
                    assert all(row.message for row in plan.rows if row.status != "ok")
                    answers = {row.line: row.choices[0].words for row in plan.rows if row.choices}
                    answered = plan_source(file, read, today=TODAY, answers=answers)
                    apply_plan(file, answered, source.name)
            while file.undo() is not None:
                pass
            assert dump(file) == before


@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(damaged(TABLE) | damaged(CALENDAR))
def test_a_damaged_file_goes_in_whole_or_not_at_all(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        source = Path(folder) / "source"
        source.write_bytes(data)
        path = Path(folder) / "c.dropin"
        with CentreFile.create(path, clock=lambda: NOW, who="t") as file:
            before = path.read_bytes()
            try:
                plan = plan_import(file, source, today=TODAY)
                apply_plan(file, plan, source.name)
            except KnownError:
                assert path.read_bytes() == before
            else:
                if file.undo() is not None:
                    assert file.value("SELECT count(*) FROM activity") == 0
        assert not check(path).problems
