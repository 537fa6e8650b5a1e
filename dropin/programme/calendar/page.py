"""The Calendar page: the week or the month, filtered; details and new activities at the side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dropin.centre.store import centre
from dropin.dates import (
    Customs,
    day_range,
    month_start,
    month_title,
    next_month_start,
    read_day,
    week_start,
)
from dropin.kit.buttons import Button, Segments
from dropin.kit.draft_panel import may_replace
from dropin.kit.page_frame import PageFrame
from dropin.kit.time_navigation import today_navigation
from dropin.programme.calendar.beside_view import BesidePanel, BesideStrip, FirstStep
from dropin.programme.calendar.entries import (
    Beside,
    Entry,
    beside_calendar,
    clash_words,
    days_shown,
    entry_of,
)
from dropin.programme.calendar.entries_view import EntriesView
from dropin.programme.calendar.filters_view import FilterButtons
from dropin.programme.calendar.layout import month_weeks
from dropin.programme.calendar.month_view import MonthView
from dropin.programme.calendar.week_view import WeekView
from dropin.programme.forms import ActivityPanel, ActivitySections
from dropin.programme.model import Programme
from dropin.programme.occurrences import occurrences
from dropin.programme.panels.date_actions_view import DateActions
from dropin.programme.panels.occurrence_view import OccurrencePanel
from dropin.programme.panels.when_view import WhenContext
from dropin.programme.store import programme_between
from dropin.storage.file import CentreFile
from dropin.words import say

WEEK, MONTH = "week", "month"
_TICK_MILLISECONDS = 20_000
_DAYS_FOR_FILTERS = 31  # around today, in which someone who stands in can be looked for


class CalendarPage(QWidget):
    """What happens when. ``said`` tells what was done, for a toast with Undo."""

    said = Signal(str)

    def __init__(
        self, file: CentreFile, now: Callable[[], datetime], sections: ActivitySections = ()
    ) -> None:
        """``now`` gives the present on the centre's wall, with its zone."""
        super().__init__()
        self._file, self._now, self._sections = file, now, sections
        self._day = self._read_on = now().date()
        self._customs = Customs()
        self._programme = Programme()
        self._beside: tuple[Beside, ...] = ()
        self.frame = PageFrame(say("Calendar"))
        self.navigation = today_navigation()
        self.kinds = Segments(
            [(say("Week"), WEEK), (say("Month"), MONTH)], accessible_name=say("Week or month")
        )
        self.new_button = Button(say("New activity"), "primary", pressed=self.add_activity)
        self.week, self.month = WeekView(), MonthView()
        self.strip, self.first_step = BesideStrip(), FirstStep()
        self._views = QStackedWidget()
        self._views.addWidget(self.week)
        self._views.addWidget(self.month)
        self._build()
        self.date_actions = DateActions(file, lambda: self._customs, self)
        self._timer = QTimer(self)
        self._wire()
        self.refresh()

    @property
    def view(self) -> EntriesView:
        """The week or the month, whichever shows."""
        return self.week if self.kinds.value() == WEEK else self.month

    def refresh(self) -> None:
        """Read the file again and show the same days."""
        self._customs = centre(self._file).customs
        today = self._now().date()
        if self._day == self._read_on:
            self._day = today  # the day turned while the window stood open
        self._read_on = today
        about_now = today - timedelta(days=_DAYS_FOR_FILTERS), today + timedelta(_DAYS_FOR_FILTERS)
        self.filters.offer(programme_between(self._file, *about_now), today)
        editable = self._file.read_only is None
        self.new_button.setEnabled(editable)
        self.new_button.setToolTip(self._file.read_only or "")
        self.first_step.button.setEnabled(editable)
        self.week.editable = self.month.editable = editable
        self._show()
        if isinstance(self.frame.side, ActivityPanel):
            self.frame.side.refresh()

    def show_day(self, day: date) -> None:
        """Go to ``day`` and put the focus on its first entry."""
        self._day = day
        self._show()
        first = next((each for each in self.view.entries() if each.occurrence.day == day), None)
        if first is not None:
            self.view.focus_entry(first, aloud=False)
        self.view.setFocus()

    def open_activity(self, activity_id: int) -> None:
        """Show all of one activity at the side."""
        self._open_activity(activity_id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on. As its focus proxy the view would keep Tab to itself."""
        self.view.setFocus(event.reason())

    def add_activity(self) -> None:
        """An empty form at the side."""
        self._open_activity(0)

    def state(self) -> dict[str, str]:
        kind = str(self.kinds.value())
        elsewhere = {"day": self._day.isoformat()} if self._day != self._read_on else {}
        return {"view": kind, **elsewhere, **self.filters.state()}

    def restore(self, state: Mapping[str, str]) -> None:
        """Stand as ``state`` says; what no longer fits is left as it is."""
        if state.get("view") in (WEEK, MONTH):
            self.kinds.set_value(state["view"])
        if state.get("day"):
            self._day = read_day(state["day"])
        self.filters.restore(state)
        self.refresh()

    # How it is built.

    def _build(self) -> None:
        self.frame.add_navigation(self.navigation)
        self.frame.add_navigation(self.kinds)
        self.filters = FilterButtons(self.frame)
        self.frame.set_primary(self.new_button)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.strip)
        inside.addWidget(self.first_step)
        inside.addWidget(self._views, 1)
        self.frame.set_content(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)

    def _wire(self) -> None:
        self.navigation.earlier.connect(lambda: self._turn(-1))
        self.navigation.later.connect(lambda: self._turn(1))
        self.navigation.now.connect(self._go_to_today)
        self.kinds.chosen.connect(lambda _kind: self._show())
        self.filters.changed.connect(self._show)
        self.strip.list_asked.connect(self._list_beside)
        self.first_step.asked.connect(self.add_activity)
        self.date_actions.said.connect(self._done)
        for view in (self.week, self.month):
            view.opened.connect(self._open_date)
            view.time_chosen.connect(self._open_new)
            view.moved.connect(self._move)
            view.lengthened.connect(self._lengthen)
            view.cancel_asked.connect(self._ask_cancelling)
            view.paged.connect(self._turn)
            view.today_asked.connect(self._go_to_today)
        self._timer.timeout.connect(self._tick)
        self._timer.start(_TICK_MILLISECONDS)

    # What shows.

    def _show(self) -> None:
        """Expand, lay out and show the days in force, in the view in force."""
        if self.kinds.value() == WEEK:
            first = week_start(self._day, self._customs.first_weekday)
            count, this_year = 7, first.year == self._now().year
            after = first + timedelta(days=7)
            title = day_range(first, after, self._customs, year=not this_year)
        else:
            weeks = month_weeks(self._day, self._customs.first_weekday)
            first, count = weeks[0][0], 7 * len(weeks)
            title = month_title(self._day)
            self.month.show_month(month_start(self._day))
        self.frame.set_title(title)
        end = first + timedelta(days=count)
        self._programme = programme_between(self._file, first - timedelta(days=1), end)
        days = days_shown(self._programme, self._entries(first, count), first, count, self._customs)
        self.view.show_days(days, self._customs, self._now())
        self._views.setCurrentWidget(self.view)
        self._beside = beside_calendar(self._programme, first, end)
        self.strip.show_beside(self._beside)
        self.first_step.setVisible(not self._programme.activities)

    def _entries(self, first: date, count: int) -> list[Entry]:
        """Those of the evening before too: they may run past midnight."""
        start, end = first - timedelta(days=1), first + timedelta(days=count)
        happening = occurrences(self._programme, start, end)
        clash = clash_words(happening, self._programme.closures)
        wanted = self.filters.value()
        return [
            entry_of(each, self._programme, self._customs, clash.get(each.key, ""))
            for each in happening
            if wanted.keep(each)
        ]

    def _turn(self, step: int) -> None:
        if self.kinds.value() == WEEK:
            self._day += timedelta(days=7 * step)
        elif step > 0:
            self._day = next_month_start(self._day)
        else:
            self._day = month_start(month_start(self._day) - timedelta(days=1))
        self._show()

    def _go_to_today(self) -> None:
        self._day = self._now().date()
        self._show()

    def _tick(self) -> None:
        if self.isVisible():
            self.view.set_now(self._now())

    # What a person does.

    def _move(self, entry: Entry, day: date, at: time | None) -> None:
        self.date_actions.move(entry.occurrence, day, at)

    def _lengthen(self, entry: Entry, minutes: int) -> None:
        self.date_actions.lengthen(entry.occurrence, minutes)

    def _open_date(self, entry: Entry) -> OccurrencePanel | None:
        if not may_replace(self.frame):
            return None
        self.view.focus_entry(entry, aloud=False)
        today = self._now().date()
        panel = OccurrencePanel(self._file, entry, self.date_actions, self._customs, today)
        panel.series_asked.connect(self._open_activity)
        self.frame.open_side(panel)
        return panel

    def _ask_cancelling(self, entry: Entry) -> None:
        panel = self._open_date(entry)
        if panel is not None:
            panel.ask_reason()

    def _open_new(self, day: date, at: time | None) -> None:
        self._open_activity(0, day, at)

    def _open_activity(
        self, activity_id: int, day: date | None = None, at: time | None = None
    ) -> None:
        if not may_replace(self.frame):
            self.week.clear_mark()
            return
        context = WhenContext(self._customs, self._now().date(), self._programme.terms)
        panel = ActivityPanel(
            self._file, activity_id, context, day=day, at=at, sections=self._sections
        )
        panel.said.connect(self._done)
        panel.saved.connect(self._focus_activity)
        panel.closed.connect(self.week.clear_mark)
        self.frame.open_side(panel)

    def _list_beside(self) -> None:
        if may_replace(self.frame):
            self.frame.open_side(BesidePanel(self._beside, self._open_activity))

    def _focus_activity(self, activity_id: int) -> None:
        """Put the focus on the activity's first date in sight, if it has one."""
        own = (e for e in self.view.entries() if e.occurrence.activity.id == activity_id)
        found = next(own, None)
        if found is not None:
            self.view.focus_entry(found, aloud=False)

    def _done(self, sentence: str) -> None:
        self.refresh()
        self.said.emit(sentence)
