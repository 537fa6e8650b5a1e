"""Ideas with who supports them, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dropin.choosing.ideas import state_of
from dropin.choosing.model import Ballot, Idea, Support
from dropin.choosing.reading.ballots import ballots
from dropin.dates import read_day
from dropin.programme.model import Activity
from dropin.programme.store import activities, continued
from dropin.storage.file import CentreFile, Row
from dropin.storage.tables import Value


def ideas(file: CentreFile) -> tuple[Idea, ...]:
    """Every idea with its support, the newest first."""
    return _ideas(file, "", ())


def idea(file: CentreFile, idea_id: int) -> Idea | None:
    """One idea with its support, or None once it was removed."""
    found = _ideas(file, "WHERE idea.id = ?", (idea_id,))
    return found[0] if found else None


def idea_states(
    file: CentreFile, today: date, known: Iterable[Idea] | None = None
) -> dict[int, str]:
    """The visible state of every idea, or of those ``known`` already, by its id."""
    asked = ideas(file) if known is None else tuple(known)
    on = _ballots_by_idea(file)
    begun = any(each.activity_id is not None for each in asked)
    became = newest_activities(file) if begun else {}
    return {
        each.id: state_of(each, on.get(each.id, ()), became.get(each.activity_id or 0), today)
        for each in asked
    }


def newest_activities(file: CentreFile) -> dict[int, Activity]:
    """By an activity's id, how it goes on now: itself, or what continues it last."""
    every = sorted(activities(file), key=lambda each: (each.created_on, each.id))
    follows = {each.continues_id: each for each in every if each.continues_id is not None}
    return {each.id: _newest(each, follows) for each in every}


def idea_of_activity(file: CentreFile, activity_id: int) -> Idea | None:
    """The idea that became the activity, or what it continues; None where it was no idea."""
    chain = continued(file).get(activity_id, ())
    places = ", ".join("?" * len(chain))
    found = _ideas(file, f"WHERE idea.activity_id IN ({places})", chain)
    return found[0] if found else None


def _ballots_by_idea(file: CentreFile) -> dict[int, list[Ballot]]:
    found: dict[int, list[Ballot]] = {}
    for each in ballots(file):
        for idea_id in {line.idea_id for line in each.standing if line.idea_id is not None}:
            found.setdefault(idea_id, []).append(each)
    return found


def _newest(activity: Activity, follows: Mapping[int, Activity]) -> Activity:
    seen = {activity.id}
    while activity.id in follows and follows[activity.id].id not in seen:
        activity = follows[activity.id]
        seen.add(activity.id)
    return activity


def _ideas(file: CentreFile, where: str, parameters: Sequence[Value]) -> tuple[Idea, ...]:
    supports: dict[int, list[Support]] = {}
    for row in file.rows(
        "SELECT support.id, idea_id, kind, given_on, support.person_id FROM support"
        f" JOIN idea ON idea.id = idea_id {where} ORDER BY given_on, support.id",
        parameters,
    ):
        support_id, idea_id, kind, given_on, person_id = row
        support = Support(support_id, idea_id, kind, read_day(given_on), person_id)
        supports.setdefault(idea_id, []).append(support)
    rows = file.rows(f"SELECT * FROM idea {where} ORDER BY put_in_on DESC, id DESC", parameters)
    return tuple(_idea(row, supports.get(row["id"], ())) for row in rows)


def _idea(row: Row, supports: Iterable[Support]) -> Idea:
    return Idea(
        id=row["id"],
        title=row["title"],
        put_in_on=read_day(row["put_in_on"]),
        description=row["description"],
        person_id=row["person_id"],
        place=row["place"],
        money_cents=row["money_cents"],
        transport=bool(row["transport"]),
        childcare=bool(row["childcare"]),
        access=row["access"],
        skill=row["skill"],
        answer=row["answer"],
        reply=row["reply"],
        replied_on=read_day(row["replied_on"]) if row["replied_on"] else None,
        activity_id=row["activity_id"],
        supports=tuple(supports),
    )
