"""The times of an activity in its panel: one line of words for most, several cards for some."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.kit import theme
from dropin.kit.buttons import Button, Segments
from dropin.kit.fields import LineField
from dropin.kit.form import Form
from dropin.kit.labels import Rule
from dropin.programme.model import ActivityTime
from dropin.programme.panels.choices_view import place_field
from dropin.programme.panels.when_view import WhenContext, WhenField
from dropin.storage.file import CentreFile
from dropin.words import say

_NEW = ActivityTime(0, 0, "")


class TimesEditor(QWidget):
    """All times of one activity. A single plain time shows its words alone."""

    submitted = Signal()
    changed = Signal()

    def __init__(
        self, file: CentreFile, context: WhenContext, times: Sequence[ActivityTime]
    ) -> None:
        super().__init__()
        self._file, self._context = file, context
        self.cards: list[TimeCard] = []
        self.add_button = Button(say("Add another time"), "link", icon="plus", pressed=self.add)
        self.add_button.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SPACE)
        self._column.addWidget(self.add_button)
        for each in times:
            self._add_card(each)
        if len(times) > 1 or times[0].place_id is not None or times[0].topic:
            self.offer_more()

    def value(self) -> tuple[ActivityTime, ...]:
        """Every time, in order; words that hold two times give both."""
        return tuple(each for card in self.cards for each in card.value())

    def ready(self) -> bool:
        """Whether every time can be read; where not, it says so."""
        return all(card.form.ready() for card in self.cards)

    def offer_more(self) -> None:
        """Show the place and topic of each time, and how to add one."""
        for card in self.cards:
            card.show_details(removable=len(self.cards) > 1)
        self.add_button.show()

    def add(self) -> None:
        """One more time, empty."""
        card = self._add_card(_NEW)
        self.offer_more()
        card.when.setFocus()
        self.changed.emit()

    def suggest(self, once: str, weekly: str) -> None:
        """Begin with the one date ``once``, and offer the other: every week."""
        when = self.cards[0].when
        when.type_words(once)
        suggested = Segments(
            [(say("Only then"), once), (say("Every week"), weekly)],
            accessible_name=say("Once or every week"),
        )
        suggested.chosen.connect(lambda words: when.type_words(str(words)))
        self._column.insertWidget(1, suggested)

    def _add_card(self, each: ActivityTime) -> TimeCard:
        card = TimeCard(self._file, self._context, each)
        card.form.submitted.connect(self.submitted)
        card.form.changed.connect(self.changed)
        card.removed.connect(lambda: self._remove(card))
        self._column.insertWidget(len(self.cards), card)
        self.cards.append(card)
        return card

    def _remove(self, card: TimeCard) -> None:
        self.cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
        self.offer_more()
        self.changed.emit()


class TimeCard(QWidget):
    """One time: when, and where and about what if that differs from the activity."""

    removed = Signal()

    def __init__(self, file: CentreFile, context: WhenContext, each: ActivityTime) -> None:
        super().__init__()
        self._base = each
        self.when = WhenField(context, each)
        self.place = place_field(file, say("where the activity is"))
        self.topic = LineField()
        self.form = Form()
        self.form.add("when", say("When"), self.when)
        self.form.add_part(self.when.below)
        self.form.add("place_id", say("Where this time"), self.place)
        self.form.add("topic", say("What about"), self.topic)
        self.place.set_value(each.place_id)
        self.topic.set_value(each.topic)
        self.remove_button = Button(say("Remove this time"), "link", pressed=self.removed.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.HAIR)
        column.addWidget(self.form)
        column.addWidget(self.remove_button)
        self._rule = Rule()
        column.addWidget(self._rule)
        self._show(details=False, removable=False)

    def value(self) -> tuple[ActivityTime, ...]:
        place_id, topic = self.place.value(), self.topic.value()
        return tuple(replace(each, place_id=place_id, topic=topic) for each in self.when.value())

    def show_details(self, *, removable: bool) -> None:
        """Show where and what about; ``removable`` where it is not the only time."""
        self._show(details=True, removable=removable)

    def _show(self, *, details: bool, removable: bool) -> None:
        self.form.set_row_visible("place_id", details)
        self.form.set_row_visible("topic", details)
        self.remove_button.setVisible(removable)
        self._rule.setVisible(removable)
