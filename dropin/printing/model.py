"""What a printed sheet says, before anyone decides where it stands.

Every text here is a finished sentence or name, in the order in which it is read. Days include
the first and exclude the end, as everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from dropin.people.naming import FIRST
from dropin.programme.model import Category
from dropin.records import NamedTuple

WEEK, MONTH, LARGE, DAY = "week", "month", "large-print", "day"
POSTER, POCKET = "poster", "pocket"
KINDS = (WEEK, MONTH, LARGE, DAY, POSTER, POCKET)
MOVED_AWAY, CLOSED = "moved away", "closed"  # beside the programme's planned, moved, cancelled
LARGE_PRINT, LARGER_PRINT = 18.0, 24.0  # points
UNBOUND, BOUND_LEFT, BOUND_TOP = "", "left", "top"
BINDINGS = (UNBOUND, BOUND_LEFT, BOUND_TOP)
POSTER_SIZES = ("a3", "a2", "a1")
NEW, MOVED_SINCE, CHANGED, CANCELLED_SINCE, GONE = "new", "moved", "changed", "cancelled", "gone"
CHANGES = (NEW, MOVED_SINCE, CHANGED, CANCELLED_SINCE, GONE)  # since the last print


class SheetOptions(NamedTuple):
    """What the person printing chose. A name still shows only as its owner agreed.

    ``paper`` is one of the centre's PAPERS, None for the centre's own. ``days_down`` sets a week's
    days one below the other, ``two_pages`` gives it twice the room; ``text_size`` is that of large
    print, in points. ``binding`` is one of BINDINGS: the edge that is left free for punched holes;
    the left one changes sides on every second page of sheets printed on both (``duplex``). Posters
    and pocket weeks are not bound. ``mark_changes`` marks what is otherwise than on the last print.
    A poster is as large as ``poster_size``, one of POSTER_SIZES, on sheets of ``paper``.
    """

    paper: str | None = None
    show_place: bool = True
    show_leader: bool = True
    name_level: str = FIRST
    days_down: bool = False
    two_pages: bool = False
    text_size: float = LARGE_PRINT
    binding: str = UNBOUND
    duplex: bool = False
    mark_changes: bool = False
    poster_size: str = "a2"


USUAL: Mapping[str, SheetOptions] = MappingProxyType(
    {
        WEEK: SheetOptions(),
        MONTH: SheetOptions(show_place=False, show_leader=False),  # a month's cells are small
        LARGE: SheetOptions(),
        DAY: SheetOptions(),
        POSTER: SheetOptions(),
        POCKET: SheetOptions(show_leader=False),  # so are a booklet's pages
    }
)


class Entry(NamedTuple):
    """One thing that stands on a day. ``status`` decides how it is marked, beside the words.

    ``status`` is planned, moved, cancelled, moved away (it was here, ``remark`` says where to)
    or closed (hours when the centre or one place is shut). ``key`` is the same for the same date
    of an activity on every print, "" where nothing tells it; ``change`` is "" or one of CHANGES:
    how it is otherwise than on the last print. What is GONE stood there and no longer happens.
    """

    title: str
    clock: str = ""
    topic: str = ""
    place: str = ""
    leader: str = ""
    status: str = "planned"
    remark: str = ""
    note: str = ""
    category: Category | None = None
    key: str = ""
    change: str = ""


class SheetDay(NamedTuple):
    """One day: its heading, the hours the centre is open, what happens in order of time.

    ``occasion`` names a day with hours of its own; ``closed`` holds the words for a day on which
    the whole centre is shut; ``outside`` says that a month's grid shows the day only to fill its
    week. ``change`` is CHANGED where the hours or the closure are otherwise than on the last print.
    """

    day: date
    weekday: str
    number: str
    hours: str = ""
    occasion: str = ""
    closed: str = ""
    closed_reason: str = ""
    entries: tuple[Entry, ...] = ()
    outside: bool = False
    change: str = ""

    @property
    def title(self) -> str:
        """How it is called in a list of contents."""
        return f"{self.weekday} {self.number}"


class Note(NamedTuple):
    """What belongs to no day: an activity by appointment, suspended, or still to be dated."""

    title: str
    words: str
    category: Category | None = None


class LittleMonth(NamedTuple):
    """A month in small: its days' numbers in whole weeks, "" where a day is not of the month."""

    title: str
    weekdays: tuple[str, ...]
    weeks: tuple[tuple[str, ...], ...]


class Sheet(NamedTuple):
    """A whole sheet: the seven days of a week, the whole weeks of a month, or one day.

    ``kind`` is one of KINDS. The days of a week or a month begin on the centre's first weekday.
    ``on_call`` is for one day: who is on call, as the title, and when. ``beside`` is for a month:
    the one before it and the one after. ``since`` says when the print was made that changes are
    marked against. What is asked of its looks is as in SheetOptions; ``low_vision`` asks for
    letters chosen for people who see little. ``calendar_address`` is where the programme is
    published, for telephones.
    """

    kind: str
    title: str
    centre_name: str
    printed_on: str
    days: tuple[SheetDay, ...]
    notes: tuple[Note, ...] = ()
    legend: tuple[Category, ...] = ()
    logo: bytes | None = None
    paper: str = "a4"
    language: str = "en"
    file_name: str = ""
    on_call: tuple[Entry, ...] = ()
    beside: tuple[LittleMonth, ...] = ()
    since: str = ""
    days_down: bool = False
    two_pages: bool = False
    text_size: float = LARGE_PRINT
    low_vision: bool = False
    binding: str = UNBOUND
    duplex: bool = False
    poster_size: str = "a2"
    calendar_address: str = ""


def texts(sheet: Sheet) -> tuple[str, ...]:
    """Every text the centre's people wrote or chose that the sheet shows."""
    found = [sheet.title, sheet.centre_name, sheet.printed_on, sheet.since]
    for day in sheet.days:
        found += [day.weekday, day.number, day.hours, day.occasion, day.closed, day.closed_reason]
        found += _said_in(day.entries)
    found += _said_in(sheet.on_call)
    for note in sheet.notes:
        found += [note.title, note.words]
    for month in sheet.beside:
        found += [month.title, *month.weekdays]
    found += [each.name for each in sheet.legend]
    return tuple(text for text in found if text)


def words_of_titles(sheet: Sheet) -> Iterator[str]:
    """Every word of the titles, in their order."""
    return (word for day in sheet.days for each in day.entries for word in each.title.split())


def _said_in(entries: tuple[Entry, ...]) -> list[str]:
    found = []
    for entry in entries:
        found += [entry.title, entry.clock, entry.topic, entry.place, entry.leader]
        found += [entry.remark, entry.note]
    return found
