"""The three filters of the programme's pages: place, category, leader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal

from dropin.kit.buttons import MenuButton
from dropin.kit.page_frame import PageFrame
from dropin.programme.calendar.entries import NOBODY, Filters
from dropin.programme.model import Programme
from dropin.programme.plain_words.typed_times import over
from dropin.words import say

_NAMES = ("place", "category", "leader")


class FilterButtons(QObject):
    """Three menu buttons in a page's header; each says what it lets through."""

    changed = Signal()

    def __init__(self, frame: PageFrame) -> None:
        super().__init__(frame)
        self._chosen: dict[str, int | None] = dict.fromkeys(_NAMES)
        self._choices: dict[str, list[tuple[str, int | None]]] = {name: [] for name in _NAMES}
        self.buttons = {
            "place": MenuButton(_all_words("place"), accessible_name=say("Places shown")),
            "category": MenuButton(_all_words("category"), accessible_name=say("Categories shown")),
            "leader": MenuButton(_all_words("leader"), accessible_name=say("Leaders shown")),
        }
        for name, button in self.buttons.items():
            frame.add_filter(button)
            button.chosen.connect(lambda value, name=name: self.choose(name, value))

    def value(self) -> Filters:
        return Filters(self._chosen["place"], self._chosen["category"], self._chosen["leader"])

    def offer(self, programme: Programme, today: date) -> None:
        """Offer what the programme has, and who leads what is not over yet.

        A choice that is no longer there lets everything through.
        """
        leading = _leading(programme, today)
        named: dict[str, Sequence[tuple[str, int]]] = {
            "place": [(each.name, each.id) for each in programme.places.values()],
            "category": [(each.name, each.id) for each in programme.categories.values()],
            "leader": [
                (say("Nobody leads yet"), NOBODY),
                *sorted((programme.leaders[number], number) for number in leading),
            ],
        }
        for name, known in named.items():
            self._choices[name] = [(_all_words(name), None), *known]
            self.buttons[name].set_choices(self._choices[name])
            if self._chosen[name] not in [value for _, value in self._choices[name]]:
                self._chosen[name] = None
            self._show(name)

    def choose(self, name: str, value: object) -> None:
        """Let only ``value`` through; None lets all."""
        self._chosen[name] = value if isinstance(value, int) else None
        self._show(name)
        self.changed.emit()

    def state(self) -> dict[str, str]:
        return {name: "" if value is None else str(value) for name, value in self._chosen.items()}

    def restore(self, state: Mapping[str, str]) -> None:
        for name in _NAMES:
            text = state.get(name, "")
            self._chosen[name] = int(text) if text.isdecimal() else None
            self._show(name)

    def _show(self, name: str) -> None:
        words = {value: words for words, value in self._choices[name]}
        button = self.buttons[name]
        button.setText(words.get(self._chosen[name], _all_words(name)))
        button.updateGeometry()


def _leading(programme: Programme, today: date) -> set[int]:
    found: set[int | None] = set()
    for activity in programme.activities:
        if not over(activity, today):
            found |= {activity.leader_id, activity.co_leader_id}
    for change in programme.date_changes:
        found |= {change.leader_id, change.co_leader_id}
    return {number for number in found if number is not None and number in programme.leaders}


def _all_words(name: str) -> str:
    return {
        "place": say("All places"),
        "category": say("All categories"),
        "leader": say("All leaders"),
    }[name]
