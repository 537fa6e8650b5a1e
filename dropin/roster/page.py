"""The On call page: the roster as a grid, fair shares beside it, one slot at the side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dropin.centre.store import centre
from dropin.dates import day_range, read_day, week_start
from dropin.kit import theme
from dropin.kit.buttons import Button, MenuButton, Segments
from dropin.kit.draft_panel import may_replace
from dropin.kit.empty_page import EmptyPage
from dropin.kit.page_frame import PageFrame
from dropin.kit.side_panel import SidePanel
from dropin.kit.time_navigation import TimeNavigation
from dropin.roster.grid.cells import HELD, Cell
from dropin.roster.grid.gathering import LEAST_WEEKS, RosterShown, roster_shown
from dropin.roster.grid.roster_view import RosterView
from dropin.roster.panels.actions_view import RosterActions
from dropin.roster.panels.honoraria_view import HonorariaPanel
from dropin.roster.panels.offers_view import OffersPanel
from dropin.roster.panels.plan_view import PlanPanel
from dropin.roster.panels.slot_view import SlotPanel
from dropin.roster.panels.tally_view import TallyPanel
from dropin.roster.store import draft_days
from dropin.storage.file import CentreFile
from dropin.words import say

ONE_WEEK, WEEKS = "week", "weeks"
_TICK_MILLISECONDS = 20_000
_ROOM_FOR_BOTH = 1320  # pixels in which fair shares and a slot's panel stand beside the grid


class OnCallPage(QWidget):
    """Who is on call when. ``said`` tells what was done, for a toast with Undo; ``told`` what was
    not. What other rooms answer is asked by the other signals."""

    said = Signal(str)
    told = Signal(str)
    print_wanted = Signal(str, dict)
    relief_wanted = Signal()
    kinds_wanted = Signal()

    def __init__(
        self,
        file: CentreFile,
        now: Callable[[], datetime],
        cover: Callable[[], Mapping[int, str]] = dict,
    ) -> None:
        """``now`` gives the present on the centre's wall, with its zone; ``cover`` what the room
        above says of the cover each leader gave and was asked for."""
        super().__init__()
        self._file, self._now = file, now
        self._day = now().date()
        self._shown: RosterShown | None = None
        self.frame = PageFrame(say("On call"))
        self.navigation = TimeNavigation(say("This week"), say("Earlier"), say("Later"))
        self.kinds = Segments(
            [(say("Week"), ONE_WEEK), (say("Four weeks"), WEEKS)],
            accessible_name=say("Week or four weeks"),
        )
        self.leader_button = MenuButton(say("Everybody"), accessible_name=say("Show one leader"))
        self.shares_button = Button(say("Fair shares"), "quiet", pressed=self._fit_sides)
        self.shares_button.setCheckable(True)
        self.more_button = MenuButton(say("More"), accessible_name=say("More about being on call"))
        self.more_button.set_choices(
            [
                (say("Plan, publish, versions…"), self.open_plan),
                (say("Shifts offered and swapped…"), self.open_offers),
                (say("Calls and visits…"), self.open_tally),
                (say("Who is on call, for the desk PC…"), self.open_desk),
                (say("Honoraria…"), self.open_honoraria),
                (say("Kinds of shift…"), self.kinds_wanted.emit),
                (say("Print for the wall…"), partial(self._print, "roster-wall")),
                (say("Print for the office…"), partial(self._print, "roster-office")),
            ]
        )
        self.unwell_button = Button(
            say("Someone is unwell…"), "plain", pressed=self.relief_wanted.emit
        )
        self.primary = Button(say("Plan…"), "primary", pressed=self._press_primary)
        self.roster = RosterView()
        self.grid, self.fairness = self.roster.grid, self.roster.fairness
        self.fairness.cover = cover
        self.empty = EmptyPage(
            "oncall",
            say("Who is on call, and when"),
            say(
                "First say which shifts there are: a desk by day, a phone in the evening. Then the"
                " roster can be planned, and every gap is seen here."
            ),
            Button(say("Kinds of shift…"), "primary", pressed=self.kinds_wanted.emit),
        )
        self.acts = RosterActions(file, self)
        self._views = QStackedWidget()
        self._timer = QTimer(self)
        self._build()
        self._wire()

    def refresh(self) -> None:
        """Read the file again and show the same days."""
        editable = self._file.read_only is None
        for button in (self.unwell_button, self.primary, self.roster.banner.let_go_button):
            button.setEnabled(editable)
            button.setToolTip(self._file.read_only or "")
        self._show()

    def show_day(self, day: date) -> None:
        """Go to the week that holds ``day``."""
        self._day = day
        self._show()

    def open_plan(self, first: date | None = None, weeks: int = LEAST_WEEKS) -> None:
        """Plan some weeks, at the side; without a first day, those in sight."""
        if self._shown is not None and may_replace(self.frame):
            begin = first or self._shown.weeks[0].first
            customs = self._shown.customs
            panel = PlanPanel(self._file, self._now, customs, begin, weeks)
            panel.turned.connect(partial(self._look_at_plan, panel))
            self._open_panel(panel)

    def open_offers(self) -> None:
        """The shifts offered and swapped, at the side."""
        if may_replace(self.frame):
            self._open_panel(OffersPanel(self._file, self._now))

    def open_tally(self) -> None:
        """Calls and visits, at the side."""
        if may_replace(self.frame):
            self._open_panel(TallyPanel(self._file, self._now))

    def open_desk(self) -> None:
        """Who is on call, on a screen of its own in front of everything."""
        from dropin.roster.desk_view import open_on_call_desk  # most visits open none

        open_on_call_desk(self._file, self._now, self)

    def open_honoraria(self) -> None:
        """What leaders on call are paid, at the side."""
        if may_replace(self.frame):
            panel = HonorariaPanel(self._file, self._now)
            panel.print_wanted.connect(self.print_wanted)
            self._open_panel(panel)

    def open_slot(self, slot_id: int) -> SlotPanel | None:
        """Show one slot at the side, if it is among those shown."""
        cell = self.grid.cells().get(slot_id)
        return self._open(cell) if cell is not None else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on."""
        self.grid.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """Read the file when somebody first looks, unless it was read before."""
        if self._shown is None:
            self.refresh()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_sides()

    def state(self) -> dict[str, str]:
        only = str(self.grid.only) if self.grid.only is not None else ""
        return {"view": str(self.kinds.value()), "day": self._day.isoformat(), "only": only}

    def restore(self, state: Mapping[str, str]) -> None:
        """Stand as ``state`` says; what no longer fits is left as it is."""
        if state.get("view") in (ONE_WEEK, WEEKS):
            self.kinds.set_value(state["view"])
        if state.get("day"):
            self._day = read_day(state["day"])
        if state.get("only", "").isdigit():
            self.grid.only = int(state["only"])
        self.refresh()

    # How it is built.

    def _build(self) -> None:
        self.frame.add_navigation(self.navigation)
        self.frame.add_navigation(self.kinds)
        self.frame.add_filter(self.shares_button)
        self.frame.add_filter(self.leader_button)
        self.frame.add_filter(self.more_button)
        self.frame.add_filter(self.unwell_button)
        self.frame.set_primary(self.primary)
        self._views.addWidget(self.roster)
        self._views.addWidget(self.empty)
        self.frame.set_content(self._views)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.frame)

    def _wire(self) -> None:
        self.navigation.earlier.connect(lambda: self._turn(-1))
        self.navigation.later.connect(lambda: self._turn(1))
        self.navigation.now.connect(self._go_to_today)
        self.kinds.chosen.connect(lambda _kind: self._show())
        self.leader_button.chosen.connect(self._show_only)
        self.more_button.chosen.connect(lambda act: act())
        banner = self.roster.banner
        banner.let_go.connect(self.acts.let_go)
        banner.show_wanted.connect(self._show_draft)
        banner.changes_wanted.connect(self.open_plan)
        self.fairness.chosen.connect(self._press_bar)
        self.acts.said.connect(self._done)
        self.acts.told.connect(self.told)
        grid = self.grid
        grid.opened.connect(self._open)
        grid.choosing_wanted.connect(self._choose)
        grid.emptied.connect(self._empty)
        grid.lock_wanted.connect(self._turn_lock)
        grid.dropped.connect(self.acts.drop)
        grid.paged.connect(self._turn)
        grid.today_asked.connect(self._go_to_today)
        theme.changes().changed.connect(self._fit_sides)
        self._timer.timeout.connect(self._tick)
        self._timer.start(_TICK_MILLISECONDS)

    # What shows.

    @property
    def _weeks(self) -> int:
        """How many are shown: one, or as many as the draft has, at least four."""
        if self.kinds.value() == ONE_WEEK:
            return 1
        return max(LEAST_WEEKS, self._draft_weeks())

    def _draft_weeks(self) -> int:
        found = draft_days(self._file)
        return -(-(found[1] - found[0]).days // 7) if found is not None else 0

    def _show(self) -> None:
        """Read and show the weeks in force."""
        now = self._now()
        first = week_start(self._day, centre(self._file).customs.first_weekday)
        count = self._weeks
        in_hand = self._in_hand()
        shown = self._shown = roster_shown(self._file, first, count, now, in_hand)
        self.grid.editable = self._file.read_only is None and not in_hand
        self.acts.shown = shown
        self._views.setCurrentWidget(self.empty if shown.is_empty else self.roster)
        this_year = first.year == now.year
        days = day_range(shown.first, shown.end, shown.customs, year=not this_year, short=True)
        self.frame.set_title(say("On call · {days}", days=days))
        self.roster.show_roster(shown, now)
        self.kinds.buttons[1].setText(_weeks_words(max(LEAST_WEEKS, self._draft_weeks())))
        waits = shown.draft is not None
        self.primary.setText(say("Publish") if waits else say("Plan…"))
        self.primary.updateGeometry()
        self._offer_leaders(shown)
        self._follow_panel()
        self._fit_sides()

    def _look_at_plan(self, panel: PlanPanel) -> None:
        """The weeks of the plan in hand come in sight with it."""
        if panel.first is not None and self._shown is not None:
            in_sight = self._shown.first <= panel.first < self._shown.end
            self._day = self._day if in_sight else panel.first
        self._show()

    def _in_hand(self) -> dict[int, int | None]:
        """Who would stand where by the plan that is being looked at, which is kept nowhere yet."""
        panel = self.frame.side
        return panel.people if isinstance(panel, PlanPanel) else {}

    def _offer_leaders(self, shown: RosterShown) -> None:
        found = sorted(shown.leaders, key=lambda each: shown.telling.name(each).casefold())
        choices: list[tuple[str, object]] = [(say("Everybody"), None)]
        choices += [(shown.faces[each].name, each) for each in found if each in shown.faces]
        self.leader_button.set_choices(choices)
        if self.grid.only is not None and self.grid.only not in shown.faces:
            self.grid.show_only(None)
        face = shown.faces.get(self.grid.only or 0)
        self.leader_button.setText(face.name if face else say("Everybody"))
        self.leader_button.updateGeometry()

    def _show_only(self, person_id: object) -> None:
        self.grid.show_only(person_id if isinstance(person_id, int) else None)
        if self._shown is not None:
            self._offer_leaders(self._shown)

    def _tick(self) -> None:
        if self.isVisible() and self._shown is not None:
            self.roster.show_now(self._shown, self._now())

    def _press_bar(self, person_id: int) -> None:
        """Look for whoever was pressed; pressed again, for everybody."""
        self._show_only(None if self.grid.only == person_id else person_id)

    def _fit_sides(self) -> None:
        """Fair shares give way to a slot's panel, and to the days where text is large; then a
        button brings them."""
        tight = not self.roster.room_beside(self.width())
        roomy = self.width() >= theme.scaled(_ROOM_FOR_BOTH)
        self.shares_button.setVisible(tight)
        wanted = not tight or self.shares_button.isChecked()
        self.fairness.setVisible(wanted and (self.frame.side is None or roomy))

    # What a person does.

    def _press_primary(self) -> None:
        shown = self._shown
        if shown is not None and shown.draft is not None:
            self.acts.publish(shown.draft, self._now())
        elif shown is not None:
            self.open_plan(shown.weeks[0].first, max(LEAST_WEEKS, len(shown.weeks)))

    def _turn(self, step: int) -> None:
        self._day += timedelta(weeks=step * self._weeks)
        self._show()

    def _go_to_today(self) -> None:
        self._day = self._now().date()
        self._show()

    def _show_draft(self) -> None:
        if self._shown is not None and self._shown.draft is not None:
            self.show_day(self._shown.draft.starts_on)

    def _choose(self, cell: Cell) -> None:
        panel = self._open(cell)
        if panel is not None:
            panel.choose()

    def _empty(self, cell: Cell) -> None:
        if cell.state == HELD:
            self.acts.put(cell, None)

    def _turn_lock(self, cell: Cell) -> None:
        if cell.state == HELD:
            self.acts.turn_lock(cell)

    def _open(self, cell: Cell) -> SlotPanel | None:
        if self._shown is None or not may_replace(self.frame):
            return None
        self.grid.focus_cell(cell, aloud=False)
        panel = SlotPanel(
            self._file, cell, self._shown, self.fairness.targets, self.acts, self._now
        )
        self._open_side(panel)
        return panel

    def _open_panel(self, panel: PlanPanel | OffersPanel | TallyPanel | HonorariaPanel) -> None:
        panel.said.connect(self._done)
        self._open_side(panel)

    def _open_side(self, panel: SidePanel) -> None:
        panel.closed.connect(self._side_closed)
        self.frame.open_side(panel)
        panel.returns_to = self.grid
        self._fit_sides()

    def _print(self, kind: str) -> None:
        if self._shown is not None:
            self.print_wanted.emit(kind, {"day": self._shown.first, "until": self._shown.end})

    def _side_closed(self) -> None:
        QTimer.singleShot(0, self, self._fit_sides)

    def _follow_panel(self) -> None:
        """What stands at the side shows the file as it is now; what is typed there stays."""
        panel = self.frame.side
        if isinstance(panel, PlanPanel | OffersPanel | TallyPanel | HonorariaPanel):
            panel.refresh()
        if not isinstance(panel, SlotPanel) or panel.touched:
            return
        cell, at_grid = self.grid.cell(panel.cell.key), self.grid.hasFocus()
        if cell is None:
            panel.close_panel()
            return
        self._open(cell)
        if at_grid:
            self.grid.setFocus()

    def _done(self, sentence: str) -> None:
        self.refresh()
        self.said.emit(sentence)


def _weeks_words(count: int) -> str:
    return say("Four weeks") if count == LEAST_WEEKS else say("{count} weeks", count=count)
