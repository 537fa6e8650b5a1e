"""Sign-ups to dates that are no longer on: whom to tell, by which number, and what instead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.attendance.model import Key
from dropin.attendance.operations import move_sign_ups, withdraw
from dropin.attendance.store import Orphan
from dropin.attendance.waiting import DAYS_AHEAD, orphan_words, orphans_ahead
from dropin.dates import Customs, clock, day_short
from dropin.kit import theme
from dropin.kit.buttons import Button, MenuButton
from dropin.kit.flow import Flow
from dropin.kit.labels import Label
from dropin.kit.layouts import empty
from dropin.kit.side_panel import SidePanel
from dropin.programme.model import CANCELLED, Occurrence
from dropin.programme.occurrences import occurrences
from dropin.programme.store import continued, programme_between
from dropin.storage.file import CentreFile
from dropin.words import say, say_count

_DATES_OFFERED = 6


class OrphansPanel(SidePanel):
    """Each date with its people; ``said`` tells what was done."""

    said = Signal(str)

    def __init__(self, file: CentreFile, now: Callable[[], datetime], customs: Customs) -> None:
        self._file, self._now, self._customs = file, now, customs
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.HAIR)
        super().__init__(say("To tell"), content)
        self.refresh()

    def refresh(self) -> None:
        """Read again who is still to be told."""
        empty(self._column)
        found = orphans_ahead(self._file, self._now().date())
        for key, people in groupby(found, key=lambda each: each.sign_up.key):
            self._column.addWidget(self._date(key, tuple(people)))
        if not found:
            self._column.addWidget(
                Label(say("Everybody knows. Nobody is left to tell."), role="muted")
            )

    def _date(self, key: Key, people: Sequence[Orphan]) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, theme.WIDE)
        column.setSpacing(theme.HAIR)
        column.addWidget(Label(str(orphan_words(people[0], self._customs)), bold=True))
        for each in people:
            column.addWidget(
                Label(" · ".join(filter(None, (each.name, each.phone or say("no phone")))))
            )
        actions = Flow(theme.HAIR)
        move = MenuButton(say("Move them to…"))
        dates = self._dates_instead(key)
        move.set_choices([(self._when(each), each) for each in dates])
        move.chosen.connect(partial(self._move, key, len(people)))
        move.setEnabled(bool(dates) and self._file.read_only is None)
        told = Button(say("They know"), "plain", pressed=partial(self._take_off, people))
        told.setEnabled(self._file.read_only is None)
        actions.add(move)
        actions.add(told)
        column.addWidget(actions)
        return part

    def _dates_instead(self, key: Key) -> list[Occurrence]:
        """The next dates of the same activity that are on."""
        today = self._now().date()
        end = today + timedelta(days=DAYS_AHEAD)
        chains = continued(self._file)
        found = [
            each
            for each in occurrences(programme_between(self._file, today, end), today, end)
            if key.activity_id in chains.get(each.activity.id, (each.activity.id,))
            and each.status != CANCELLED
        ]
        return found[:_DATES_OFFERED]

    def _move(self, key: Key, count: int, to: object) -> None:
        assert isinstance(to, Occurrence)  # what the menu offers
        move_sign_ups(self._file, key, to, now=self._now())
        self.refresh()
        self.said.emit(
            say_count(
                "Moved 1 sign-up to {when}.",
                "Moved {count} sign-ups to {when}.",
                count,
                when=self._when(to),
            )
        )

    def _take_off(self, people: Sequence[Orphan]) -> None:
        label = str(orphan_words(people[0], self._customs))
        with self._file.change(say("Told everybody: {date}", date=label)):
            for each in people:
                withdraw(self._file, each.sign_up.id, self._now())
        self.refresh()
        self.said.emit(say("They know: {date}", date=label))

    def _when(self, occurrence: Occurrence) -> str:
        day = day_short(occurrence.day, self._customs)
        return day if occurrence.at is None else f"{day}, {clock(occurrence.at, self._customs)}"
