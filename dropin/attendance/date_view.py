"""One date at the right of the Attendance page: its figures, who is on it, and what can be done."""

from __future__ import annotations

from datetime import date
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dropin.attendance.date_sheet import DateSheet, figures_words, needs_words
from dropin.attendance.finder_view import PersonFinder
from dropin.attendance.roll import CAME_IN, COURSE, SIGNS_UP, unmarked
from dropin.attendance.roll_view import RollTable
from dropin.attendance.training_days import note_words
from dropin.centre.model import Centre
from dropin.dates import clock_span, day_short
from dropin.kit import theme
from dropin.kit.buttons import Button, MenuButton, Segments
from dropin.kit.flow import Flow
from dropin.kit.labels import Label, Sign
from dropin.kit.side_panel import scrolling
from dropin.programme.agenda import leaders_of
from dropin.programme.model import CANCELLED, Occurrence, Programme
from dropin.storage.file import CentreFile
from dropin.words import say

_FINDER_WIDTH = 200
_LEAST_ROWS = 6  # in sight, the heading counted


class DateView(QWidget):
    """Shows a sheet; what a person asks for comes out as signals, for the page to do."""

    added = Signal(int, str)
    newcomer = Signal(str)
    asked = Signal(str)

    def __init__(self, file: CentreFile, settings: Centre, *, for_leader: bool = False) -> None:
        """``for_leader`` leaves out fees, needs and numbers, and what only the office does."""
        super().__init__()
        self._for_leader = for_leader
        self._customs = settings.customs
        self._editable = file.read_only is None
        self.title = Label("", "section")
        self.detail = Label("", role="muted")
        self.figures = Label("", bold=True)
        self.needs = Sign("info", "careful")
        self.notice = Sign("info", "muted")
        self.action_row = Flow(theme.HAIR)
        self.action_buttons: dict[str, Button] = {}
        self.more = MenuButton(say("More"))
        self.more.set_choices([(say("Type in a paper sheet…"), "paper"), (say("Heads…"), "counts")])
        self.finder = PersonFinder(
            file, say("Add somebody by name"), self, shows_numbers=not for_leader
        )
        self.way = Segments(
            [(say("Came"), CAME_IN), (say("Signs up"), SIGNS_UP), (say("Whole course"), COURSE)],
            accessible_name=say("What the person added does"),
        )
        self.table = RollTable(
            settings.customs, ZoneInfo(settings.zone), settings.currency, fees=not for_leader
        )
        self.nobody = Label("", role="muted")
        self.keys = Label("", "small", "muted")
        self._list = QStackedWidget()
        self._build()
        self._wire()

    def show_sheet(self, sheet: DateSheet, programme: Programme, today: date) -> None:
        """Show ``sheet``; the list keeps its place, and the way of adding as a person chose it."""
        self.title.setText(sheet_title(sheet))
        self.detail.setText(self._where(sheet.occurrence, programme))
        self.detail.setVisible(bool(self.detail.text()))
        figures = " · ".join(map(str, figures_words(sheet)))
        self.figures.setText(figures)
        self.figures.setVisible(bool(figures))
        needs = () if self._for_leader else needs_words(sheet.needs)
        self.needs.set_text(" · ".join(map(str, needs)))
        self.notice.set_text(self._notice(sheet, today))
        self.table.show_rows(sheet.rows)
        self.nobody.setText(_nobody_words(sheet, today))
        self._list.setCurrentWidget(self.table if sheet.rows else self.nobody)
        keys = _keys_words(sheet, for_leader=self._for_leader)
        self.keys.setText(keys if sheet.rows and self._editable else "")
        self._offer_actions(sheet, today)

    def expect(self, sheet: DateSheet, today: date) -> None:
        """Set how somebody added is meant unless said: here today and before, signing up after."""
        self.way.setVisible(sheet.occurrence is not None and not self._for_leader)
        self.way.set_value(SIGNS_UP if sheet.day > today else CAME_IN)
        self.finder.takes_new = sheet.day == today  # who came before today is in the file

    def _build(self) -> None:
        # From the outside in: Qt dresses whatever moves into another part once more.
        content = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(content))  # with large text the list alone would have no room
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.SPACE, theme.TIGHT, theme.TIGHT, theme.TIGHT)
        column.setSpacing(theme.TIGHT)
        for part in (self.title, self.detail, self.figures, self.needs, self.notice):
            column.addWidget(part)
        column.addWidget(self.action_row)
        self._fill_action_row()
        adding = Flow(theme.TIGHT)
        column.addWidget(adding)
        adding.add(self.finder.field)
        adding.add(self.way)
        adding.setEnabled(self._editable)
        column.addWidget(self.finder.list)
        column.addWidget(self._list, 1)
        self.nobody.setContentsMargins(0, theme.ROOMY, theme.SPACE, 0)
        self.nobody.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._list.addWidget(self.table)
        self._list.addWidget(self.nobody)
        column.addWidget(self.keys)
        theme.changes().changed.connect(self._fit)
        self._fit()

    def _fill_action_row(self) -> None:
        for key, words in _actions().items():
            button = Button(words, pressed=partial(self.asked.emit, key))
            self.action_buttons[key] = button
            self.action_row.add(button)
        self.more.chosen.connect(self._ask_more)
        self.action_row.add(self.more)

    def _fit(self) -> None:
        self.table.setMinimumHeight(theme.row_height() * _LEAST_ROWS)
        self.finder.field.setFixedWidth(theme.scaled(_FINDER_WIDTH))

    def _wire(self) -> None:
        self.finder.picked.connect(lambda person: self.added.emit(person, str(self.way.value())))
        self.finder.newcomer.connect(self.newcomer)
        self.table.typed.connect(self.finder.begin)

    def _ask_more(self, key: object) -> None:
        self.asked.emit(str(key))

    def _offer_actions(self, sheet: DateSheet, today: date) -> None:
        """Only what makes sense for this date now."""
        dated, begun = sheet.occurrence is not None, sheet.day <= today
        shown = {
            "everyone": begun and bool(unmarked(sheet.rows)),
            "nobody": sheet.day < today and bool(unmarked(sheet.rows)),
            "turns": dated and sheet.day >= today and sheet.waiting > 0,
            "training": sheet.training is not None and bool(sheet.training.open_people),
            "sign-in": dated,
        }
        if sheet.training is not None:
            self.action_buttons["training"].setText(str(note_words(sheet.training)))
        if self._for_leader:
            shown |= dict.fromkeys(("turns", "training", "sign-in"), False)
        for key, button in self.action_buttons.items():
            button.setVisible(shown[key])
            button.setEnabled(self._editable or key == "sign-in")
        self.more.setVisible(begun and not self._for_leader)
        self.more.setEnabled(self._editable)
        self.action_row.updateGeometry()

    def _where(self, occurrence: Occurrence | None, programme: Programme) -> str:
        if occurrence is None:
            return ""
        place = programme.places.get(occurrence.place_id or 0)
        span = (
            ""
            if occurrence.at is None
            else clock_span(occurrence.at, occurrence.minutes, self._customs)
        )
        parts = (span, place.name if place else "", leaders_of(occurrence, programme))
        return " · ".join(part for part in parts if part)

    def _notice(self, sheet: DateSheet, today: date) -> str:
        if sheet.occurrence is not None and sheet.occurrence.status == CANCELLED:
            return say("Cancelled. Whoever is down for it is to be told.")
        if sheet.day < today:
            day = day_short(sheet.day, self._customs)
            return say("{day} is over. What you put right is kept with its history.", day=day)
        return ""


def sheet_title(sheet: DateSheet) -> str:
    return sheet.occurrence.title if sheet.occurrence is not None else say("Dropped in")


def _actions() -> dict[str, str]:
    return {
        "everyone": say("Everyone else came"),
        "nobody": say("Nobody else came"),
        "turns": say("Fair turns…"),
        "training": "",  # says what it would note
        "sign-in": say("Sign-in sheet…"),
    }


def _nobody_words(sheet: DateSheet, today: date) -> str:
    if sheet.occurrence is None:
        return say("Whoever comes without an activity stands here, by name or by head.")
    if sheet.day > today:
        return say("Nobody has signed up yet. Type a name above to put somebody down.")
    return say("Nobody is down for it. Type the name of whoever comes in.")


def _keys_words(sheet: DateSheet, *, for_leader: bool) -> str:
    keys = say("Space: came, or not · E: said so in time · M: did not come · + −: brings")
    if not for_leader:
        keys = f"{keys} · {say('Enter: more')}"
    return f"{keys} · {say('O: offer the place · Y N: the answer')}" if sheet.waiting else keys
