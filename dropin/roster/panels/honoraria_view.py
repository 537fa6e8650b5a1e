"""A month's honoraria: each leader's hours and amount, one opened to its lines, and the rates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.centre.money import money
from dropin.centre.store import centre
from dropin.dates import month_start, month_title, next_month_start
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.flow import Flow
from dropin.kit.labels import Label, Sign
from dropin.kit.layouts import empty
from dropin.kit.lines import Line as PressedLine
from dropin.kit.lines import LineLook
from dropin.kit.parts import actions, give_keyboard, keyboard_in
from dropin.kit.side_panel import SidePanel
from dropin.kit.time_navigation import TimeNavigation
from dropin.people.store import named_person
from dropin.roster.honoraria import Statement
from dropin.roster.now import role_words
from dropin.roster.panels.rates_view import RatesPart
from dropin.roster.panels.statement_view import StatementPart
from dropin.roster.store import honoraria
from dropin.storage.file import CentreFile
from dropin.words import say, say_count


class HonorariaPanel(SidePanel):
    """``said`` tells what was done; ``print_wanted`` asks for a sheet as ``print_sheet`` takes it;
    ``refresh`` reads the file again."""

    said = Signal(str)
    print_wanted = Signal(str, dict)

    def __init__(self, file: CentreFile, now: Callable[[], datetime]) -> None:
        self._file, self._now = file, now
        self._first = month_start(now().date())
        self._opened: int | None = None
        self.navigation = TimeNavigation(say("This month"), say("Earlier"), say("Later"))
        self.month = Label("", "section")
        self.sum = Label("", role="muted")
        self.problem = Sign("warning", "careful", size="small")
        self._people = QVBoxLayout()
        self._people.setSpacing(0)
        self.statement = StatementPart(file, now().date())
        self.rates = RatesPart(file, now().date())
        self.rates_button = Button(say("Rates…"), "quiet", pressed=self.open_rates)
        self.rates.hide()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        across = Flow(theme.TIGHT)
        across.add(self.month)
        across.add(self.navigation)
        for part in (across, self.sum, self.problem):
            column.addWidget(part)
        column.addLayout(self._people)
        column.addWidget(actions(self.rates_button))
        column.addWidget(self.rates)
        super().__init__(say("Honoraria"), content)
        self.add_button(Button(say("Print the total"), pressed=self.print_total))
        self.all_button = self.add_button(
            Button(
                say("Print all statements"),
                accessible_name=say("Print the total and all statements"),
                pressed=self.print_everything,
            )
        )
        self.print_button = self.add_button(
            Button(say("Print the statement"), pressed=self.print_statement)
        )
        self._wire()
        self.refresh()

    def refresh(self) -> None:
        """Read the month again; who is opened stays so."""
        held = keyboard_in(self)
        self._currency = centre(self._file).currency
        found = honoraria(self._file, self._first, self._end)
        self.month.setText(month_title(self._first))
        self.sum.setText(self._sum_words(found))
        self.problem.set_text(_problem_words(found, self._now().date()))
        if self._opened not in {each.person_id for each in found}:
            self._opened = None
        self.statement.setParent(None)
        empty(self._people)
        for each in found:
            self._people.addWidget(self._line(each))
            if each.person_id == self._opened:
                self.statement.show_statement(each, self._first, self._end)
                self._people.addWidget(self.statement)
        self.statement.setVisible(self._opened is not None)
        self.all_button.setVisible(self._opened is None and bool(found))
        self.print_button.setVisible(self._opened is not None)
        self.rates.refresh()
        give_keyboard(self, held)

    def show_month(self, first: date) -> None:
        """Go to the month that begins on ``first``."""
        self._first = first
        self.refresh()

    def open_person(self, person_id: int) -> None:
        """Open somebody's lines, or close them again."""
        self._opened = None if self._opened == person_id else person_id
        self.refresh()

    def open_rates(self) -> None:
        """Show the rates, or put them away again."""
        self.rates.setVisible(self.rates.isHidden())

    def print_total(self) -> None:
        self.print_wanted.emit("honoraria", {"day": self._first, "until": self._end})

    def print_everything(self) -> None:
        what = {"day": self._first, "until": self._end, "statements": True}
        self.print_wanted.emit("honoraria", what)

    def print_statement(self) -> None:
        what = {"day": self._first, "until": self._end, "person_id": self._opened}
        self.print_wanted.emit("honoraria", what)

    @property
    def _end(self) -> date:
        return next_month_start(self._first)

    def _wire(self) -> None:
        earlier, later = self.navigation.earlier, self.navigation.later
        earlier.connect(lambda: self.show_month(month_start(self._first - timedelta(days=1))))
        later.connect(lambda: self.show_month(self._end))
        self.navigation.now.connect(lambda: self.show_month(month_start(self._now().date())))
        self.statement.said.connect(self.said)
        self.rates.said.connect(self.said)

    def _line(self, said: Statement) -> PressedLine:
        name = named_person(self._file, said.person_id)
        detail = " · ".join(
            (
                _hours_words(said.minutes),
                say_count("{count} shift", "{count} shifts", len(said.lines)),
            )
        )
        words = f"{name}: {money(said.cents, self._currency)}"
        line = PressedLine(words, detail, LineLook())
        line.setCheckable(True)
        line.setChecked(said.person_id == self._opened)
        line.clicked.connect(lambda _=False, number=said.person_id: self.open_person(number))
        return line

    def _sum_words(self, found: tuple[Statement, ...]) -> str:
        if not found:
            return say("Nobody was on call in this month.")
        return say(
            "{hours}, {amount} together",
            hours=_hours_words(sum(each.minutes for each in found)),
            amount=money(sum(each.cents for each in found), self._currency),
        )


def _hours_words(minutes: int) -> str:
    return say("{hours} h", hours=f"{minutes // 60}:{minutes % 60:02}")


def _problem_words(found: tuple[Statement, ...], today: date) -> str:
    roles = dict.fromkeys(role for each in found for role in each.unpaid_roles)
    told = [say("There is no rate for “{role}” yet.", role=role_words(role)) for role in roles]
    if any(each.is_ahead(today) for each in found):
        told.append(say("What is still ahead counts as it is planned."))
    return " ".join(told)
