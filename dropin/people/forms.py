"""The side panel of one person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.dates import Customs, clock, day_short
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.draft_panel import DraftPanel
from dropin.kit.fields import CheckField, LineField, TextField
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.section import Section, partings, refresh_sections
from dropin.people.model import CONSENTS, ROLES, Person, agreed
from dropin.people.naming import consent_name, role_name
from dropin.people.operations import remove_person, save_person
from dropin.people.store import consents_of, person, roles_of
from dropin.people.training_view import PersonTraining
from dropin.storage.file import CentreFile
from dropin.storage.history import HistoryEntry
from dropin.words import say

PersonSections = Sequence[Callable[[CentreFile, int], Section | None]]
"""What rooms above have to say about a person, each made from the file and their id."""

_NEW = Person(id=0, name="")
_MOST_HISTORY = 12


class PersonPanel(DraftPanel):
    """Edits one person; ``person_id`` 0 adds one. ``said`` tells what was done."""

    said = Signal(str)

    def __init__(
        self,
        file: CentreFile,
        person_id: int,
        today: date,
        customs: Customs,
        sections: PersonSections = (),
    ) -> None:
        self._file, self._today, self._customs = file, today, customs
        self._sections = sections
        self._draft = person(file, person_id) or _NEW
        self.form = _person_form()
        known = self._draft.id
        self.training = PersonTraining(file, known, today) if known else None
        super().__init__(self._draft.name or say("New person"), self._content())
        if self.training is not None:
            self._hold_drafts_of(self.training)
        self._fill()
        if file.read_only:
            self.form.setEnabled(False)
        else:
            self._add_buttons()
            self.form.changed.connect(self.touch)
            self.watch()

    def refresh(self) -> None:
        """Let its sections read again. Somebody who is gone takes the panel with them, unless
        something was typed in it."""
        if self._draft.id and not self.touched and person(self._file, self._draft.id) is None:
            self.forget()
            return
        refresh_sections(self)

    def save(self) -> None:
        """Write the draft; what is wrong with it is said under its field."""
        if self.training is not None and not self.training.form.save_typed():
            return
        try:
            self._draft = self._edited()
            save_person(
                self._file,
                self._draft,
                roles=self._ticked(ROLES, "role_"),
                consents=self._ticked(CONSENTS, "consent_"),
                today=self._today,
            )
        except KnownError as error:
            self.form.show_errors({"name": str(error)})
            return
        self.forget()
        self.said.emit(say("Saved {name}", name=self._draft.name))

    def remove(self) -> None:
        """Take the person out of the file; Undo brings them back whole."""
        left = partings(self)
        remove_person(self._file, self._draft.id)
        self.forget()
        self.said.emit(". ".join([say("Removed {name}", name=self._draft.name), *left]))

    def _hold_drafts_of(self, training: PersonTraining) -> None:
        """What is typed about a training is asked about and saved with the rest."""
        training.said.connect(self.said)
        training.form.form.changed.connect(self.touch)
        training.form.left.connect(self._let_go_of_training)

    def _let_go_of_training(self) -> None:
        self.touched = self.form.touched

    def _add_buttons(self) -> None:
        self.add_button(Button(say("Save"), "primary", pressed=self.save))
        self.add_button(Button(say("Cancel"), "quiet", pressed=self.close_panel))
        if self._draft.id:
            self.add_button(Button(say("Remove"), "quiet", pressed=self.remove), at_end=True)
        self.form.submitted.connect(self.save)

    def _content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.form)
        if self.training is not None:
            column.addWidget(self.training)
            for make in self._sections:
                if (section := make(self._file, self._draft.id)) is not None:
                    column.addWidget(section)
            column.addWidget(_history(self._told_history()))
        return content

    def _fill(self) -> None:
        draft = self._draft
        roles = {each.role for each in roles_of(self._file, draft.id) if each.held_on(self._today)}
        consents = consents_of(self._file, draft.id)
        values: dict[str, object] = {
            "name": draft.name,
            "short_name": draft.short_name,
            "sort_name": draft.sort_name,
            "pronouns": draft.pronouns,
            "phone": draft.phone,
            "email": draft.email,
            "languages": ", ".join(draft.languages),
            "access_needs": draft.access_needs,
        }
        values |= {f"role_{role}": role in roles for role in ROLES}
        values |= {f"consent_{kind}": agreed(consents, kind, self._today) for kind in CONSENTS}
        if not draft.id:
            values["role_member"] = True
        self.form.set_values(values)

    def _edited(self) -> Person:
        values = self.form.values()
        return replace(
            self._draft,
            name=values["name"],
            short_name=values["short_name"],
            sort_name=values["sort_name"],
            pronouns=values["pronouns"],
            phone=values["phone"],
            email=values["email"],
            languages=tuple(filter(None, map(str.strip, values["languages"].split(",")))),
            access_needs=values["access_needs"],
            joined_on=self._draft.joined_on or self._today,
        )

    def _ticked(self, names: Sequence[str], start: str) -> frozenset[str]:
        values = self.form.values()
        return frozenset(name for name in names if values[start + name])

    def _told_history(self) -> list[str]:
        entries = self._file.history("person", self._draft.id)
        return [_told(entry, self._customs) for entry in reversed(entries[-_MOST_HISTORY:])]


def _person_form() -> Form:
    form = Form()
    form.add("name", say("Name, as they want it"), LineField())
    form.add("phone", say("Phone"), LineField())
    form.add("pronouns", say("Pronouns"), LineField())
    form.add_section(say("What they agreed to show"))
    for kind in CONSENTS:
        form.add(f"consent_{kind}", "", CheckField(_sentence(consent_name(kind))))
    form.add_section(say("Roles"))
    for role in ROLES:
        form.add(f"role_{role}", "", CheckField(_sentence(role_name(role))))
    form.add_section(say("More"))
    form.add(
        "short_name",
        say("Short name for print"),
        LineField(),
        say("Empty: the first word of the name."),
    )
    form.add("sort_name", say("Sorted under"), LineField(), say("Empty: the name as it stands."))
    form.add("email", say("E-mail"), LineField())
    form.add("languages", say("Languages"), LineField(), say("With commas between them."))
    form.add("access_needs", say("Access needs, in their own words"), TextField())
    return form


def _history(told: Sequence[str]) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, theme.TIGHT, 0, 0)
    column.setSpacing(theme.HAIR)
    column.addWidget(Label(say("History"), "section"))
    for sentence in told or [say("Nothing was changed since this person came into the file.")]:
        column.addWidget(Label(sentence, "small", "muted"))
    return part


def _told(entry: HistoryEntry, customs: Customs) -> str:
    moment = entry.moment.astimezone()
    return say(
        "{day}, {time}: {label} ({who})",
        day=day_short(moment.date(), customs),
        time=clock(moment.time(), customs),
        label=entry.label,
        who=entry.who,
    )


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
