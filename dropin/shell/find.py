"""Find anything: people, activities, days and commands, as one types."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from dropin.centre.store import centre
from dropin.dates import day_long
from dropin.kit.find_box import FindBox
from dropin.kit.pick_list import Found
from dropin.kit.typed import read_typed_day
from dropin.people.store import people
from dropin.programme.store import activities
from dropin.shell.workspace import Workspace
from dropin.words import say

MOST_OF_A_KIND = 6


@dataclass(frozen=True, slots=True)
class _Named:
    """Something to find by its name; ``folded`` is what the typed words are compared with."""

    folded: str
    found: Found


class Finder:
    """Knows the names in one open file; ``search`` answers well within a frame."""

    def __init__(self, workspace: Workspace, commands: Sequence[QAction]) -> None:
        self._workspace = workspace
        self._customs = centre(workspace.file).customs
        self._kinds = (
            list(self._activities()),
            list(self._people()),
            [_command(action) for action in commands],
        )

    def search(self, text: str) -> list[Found]:
        """The day that ``text`` names, then activities, people and commands with all its words.

        Names that begin with the text come before those that only hold it.
        """
        words = text.casefold().split()
        if not words:
            return []
        found = self._day(text)
        for kind in self._kinds:
            found.extend(_best(kind, words))
        return found

    def _day(self, text: str) -> list[Found]:
        try:
            day = read_typed_day(text, self._workspace.today(), self._customs)
        except ValueError:
            return []
        show = self._workspace.show_day
        words = day_long(day, self._customs)
        return [Found(words, say("Calendar"), "calendar", lambda: show(day), say("Day"))]

    def _activities(self) -> Iterator[_Named]:
        group = say("Activities")
        for each in activities(self._workspace.file):
            act = _opener(self._workspace.open_activity, each.id)
            yield _Named(each.title.casefold(), Found(each.title, "", "activities", act, group))

    def _people(self) -> Iterator[_Named]:
        group = say("People")
        for each in people(self._workspace.file):
            act = _opener(self._workspace.open_person, each.id)
            folded = f"{each.name} {each.short_name}".casefold()
            yield _Named(folded, Found(each.name, each.phone, "people", act, group))


def open_find_box(over: QWidget, workspace: Workspace, commands: Sequence[QAction]) -> FindBox:
    """Show the box over ``over``, with the keyboard in it."""
    finder = Finder(workspace, commands)
    box = FindBox(over, finder.search, say("Find people, activities, days, commands"))
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


def _opener(open_number: Callable[[int], None], number: int) -> Callable[[], None]:
    return lambda: open_number(number)
