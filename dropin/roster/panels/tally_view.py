"""The line's tally beside the roster: note one by a few keys, today's, and the figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from dropin.centre.store import centre
from dropin.dates import clock, clock_span, day_short, month_start, month_title, week_start
from dropin.kit import theme
from dropin.kit.buttons import Button, Segments
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.layouts import empty
from dropin.kit.parts import Part, actions, link, row
from dropin.kit.side_panel import SidePanel
from dropin.kit.typed_fields import DateField, TimeField
from dropin.roster.model import CALL, Tally
from dropin.roster.operations import remove_tally
from dropin.roster.store import tallies, tally_kinds
from dropin.roster.tally_entry_view import TallyEntry
from dropin.roster.tallying import HOUR, KIND, MONTH, WEEK, Figures, figures, together
from dropin.storage.file import CentreFile
from dropin.words import say, say_count

_WEEKS, _MONTHS = 8, 12


class TallyPanel(SidePanel):
    """``said`` tells what was done; ``refresh`` reads the file again."""

    said = Signal(str)

    def __init__(self, file: CentreFile, now: Callable[[], datetime]) -> None:
        self._file, self._now = file, now
        self.entry = TallyEntry(file, now)
        self.entry.setEnabled(file.read_only is None)
        self.entry.when = self._when
        self.earlier = self._earlier_form()
        self.earlier_button = Button(say("Not now…"), "link", pressed=self.open_earlier)
        self.today = Part(say("Noted today"))
        self._todays = QVBoxLayout()
        self._todays.setSpacing(theme.HAIR)
        self.today.column.addLayout(self._todays)
        choices: list[tuple[str, object]] = [
            (say("Week"), WEEK),
            (say("Month"), MONTH),
            (say("Kind"), KIND),
            (say("Hour"), HOUR),
        ]
        self.grouping = Segments(choices, accessible_name=say("Figures by"))
        self.sum = Label("", role="muted")
        self.table = QGridLayout()
        self.table.setHorizontalSpacing(theme.SPACE)
        self.table.setVerticalSpacing(theme.HAIR)
        self.table.setColumnStretch(0, 1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        figures_part = Part(say("Figures"))
        figures_part.column.addWidget(self.grouping)
        figures_part.column.addWidget(self.sum)
        figures_part.column.addLayout(self.table)
        for part in (
            self.entry,
            actions(self.earlier_button),
            self.earlier,
            self.today,
            figures_part,
        ):
            column.addWidget(part)
        super().__init__(say("Calls and visits"), content)
        self.entry.noted.connect(self._noted)
        self.earlier.hide()
        self.grouping.chosen.connect(lambda _: self._show_figures())
        self.refresh()

    def refresh(self) -> None:
        """Read what was noted again."""
        settings = centre(self._file)
        self._customs = settings.customs
        self._kinds = {each.id: each.name for each in tally_kinds(self._file)}
        today = self._now().date()
        empty(self._todays)
        found = tallies(self._file, today, today + timedelta(days=1))
        for each in reversed(found):
            words = self._words(each)
            links = [link(say("Remove"), words, partial(self.remove, each.id))]
            self._todays.addWidget(row(words, *(links if self._file.read_only is None else [])))
        if not found:
            self._todays.addWidget(Label(say("Nothing yet."), role="muted"))
        self._show_figures()

    def open_earlier(self) -> None:
        """Ask when it was: for what stood on paper."""
        self.earlier.set_values({"day": self._now().date(), "at": None})
        self.earlier.show()
        self.earlier_button.hide()
        self.earlier.field("at").setFocus(Qt.FocusReason.OtherFocusReason)

    def _when(self) -> tuple[date, time] | None:
        """When it was; None while what is typed can't be read."""
        if self.earlier.isHidden():
            now = self._now()
            return now.date(), now.time().replace(second=0, microsecond=0)
        if not self.earlier.ready():
            return None
        values = self.earlier.values()
        return values["day"], values["at"]

    def _noted(self, words: str) -> None:
        """The next one is now again."""
        self.earlier.settle()
        self.earlier.hide()
        self.earlier_button.show()
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)
        self.said.emit(words)

    def _earlier_form(self) -> Form:
        form, customs = Form(), centre(self._file).customs
        form.add("day", say("Day"), DateField(self._now().date(), customs, required=True))
        form.add("at", say("Time"), TimeField(customs, required=True))
        form.submitted.connect(self.entry.save)
        return form

    def remove(self, tally_id: int) -> None:
        """It was a slip of the hand."""
        remove_tally(self._file, tally_id)
        self.said.emit(say("Taken out of the tally."))

    def _words(self, tally: Tally) -> str:
        """``18:10 · call · Somebody to talk to · 10 minutes``."""
        parts = (
            clock(tally.at, self._customs),
            say("call") if tally.way == CALL else say("visit"),
            self._kinds.get(tally.kind_id or 0, ""),
            _minutes_words(tally.minutes),
            say("called in somebody else") if tally.called_in else "",
        )
        return " · ".join(filter(None, parts))

    def _show_figures(self) -> None:
        today = self._now().date()
        grouping = str(self.grouping.value())
        first = week_start(today, self._customs.first_weekday) - timedelta(weeks=_WEEKS - 1)
        if grouping == MONTH:
            first = month_start(today)
            for _ in range(_MONTHS - 1):
                first = month_start(first - timedelta(days=1))
        noted = tallies(self._file, first, today + timedelta(days=1))
        whole = together(noted)
        since = say("Since {day}: {told}", day=day_short(first, self._customs), told=_told(whole))
        self.sum.setText(since)
        empty(self.table)
        found = figures(noted, grouping, self._customs.first_weekday)
        if grouping in (WEEK, MONTH):
            found = found[::-1]
        heads = ("", say("calls"), say("visits"), say("minutes"), say("called in"))
        for place, words in enumerate(heads if found else ()):
            self._put(Label(words, "small", "muted", wraps=False), 0, place)
        for line, each in enumerate(found, start=1):
            cells = (
                self._group_words(grouping, each),
                str(each.calls),
                str(each.visits),
                str(each.minutes),
                str(each.called_in),
            )
            for place, words in enumerate(cells):
                self._put(Label(words, wraps=place == 0), line, place)

    def _put(self, label: Label, line: int, place: int) -> None:
        side = Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft
        label.setAlignment(side)
        self.table.addWidget(label, line, place)

    def _group_words(self, grouping: str, each: Figures) -> str:
        if grouping == KIND:
            return self._kinds.get(int(str(each.group or 0)), say("no kind noted"))
        if grouping == HOUR:
            return clock_span(time(int(str(each.group))), 60, self._customs)
        assert isinstance(each.group, date)  # weeks and months begin on a day
        if grouping == MONTH:
            return month_title(each.group)
        return say("week of {day}", day=day_short(each.group, self._customs))


def _told(whole: Figures) -> str:
    parts = [say("{count} noted", count=whole.number)]
    if whole.usual_minutes is not None:
        parts.append(say("{count} minutes on average", count=whole.usual_minutes))
    return say(", ").join(parts)


def _minutes_words(minutes: int | None) -> str:
    return "" if minutes is None else say_count("{count} minute", "{count} minutes", minutes)
