"""Ideas with who supports them, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from dropin.choosing.ideas import VoteResult, outvoted, settled_vote, state_of
from dropin.choosing.model import YES, Ballot, Idea, Support
from dropin.choosing.reading.ballots import ballots, box_text, papers_counted, papers_marked
from dropin.choosing.reading.board import decided_ballots
from dropin.choosing.results import closed_on, count_of
from dropin.choosing.voting import read_box
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
    came = _results(file, asked, on, today)
    begun = any(each.activity_id is not None for each in asked)
    became = newest_activities(file) if begun else {}
    return {
        each.id: state_of(
            each,
            on.get(each.id, ()),
            became.get(each.activity_id or 0),
            today,
            came.get(each.id),
        )
        for each in asked
    }


def vote_results(file: CentreFile, today: date, known: Iterable[Idea]) -> dict[int, VoteResult]:
    """What came of the last vote on each idea, by its id: where that is settled, all its papers
    are counted, and the idea was not answered."""
    return _results(file, known, _ballots_by_idea(file), today)


def outvoted_ideas(file: CentreFile, today: date) -> tuple[Idea, ...]:
    """The ideas that stood on a ballot and were not chosen, to which nobody has replied since."""
    voted_on = "SELECT idea_id FROM ballot_option WHERE withdrawn_on IS NULL"
    asked = _ideas(
        file,
        f"WHERE idea.answer = '' AND idea.activity_id IS NULL AND idea.id IN ({voted_on})",
        (),
    )
    came = vote_results(file, today, asked) if asked else {}
    return tuple(each for each in asked if outvoted(each, came.get(each.id)))


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


def _results(
    file: CentreFile, known: Iterable[Idea], on: Mapping[int, Sequence[Ballot]], today: date
) -> dict[int, VoteResult]:
    unanswered = [
        each for each in known if each.id in on and not each.answer and each.activity_id is None
    ]
    decided = decided_ballots(file) if unanswered else {}
    found = {}
    for each in unanswered:
        last = settled_vote(each, on[each.id], decided, today)
        if last is not None and papers_counted(file, last.id) >= papers_marked(file, last.id):
            refused = last.id in decided and decided[last.id].outcome != YES
            chosen = not refused and each.id in _chosen_ideas(last, box_text(file, last.id))
            found[each.id] = VoteResult(closed_on(last), chosen)
    return found


@lru_cache(maxsize=64)
def _chosen_ideas(ballot: Ballot, box: str) -> frozenset[int | None]:
    """Remembered, for a list of ideas asks again with every change of the file."""
    chosen = count_of(ballot, read_box(box)).chosen
    return frozenset(each.idea_id for each in ballot.standing if each.id in chosen)


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
