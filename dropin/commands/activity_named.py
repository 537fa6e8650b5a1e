"""Which activity a word on the command line means."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dropin.errors import KnownError
from dropin.words import say

if TYPE_CHECKING:
    from dropin.programme.model import Activity
    from dropin.storage.file import CentreFile


def activity_named(text: str, on: date, file: CentreFile) -> int:
    """The activity with this number or title; of several, the one that is on that day.

    Raises KnownError where none fits, or more than one.
    """
    from dropin.programme.store import activities

    known = activities(file)
    fit = [each for each in known if str(each.id) == text] or _with_title(text, known)
    if len(fit) > 1:
        fit = [each for each in fit if each.id in _on(on, file)] or fit
    if not fit:
        raise KnownError(
            say("No activity is called “{text}”.", text=text),
            say("Look for its title in the calendar."),
        )
    if len(fit) > 1:
        titles = ", ".join(f"{each.title} ({each.id})" for each in fit)
        raise KnownError(
            say("More than one activity fits “{text}”: {titles}.", text=text, titles=titles),
            say("Give the number in brackets instead."),
        )
    return fit[0].id


def _with_title(text: str, known: tuple[Activity, ...]) -> list[Activity]:
    """Those called just so, else those whose title holds the words."""
    wanted = text.casefold()
    same = [each for each in known if each.title.casefold() == wanted]
    return same or [each for each in known if wanted in each.title.casefold()]


def _on(on: date, file: CentreFile) -> set[int]:
    """The activities that are on that day."""
    from datetime import timedelta

    from dropin.programme.occurrences import occurrences
    from dropin.programme.store import programme_between

    end = on + timedelta(days=1)
    offered = programme_between(file, on, end)
    return {each.activity.id for each in occurrences(offered, on, end)}
