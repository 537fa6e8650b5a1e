"""The side panel of a board seat: its name, whom it speaks for, who holds and held it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dropin.choosing.model import BoardSeat, BoardTerm
from dropin.choosing.operations import remove_seat, remove_term, save_seat, save_term
from dropin.choosing.panels.parts_view import person_field
from dropin.choosing.store import seats, terms
from dropin.dates import Customs, day_long
from dropin.errors import KnownError
from dropin.kit.buttons import Button
from dropin.kit.draft_panel import DraftPanel
from dropin.kit.fields import LineField
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.layouts import stacked
from dropin.kit.list_editor import Listed, ListEditor
from dropin.kit.typed_fields import DateField
from dropin.people.store import person
from dropin.storage.file import CentreFile
from dropin.words import say


class SeatPanel(DraftPanel):
    """Adds (``seat_id`` 0) or edits a seat; terms are written as they are added."""

    said = Signal(str)

    def __init__(
        self, file: CentreFile, seat_id: int, now: Callable[[], datetime], customs: Customs
    ) -> None:
        self._file, self._now, self._customs = file, now, customs
        self._draft = _seat(file, seat_id) or BoardSeat(0, "", say("{members}"))
        self._changing: int = 0
        self.form = Form()
        self.form.add("name", say("Seat"), LineField(say("Chair")))
        self.form.add("constituency", say("Speaks for"), LineField(say("families")))
        self.form.set_values({"name": self._draft.name, "constituency": self._draft.constituency})
        self.term_form = Form()
        self.terms = ListEditor(
            self.term_form, say("Add the term"), say("Nobody has held this seat.")
        )
        super().__init__(self._draft.name or say("New seat"), self._content())
        if file.read_only is None:
            self._add_buttons()
        else:
            self.content.setEnabled(False)
        self.refresh()

    def refresh(self) -> None:
        """Show who holds and held the seat; what is typed stays."""
        if not self._draft.id:
            return
        known = _seat(self._file, self._draft.id)
        if known is None:
            self.forget()
            return
        self._draft = known
        self.form.follow({"name": known.name, "constituency": known.constituency})
        found = [each for each in terms(self._file) if each.seat_id == known.id]
        self.terms.show_listed([self._listed(each) for each in reversed(found)])

    def save(self) -> None:
        """Write the seat; a term half typed is written too."""
        draft = BoardSeat(self._draft.id, **self.form.values())
        if self._draft.id and self.term_form.touched and not self.add_term():
            return
        try:
            save_seat(self._file, draft)
        except KnownError as error:
            self.form.show_errors({"name": str(error)})
            return
        self.forget()
        self.said.emit(say("Saved the seat {name}.", name=draft.name))

    def remove(self) -> None:
        """Take the seat away with who held it; Undo brings all back."""
        remove_seat(self._file, self._draft.id)
        self.forget()
        self.said.emit(say("Removed the seat {name}.", name=self._draft.name))

    def add_term(self) -> bool:
        """Whoever is named holds the seat from one day to another; whether that can be."""
        if not self.term_form.ready():
            return False
        values = self.term_form.values()
        if values["person_id"] is None:
            self.term_form.show_errors({"person_id": say("Write who holds the seat.")})
            return False
        end = values["last_day"] + timedelta(days=1)
        draft = BoardTerm(
            self._changing, self._draft.id, values["person_id"], values["starts_on"], end
        )
        try:
            self.term_form.settle()
            save_term(self._file, draft)
        except KnownError as error:
            self.term_form.show_errors({"starts_on": str(error)})
            return False
        self._empty_terms()
        self.touched = self.form.touched
        self.said.emit(say("{name} holds the seat.", name=self._name(draft.person_id)))
        return True

    def _content(self) -> QWidget:
        today, customs = self._now().date(), self._customs
        form = self.term_form
        form.add("person_id", say("Who"), person_field(self._file, say("Nobody yet")))
        form.add("starts_on", say("From"), DateField(today, customs, required=True))
        form.add("last_day", say("Last day"), DateField(today, customs, required=True))
        self._empty_terms()
        if not self._draft.id:
            return stacked(self.form)
        return stacked(self.form, Label(say("Who holds it"), "section"), self.terms)

    def _add_buttons(self) -> None:
        self.offer_to_save(say("Save"), self.form)
        if self._draft.id:
            self.add_button(Button(say("Remove"), "quiet", pressed=self.remove), at_end=True)
        self.term_form.changed.connect(self.touch)
        self.terms.added.connect(self.add_term)

    def _empty_terms(self) -> None:
        today = self._now().date()
        self._changing = 0
        year_on = date(today.year + 1, today.month, min(today.day, 28)) - timedelta(days=1)
        self.term_form.set_values({"person_id": None, "starts_on": today, "last_day": year_on})
        self.terms.set_changing(False)

    def _listed(self, term: BoardTerm) -> Listed:
        words = say(
            "{name}, {first} – {last}",
            name=self._name(term.person_id),
            first=day_long(term.starts_on, self._customs),
            last=day_long(term.ends_on - timedelta(days=1), self._customs),
        )
        return Listed(words, partial(self._remove, term.id), partial(self._change, term))

    def _change(self, term: BoardTerm) -> None:
        self._changing = term.id
        self.term_form.set_values(
            {
                "person_id": term.person_id,
                "starts_on": term.starts_on,
                "last_day": term.ends_on - timedelta(days=1),
            }
        )
        self.terms.set_changing(True)

    def _remove(self, term_id: int) -> None:
        remove_term(self._file, term_id)
        self.said.emit(say("Taken back."))

    def _name(self, person_id: int) -> str:
        known = person(self._file, person_id)
        return known.name if known is not None else say("somebody")


def _seat(file: CentreFile, seat_id: int) -> BoardSeat | None:
    return next((each for each in seats(file) if each.id == seat_id), None)
