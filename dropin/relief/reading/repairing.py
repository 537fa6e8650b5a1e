"""The roster of the weeks a relief touches, as the planner repairs it."""

from __future__ import annotations

from datetime import datetime

from dropin.centre.store import centre
from dropin.records import record
from dropin.relief.reading.cover import cover
from dropin.relief.reading.reliefs import calls_since
from dropin.relief.replanning import affected_weeks, agreed, held_fast
from dropin.roster.model import Shift
from dropin.roster.planning.model import REPAIR, Problem
from dropin.roster.posing import problem
from dropin.roster.store import situation
from dropin.storage.file import CentreFile


@record
class Repair:
    """What the planner is asked, and the shifts it is about."""

    problem: Problem
    shifts: tuple[Shift, ...]


def repair(file: CentreFile, now: datetime) -> Repair | None:
    """The weeks with shifts that need cover; None where no shift does.

    What has begun, and what was agreed on the phone, stays as it is.
    """
    settings, found = centre(file), cover(file, now)
    today = now.astimezone(settings.time_zone).date()
    weeks = affected_weeks(found.needs, settings.customs.first_weekday, today)
    if weeks is None:
        return None
    posed = situation(file, *weeks, today=today)
    first_made = min(each.made_at for each in found.reliefs)
    said_yes = agreed(calls_since(file, first_made))
    asked = held_fast(problem(posed, way=REPAIR), found.needs, said_yes, now)
    return Repair(asked, posed.shifts)
