"""What an import read, and what it would do: the same for every table and for a calendar.

An entry is one row of a table or one event of a calendar. It speaks of places, categories and
people by name, so that two files can be compared; ids are found when it is brought in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, time

from dropin.exchange.attendance_table.model import VisitChange
from dropin.exchange.people_table.model import PersonChange
from dropin.exchange.programme_columns import PROGRAMME
from dropin.programme.model import CENTRE, DATED, SKIP, Closure
from dropin.programme.plain_words.reading import Choice, TimeReading
from dropin.records import record
from dropin.words import Message

OK, ASK, BAD = "ok", "ask", "bad"
ADDED, UPDATED, UNCHANGED, REFUSED = "added", "updated", "unchanged", "refused"


@record
class EntryChange:
    """What differs on one date, as ``programme.model.DateChange``; None means: as always."""

    original_day: date
    original_at: time | None = None
    cancelled: bool = False
    note: str = ""
    moved_to: date | None = None
    at: time | None = None
    minutes: int | None = None
    title: str | None = None
    topic: str | None = None
    place: str | None = None
    led_by: str | None = None


@record
class Suspension:
    """Not held from a day up to but not including another, or until further notice."""

    starts_on: date
    ends_on: date | None = None
    note: str = ""


@record
class Entry:
    """Everything one row or event can say. ``times`` are its times, all of one ``dating``.

    ``said`` names the fields that the source has a place for: the others are left as they are
    when an activity is updated. ``cells`` is what was written, field by field, remembered to
    tell at the next import what changed. Entries of one ``group`` are times of one activity.
    ``access`` and ``address`` describe the place and are used only where it is new.
    """

    uid: str
    title: str
    times: tuple[TimeReading, ...] = ()
    dating: str = DATED
    words: str = ""
    category: str = ""
    topic: str = ""
    place: str = ""
    access: str = ""
    address: str = ""
    led_by: str = ""
    capacity: int | None = None
    fee_cents: int = 0
    open_to: str = ""
    bring: str = ""
    description: str = ""
    notes: str = ""
    setting: str = CENTRE
    on_closure: str = SKIP
    suspension: Suspension | None = None
    changes: tuple[EntryChange, ...] = ()
    group: str = ""
    said: frozenset[str] = frozenset()
    cells: Mapping[str, str] = field(default_factory=dict)


WHEN_FIELDS = ("times", "dating", "words")
TIME_FIELDS = (*WHEN_FIELDS, "topic", "place", "changes")
ACTIVITY_FIELDS = (
    "title",
    "category",
    "led_by",
    "capacity",
    "fee_cents",
    "open_to",
    "bring",
    "description",
    "notes",
    "setting",
    "on_closure",
    "suspension",
)
"""The fields of an entry that belong to the whole activity, not to one of its times."""


@record
class Remembered:
    """What an earlier import brought in: from which file, as which activity, saying what."""

    activity_id: int
    uid: str
    source: str
    cells: Mapping[str, str]


@record
class Target:
    """The activity an entry updates, its times that are the entry's, and the fields to change."""

    activity_id: int
    time_ids: tuple[int, ...]
    fields: frozenset[str]


@record
class ReadRow:
    """One row or event as it was read, before it is known what it would change.

    ``closures`` is what it closes; without an ``entry`` it is nothing else.
    """

    line: int
    title: str
    status: str
    reading: str = ""
    rule: str = ""
    messages: tuple[Message, ...] = ()
    choices: tuple[Choice, ...] = ()
    entry: Entry | None = None
    closures: tuple[Closure, ...] = ()


@record
class ImportRow:
    """One row of the preview: what was read, and what bringing it in would do (``effect``).

    A programme's row has ``entry``, ``target`` and ``closures``, one of people has ``person``, one
    of attendance has ``visit``, any other a ``change`` that its kind of table knows how to write.
    """

    line: int
    title: str
    reading: str
    rule: str
    status: str
    message: str
    effect: str
    choices: tuple[Choice, ...] = ()
    entry: Entry | None = None
    target: Target | None = None
    closures: tuple[Closure, ...] = ()
    person: PersonChange | None = None
    visit: VisitChange | None = None
    change: object | None = None


@record
class ImportPlan:
    """All rows with what would happen, and what must be said about the file as a whole.

    ``kind`` is what the rows are about: a name of ``kinds.KINDS``.
    """

    rows: tuple[ImportRow, ...] = ()
    notices: tuple[Message, ...] = field(default=())
    kind: str = PROGRAMME

    def count(self, effect: str) -> int:
        """How many rows would be ``added``, ``updated``, ``unchanged`` or ``refused``."""
        return sum(row.effect == effect for row in self.rows)

    def as_json(self) -> dict[str, object]:
        """The plan as the command line prints it."""
        rows = [
            {
                "line": row.line,
                "title": row.title,
                "reading": row.reading,
                "rule": row.rule,
                "status": row.status,
                "message": row.message,
            }
            for row in self.rows
        ]
        counts = {effect: self.count(effect) for effect in (ADDED, UPDATED, UNCHANGED, REFUSED)}
        return {"rows": rows, **counts}
