"""What is on, day by day, in large type."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.centre.store import centre
from dropin.dates import Customs, clock_span, day_long
from dropin.kit import theme
from dropin.kit.flow import Flow
from dropin.kit.large import LARGE, LARGER, LargeButton, LargeLabel
from dropin.kit.layouts import empty
from dropin.programme.model import CANCELLED, MOVED, Occurrence, Programme
from dropin.programme.occurrences import occurrences
from dropin.programme.store import programme_between
from dropin.shell.desk.screen import DeskScreen, scrolled
from dropin.storage.file import CentreFile
from dropin.words import say

DAYS_AHEAD = 14
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class WhatIsOn(DeskScreen):
    """Begins with today; earlier days are over and later ones may still change."""

    def __init__(self, file: CentreFile, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(say("What is on"), file, now, parent)
        self._ahead = 0
        self.earlier = _StepButton(say("The day before"), "plain", LARGE)
        self.later = _StepButton(say("The next day"), "plain", LARGE)
        lines = QWidget()
        self._lines = QVBoxLayout(lines)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.SPACE)
        row = Flow(theme.SPACE, centred=True)
        row.add(self.earlier)
        row.add(self.later)
        self.list = QWidget()
        column = QVBoxLayout(self.list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(row)
        column.addWidget(scrolled(lines), 1)
        self.add_step(self.list)
        self.earlier.clicked.connect(lambda: self._step(-1))
        self.later.clicked.connect(lambda: self._step(1))
        self.start()

    def start(self) -> None:
        self._ahead = 0
        self._show_day()
        self.show_step(self.list)
        self.later.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._step(step)

    def _step(self, step: int) -> None:
        self._ahead = max(0, min(DAYS_AHEAD, self._ahead + step))
        self._show_day()
        self.forget_escape()

    def _show_day(self) -> None:
        day = self._now().date() + timedelta(days=self._ahead)
        end = day + timedelta(days=1)
        programme, customs = programme_between(self._file, day, end), centre(self._file).customs
        self.heading.setText(day_long(day, customs))
        empty(self._lines)
        found = occurrences(programme, day, end)
        for each in found:
            self._lines.addWidget(_line(each, programme, customs))
        if not found:
            self._lines.addWidget(LargeLabel(say("Nothing is on this day."), LARGER))
        self.earlier.setEnabled(self._ahead > 0)
        self.later.setEnabled(self._ahead < DAYS_AHEAD)


class _StepButton(LargeButton):
    """Leaves the arrow keys to the screen, where they mean days."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)


def when_words(occurrence: Occurrence, customs: Customs) -> str:
    """``10:00–12:00``, or the words that stand for its time."""
    if occurrence.at is None:
        return occurrence.activity_time.time_words
    return clock_span(occurrence.at, occurrence.minutes, customs)


def place_words(occurrence: Occurrence, programme: Programme) -> str:
    place = programme.places.get(occurrence.place_id or 0)
    return place.name if place else ""


def _line(occurrence: Occurrence, programme: Programme, customs: Customs) -> QWidget:
    title = LargeLabel(
        " ".join(filter(None, (when_words(occurrence, customs), occurrence.title))),
        LARGER,
        bold=True,
    )
    cancelled = occurrence.status == CANCELLED
    state = (
        say("Cancelled.")
        if cancelled
        else say("Not at its usual time.")
        if occurrence.status == MOVED
        else ""
    )
    parts = (state, place_words(occurrence, programme), occurrence.topic)
    detail = LargeLabel(" · ".join(filter(None, parts)), role="careful" if state else "muted")
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for label in (title, detail):
        label.setAlignment(Qt.AlignmentFlag.AlignLeft)
        if label.text():
            column.addWidget(label)
    return whole
