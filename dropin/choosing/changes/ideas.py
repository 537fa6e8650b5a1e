"""Every edit of ideas: put in, supported, replied to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dropin.choosing.changes.known import known_idea, known_person
from dropin.choosing.ideas import support_name
from dropin.choosing.model import CHOSEN, NOT_NOW, Idea
from dropin.choosing.store import ballots_of_idea
from dropin.errors import BugError, KnownError
from dropin.storage.file import CentreFile
from dropin.storage.tables import Value
from dropin.words import say


def put_in_idea(file: CentreFile, draft: Idea) -> int:
    """Add an idea, with or without a name; returns its id. KnownError without a title."""
    checked = _checked(draft)
    with file.change(say("Put in the idea {title}", title=checked.title)) as change:
        return change.insert("idea", **_idea_columns(checked))


def save_idea(file: CentreFile, draft: Idea) -> None:
    """Write what an idea says and needs; its support and reply have edits of their own."""
    before, checked = known_idea(file, draft.id), _checked(draft)
    with file.change(say("Change the idea {title}", title=before.title)) as change:
        change.update("idea", draft.id, **_idea_columns(checked))


def remove_idea(file: CentreFile, idea_id: int) -> None:
    """Remove an idea with its support. KnownError where it stands, or stood, on a ballot."""
    known = known_idea(file, idea_id)
    for each in ballots_of_idea(file, idea_id):
        raise KnownError(
            say(
                "“{title}” is on the ballot “{question}”, so it stays.",
                title=known.title,
                question=each.question,
            ),
            say("Reply to it instead, or take it off the ballot first."),
        )
    with file.change(say("Remove the idea {title}", title=known.title)) as change:
        change.delete("idea", idea_id)


def support(file: CentreFile, idea_id: int, kind: str, person_id: int | None, day: date) -> int:
    """Somebody would come, help lead or teach; None: without a name. Returns the support's id.

    Who said so already is not counted twice.
    """
    known = known_idea(file, idea_id)
    for each in known.supports:
        if person_id is not None and (each.person_id, each.kind) == (person_id, kind):
            return each.id
    name = known_person(file, person_id).name if person_id is not None else say("Somebody")
    values = {"name": name, "supports": support_name(kind), "title": known.title}
    with file.change(say("{name} {supports}: {title}", **values)) as change:
        return change.insert(
            "support", idea_id=idea_id, person_id=person_id, kind=kind, given_on=day.isoformat()
        )


def withdraw_support(file: CentreFile, idea_id: int, support_id: int) -> None:
    """Take one support back; where it is gone already, nothing happens."""
    known = known_idea(file, idea_id)
    if any(each.id == support_id for each in known.supports):
        label = say("Take back support for {title}", title=known.title)
        with file.change(label) as change:
            change.delete("support", support_id)


def reply_to_idea(file: CentreFile, idea_id: int, answer: str, reply: str, day: date) -> None:
    """Say in public what becomes of an idea: ``chosen``, ``not now``, or "" while open.

    KnownError for a "not now" without its reason.
    """
    if answer not in ("", CHOSEN, NOT_NOW):
        raise BugError(f"no such answer: {answer}")
    known, reply = known_idea(file, idea_id), reply.strip()
    if answer == NOT_NOW and not reply:
        raise KnownError(
            say("“Not now” needs a reason. Nothing was saved."),
            say("Say in a sentence why, and what would have to change."),
        )
    with file.change(say("Reply to the idea {title}", title=known.title)) as change:
        change.update(
            "idea",
            idea_id,
            answer=answer,
            reply=reply,
            replied_on=day.isoformat() if answer or reply else None,
        )


def _checked(draft: Idea) -> Idea:
    title = " ".join(draft.title.split())
    if not title:
        raise KnownError(say("An idea needs a title."), say("Write it in a few words."))
    if draft.money_cents is not None and draft.money_cents < 0:
        raise KnownError(
            say("An idea cannot cost less than nothing."), say("Write 0, or leave it empty.")
        )
    return replace(draft, title=title)


def _idea_columns(idea: Idea) -> dict[str, Value]:
    return {
        "title": idea.title,
        "description": idea.description,
        "person_id": idea.person_id,
        "put_in_on": idea.put_in_on.isoformat(),
        "place": idea.place,
        "money_cents": idea.money_cents,
        "transport": int(idea.transport),
        "childcare": int(idea.childcare),
        "access": idea.access,
        "skill": idea.skill,
    }
