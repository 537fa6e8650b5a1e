"""On what terms somebody is a buddy: in words, and in a form when they are to change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.buddies.listing import topic_words
from dropin.buddies.model import HELP, INTEREST, RATHER_NOT, YES, Terms
from dropin.buddies.operations import save_terms
from dropin.buddies.panels.fields_view import (
    AVOIDS,
    HELPS,
    LIKES,
    PREFERS_NOT,
    LanguagesField,
    TimesField,
    person_field,
    reach_field,
    topics_field,
    wishes_from,
    wishes_shown,
)
from dropin.buddies.store import terms_of, topics
from dropin.buddies.telling import day_told, reach_name
from dropin.buddies.times_words import write_times
from dropin.centre.store import centre
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.fields import LineField
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.layouts import empty, stacked
from dropin.kit.parts import Part, actions, link
from dropin.kit.typed_fields import DateField, NumberField
from dropin.people.store import person
from dropin.storage.file import CentreFile
from dropin.words import say

_WISHES = (HELPS, PREFERS_NOT, LIKES, AVOIDS)


class TermsPart(Part):
    """Of ``person_id``, or of whoever is named in the form (0). ``saved`` gives the person.

    ``editing`` while the form is open; then it only tells what went on beneath.
    """

    saved = Signal(int)

    def __init__(self, file: CentreFile, person_id: int, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._file, self._person_id, self._today = file, person_id, now().date()
        self._topics = topics(file)
        self.editing = False
        self.form = self._made_form()
        self._facts = QVBoxLayout()
        self._facts.setSpacing(theme.TIGHT)
        self.change_button = link(say("Change"), say("terms"), self.edit)
        self.cancel_button = Button(say("Cancel"), "quiet", pressed=self.close)
        self._editor = stacked(
            self.form,
            actions(Button(say("Save"), "primary", pressed=self.save), self.cancel_button),
        )
        self.column.addLayout(self._facts)
        self.column.addWidget(actions(self.change_button))
        self.column.addWidget(self._editor)
        self._editor.hide()
        self.change_button.setEnabled(file.read_only is None)
        self.form.submitted.connect(self.save)

    def show_terms(self, terms: Terms | None) -> None:
        """Show them as they stand now; None before there are any."""
        if self.editing:
            if terms is not None:
                self.form.follow(self._values(terms))
            return
        self.change_button.setVisible(terms is not None)
        empty(self._facts)
        for name, words in self._told(terms) if terms is not None else ():
            if words:
                line = QWidget()
                column = QVBoxLayout(line)
                column.setContentsMargins(0, 0, 0, 0)
                column.setSpacing(0)
                column.addWidget(Label(name, "small", "muted"))
                column.addWidget(Label(words))
                self._facts.addWidget(line)

    def edit(self) -> None:
        """Open the form with the terms as they are, or empty for somebody new."""
        known = terms_of(self._file, self._person_id)
        self.editing = True
        self.form.set_values(self._values(known or Terms(0, self._person_id, self._today)))
        self.cancel_button.setVisible(known is not None)
        empty(self._facts)
        self.change_button.hide()
        self._editor.show()
        first = "most_pairs" if self._person_id else "person_id"
        self.form.field(first).setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Write the form, or say what is wrong with it under a field."""
        if not self.form.ready():
            return
        values = self.form.values()
        who = self._person_id or values["person_id"]
        if not who:
            self.form.show_errors({"person_id": say("Write who is a buddy.")})
            return
        known = terms_of(self._file, who) or Terms(0, who, self._today)
        draft = replace(known, **_from(values))
        self.editing = False
        try:
            save_terms(
                self._file,
                draft,
                self._today,
                allowed_by=values["allowed_by"],
                languages=values["languages"] or (),
            )
        except KnownError as error:
            self.editing = True
            self.form.show_errors({"most_pairs": str(error)})
            return
        self.form.settle()
        self.close()
        found = person(self._file, who)
        self.saved.emit(who)
        self.said.emit(say("Saved: {name} as a buddy.", name=found.name if found else ""))

    def close(self) -> bool:
        """Let the form go."""
        self.editing = False
        self.form.settle()
        self._editor.hide()
        self.show_terms(terms_of(self._file, self._person_id))
        self.change_button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _told(self, known: Terms) -> Iterator[tuple[str, str]]:
        listed, customs, likings = self._topics, centre(self._file).customs, known.likings
        since = say("since {day}", day=day_told(known.starts_on, customs))
        if known.ends_on is not None:
            last = day_told(known.ends_on - timedelta(days=1), customs)
            since = say("{since}, until {day}", since=since, day=last)
        yield say("A buddy"), since
        yield say("Free"), write_times(known.times, customs)
        yield say("Speaks"), ", ".join(self._languages()) or say("no language is noted yet")
        yield say("Helps with"), topic_words(listed, likings, HELP, YES)
        yield say("Prefers not to help with"), topic_words(listed, likings, HELP, RATHER_NOT)
        yield say("Likes"), topic_words(listed, likings, INTEREST, YES)
        yield say("Would rather avoid"), topic_words(listed, likings, INTEREST, RATHER_NOT)
        yield say("Comes"), ", ".join(map(reach_name, known.reach))

    def _made_form(self) -> Form:
        form, customs = Form(), centre(self._file).customs
        if not self._person_id:
            form.add("person_id", say("Who is a buddy"), person_field(self._file))
        pairs = NumberField(0, 20, required=True)
        form.add("most_pairs", say("How many pairs at a time"), pairs)
        form.add(
            "times",
            say("Free"),
            TimesField(customs),
            say("Such as Tuesday afternoons, Thursday 10–12."),
        )
        form.add(
            "languages",
            say("Speaks"),
            LanguagesField(),
            say("As People has it. For a pair, both must speak one."),
        )
        if self._topics:
            form.add(HELPS, say("Helps with"), topics_field(self._topics, HELPS))
            form.add(
                PREFERS_NOT,
                say("Prefers not to help with"),
                topics_field(self._topics, PREFERS_NOT),
            )
            form.add(LIKES, say("Likes"), topics_field(self._topics, LIKES))
            form.add(AVOIDS, say("Would rather avoid"), topics_field(self._topics, AVOIDS))
        form.add("reach", say("Comes"), reach_field())
        day = DateField(self._today, customs, required=True)
        form.add("starts_on", say("A buddy from"), day)
        form.add(
            "last_day",
            say("Last day as a buddy"),
            DateField(self._today, customs),
            say("Empty: until they leave."),
        )
        form.add(
            "shadow_first",
            say("Comes along before a first pair"),
            NumberField(0, 99),
            say("How often. Empty: as the centre does."),
        )
        form.add(
            "allowed_by",
            say("Allowed by"),
            LineField(),
            say("Only where they have more pairs than that: who allows it."),
        )
        return form

    def _languages(self) -> tuple[str, ...]:
        who = person(self._file, self._person_id) if self._person_id else None
        return who.languages if who is not None else ()

    def _values(self, known: Terms) -> dict[str, Any]:
        last_day = None if known.ends_on is None else known.ends_on - timedelta(days=1)
        values: dict[str, Any] = {
            "most_pairs": known.most_pairs,
            "times": known.times,
            "languages": self._languages(),
            "reach": known.reach,
            "starts_on": known.starts_on,
            "last_day": last_day,
            "shadow_first": known.shadow_first,
            "allowed_by": "",
        }
        if self._topics:
            values |= wishes_shown(known.likings, self._topics)
        if not self._person_id:
            values["person_id"] = None
        return values


def _from(values: dict[str, Any]) -> dict[str, Any]:
    """The form's values as the terms name them."""
    last_day: date | None = values["last_day"]
    return {
        "most_pairs": values["most_pairs"],
        "times": values["times"] or (),
        "reach": values["reach"],
        "starts_on": values["starts_on"],
        "ends_on": None if last_day is None else last_day + timedelta(days=1),
        "shadow_first": values["shadow_first"],
        "likings": wishes_from(values),
    }
