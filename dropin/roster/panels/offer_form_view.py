"""Offering a shift in somebody's name: whose, which, and to whom or for which other one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.centre.store import centre
from dropin.dates import day_short
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.fields import ChoiceField
from dropin.kit.form import Form
from dropin.kit.parts import actions
from dropin.people.store import named_person
from dropin.records import record
from dropin.roster.model import Offer, Shift, Slot
from dropin.roster.now import role_words, span_words
from dropin.roster.offers import Standing, takers
from dropin.roster.operations import offer_slot, offer_to, propose_swap
from dropin.roster.panels.fields_view import leader_field
from dropin.roster.planning.model import PRIMARY
from dropin.roster.reading.patterns import shift_of_slot
from dropin.roster.store import own_shifts, roster_ahead, shifts_to_swap_for
from dropin.storage.file import CentreFile
from dropin.words import say


@record
class For:
    """What a shift is offered for: to anybody (neither), to one person, or for another slot."""

    person_id: int | None = None
    slot_id: int | None = None


class OfferForm(QWidget):
    """``offered`` tells what was done; ``left`` comes where nothing was."""

    offered = Signal(str)
    left = Signal()

    def __init__(self, file: CentreFile, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._file, self._now = file, now
        self._customs = centre(file).customs
        self.form = Form()
        self.who = self.form.add("who", say("Whose shift"), leader_field(file, 0))
        self.slot: ChoiceField[int] = ChoiceField([])
        self.form.add("slot", say("Which"), self.slot)
        self.what: ChoiceField[For] = ChoiceField([(say("To anybody"), For())])
        self.form.add(
            "what",
            say("To whom"),
            self.what,
            say("Only those who are trained, there and free are proposed."),
        )
        save = Button(say("Offer it"), "primary", pressed=self.save)
        cancel = Button(say("Cancel"), "quiet", pressed=self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.form)
        column.addWidget(actions(save, cancel))
        self.who.line.editingFinished.connect(self._show_shifts)
        self.who.changed.connect(self._show_shifts)
        self.slot.changed.connect(self._show_others)
        self.form.submitted.connect(self.save)

    def begin(self, slot_id: int | None = None) -> None:
        """Empty, or with one slot and its holder in it."""
        known = None if slot_id is None else shift_of_slot(self._file, slot_id)
        person_id = None if known is None else known[1].person_id
        self.form.set_values({"who": person_id})
        self._show_shifts()
        if known is not None and person_id is not None:
            self.slot.set_value(known[1].id)
            self._show_others()
        self.form.field("who" if person_id is None else "what").setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def save(self) -> None:
        """Offer it, as whoever holds it said."""
        if self.who.problem() or self.who.value() is None:
            trouble = self.who.problem() or say("Choose whose shift it is.")
            self.form.show_errors({"who": trouble})
            return
        try:
            slot_id, what = self.slot.value(), self.what.value()
        except ValueError:
            self.form.show_errors({"slot": say("They have no shift ahead.")})
            return
        try:
            self._offer(slot_id, what)
        except KnownError as error:
            self.form.show_errors({"slot": str(error)})
            return
        words = self.slot.in_words(slot_id)
        self.form.settle()
        self.offered.emit(say("{shift} is offered.", shift=words))

    def leave(self) -> None:
        """Let it go."""
        self.form.settle()
        self.left.emit()

    def _offer(self, slot_id: int, what: For) -> None:
        if what.slot_id is not None:
            propose_swap(self._file, slot_id, what.slot_id, now=self._now())
        elif what.person_id is not None:
            offer_to(self._file, slot_id, what.person_id, now=self._now())
        else:
            offer_slot(self._file, slot_id, now=self._now())

    def _show_shifts(self) -> None:
        """The shifts of whoever is chosen."""
        person_id = None if self.who.problem() else self.who.value()
        found = [] if person_id is None else own_shifts(self._file, person_id, self._now())
        ahead = [each for each in found if each.shift.starts > self._now()]
        self.slot.set_choices(
            [(self._words(each.shift, each.slot), each.slot.id) for each in ahead]
        )
        self._show_others()

    def _show_others(self) -> None:
        """To whom the shift chosen may be proposed, and for which others."""
        choices = [(say("To anybody"), For())]
        try:
            slot_id = self.slot.value()
        except ValueError:
            self.what.set_choices(choices)
            return
        known = shift_of_slot(self._file, slot_id)
        if known is not None and known[1].person_id is not None:
            draft = Offer(0, slot_id, known[1].person_id, self._now(), "")
            roster = roster_ahead(self._file, self._now(), known[0].day)
            for person_id in takers(roster.rulebook, roster.assignment, Standing(draft, *known)):
                name = named_person(self._file, person_id)
                choices.append((say("To {name}", name=name), For(person_id=person_id)))
            for each in shifts_to_swap_for(self._file, slot_id, self._now()):
                name = named_person(self._file, each.slot.person_id or 0)
                words = say(
                    "Swap for {shift} ({name})", shift=self._words(each.shift, each.slot), name=name
                )
                choices.append((words, For(slot_id=each.slot.id)))
        self.what.set_choices(choices)

    def _words(self, shift: Shift, slot: Slot) -> str:
        """``Tue 24 Nov 10:00–14:00, Desk``."""
        when = f"{day_short(shift.day, self._customs)} {span_words(shift, self._customs)}"
        role = "" if slot.role == PRIMARY else role_words(slot.role)
        return say(", ").join(filter(None, (when, shift.name, role)))
