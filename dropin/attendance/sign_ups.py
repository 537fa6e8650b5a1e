"""Who holds a place on one date, who is in line, and whom a free place is offered to.

A person's sign-up to a date wins over theirs to the whole course, which holds on every date from
the day it was made. Nobody is passed over in line, and nobody is thrown out when the capacity is
lowered: the date is over-full, and gives no new place until it no longer is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dropin.attendance.model import HOLDS_A_PLACE, WAITING, SignUp
from dropin.records import record


@record
class Room:
    """How many places there are (None: no limit) and how many are taken or on offer."""

    capacity: int | None
    taken: int

    @property
    def free(self) -> int | None:
        """Places nobody holds; None without a limit."""
        return None if self.capacity is None else max(0, self.capacity - self.taken)

    @property
    def over(self) -> int:
        """How many more are coming than there is room for."""
        return 0 if self.capacity is None else max(0, self.taken - self.capacity)

    def fits(self, heads: int) -> bool:
        return self.capacity is None or self.taken + heads <= self.capacity


@record
class Needs:
    """What the people of one outing need, for whoever organises it."""

    people: int = 0
    guests: int = 0
    carers: int = 0
    transport: int = 0
    childcare: int = 0
    access: tuple[str, ...] = ()


def for_date(dated: Sequence[SignUp], course: Iterable[SignUp]) -> tuple[SignUp, ...]:
    """Everybody's sign-up as it holds on one date, in order of asking.

    ``course`` are sign-ups to the whole course made by that day; of them only those with a place
    matter here, the others are in line for the course.
    """
    own = {each.person_id for each in dated}
    through_course = [
        each for each in course if each.state in HOLDS_A_PLACE and each.person_id not in own
    ]
    return (*sorted(through_course, key=_asked), *sorted(dated, key=_asked))


def room(capacity: int | None, sign_ups: Iterable[SignUp]) -> Room:
    """Room on one date, or in a course, whose sign-ups these are."""
    return Room(capacity, sum(each.heads for each in sign_ups if each.state in HOLDS_A_PLACE))


def course_room(
    capacity: int | None, course: Sequence[SignUp], dated: Iterable[SignUp], today: date
) -> Room:
    """Room in a whole course: as much as on the fullest of its dates from ``today`` on.

    None where somebody waits for one of them: they asked for it before.
    """
    by_date: dict[object, list[SignUp]] = {}
    for each in dated:
        if each.key.original_day is not None and each.key.original_day >= today:
            by_date.setdefault(each.key[1:], []).append(each)
    fullest = (_taken_on(capacity, of_date, course) for of_date in by_date.values())
    return Room(capacity, max((room(capacity, course).taken, *fullest)))


def line(sign_ups: Iterable[SignUp]) -> tuple[SignUp, ...]:
    """Those waiting, in order of asking: the first has number 1 in line."""
    return tuple(sorted((each for each in sign_ups if each.state == WAITING), key=_asked))


def place_in_line(sign_ups: Iterable[SignUp], person_id: int) -> int | None:
    """The person's number in line, counted from 1; None when they do not wait."""
    for number, each in enumerate(line(sign_ups), start=1):
        if each.person_id == person_id:
            return number
    return None


def next_in_line(of: Room, sign_ups: Iterable[SignUp]) -> tuple[SignUp, ...]:
    """Those at the head of the line for whom there is room now.

    Stops at the first whose party does not fit: nobody is passed over by a rule.
    """
    taken, found = of, []
    for each in line(sign_ups):
        if not taken.fits(each.heads):
            break
        found.append(each)
        taken = Room(of.capacity, taken.taken + each.heads)
    return tuple(found)


def gets_a_place(of: Room, sign_ups: Iterable[SignUp], heads: int) -> bool:
    """Whether somebody new gets a place at once: there is room and nobody waits before them."""
    return of.fits(heads) and not line(sign_ups)


def next_number(sign_ups: Iterable[SignUp]) -> int:
    """The order of asking of whoever asks now."""
    return max((each.number for each in sign_ups), default=0) + 1


def needs(sign_ups: Iterable[SignUp]) -> Needs:
    """What those who hold a place need, added up."""
    coming = [each for each in sign_ups if each.state in HOLDS_A_PLACE]
    return Needs(
        people=len(coming),
        guests=sum(each.guests for each in coming),
        carers=sum(each.carers for each in coming),
        transport=sum(each.transport for each in coming),
        childcare=sum(each.childcare for each in coming),
        access=tuple(each.access for each in coming if each.access),
    )


def _taken_on(capacity: int | None, of_date: Sequence[SignUp], course: Sequence[SignUp]) -> int:
    taken = room(capacity, for_date(of_date, course)).taken
    return max(taken, capacity) if capacity is not None and line(of_date) else taken


def _asked(each: SignUp) -> tuple[int, int]:
    return each.number, each.id
