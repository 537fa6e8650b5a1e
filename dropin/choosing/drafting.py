"""The first draft of the activity an idea could become, with what is good to know beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dropin.choosing.ideas import draft_of, helpers, needs
from dropin.choosing.store import idea
from dropin.people.store import person
from dropin.programme.model import Activity
from dropin.programme.store import places
from dropin.records import record
from dropin.storage.file import CentreFile
from dropin.words import Message, say


@record
class FirstDraft:
    """``note`` says whose idea it was, who offered to help, and what it needs."""

    draft: Activity
    note: Message


def first_draft(file: CentreFile, idea_id: int, today: date) -> FirstDraft | None:
    """Of the idea, led by who offered, in the place it names where there is one; None once the
    idea is gone."""
    known = idea(file, idea_id)
    if known is None:
        return None
    draft = replace(draft_of(known, today), place_id=_place(file, known.place))
    parts = [say("From the idea “{title}”.", title=known.title)]
    offered = [found.name for each in helpers(known) if (found := person(file, each)) is not None]
    if offered:
        parts.append(say("Offered to lead or teach: {names}.", names=", ".join(offered)))
    needed = ", ".join(map(str, needs(known)))
    if needed:
        parts.append(say("It needs: {needs}.", needs=needed))
    return FirstDraft(draft, Message("{note}", note=" ".join(parts)))


def _place(file: CentreFile, name: str) -> int | None:
    folded = name.strip().casefold()
    return next((each.id for each in places(file) if each.name.casefold() == folded), None)
