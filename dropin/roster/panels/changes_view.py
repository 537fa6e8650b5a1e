"""What one roster changes in another: how much, and on a click what, by day or by person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.dates import Customs, day_short
from dropin.kit import theme
from dropin.kit.buttons import Button, Segments
from dropin.kit.labels import Label
from dropin.kit.layouts import empty
from dropin.kit.parts import actions
from dropin.people.store import named_person
from dropin.roster.changes_told import (
    Difference,
    by_day,
    by_person,
    counted_words,
    difference_words,
    slot_words,
)
from dropin.storage.file import CentreFile
from dropin.words import say, say_count

_BY_DAY, _BY_PERSON = "day", "person"
_MOST_SHOWN = 12


class ChangesPart(QWidget):
    """A sentence, and the list behind it, which may be open."""

    def __init__(self, file: CentreFile, customs: Customs, about: str) -> None:
        """``about`` says aloud whose changes these are."""
        super().__init__()
        self._file, self._customs = file, customs
        self._found: Sequence[Difference] = ()
        self._names: dict[int, str] = {}
        self.is_open = self._shows_all = False
        self.sentence = Label()
        self.show_button = Button("", "link", pressed=self.toggle)
        self._about = about
        ways = [(say("By day"), _BY_DAY), (say("By person"), _BY_PERSON)]
        self.way = Segments(ways, accessible_name=say("How changes are listed"))
        self.way.chosen.connect(lambda _: self._list_them())
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.HAIR)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.HAIR)
        column.addWidget(self.sentence)
        column.addWidget(actions(self.show_button))
        column.addWidget(self.way)
        column.addLayout(self._list)
        self._dress()

    def show_differences(self, found: Sequence[Difference]) -> None:
        """Tell of these; an open list stays open."""
        self._found = found
        self.sentence.setText(str(counted_words(found)))
        self._dress()

    def toggle(self) -> None:
        """Open or close the list."""
        self.is_open, self._shows_all = not self.is_open, False
        self._dress()

    def show_all(self) -> None:
        """List every group, however many there are."""
        self._shows_all = True
        self._list_them()

    def _dress(self) -> None:
        opened = self.is_open and bool(self._found)
        self.show_button.setText(say("Hide them") if opened else say("Show them"))
        self.show_button.setAccessibleName(
            say("{action}: {what}", action=self.show_button.text(), what=self._about)
        )
        self.show_button.setVisible(bool(self._found))
        self.way.setVisible(opened)
        self._list_them()

    def _list_them(self) -> None:
        empty(self._list)
        if not self.is_open:
            return
        groups = self._days() if self.way.value() == _BY_DAY else self._people()
        shown = groups if self._shows_all else groups[:_MOST_SHOWN]
        for heading, lines in shown:
            title = Label(heading, bold=True)
            title.setContentsMargins(0, theme.HAIR, 0, 0)
            self._list.addWidget(title)
            self._list.addWidget(Label("\n".join(lines)))
        left = len(groups) - len(shown)
        if left:
            words = say_count("Show 1 more", "Show {count} more", left)
            self._list.addWidget(actions(Button(words, "link", pressed=self.show_all)))

    def _days(self) -> list[tuple[str, list[str]]]:
        names = self._known_names()
        return [
            (
                day_short(day, self._customs),
                [str(difference_words(each, names)) for each in theirs],
            )
            for day, theirs in by_day(self._found)
        ]

    def _people(self) -> list[tuple[str, list[str]]]:
        names = self._known_names()
        groups = []
        for one in by_person(self._found):
            lines = [
                say("takes on {slot}", slot=slot_words(each.shift, each.slot, self._customs))
                for each in one.gained
            ]
            lines += [
                say("is free of {slot}", slot=slot_words(each.shift, each.slot, self._customs))
                for each in one.lost
            ]
            groups.append((names.get(one.person_id) or say("Somebody who is gone"), lines))
        return sorted(groups, key=lambda group: group[0].casefold())

    def _known_names(self) -> dict[int, str]:
        """The name of everybody it is about, each read once."""
        for each in self._found:
            for person_id in (each.before, each.after):
                if person_id is not None and person_id not in self._names:
                    self._names[person_id] = named_person(self._file, person_id)
        return self._names
