"""One date's people in one list: who is expected, who came, who is in line, what is owing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dropin.attendance.model import (
    EXCUSED,
    GOING,
    LAPSED,
    OFFERED,
    WAITING,
    WITHDRAWN,
    Attendance,
    Fee,
    SignUp,
)
from dropin.attendance.sign_ups import line
from dropin.people.model import Person
from dropin.records import record

EXPECTED, IN_LINE, GONE = "expected", "in line", "gone"
_SECTIONS = (EXPECTED, IN_LINE, GONE)
CAME_IN, SIGNS_UP, COURSE = "came in", "signs up", "course"
"""What somebody added by name does."""


@record
class RollRow:
    """One person of the list. ``in_line`` is their number in line, counted from 1."""

    person: Person
    sign_up: SignUp | None = None
    attendance: Attendance | None = None
    fee: Fee | None = None
    in_line: int | None = None

    @property
    def presence(self) -> str:
        """Came, excused or missed; "" while nobody said."""
        if self.attendance is not None:
            return self.attendance.presence
        return EXCUSED if self.sign_up is not None and self.sign_up.state == EXCUSED else ""

    @property
    def guests(self) -> int:
        """Everybody they bring."""
        if self.attendance is not None:
            return self.attendance.guests
        return self.sign_up.heads - 1 if self.sign_up is not None else 0

    @property
    def section(self) -> str:
        """Where in the list they stand; whoever is marked stays where one marks."""
        if self.attendance is not None or self.sign_up is None:
            return EXPECTED
        if self.sign_up.state in (WAITING, OFFERED):
            return IN_LINE
        return GONE if self.sign_up.state in (WITHDRAWN, LAPSED) else EXPECTED


def roll(
    sign_ups: Sequence[SignUp],
    attendances: Iterable[Attendance],
    fees: Iterable[Fee],
    person_of: Callable[[int], Person | None],
) -> tuple[RollRow, ...]:
    """Everybody by name, then those in line in its order, then who withdrew.

    ``person_of`` gives the person behind an id; who was removed is counted elsewhere.
    """
    signed = {each.person_id: each for each in sign_ups}
    marked = {each.person_id: each for each in attendances if each.person_id is not None}
    owing = {each.person_id: each for each in fees if each.person_id is not None}
    numbers = {each.person_id: number for number, each in enumerate(line(sign_ups), start=1)}
    rows = [
        RollRow(
            person,
            signed.get(person.id),
            marked.get(person.id),
            owing.get(person.id),
            numbers.get(person.id),
        )
        for person in map(person_of, dict.fromkeys([*signed, *marked, *owing]))
        if person is not None
    ]
    return tuple(sorted(rows, key=_order))


def unmarked(rows: Iterable[RollRow]) -> tuple[RollRow, ...]:
    """Those with a place of whom nobody has said yet whether they came."""
    return tuple(
        row for row in rows if not row.presence and row.sign_up and row.sign_up.state == GOING
    )


def _order(row: RollRow) -> tuple[int, int, str, int]:
    number = row.sign_up.number if row.section == IN_LINE and row.sign_up else 0
    return _SECTIONS.index(row.section), number, row.person.sorted_by, row.person.id
