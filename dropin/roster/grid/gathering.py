"""Everything the roster's screen shows of some weeks, read from the file once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from dropin.centre.store import centre
from dropin.dates import Customs
from dropin.people.store import person, trainings
from dropin.programme.store import closures
from dropin.records import record
from dropin.roster.grid.cells import Week, weeks_shown
from dropin.roster.grid.faces import Face, faces
from dropin.roster.grid.standing import Standing
from dropin.roster.model import Draft, Shift
from dropin.roster.planning.rules import Rulebook
from dropin.roster.posing import Situation, assignment, problem
from dropin.roster.store import (
    draft,
    patterns,
    published_until,
    shifts_between,
    situation,
    terms,
)
from dropin.roster.telling import Telling
from dropin.storage.file import CentreFile

LEAST_WEEKS = 4
"""Over how many weeks hours are shared out where neither a draft nor a published roster says."""


@record
class RosterShown:
    """Some weeks of the roster with all that bears on them, as they stood when they were read.

    ``situation`` goes from ``first`` for at least as many weeks as are shown; it is the draft's
    days where the draft holds what is shown. ``leaders`` are on the roster then, sorted by name.
    """

    weeks: tuple[Week, ...]
    situation: Situation
    standing: Standing
    faces: Mapping[int, Face]
    telling: Telling
    draft: Draft | None
    customs: Customs
    has_kinds: bool
    around_now: tuple[Shift, ...]

    @property
    def leaders(self) -> list[int]:
        return [each.person_id for each in self.situation.terms]

    @property
    def first(self) -> date:
        """The first day that is shown."""
        return self.weeks[0].first

    @property
    def end(self) -> date:
        """The first day that is not."""
        return self.weeks[-1].first + timedelta(days=7)

    @property
    def in_draft(self) -> bool:
        """Whether what is shown is, at least in part, the draft."""
        kept = self.draft
        return kept is not None and kept.starts_on < self.end and self.first < kept.ends_on

    @property
    def is_empty(self) -> bool:
        """Whether there is neither a kind of shift nor a shift to show."""
        return not self.has_kinds and not any(week.lanes for week in self.weeks)


def roster_shown(
    file: CentreFile,
    first: date,
    count: int,
    now: datetime,
    in_hand: Mapping[int, int | None] | None = None,
) -> RosterShown:
    """So many weeks from ``first`` on. ``now`` is on the centre's wall.

    ``in_hand`` is who would stand where by a plan nobody kept yet.
    """
    today, customs, kept = now.date(), centre(file).customs, draft(file)
    start, end = _span(first, count, kept, published_until(file))
    found = situation(file, start, end, today=today)
    stand = {**assignment(found), **(in_hand or {})}
    people = {slot: each for slot, each in stand.items() if each is not None}
    standing = Standing(Rulebook(problem(found)), people)
    every = terms(file)
    joined = [each.person_id for each in sorted(every, key=lambda each: each.id)]
    named = {*joined, *standing.assignment.values()}
    known = (person(file, each) for each in named)
    shown = faces((each for each in known if each is not None), joined)
    return RosterShown(
        weeks_shown(found, standing, closures(file), first, count, today, customs),
        found,
        standing,
        shown,
        Telling(
            {face.person_id: face.short for face in shown.values()},
            {each.id: each.name for each in trainings(file)},
            customs,
        ),
        kept,
        customs,
        bool(patterns(file)),
        shifts_between(file, today - timedelta(days=1), today + timedelta(days=8)),
    )


def _span(first: date, count: int, kept: Draft | None, published: date | None) -> tuple[date, date]:
    """What hours are shared out over: the draft where it holds what is shown, else what is
    published from then on, at most four weeks; weeks nobody planned yet would leave everybody
    under their share."""
    end = first + timedelta(weeks=count)
    if kept is not None and kept.starts_on < end and first < kept.ends_on:
        return min(first, kept.starts_on), max(end, kept.ends_on)
    furthest = first + timedelta(weeks=LEAST_WEEKS)
    if published is not None and published > first:
        furthest = min(furthest, published)
    return first, max(end, furthest)
