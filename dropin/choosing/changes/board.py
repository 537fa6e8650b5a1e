"""Every edit of the members' board: seats and terms, meetings with their agenda, decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dropin.choosing.changes.known import (
    known_idea,
    known_item,
    known_meeting,
    known_person,
    known_seat,
)
from dropin.choosing.model import (
    CHOSEN,
    NO,
    NOT_NOW,
    OUTCOMES,
    YES,
    AgendaItem,
    BoardSeat,
    BoardTerm,
    Decision,
    Meeting,
)
from dropin.choosing.store import ballot, decision, next_position, next_seat_position, terms
from dropin.dates import write_clock
from dropin.errors import BugError, KnownError
from dropin.programme.model import DECIDERS
from dropin.programme.store import activity
from dropin.storage.change import Change
from dropin.storage.file import CentreFile
from dropin.storage.tables import Value
from dropin.words import say

# Seats


def save_seat(file: CentreFile, draft: BoardSeat) -> int:
    """Add (id 0) or change a seat; returns its id. KnownError without a name."""
    name = " ".join(draft.name.split())
    if not name:
        raise KnownError(say("A seat needs a name."), say("Write for example “Chair”."))
    columns: dict[str, Value] = {"name": name, "constituency": draft.constituency.strip()}
    with file.change(say("Save the board seat {name}", name=name)) as change:
        if not draft.id:
            position = next_seat_position(file)
            return change.insert("board_seat", **columns, position=position)
        known_seat(file, draft.id)
        change.update("board_seat", draft.id, **columns)
    return draft.id


def remove_seat(file: CentreFile, seat_id: int) -> None:
    """Remove a seat with everybody's time in it; who was elected to it stays on the ballot."""
    known = known_seat(file, seat_id)
    with file.change(say("Remove the board seat {name}", name=known.name)) as change:
        change.delete("board_seat", seat_id)


def save_term(file: CentreFile, draft: BoardTerm) -> int:
    """Let somebody hold a seat from a day up to but not including another; returns the id.

    KnownError for an impossible span, and where somebody else holds the seat then.
    """
    holder, seat = known_person(file, draft.person_id), known_seat(file, draft.seat_id)
    if draft.ends_on <= draft.starts_on:
        raise KnownError(
            say("The term would end before it begins."), say("Choose a later last day.")
        )
    for each in terms(file):
        if each.seat_id == draft.seat_id and each.id != draft.id and _overlap(each, draft):
            raise KnownError(
                say("“{seat}” is held by somebody else then.", seat=seat.name),
                say("End that term first, or choose other days."),
            )
    columns: dict[str, Value] = {
        "seat_id": draft.seat_id,
        "person_id": draft.person_id,
        "starts_on": draft.starts_on.isoformat(),
        "ends_on": draft.ends_on.isoformat(),
    }
    label = say("{name} holds the seat {seat}", name=holder.name, seat=seat.name)
    with file.change(label) as change:
        if not draft.id:
            return change.insert("board_term", **columns)
        change.update("board_term", draft.id, **columns)
    return draft.id


def remove_term(file: CentreFile, term_id: int) -> None:
    """Take back that somebody holds, or held, a seat."""
    for each in terms(file):
        if each.id == term_id:
            seat = known_seat(file, each.seat_id)
            with file.change(say("Take back a term of {seat}", seat=seat.name)) as change:
                change.delete("board_term", term_id)


def set_quorum(file: CentreFile, quorum: int) -> None:
    """How many of the board must be present to decide. KnownError below one."""
    if quorum < 1:
        raise KnownError(
            say("A board of nobody cannot decide."), say("Write how many must be there.")
        )
    held = file.value("SELECT id FROM choosing_customs")
    with file.change(say("The board decides with {quorum} present", quorum=quorum)) as change:
        if held is None:
            change.insert("choosing_customs", id=1, quorum=quorum)
        else:
            change.update("choosing_customs", 1, quorum=quorum)


# Meetings


def save_meeting(file: CentreFile, draft: Meeting) -> int:
    """Add (id 0) or change a meeting and who was there; returns its id.

    Its agenda has edits of its own.
    """
    day = draft.held_on.isoformat()
    columns: dict[str, Value] = {
        "held_on": day,
        "at": write_clock(draft.at) if draft.at else None,
        "place": draft.place.strip(),
        "notes": draft.notes,
    }
    with file.change(say("Save the meeting of {day}", day=day)) as change:
        before = known_meeting(file, draft.id).present if draft.id else ()
        if draft.id:
            change.update("meeting", draft.id, **columns)
        meeting_id = draft.id or change.insert("meeting", **columns)
        _write_presence(file, change, meeting_id, before, draft.present)
    return meeting_id


def remove_meeting(file: CentreFile, meeting_id: int) -> None:
    """Remove a meeting with its agenda; what was decided at it stays."""
    day = known_meeting(file, meeting_id).held_on.isoformat()
    with file.change(say("Remove the meeting of {day}", day=day)) as change:
        change.delete("meeting", meeting_id)


def save_item(file: CentreFile, meeting_id: int, draft: AgendaItem) -> int:
    """Add (id 0) a point at the end of an agenda, or change one; returns its id."""
    title = " ".join(draft.title.split())
    if not title:
        raise KnownError(say("A point needs a title."), say("Write it in a few words."))
    draft = replace(draft, title=title)
    with file.change(say("Put {title} on the agenda", title=title)) as change:
        if draft.id:
            known_item(file, draft.id)
            change.update("agenda_item", draft.id, **item_columns(draft))
            return draft.id
        position = next_position(file, known_meeting(file, meeting_id).id)
        return change.insert(
            "agenda_item", meeting_id=meeting_id, position=position, **item_columns(draft)
        )


def remove_item(file: CentreFile, item_id: int) -> None:
    """Take a point off an agenda; what was decided about it stays."""
    known = known_item(file, item_id)
    with file.change(say("Take {title} off the agenda", title=known.title)) as change:
        change.delete("agenda_item", item_id)


def move_item(file: CentreFile, meeting_id: int, item_id: int, position: int) -> None:
    """Let a point come at ``position``, the first being 0; the others make room."""
    known = known_item(file, item_id)
    others = [each.id for each in known_meeting(file, meeting_id).items if each.id != item_id]
    others.insert(max(0, position), item_id)
    with file.change(say("Move {title} on the agenda", title=known.title)) as change:
        for place, each in enumerate(others):
            change.update("agenda_item", each, position=place)


# Decisions


def decide(file: CentreFile, draft: Decision) -> int:
    """Note what was resolved, by whom and why; returns the decision's id.

    About an idea it is also the reply to it: yes makes it chosen, no "not now", and the reason
    stands under both. A point's idea, ballot and activity are taken over. KnownError where no
    reason is given, unless the answer is yes.
    """
    draft = _checked_decision(file, draft)
    with file.change(say("Decide: {title}", title=draft.title)) as change:
        columns = decision_columns(draft)
        if draft.id:
            change.update("decision", draft.id, **columns)
            decision_id = draft.id
        else:
            decision_id = change.insert("decision", **columns)
        if draft.idea_id is not None:
            _reply(file, change, draft, draft.idea_id)
    return decision_id


def remove_decision(file: CentreFile, decision_id: int) -> None:
    """Take back that something was decided; a reply given with it stays until it is changed."""
    known = decision(file, decision_id)
    if known is not None:
        with file.change(say("Take back: {title}", title=known.title)) as change:
            change.delete("decision", decision_id)


def decision_columns(draft: Decision) -> dict[str, Value]:
    """The decision as a row of its table, but for the id."""
    return {
        "item_id": draft.item_id,
        "title": draft.title,
        "outcome": draft.outcome,
        "reason": draft.reason.strip(),
        "decided_by": draft.decided_by,
        "decided_on": draft.decided_on.isoformat(),
        "idea_id": draft.idea_id,
        "ballot_id": draft.ballot_id,
        "activity_id": draft.activity_id,
    }


def item_columns(draft: AgendaItem) -> dict[str, Value]:
    """The point as a row of its table, but for its id, meeting and position."""
    return {
        "kind": draft.kind,
        "title": draft.title,
        "why": draft.why,
        "idea_id": draft.idea_id,
        "ballot_id": draft.ballot_id,
        "activity_id": draft.activity_id,
    }


def _checked_decision(file: CentreFile, draft: Decision) -> Decision:
    if draft.outcome not in OUTCOMES or draft.decided_by not in DECIDERS:
        raise BugError(f"no such outcome or decider: {draft.outcome}, {draft.decided_by}")
    if draft.item_id is not None:
        about = known_item(file, draft.item_id)
        draft = replace(
            draft,
            idea_id=draft.idea_id or about.idea_id,
            ballot_id=draft.ballot_id or about.ballot_id,
            activity_id=draft.activity_id or about.activity_id,
            title=draft.title or about.title,
        )
    title = " ".join(draft.title.split()) or _title_of(file, draft)
    if not title:
        raise KnownError(say("A decision needs a title."), say("Write what was decided about."))
    if draft.outcome != YES and not draft.reason.strip():
        raise KnownError(
            say("This decision needs a reason. Nothing was saved."),
            say("Say in a sentence why, so that everybody can understand it."),
        )
    return replace(draft, title=title)


def _title_of(file: CentreFile, draft: Decision) -> str:
    if draft.idea_id is not None:
        return known_idea(file, draft.idea_id).title
    found = ballot(file, draft.ballot_id) if draft.ballot_id is not None else None
    if found is not None:
        return found.question
    about = activity(file, draft.activity_id) if draft.activity_id is not None else None
    return about.title if about is not None else ""


def _reply(file: CentreFile, change: Change, draft: Decision, idea_id: int) -> None:
    answers = {YES: CHOSEN, NO: NOT_NOW}
    known = known_idea(file, idea_id)
    change.update(
        "idea",
        idea_id,
        answer=answers.get(draft.outcome, ""),
        reply=draft.reason.strip() or known.reply,
        replied_on=draft.decided_on.isoformat(),
    )


def _write_presence(
    file: CentreFile,
    change: Change,
    meeting_id: int,
    before: Sequence[int],
    after: Sequence[int],
) -> None:
    for person_id in sorted(set(before) - set(after)):
        change.execute(
            "DELETE FROM meeting_presence WHERE meeting_id = ? AND person_id = ?",
            (meeting_id, person_id),
        )
    for person_id in dict.fromkeys(after):
        if person_id not in before:
            known_person(file, person_id)
            change.insert("meeting_presence", meeting_id=meeting_id, person_id=person_id)


def _overlap(one: BoardTerm, other: BoardTerm) -> bool:
    return one.starts_on < other.ends_on and other.starts_on < one.ends_on
