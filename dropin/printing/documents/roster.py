"""Who is on call in some weeks, days across: for the wall, and with numbers for the office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dropin.dates import day_range, day_short
from dropin.printing.documents.imprint import Imprint
from dropin.printing.flowing.model import (
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Part,
    Stack,
    Table,
    Together,
)
from dropin.records import NamedTuple
from dropin.roster.planning.model import PRIMARY
from dropin.words import Message, say

WALL_SIZE = 13.0
"""Points of what hangs on a wall, on A4."""

_DAY = timedelta(days=1)
_NUMBER = re.compile(r"\d(?:[ ()/-]?\d){5,}")  # as many digits in a row as a telephone number
_BESIDE_ROLE = {"backup": "{name} (backup)", "shadow": "{name} (shadowing)"}


class Post(NamedTuple):
    """One slot. ``name`` is "" for who may not be named; nobody stands in one not ``taken``."""

    role: str
    name: str = ""
    taken: bool = True


class ShiftRow(NamedTuple):
    """A shift of the same name and hours over a week: its posts by day, none where it is not on.

    ``note`` says what is special on a day, by day.
    """

    name: str
    clock: str
    place: str
    posts: tuple[tuple[Post, ...], ...]
    notes: tuple[str, ...]


class RosterWeek(NamedTuple):
    """Up to seven days, and the shifts on them."""

    days: tuple[date, ...]
    rows: tuple[ShiftRow, ...]


class Reachable(NamedTuple):
    """Somebody on the roster, and how to reach them."""

    name: str
    phone: str
    languages: str = ""


def wall_roster(
    weeks: Sequence[RosterWeek], imprint: Imprint, cautions: tuple[Message, ...] = ()
) -> Document:
    """For everybody: names as each agreed, no number, and a kind word where nobody stands yet.

    Somebody may have typed a number into a shift's note: whoever prints it is told.
    """
    parts = list(_weeks(weeks, imprint))
    if any(not post.taken for post in _posts(weeks)):
        parts.append(
            Paragraph(
                say(
                    "Where it says “nobody yet” somebody is still being looked for. Would you like"
                    " to help? Ask at the office."
                )
            )
        )
    if any(_NUMBER.search(note) for note in _notes(weeks)):
        told = Message("A note on this sheet may hold a telephone number. It is for everybody.")
        cautions = (*cautions, told)
    document = _sheet(say("Who is on call"), parts, weeks, imprint, cautions)
    return document._replace(size=WALL_SIZE)


def office_roster(
    weeks: Sequence[RosterWeek],
    people: Sequence[Reachable],
    imprint: Imprint,
    cautions: tuple[Message, ...] = (),
) -> Document:
    """For the office alone: whole names, and everybody's number below."""
    parts: list[Part] = [
        Paragraph(say("For the office: numbers stand on it. Not for the wall."), bold=True)
    ]
    if gaps := tuple(_gaps_by_week(weeks, imprint)):
        parts.append(Facts(gaps))
    parts += _weeks(weeks, imprint)
    if people:
        columns = (Column(say("Name"), 3), Column(say("Number"), 2), Column(say("Languages"), 3))
        rows = tuple(
            (Paragraph(each.name, bold=True), each.phone or "–", each.languages) for each in people
        )
        parts.append(Together((Heading(say("How to reach whom")), Table(columns, rows))))
    return _sheet(say("On-call roster"), parts, weeks, imprint, cautions)


def _sheet(
    title: str,
    parts: Sequence[Part],
    weeks: Sequence[RosterWeek],
    imprint: Imprint,
    cautions: tuple[Message, ...],
) -> Document:
    first, last = weeks[0].days[0], weeks[-1].days[-1]
    days = day_range(first, last + _DAY, imprint.centre.customs, year=True)
    document = imprint.document(title, parts, subtitle=days, landscape=True)
    return document._replace(cautions=cautions)


def _weeks(weeks: Sequence[RosterWeek], imprint: Imprint) -> Iterator[Part]:
    """Each of several weeks stays whole, on a page of its own where it needs one."""
    for week in weeks:
        shown = _table(week, imprint) if week.rows else Paragraph(_nobody())
        if len(weeks) == 1:
            yield shown
        else:
            yield Together((Heading(_days(week, imprint, year=True)), shown))


def _nobody() -> str:
    return say("Nobody is on call in these days.")


def _table(week: RosterWeek, imprint: Imprint) -> Table:
    days = [Column(day_short(day, imprint.centre.customs), 1.0) for day in week.days]
    rows = tuple((_shift_cell(row), *map(_day_cell, row.posts, row.notes)) for row in week.rows)
    return Table((Column(say("Shift"), 1.15), *days), rows, lined=True)


def _shift_cell(row: ShiftRow) -> Cell:
    beside = [each for each in (row.clock, row.place) if each]
    small = [Paragraph(each, muted=True, scale=0.85) for each in beside]
    return Stack((Paragraph(row.name, bold=True), *small))


def _day_cell(posts: Sequence[Post], note: str) -> Cell:
    said = [_post(each) for each in posts]
    if note:
        said.append(Paragraph(note, muted=True, scale=0.85))
    return Stack(tuple(said))


def _post(post: Post) -> Paragraph:
    name = post.name or say("a leader")
    if not post.taken:
        name = say("nobody yet")
    if post.role == PRIMARY:
        return Paragraph(name, bold=post.taken and bool(post.name))
    return Paragraph(_role(post, name), scale=0.9)


def _gaps_by_week(weeks: Sequence[RosterWeek], imprint: Imprint) -> Iterator[tuple[str, str]]:
    """What nobody stands in, of each week; a week nobody stands in at all is named as a whole."""
    for week in weeks:
        gaps = list(_gaps(week, imprint))
        title = say("Nobody yet")
        if gaps and len(weeks) > 1:
            title = say("Nobody yet, {days}", days=_days(week, imprint))
        if gaps and not any(post.taken for post in _posts([week])):
            yield title, say("the whole week")
        elif gaps:
            yield title, ", ".join(gaps)


def _gaps(week: RosterWeek, imprint: Imprint) -> Iterator[str]:
    """``Wed 25 Nov Day desk``, one after another."""
    for place, day in enumerate(week.days):
        for row in week.rows:
            for post in row.posts[place]:
                if not post.taken:
                    yield f"{day_short(day, imprint.centre.customs)} {_role(post, row.name)}"


def _days(week: RosterWeek, imprint: Imprint, *, year: bool = False) -> str:
    return day_range(week.days[0], week.days[-1] + _DAY, imprint.centre.customs, year=year)


def _role(post: Post, name: str) -> str:
    if post.role == PRIMARY:
        return name
    return say(_BESIDE_ROLE[post.role], name=name)


def _posts(weeks: Sequence[RosterWeek]) -> Iterator[Post]:
    for week in weeks:
        for row in week.rows:
            for posts in row.posts:
                yield from posts


def _notes(weeks: Sequence[RosterWeek]) -> Iterator[str]:
    for week in weeks:
        for row in week.rows:
            yield from row.notes
