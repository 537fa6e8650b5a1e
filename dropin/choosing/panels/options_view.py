"""What stands on a ballot: options written there, taken from ideas, or candidates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal

from dropin.choosing.amounts import costs
from dropin.choosing.model import CHOSEN, GATHERING, NEW, BallotOption
from dropin.choosing.panels.parts_view import HoursField, person_field
from dropin.choosing.store import idea, idea_states, ideas
from dropin.kit.buttons import MenuButton
from dropin.kit.fields import LineField
from dropin.kit.form import Form
from dropin.kit.list_editor import Listed, ListEditor
from dropin.kit.parts import Part, actions
from dropin.kit.typed_fields import MoneyField
from dropin.people.store import person
from dropin.storage.file import CentreFile
from dropin.words import say

_EMPTY = BallotOption(0, "")
_FIELDS = ("title", "person_id", "money_cents", "room_minutes", "leader_minutes")


class OptionsPart(Part):
    """The options so far, and a small form that adds one or changes one. ``changed`` comes with
    every change a person makes."""

    changed = Signal()

    def __init__(self, file: CentreFile, money: Callable[[int], str], today: date) -> None:
        super().__init__(say("What can be ticked"))
        self._file, self._money = file, money
        self._options: list[BallotOption] = []
        self._changing: int | None = None
        self.ideas_button = MenuButton(say("From the ideas"))
        self.ideas_button.chosen.connect(self._take_idea)
        self._offer(today)
        self.form = Form()
        self.form.add("title", say("Option"), LineField(say("Choir")))
        self.form.add("person_id", say("Candidate"), person_field(file, say("Nobody")))
        self.form.add("money_cents", say("Costs in money"), MoneyField())
        self.form.add("room_minutes", say("Hours of the room"), HoursField())
        self.form.add("leader_minutes", say("Hours of a leader"), HoursField())
        self.editor = ListEditor(self.form, say("Add this option"), say("Nothing yet."))
        self.column.addWidget(actions(self.ideas_button))
        self.column.addWidget(self.editor)
        self.editor.added.connect(self.add)
        self.form.field("person_id").changed.connect(self._name_candidate)
        self.form.changed.connect(self.changed)
        self.show_election(False)
        self._show()

    def options(self) -> tuple[BallotOption, ...]:
        """What stands in the list, in its order."""
        return tuple(self._options)

    def show_options(self, options: Sequence[BallotOption]) -> None:
        """Show these instead of what stood there."""
        self._options = list(options)
        self._changing = None
        self._show()

    def show_election(self, election: bool) -> None:
        """Candidates for a seat cost nothing; anything else is nobody."""
        self.form.set_row_visible("person_id", election)
        for name in ("money_cents", "room_minutes", "leader_minutes"):
            self.form.set_row_visible(name, not election)
        self.ideas_button.setVisible(not election)

    def ready(self) -> bool:
        """Whether the form below holds nothing half written; an option in it is added."""
        if not self.form.field("title").value() and self.form.field("person_id").problem() == "":
            return True
        return self.add()

    def add(self) -> bool:
        """Put what the form holds into the list; whether it could be read."""
        if not self.form.ready():
            return False
        values: dict[str, Any] = self.form.values()
        if not values["title"]:
            self.form.show_errors({"title": say("Write what can be ticked.")})
            return False
        amounts: dict[str, Any] = {name: values[name] or 0 for name in _FIELDS[2:]}
        before = _EMPTY if self._changing is None else self._options[self._changing]
        option = replace(before, title=values["title"], person_id=values["person_id"], **amounts)
        if self._changing is None:
            self._options.append(option)
        else:
            self._options[self._changing] = option
        self._changing = None
        self._empty_form()
        self._show()
        self.form.field("title").setFocus()
        self.changed.emit()
        return True

    def add_idea(self, idea_id: int) -> None:
        """One of the ideas, with what it costs; not twice."""
        known = idea(self._file, idea_id)
        if known is None or any(each.idea_id == idea_id for each in self._options):
            return
        self._options.append(
            BallotOption(
                0,
                known.title,
                description=known.description,
                idea_id=known.id,
                money_cents=known.money_cents or 0,
            )
        )
        self._show()
        self.changed.emit()

    def _take_idea(self, idea_id: object) -> None:
        assert isinstance(idea_id, int)  # the menu holds nothing else
        self.add_idea(idea_id)

    def _offer(self, today: date) -> None:
        """The ideas that can be voted on, most support first."""
        every = ideas(self._file)
        states = idea_states(self._file, today, every)
        open_ones = [each for each in every if states[each.id] in (NEW, GATHERING, CHOSEN)]
        open_ones.sort(key=lambda each: -len(each.supports))
        self.ideas_button.set_choices([(each.title, each.id) for each in open_ones])
        self.ideas_button.setEnabled(bool(open_ones))

    def _name_candidate(self) -> None:
        """The name on the paper is the candidate's, unless another was written."""
        field = self.form.field("person_id")
        person_id = None if field.problem() else field.value()
        known = person(self._file, person_id) if person_id is not None else None
        if known is not None and not self.form.field("title").value():
            self.form.field("title").set_value(known.name)

    def _change(self, place: int) -> None:
        self._changing = place
        option = self._options[place]
        self._empty_form()
        filled = {name: getattr(option, name) or None for name in _FIELDS[1:]}
        self.form.set_values({"title": option.title, **filled})
        self.editor.set_changing(True)
        self.form.field("title").setFocus()

    def _remove(self, place: int) -> None:
        del self._options[place]
        self._changing = None
        self._show()
        self.changed.emit()

    def _empty_form(self) -> None:
        self.form.set_values({"title": "", **dict.fromkeys(_FIELDS[1:])})

    def _show(self) -> None:
        self.editor.set_changing(self._changing is not None)
        self.editor.show_listed(
            [
                Listed(
                    self._words(each), partial(self._remove, place), partial(self._change, place)
                )
                for place, each in enumerate(self._options)
            ]
        )

    def _words(self, option: BallotOption) -> str:
        cost = costs(option, self._money)
        return f"{option.title} · {cost}" if cost else option.title
