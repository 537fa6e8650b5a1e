"""An activity's side of attendance: who is down for its next dates, and how it is attended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from dropin.attendance.date_sheet import DateSheet, date_sheet, figures_words
from dropin.attendance.model import GOING, Key, key_of
from dropin.attendance.store import course_sign_ups, turn_out
from dropin.centre.store import centre
from dropin.dates import clock, day_short
from dropin.kit import theme
from dropin.kit.labels import Label
from dropin.kit.layouts import empty
from dropin.kit.lines import Line, LineLook
from dropin.kit.section import Section
from dropin.programme.model import Occurrence
from dropin.programme.occurrences import occurrences
from dropin.programme.store import activity, programme_between
from dropin.storage.file import CentreFile
from dropin.words import say, say_count

_DAYS_AHEAD, _MOST_DATES = 35, 4
_DAYS_BACK = 42


class ActivityAttendance(Section):
    """``date_wanted`` asks for one date's people: its Key and its day."""

    date_wanted = Signal(object, object)

    def __init__(self, file: CentreFile, activity_id: int, now: Callable[[], datetime]) -> None:
        super().__init__(say("Attendance"))
        self._file, self._activity_id, self._now = file, activity_id, now
        self._customs = centre(file).customs
        self._told = QVBoxLayout()
        self._told.setSpacing(theme.HAIR)
        self.column.addLayout(self._told)
        self.refresh()

    def refresh(self) -> None:
        empty(self._told)
        if activity(self._file, self._activity_id) is None:
            return  # just removed; the panel goes too
        for words in (*self._course(), *self._turn_out()):
            self._told.addWidget(Label(words, role="muted"))
        for occurrence in self._next_dates():
            self._told.addWidget(self._date(occurrence))

    def _course(self) -> list[str]:
        """Who is down for every date."""
        signed = course_sign_ups(self._file, self._activity_id)
        going = sum(each.state == GOING for each in signed)
        if not going:
            return []
        return [say_count("1 for the whole course.", "{count} for the whole course.", going)]

    def _turn_out(self) -> list[str]:
        """How it was attended in the last weeks."""
        today = self._now().date()
        found = turn_out(self._file, today - timedelta(days=_DAYS_BACK), today)
        own = next((each for each in found if each.activity_id == self._activity_id), None)
        if own is None or not own.came:
            return []
        words = say(
            "About {came} came to each of the last {dates} dates.",
            came=round(own.average_came),
            dates=own.dates,
        )
        if own.turned_away:
            away = say("{count} found no room.", count=own.turned_away)
            return [f"{words} {away}"]
        return [words]

    def _next_dates(self) -> list[Occurrence]:
        today = self._now().date()
        end = today + timedelta(days=_DAYS_AHEAD)
        found = occurrences(programme_between(self._file, today, end), today, end)
        return [each for each in found if each.activity.id == self._activity_id][:_MOST_DATES]

    def _date(self, occurrence: Occurrence) -> Line:
        sheet: DateSheet = date_sheet(self._file, occurrence, occurrence.day)
        day = day_short(occurrence.day, self._customs)
        at = "" if occurrence.at is None else f", {clock(occurrence.at, self._customs)}"
        detail = " · ".join(map(str, figures_words(sheet))) or say("nobody yet")
        line = Line(f"{day}{at}", detail, LineLook(pad=theme.HAIR))
        key: Key = key_of(occurrence)
        line.clicked.connect(lambda _=False: self.date_wanted.emit(key, occurrence.day))
        return line
