"""Find anything: people, activities, ideas, ballots, buddies, days and commands, as one types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import islice

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from dropin.buddies.model import Pair, Request
from dropin.buddies.store import names_of, open_pairs, waiting_requests
from dropin.centre.store import centre
from dropin.choosing.model import Ballot, Idea
from dropin.choosing.store import ballots, ideas
from dropin.dates import day_long
from dropin.kit.find_box import FindBox
from dropin.kit.pick_list import Found
from dropin.kit.typed_values import read_typed_day
from dropin.people.store import find
from dropin.programme.model import Activity
from dropin.programme.store import activities
from dropin.records import record
from dropin.shell.workspace import Workspace
from dropin.words import say

MOST_OF_A_KIND = 6


@record
class _Named:
    """Something to find by its name; ``folded`` is what the typed words are compared with."""

    folded: str
    found: Found


class Finder:
    """Knows the names in one open file; ``search`` answers well within a frame."""

    def __init__(self, workspace: Workspace, commands: Sequence[QAction]) -> None:
        self._workspace = workspace
        self._customs = centre(workspace.file).customs
        self._activities = [self._activity(each) for each in activities(workspace.file)]
        self._ideas = [self._idea(each) for each in ideas(workspace.file)]
        self._ballots = [self._ballot(each) for each in ballots(workspace.file)]
        self._in_programme = self._read_programme()
        self._commands = [_command(action) for action in commands]
        self.search("a")  # the index of names and the reader of days stand before the first key

    def search(self, text: str) -> list[Found]:
        """The day that ``text`` names, then activities, people, ideas, ballots, requests and pairs
        of buddies, and commands with all its words.

        Names that begin with the text come before those that only hold it.
        """
        words = text.casefold().split()
        if not words:
            return []
        return [
            *self._day(text),
            *_best(self._activities, words),
            *self._people(text),
            *_best(self._ideas, words),
            *_best(self._ballots, words),
            *_best(self._in_programme, words),
            *_best(self._commands, words),
        ]

    def _day(self, text: str) -> list[Found]:
        try:
            day = read_typed_day(text, self._workspace.today(), self._customs)
        except ValueError:
            return []
        show = self._workspace.show_day
        words = day_long(day, self._customs)
        return [Found(words, say("Calendar"), "calendar", lambda: show(day), say("Day"))]

    def _activity(self, activity: Activity) -> _Named:
        act = partial(self._workspace.open_activity, activity.id)
        found = Found(activity.title, "", "activities", act, say("Activities"))
        return _Named(activity.title.casefold(), found)

    def _idea(self, idea: Idea) -> _Named:
        act = partial(self._workspace.open_idea, idea.id)
        return _Named(idea.title.casefold(), Found(idea.title, "", "idea", act, say("Ideas")))

    def _ballot(self, ballot: Ballot) -> _Named:
        act = partial(self._workspace.open_ballot, ballot.id)
        found = Found(ballot.question, "", "choosing", act, say("Ballots"))
        return _Named(ballot.question.casefold(), found)

    def _read_programme(self) -> list[_Named]:
        """Who waits for a buddy, and the pairs that last."""
        file = self._workspace.file
        waiting, pairs = waiting_requests(file), open_pairs(file)
        ids = [each.person_id for each in waiting]
        names = names_of(
            file, [*ids, *(n for each in pairs for n in (each.member_id, each.buddy_id))]
        )
        return [
            *(self._request(each, names) for each in waiting),
            *(self._pair(each, names) for each in pairs),
        ]

    def _request(self, request: Request, names: Mapping[int, str]) -> _Named:
        act = partial(self._workspace.open_request, request.id)
        words = say("{name} would like a buddy", name=names.get(request.person_id, ""))
        return _Named(words.casefold(), Found(words, "", "heart", act, say("Buddies")))

    def _pair(self, pair: Pair, names: Mapping[int, str]) -> _Named:
        act = partial(self._workspace.open_pair, pair.id)
        found = filter(None, (names.get(n or 0, "") for n in (pair.member_id, pair.buddy_id)))
        words = " · ".join(found)
        return _Named(words.casefold(), Found(words, say("Pair"), "heart", act, say("Buddies")))

    def _people(self, text: str) -> list[Found]:
        open_person = self._workspace.open_person
        return [
            Found(each.name, each.phone, "people", partial(open_person, each.id), say("People"))
            for each in find(self._workspace.file, text, MOST_OF_A_KIND)
        ]


def open_find_box(over: QWidget, workspace: Workspace, commands: Sequence[QAction]) -> FindBox:
    """Show the box over ``over``, with the keyboard in it."""
    finder = Finder(workspace, commands)
    box = FindBox(over, finder.search, say("Find people, activities, ideas, days, commands"))
    box.open()
    return box


def _best(kind: Sequence[_Named], words: Sequence[str]) -> Iterator[Found]:
    begins = words[0]
    holding = [each for each in kind if all(word in each.folded for word in words)]
    first = (each.found for each in holding if each.folded.startswith(begins))
    later = (each.found for each in holding if not each.folded.startswith(begins))
    yield from islice((found for some in (first, later) for found in some), MOST_OF_A_KIND)


def _command(action: QAction) -> _Named:
    words = action.text().replace("&", "").rstrip("…")
    keys = action.shortcut().toString()
    return _Named(words.casefold(), Found(words, keys, "check", action.trigger, say("Commands")))
