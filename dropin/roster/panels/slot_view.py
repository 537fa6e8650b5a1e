"""The side panel of one slot: who stands there and why, who else could, its hours, its history."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from dropin.dates import clock, clock_span, day_long, day_short
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.draft_panel import DraftPanel
from dropin.kit.fields import TextField
from dropin.kit.flow import Flow
from dropin.kit.form import Form
from dropin.kit.labels import Label, Sign
from dropin.kit.typed_fields import NumberField, TimeField
from dropin.roster.grid.candidates import candidates, why_this
from dropin.roster.grid.cells import GAP, HELD, Cell
from dropin.roster.grid.chip_view import first_height, hand, paint_chip
from dropin.roster.grid.faces import Face
from dropin.roster.grid.gathering import RosterShown
from dropin.roster.grid.spoken import obstacles_words, role_words
from dropin.roster.panels.actions_view import RosterActions
from dropin.roster.panels.candidates_view import CandidateList
from dropin.roster.planning.reasons import reasons_of
from dropin.roster.shifts import wall_minutes
from dropin.roster.telling import why_open
from dropin.storage.file import CentreFile
from dropin.storage.history import HistoryEntry
from dropin.words import Message, say

_MOST_HISTORY = 6


class SlotPanel(DraftPanel):
    """One slot as it stood when the panel was made; a change of the file asks for a new one."""

    person_wanted = Signal(int)

    def __init__(
        self,
        file: CentreFile,
        cell: Cell,
        shown: RosterShown,
        targets: Mapping[int, int],
        actions: RosterActions,
        now: Callable[[], datetime],
    ) -> None:
        self.cell = cell
        self._file, self._shown, self._targets = file, shown, targets
        self._actions, self._now = actions, now
        self.list: CandidateList | None = None
        self._found = candidates(shown.standing, cell, targets)
        self.hours_form, self.done_form = Form(), Form()
        self.lock_button = Button("", "plain", pressed=self._turn_lock)
        self.empty_button = Button(say("Leave it open"), "quiet", pressed=self._empty)
        self.hours_button = Button(say("Other hours…"), "quiet", pressed=self.ask_hours)
        self.leave_out_button = Button(
            say("Leave this shift out"), "quiet", pressed=self._leave_out
        )
        day = day_short(cell.day, shown.customs)
        super().__init__(say("{name}, {day}", name=cell.shift.name, day=day), self._content())
        for form in (self.hours_form, self.done_form):
            form.changed.connect(self.touch)
        self.watch()

    def choose(self) -> None:
        """Hand the keyboard to the list of those one may choose."""
        if self.list is not None:
            self.list.take_keyboard()

    def ask_hours(self) -> None:
        """Show the hours of this one shift, and go to them."""
        self.hours_form.show()
        self.hours_button.hide()
        self.hours_form.field("starts_at").setFocus()

    def save(self) -> None:
        """Write the hours, or what was really done, whichever was typed."""
        if self.done_form.touched and self.done_form.ready():
            minutes = self.done_form.values()["minutes"]
            self.touched = False
            self._actions.note_done(self.cell, minutes)
        elif self.hours_form.ready():
            values = self.hours_form.values()
            self.touched = False
            self._actions.change(replace(self.cell.shift, **values))

    # How it is built.

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        for part in (*self._told(), *self._why(), *self._choosing(), *self._shift_parts()):
            column.addWidget(part)
        for part in (*self._history(), *self._keys()):
            column.addWidget(part)
        return content

    def _told(self) -> Iterable[QWidget]:
        cell, customs = self.cell, self._shown.customs
        starts, ends = wall_minutes(cell.shift.starts_at, cell.shift.ends_at)
        hours = clock_span(cell.shift.starts_at, ends - starts, customs)
        yield Label(day_long(cell.day, customs))
        yield Label(say("{hours}, {role}", hours=hours, role=role_words(cell.slot.role)))
        needs = [self._shown.telling.training(each) for each in cell.slot.trainings]
        needs += cell.slot.languages
        if needs:
            yield Label(say("Needs {what}", what=", ".join(needs)), "small", "muted")
        if cell.shift.note:
            yield Label(cell.shift.note, "small", "muted")
        face = self._shown.faces.get(cell.person_id or 0)
        if cell.state == HELD:
            yield ChipLine(face, cell)
        elif cell.state == GAP:
            yield Sign("warning", "needed", say("Nobody stands here yet."))
        else:
            yield Label(say("Nobody stands here."), role="muted")
        for sentence in obstacles_words(cell.broken, self._shown.telling):
            yield Sign("warning", "careful", f"{sentence}.")
        if self._file.read_only is None and cell.state == HELD:
            self.lock_button.setText(say("Unlock") if cell.slot.locked else say("Lock"))
            yield _row(self.lock_button, self.empty_button)

    def _why(self) -> Iterable[QWidget]:
        cell, standing = self.cell, self._shown.standing
        if cell.state == HELD:
            name = self._shown.telling.name(cell.person_id)
            told: Sequence[Message] = why_this(standing, cell, self._targets, self._shown.telling)
            heading = say("Why {name}?", name=name)
        elif cell.state == GAP:
            told, heading = self._why_open(), say("Why is it open?")
        else:
            return
        if told:
            yield _heading(heading)
        for sentence in told:
            yield Label(str(sentence))

    def _why_open(self) -> Sequence[Message]:
        standing, telling = self._shown.standing, self._shown.telling
        free = [telling.name(each.leader_id) for each in self._found if not each.obstacles]
        if len(free) == 1:
            return (Message("{name} would be free for it.", name=free[0]),)
        if free:
            return (Message("{count} would be free: {name} first.", count=len(free), name=free[0]),)
        slot_id = self.cell.id
        found = reasons_of(standing.problem, standing.rules, standing.assignment, slot_id)
        return why_open(found, standing.rules.slots[slot_id], telling)

    def _choosing(self) -> Iterable[QWidget]:
        if self._file.read_only is not None:
            return
        found = self._found
        held = self.cell.state == HELD
        yield _heading(say("Who else could?") if held else say("Who could?"))
        if not found:
            yield Label(say("Nobody else is on the roster."), role="muted")
            return
        self.list = CandidateList(found, self._shown.faces, self._shown.telling)
        self.list.picked.connect(lambda person_id: self._actions.put(self.cell, person_id))
        yield self.list

    def _shift_parts(self) -> Iterable[QWidget]:
        if self._file.read_only is not None:
            return
        yield _heading(say("This one shift"))
        if self.cell.state == HELD and self.cell.shift.starts <= self._now():
            yield self._done_part()
        yield self._hours_part()
        yield _row(self.hours_button, self.leave_out_button)

    def _done_part(self) -> QWidget:
        minutes, slot = self.cell.shift.minutes, self.cell.slot
        self.done_form.add(
            "minutes",
            say("Really done, in minutes"),
            NumberField(0, 2_880),
            say("Empty: as long as the shift, {minutes}.", minutes=minutes),
        )
        self.done_form.set_values({"minutes": slot.done_minutes})
        self.done_form.add_part(Button(say("Note it"), "plain", pressed=self.save))
        self.done_form.submitted.connect(self.save)
        return self.done_form

    def _hours_part(self) -> QWidget:
        form, shift, customs = self.hours_form, self.cell.shift, self._shown.customs
        form.add("starts_at", say("Starts"), TimeField(customs, required=True))
        form.add("ends_at", say("Ends"), TimeField(customs, required=True))
        form.add("note", say("Note"), TextField(least_lines=1))
        form.set_values(
            {"starts_at": shift.starts_at, "ends_at": shift.ends_at, "note": shift.note}
        )
        form.add_part(Button(say("Change this shift"), "primary", pressed=self.save))
        form.submitted.connect(self.save)
        form.hide()
        return form

    def _history(self) -> Iterable[QWidget]:
        if self.cell.id <= 0:
            return
        entries = self._file.history("slot", self.cell.id)[-_MOST_HISTORY:]
        if entries:
            yield _heading(say("History"))
        for entry in reversed(entries):
            yield Label(self._history_words(entry), "small", "muted")

    def _keys(self) -> Iterable[QWidget]:
        if self._file.read_only is not None:
            return
        yield _heading(say("Keys in the roster"))
        told = say(
            "Space takes a chip along, arrow keys carry it, Space puts it down. Ctrl with an arrow"
            " moves it at once. F2 chooses somebody, L locks, Delete leaves open, Enter opens,"
            " Page Up and Page Down turn the weeks, T goes to today."
        )
        yield Label(told, "small", "muted")

    def _history_words(self, entry: HistoryEntry) -> str:
        moment, customs = entry.moment.astimezone(self._now().tzinfo), self._shown.customs
        return say(
            "{day}, {time}: {label} ({who})",
            day=day_short(moment.date(), customs),
            time=clock(moment.time(), customs),
            label=entry.label,
            who=entry.who,
        )

    # What a person does.

    def _turn_lock(self) -> None:
        self._actions.turn_lock(self.cell)

    def _empty(self) -> None:
        self._actions.put(self.cell, None)

    def _leave_out(self) -> None:
        self.touched = False
        self._actions.leave_out(self.cell.shift)


class ChipLine(QWidget):
    """Somebody's chip with their whole name beside it."""

    def __init__(self, face: Face | None, cell: Cell) -> None:
        super().__init__()
        self._face, self._cell = face, cell
        self.setAccessibleName(face.name if face else say("Somebody"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, round(first_height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, bold = QPainter(self), hand("body", bold=True)
        wide = theme.scaled(64) + bold.wide(self._face.initials if self._face else "?")
        chip = QRectF(0, 0, wide, self.height())
        paint_chip(painter, chip, self._letters(), self._cell)
        painter.setFont(bold.font)
        painter.setPen(theme.current().text)
        words = QRectF(wide + theme.SPACE, 0, self.width() - wide - theme.SPACE, self.height())
        name = self._face.name if self._face else say("Somebody")
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, name)

    def _letters(self) -> Face | None:
        return replace(self._face, short="") if self._face is not None else None


def _heading(words: str) -> Label:
    heading = Label(words, "section")
    heading.setContentsMargins(0, theme.TIGHT, 0, 0)
    return heading


def _row(*buttons: Button) -> Flow:
    row = Flow(theme.TIGHT)
    for button in buttons:
        row.add(button)
    return row
