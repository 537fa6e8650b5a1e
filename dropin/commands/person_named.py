"""Whom a word on the command line means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dropin.errors import KnownError
from dropin.words import say

if TYPE_CHECKING:
    from dropin.people.model import Person
    from dropin.storage.file import CentreFile


def person_named(text: str, file: CentreFile) -> Person:
    """The one with this number, of this name or short name, else whose name begins so.

    Raises KnownError where nobody fits, or more than one.
    """
    from dropin.people.store import find_beginning, people, person

    numbered = person(file, int(text)) if text.isascii() and text.isdecimal() else None
    if numbered is not None:
        return numbered
    wanted = text.casefold()
    fit: Sequence[Person] = [
        each
        for each in people(file)
        if wanted and wanted in (each.name.casefold(), each.short_name.casefold())
    ]
    fit = fit or (find_beginning(file, text) if wanted else ())
    if not fit:
        raise KnownError(
            say("Nobody is called “{text}”.", text=text),
            say("Look for the name in the list of people."),
        )
    if len(fit) > 1:
        names = ", ".join(f"{each.name} ({each.id})" for each in fit)
        raise KnownError(
            say("More than one person fits “{text}”: {names}.", text=text, names=names),
            say("Give the number in brackets instead."),
        )
    return fit[0]
