"""On what terms somebody is on the roster: in words, and in a form when they are to change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.centre.store import centre
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.fields import CheckField
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.parts import Part, actions, link
from dropin.kit.typed_fields import DateField, NumberField
from dropin.people.store import person
from dropin.roster.model import Terms
from dropin.roster.operations import save_terms
from dropin.roster.panels.fields_view import HoursField, ShareField
from dropin.roster.store import customs, terms_of
from dropin.roster.terms_words import terms_told
from dropin.storage.file import CentreFile
from dropin.words import say

_LIMITS = ("most_a_week", "most_a_month", "most_nights")
_OWN = ("rest_minutes", "rest_week_every", "shadow_first", "lives_near")


class TermsPart(Part):
    """``editing`` while the form is open; then it only tells what went on beneath."""

    def __init__(self, file: CentreFile, person_id: int, today: date) -> None:
        super().__init__()
        self._file, self._person_id, self._today = file, person_id, today
        self.editing = False
        self.words = Label(role="muted")
        self.change_button = link(say("Change"), say("terms"), self.edit)
        self.join_button = Button(say("Put them on the roster"), pressed=self.join)
        self.form = self._made_form()
        self._editor = QWidget()
        self._arrange()
        self.form.submitted.connect(self.save)

    def show_terms(self, terms: Terms | None) -> None:
        """Show them as they stand now; None where the person is not on the roster."""
        self.join_button.setVisible(terms is None and not self.editing)
        self.change_button.setVisible(terms is not None and not self.editing)
        self.words.setVisible(not self.editing)
        if terms is None:
            self.words.setText(say("Not on the on-call roster."))
        else:
            house, written = customs(self._file), centre(self._file).customs
            self.words.setText("\n".join(map(str, terms_told(terms, house, written))))
        if self.editing and terms is not None:
            self.form.follow(_values(terms))

    def join(self) -> None:
        """Open the form for somebody new to the roster: from today, a full share."""
        self._open(Terms(0, self._person_id, self._today))

    def edit(self) -> None:
        """Open the form with the terms as they are."""
        known = terms_of(self._file, self._person_id)
        if known is not None:
            self._open(known)

    def save(self) -> None:
        """Write the form, or say what is wrong with it under a field."""
        if not self.form.ready():
            return
        known = terms_of(self._file, self._person_id) or Terms(0, self._person_id, self._today)
        draft = replace(known, **_from(self.form.values()))
        self.editing = False
        try:
            save_terms(self._file, draft)
        except KnownError as error:
            self.editing = True
            self.form.show_errors({"last_day": str(error)})
            return
        self.close()
        who = person(self._file, self._person_id)
        self.said.emit(say("Saved: {name} on the roster", name=who.name if who else ""))

    def close(self) -> bool:
        """Let the form go."""
        self.editing = False
        self.form.settle()
        self._editor.hide()
        self.show_terms(terms_of(self._file, self._person_id))
        shown = self.join_button if self.join_button.isVisibleTo(self) else self.change_button
        shown.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _open(self, terms: Terms) -> None:
        self.editing = True
        self.form.set_values(_values(terms))
        for part in (self.words, self.change_button, self.join_button):
            part.hide()
        self._editor.show()
        self.form.field("share").setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        column = QVBoxLayout(self._editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        save = Button(say("Save"), "primary", pressed=self.save)
        cancel = Button(say("Cancel"), "quiet", pressed=self.close)
        column.addWidget(self.form)
        column.addWidget(actions(save, cancel))
        self._editor.hide()
        self.column.addWidget(self.words)
        self.column.addWidget(actions(self.join_button, self.change_button))
        self.column.addWidget(self._editor)

    def _made_form(self) -> Form:
        form, written = Form(), centre(self._file).customs
        form.add(
            "share",
            say("Takes on"),
            ShareField(),
            say("Full, half, double, or percent of a full share of the hours."),
        )
        day = DateField(self._today, written, required=True)
        form.add("starts_on", say("On the roster from"), day)
        form.add(
            "last_day",
            say("Last day on the roster"),
            DateField(self._today, written),
            say("Empty: until they leave it."),
        )
        for name, words in zip(
            _LIMITS,
            (say("Most shifts a week"), say("Most shifts a month"), say("Most nights a month")),
            strict=True,
        ):
            form.add(name, words, NumberField(0, 99), say("Empty: no limit."))
        house = say("Empty: as the centre does.")
        form.add("rest_minutes", say("Rest between two shifts"), HoursField(), house)
        form.add(
            "rest_week_every",
            say("One week free of duty in"),
            NumberField(2, 52, unit=say("weeks")),
            say("Empty: none in particular."),
        )
        form.add("shadow_first", say("Shadow shifts before the first alone"), NumberField(), house)
        form.add("lives_near", "", CheckField(say("Lives near, and is quick to come in")))
        return form


def _values(terms: Terms) -> dict[str, Any]:
    last_day = None if terms.ends_on is None else terms.ends_on - timedelta(days=1)
    names = ("share", "starts_on", *_LIMITS, *_OWN)
    return {**{name: getattr(terms, name) for name in names}, "last_day": last_day}


def _from(values: dict[str, Any]) -> dict[str, Any]:
    """The form's values as the terms name them."""
    last_day = values.pop("last_day")
    return {**values, "ends_on": None if last_day is None else last_day + timedelta(days=1)}
