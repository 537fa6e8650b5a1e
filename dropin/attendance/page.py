"""The Attendance page: who is expected and who came, day by day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dropin.attendance.actions_view import RollActions
from dropin.attendance.date_sheet import DateSheet, date_sheet
from dropin.attendance.date_view import DateView, sheet_title
from dropin.attendance.day_view import DROPPED_IN, DayList
from dropin.attendance.desk import ends_at
from dropin.attendance.model import CAME, Key, key_of
from dropin.attendance.roll import RollRow
from dropin.attendance.store import figures
from dropin.attendance.waiting import ORPHANS, SUGGESTIONS, waiting_for_somebody
from dropin.centre.store import centre
from dropin.dates import day_long, minutes_of, read_day
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.draft_panel import may_replace
from dropin.kit.page_frame import PageFrame
from dropin.kit.side_panel import SidePanel, scrolling
from dropin.kit.time_navigation import today_navigation
from dropin.programme.model import CANCELLED, Occurrence, Programme
from dropin.programme.occurrences import occurrences
from dropin.programme.store import programme_between
from dropin.storage.file import CentreFile
from dropin.words import say

if TYPE_CHECKING:
    from dropin.attendance.desk_view import FrontDesk
    from dropin.attendance.panels.on_date_view import OnDatePanel

_LIST_WIDTH, _MOST_LIST_WIDTH = 296, 440
_LEAST_SHEET_WIDTH = 420
_TICK_MILLISECONDS = 60_000


class AttendancePage(QWidget):
    """The day at the left, one of its dates at the right. ``said`` tells what was done.

    ``print_wanted`` asks for a sheet and says what it is about; ``person_wanted`` for a person.
    """

    said = Signal(str)
    print_wanted = Signal(str, dict)
    person_wanted = Signal(int)
    _was_read = Signal(object)

    def __init__(
        self, file: CentreFile, now: Callable[[], datetime], *, for_leader: bool = False
    ) -> None:
        """``now`` gives the present on the centre's wall, with its zone.

        ``for_leader``: who is expected and who came, and nothing else about anybody.
        """
        super().__init__()
        self._file, self._now, self._for_leader = file, now, for_leader
        self._day = now().date()
        self._shown_today = self._day
        self._customs = centre(file).customs
        self._programme = Programme()
        self._dates: Sequence[Occurrence] = ()
        self._chosen: Key | None = None
        self.sheet = DateSheet.nothing(self._day)
        self.desk: FrontDesk | None = None
        self._row_panel: OnDatePanel | None = None
        self.frame = PageFrame(say("Attendance"))
        self.navigation = today_navigation()
        self.desk_button = Button(say("Open the front desk"), "primary", pressed=self.open_desk)
        self.list = DayList()
        self.date = DateView(file, centre(file), for_leader=for_leader)
        self.actions_on_date = RollActions(file, now, self)
        self._timer = QTimer(self)
        self._build()
        self._wire()
        self.show_day(self._day)

    def refresh(self) -> None:
        """Read the day again."""
        self._customs = centre(self._file).customs
        self._read_day()
        self._show_date()
        self._was_read.emit(self.sheet)

    def show_day(self, day: date) -> None:
        """Go to ``day``, to what is on then."""
        self._day = day
        self._read_day()
        self._choose_first()
        self._show_date()
        self.date.expect(self.sheet, self._now().date())

    def show_date(self, key: Key, day: date) -> None:
        """Go to one date of an activity."""
        self.show_day(day)
        if any(key_of(each) == key for each in self._dates):
            self._choose(key)

    def open_desk(self) -> None:
        """The front desk, in front of everything."""
        from dropin.attendance.desk_view import FrontDesk

        self.desk = FrontDesk(self._file, self._now, self)
        self.desk.showFullScreen()
        self.desk.activateWindow()

    def state(self) -> dict[str, str]:
        return {"day": self._day.isoformat()} if self._day != self._now().date() else {}

    def restore(self, state: Mapping[str, str]) -> None:
        if state.get("day"):
            self.show_day(read_day(state["day"]))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the list of people, or of dates."""
        if self.date.table.isVisible():
            self.date.table.setFocus(event.reason())
        else:
            self.list.dates.take_keyboard()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    # How it is built.

    def _build(self) -> None:
        # From the outside in: Qt dresses whatever moves into another part once more.
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        content = QWidget()
        self.frame.set_content(content)
        self.frame.add_navigation(self.navigation)
        if not self._for_leader:
            self._add_what_the_office_does()
        row = QHBoxLayout(content)
        row.setContentsMargins(theme.TIGHT, 0, 0, 0)
        row.setSpacing(0)
        self._list_area = scrolling(self.list)
        row.addWidget(self._list_area)
        row.addWidget(self.date, 1)
        theme.changes().changed.connect(self._fit)

    def _add_what_the_office_does(self) -> None:
        for words, panel in (
            (say("Worth a word"), SUGGESTIONS),
            (say("Cash sheet"), "cash"),
        ):
            self.frame.add_filter(Button(words, "plain", pressed=partial(self.open_panel, panel)))
        self.desk_button.setEnabled(self._file.read_only is None)
        self.frame.set_primary(self.desk_button)

    def _wire(self) -> None:
        self.navigation.earlier.connect(lambda: self.show_day(self._day - timedelta(days=1)))
        self.navigation.later.connect(lambda: self.show_day(self._day + timedelta(days=1)))
        self.navigation.now.connect(lambda: self.show_day(self._now().date()))
        self.list.chosen.connect(self._choose)
        self.list.asked.connect(self.open_panel)
        self.list.date_wanted.connect(self.show_date)
        self.date.asked.connect(self.open_panel)
        self.date.added.connect(self.actions_on_date.add)
        self.date.newcomer.connect(self.actions_on_date.welcome)
        table = self.date.table
        table.marked.connect(self._mark)
        table.guests_changed.connect(self.actions_on_date.bring)
        table.place_offered.connect(self.actions_on_date.offer)
        table.place_answered.connect(self.actions_on_date.answer)
        if not self._for_leader:
            table.opened.connect(self._open_row)
        table.clicked.connect(self._follow_click)
        self.actions_on_date.said.connect(self.said)
        self._timer.setInterval(_TICK_MILLISECONDS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _fit(self) -> None:
        """The day gives way where the people, beside an open panel, would have no room."""
        width = max(_LIST_WIDTH, min(_MOST_LIST_WIDTH, theme.scaled(_LIST_WIDTH)))
        self._list_area.setFixedWidth(width)
        beside = self.frame.side.width() if self.frame.side is not None else 0
        left = self.width() - beside - width
        self._list_area.setVisible(left >= min(_LEAST_SHEET_WIDTH, self.width() - width))

    # What shows.

    def _read_day(self) -> None:
        end = self._day + timedelta(days=1)
        self._programme = programme_between(self._file, self._day, end)
        self._dates = occurrences(self._programme, self._day, end)
        self.frame.set_title(day_long(self._day, self._customs))
        found = figures(self._file, self._day, end)
        self.list.show_day(self._dates, found, self._programme, self._customs)
        self._show_waiting()

    def _show_waiting(self) -> None:
        """What waits for somebody of the office."""
        waiting = waiting_for_somebody(self._file, self._now(), self._customs)
        self.list.show_waiting(() if self._for_leader else waiting)

    def _choose_first(self) -> None:
        """What is on now or comes next; else dropping in."""
        now = self._now()
        running = [each for each in self._dates if each.status != CANCELLED]
        if self._day == now.date():
            running = [
                each for each in running if ends_at(each) > minutes_of(now.time())
            ] or running[-1:]
        self._chosen = key_of(running[0]) if running else None

    def _choose(self, chosen: object) -> None:
        self._chosen = chosen if isinstance(chosen, Key) else None
        self._show_date()
        self.date.expect(self.sheet, self._now().date())

    def _show_date(self) -> None:
        occurrence = next((each for each in self._dates if key_of(each) == self._chosen), None)
        self._chosen = key_of(occurrence) if occurrence is not None else None
        self.list.dates.set_value(self._chosen or DROPPED_IN)
        self.sheet = date_sheet(self._file, occurrence, self._day)
        self.actions_on_date.look_at(occurrence, self._day)
        self.date.show_sheet(self.sheet, self._programme, self._now().date())

    def _tick(self) -> None:
        """A new day begins by itself; offers run out."""
        today = self._now().date()
        if today != self._shown_today and self._day == self._shown_today:
            self.show_day(today)
        self._shown_today = today
        if self.isVisible():
            self._show_waiting()

    # What is done.

    def _mark(self, row: RollRow, presence: str) -> None:
        self.actions_on_date.mark(row, presence)
        if presence:
            self.date.table.go_on()

    def open_panel(self, which: str) -> None:
        """Open what ``which`` asks for: a panel at the side, or do it at once."""
        if which == "everyone":
            self.actions_on_date.everyone_came(self.sheet.rows)
        elif which == "nobody":
            self.actions_on_date.nobody_else_came(self.sheet.rows)
        elif which == "turns":
            self.actions_on_date.propose_turns(self.sheet)
        elif which == "training":
            self.actions_on_date.note_training()
        elif which == "sign-in":
            self._print_sign_in()
        elif which == "lapse":
            self.actions_on_date.lapse()
        elif may_replace(self.frame):
            self._open_side(self._panel(which))

    # Each imports its panel inside: most visits to the page open none of them.

    def _panel(self, which: str) -> SidePanel:
        title, actions = sheet_title(self.sheet), self.actions_on_date
        if which == "cash":
            from dropin.attendance.panels.cash_view import CashPanel

            cash = CashPanel(self._file, self._day, self._customs)
            cash.print_asked.connect(self._print_cash)
            cash.said.connect(self.said)
            self._was_read.connect(cash.refresh)
            return cash
        if which == ORPHANS:
            from dropin.attendance.panels.orphans_view import OrphansPanel

            orphans = OrphansPanel(self._file, self._now, self._customs)
            orphans.said.connect(self.said)
            self._was_read.connect(orphans.refresh)
            return orphans
        if which == "paper":
            from dropin.attendance.panels.paper_view import PaperPanel

            paper = PaperPanel(self._file, title)
            paper.came.connect(actions.from_paper)
            return paper
        if which == "counts":
            from dropin.attendance.panels.counts_view import CountsPanel

            counts = CountsPanel(self.sheet, title)
            counts.counted.connect(actions.count_heads)
            counts.away.connect(actions.turn_away)
            return counts
        from dropin.attendance.panels.suggestions_view import SuggestionsPanel

        suggestions = SuggestionsPanel(self._file, self._now, self._customs)
        suggestions.said.connect(self.said)
        self._was_read.connect(suggestions.refresh)
        suggestions.person_wanted.connect(self.person_wanted)
        return suggestions

    def _open_row(self, row: RollRow) -> None:
        from dropin.attendance.panels.on_date_view import OnDatePanel

        if may_replace(self.frame):
            panel = OnDatePanel(self._file, self._now, self._customs, self.actions_on_date, row)
            panel.said.connect(self.said)
            panel.person_wanted.connect(self.person_wanted)
            panel.receipt_wanted.connect(self._print_receipt)
            self._was_read.connect(panel.follow)
            self._row_panel = panel
            self._open_side(panel)

    def _print_receipt(self, number: int) -> None:
        self.print_wanted.emit("receipt", {"receipt": number})

    def _follow_click(self, at: QModelIndex) -> None:
        """A click on the mark marks; while somebody is open, one on another opens them instead."""
        row = self.date.table.row()
        if row is None:
            return
        if at.column() == 0 and self._file.read_only is None:
            self.actions_on_date.mark(row, "" if row.presence == CAME else CAME)
        elif self._row_panel is not None and self.frame.side is self._row_panel:
            self._open_row(row)

    def _open_side(self, panel: SidePanel) -> None:
        self.frame.open_side(panel)
        panel.closed.connect(self._fit)
        self._fit()

    def _print_sign_in(self) -> None:
        occurrence = self.sheet.occurrence
        if occurrence is not None:
            what = {
                "day": occurrence.day,
                "activity_id": occurrence.activity.id,
                "at": occurrence.at,
            }
            self.print_wanted.emit("sign-in", what)

    def _print_cash(self) -> None:
        self.print_wanted.emit("cash", {"day": self._day})
