"""The leader's fast list: arrow keys and space mark who came, one key a person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from dropin.attendance.model import CAME, EXCUSED, LAPSED, MISSED, OFFERED, WAITING, Fee
from dropin.attendance.roll import GONE, RollRow
from dropin.centre.money import money
from dropin.dates import Customs, clock, day_short, weekday_short
from dropin.kit.table import Column, Table
from dropin.words import say

_MARKS = {Qt.Key.Key_E: EXCUSED, Qt.Key.Key_M: MISSED}
_ICONS = {CAME: "check", EXCUSED: "info", MISSED: "close"}
_ROLES = {CAME: "good", EXCUSED: "careful", MISSED: "needed"}


class RollTable(Table[RollRow]):
    """Keys: Space came or not; E said so in time; M missed; + and − bring; O offers, Y N answer.

    ``marked`` says whom and as what ("" takes the mark back), ``guests_changed`` by how many.
    """

    marked = Signal(object, str)
    guests_changed = Signal(object, int)
    place_offered = Signal(object)
    place_answered = Signal(object, bool)

    def __init__(self, customs: Customs, zone: tzinfo, currency: str, *, fees: bool = True) -> None:
        columns = roll_columns(customs, zone, currency)
        super().__init__(
            columns if fees else columns[:-1],
            key=lambda row: row.person.id,
            accessible_name=say("People"),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.row()
        if row is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        if not self._line_key(event, row) and not self._mark_key(event, row):
            super().keyPressEvent(event)

    def go_on(self) -> None:
        """To the next person, for the next press of the same key."""
        following = self.currentIndex().row() + 1
        if following < len(self.rows_model.rows):
            self.selectRow(following)

    def _mark_key(self, event: QKeyEvent, row: RollRow) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space:
            self.marked.emit(row, "" if row.presence == CAME else CAME)
        elif key in _MARKS:
            self.marked.emit(row, "" if row.presence == _MARKS[key] else _MARKS[key])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and row.presence:
            self.marked.emit(row, "")
        elif event.text() in ("+", "-"):
            self.guests_changed.emit(row, 1 if event.text() == "+" else -1)
        else:
            return False
        return True

    def _line_key(self, event: QKeyEvent, row: RollRow) -> bool:
        """Keys that mean something only for who waits, or was offered a place."""
        state = row.sign_up.state if row.sign_up is not None and row.attendance is None else ""
        key = Qt.Key(event.key())
        if state == WAITING and key == Qt.Key.Key_O:
            self.place_offered.emit(row)
        elif state == OFFERED and key in (Qt.Key.Key_Y, Qt.Key.Key_N):
            self.place_answered.emit(row, key == Qt.Key.Key_Y)
        else:
            return False
        return True


def roll_columns(customs: Customs, zone: tzinfo, currency: str) -> Sequence[Column[RollRow]]:
    return [
        Column(
            say("Here"),
            lambda row: presence_words(row, customs),
            order=lambda row: (row.presence != CAME, row.presence),
            role=lambda row: _ROLES.get(row.presence, "muted"),
            icon=lambda row: _ICONS.get(row.presence, ""),
        ),
        Column(
            say("Name"),
            lambda row: f"{row.person.name}  +{row.guests}" if row.guests else row.person.name,
            order=lambda row: row.person.sorted_by,
            wide=True,
            bold=True,
            role=lambda row: "muted" if row.section == GONE else "text",
        ),
        Column(
            say("Sign-up"),
            lambda row: sign_up_words(row, customs, zone),
            role=lambda row: "careful" if _waits_for_answer(row) else "muted",
        ),
        Column(
            say("Fee"),
            lambda row: fee_words(row.fee, currency),
            role=lambda row: "careful" if row.fee and row.fee.owing_cents else "muted",
            figures=True,
        ),
    ]


def presence_words(row: RollRow, customs: Customs) -> str:
    """``came 10:42``, ``excused``, ``missed``; empty while nobody said."""
    if row.presence == CAME:
        at = row.attendance.came_at if row.attendance is not None else None
        return say("came") if at is None else say("came {time}", time=clock(at, customs))
    return {EXCUSED: say("excused"), MISSED: say("missed")}.get(row.presence, "")


def sign_up_words(row: RollRow, customs: Customs, zone: tzinfo) -> str:
    """How they stand in the line, or that they walked in."""
    sign_up = row.sign_up
    if sign_up is None:
        return say("walked in")
    if row.attendance is not None and sign_up.state != WAITING:
        return say("signed up") if row.attendance.signed_up else say("walked in")
    if sign_up.state == WAITING:
        return say("number {number} in line", number=row.in_line)
    if sign_up.state == OFFERED and sign_up.answer_by is not None:
        return say("asked until {when}", when=soon_words(sign_up.answer_by, customs, zone))
    if row.section == GONE:
        return say("did not answer") if sign_up.state == LAPSED else say("withdrew")
    return say("whole course") if sign_up.key.original_day is None else say("signed up")


def fee_words(fee: Fee | None, currency: str) -> str:
    """What is left to pay. A fee that was waived reads like one that was paid: nothing to pay."""
    if fee is None:
        return ""
    if fee.owing_cents > 0:
        return say("{amount} to pay", amount=money(fee.owing_cents, currency))
    if fee.owing_cents < 0:
        return say("{amount} to give back", amount=money(-fee.owing_cents, currency))
    return say("nothing to pay")


def soon_words(moment: datetime, customs: Customs, zone: tzinfo) -> str:
    """``Tue 14:05``: a moment so near that its weekday says enough."""
    wall = moment.astimezone(zone)
    return f"{weekday_short(wall.weekday())} {clock(wall.time(), customs)}"


def moment_words(moment: datetime, customs: Customs, zone: tzinfo) -> str:
    """``Tue 24 Nov, 14:05``, on the centre's wall."""
    wall = moment.astimezone(zone)
    return f"{day_short(wall.date(), customs)}, {clock(wall.time(), customs)}"


def _waits_for_answer(row: RollRow) -> bool:
    return row.sign_up is not None and row.sign_up.state == OFFERED
