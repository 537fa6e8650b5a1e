"""Whom somebody would not be paired with: for the coordinator's eyes alone."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from dropin.buddies.operations import set_avoided
from dropin.buddies.panels.fields_view import person_field
from dropin.buddies.store import avoids
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.layouts import empty
from dropin.kit.parts import Part, actions, give_keyboard, keyboard_in, link, row
from dropin.people.store import named_person
from dropin.storage.file import CentreFile
from dropin.words import say


class AvoidedPart(Part):
    """The people one person keeps from, and a line that adds one.

    Shut until it is asked for, so that nobody looking over a shoulder reads a name.
    """

    def __init__(self, file: CentreFile, person_id: int) -> None:
        super().__init__(say("Whom they would rather not meet"))
        self._file, self._person_id = file, person_id
        self.show_button = Button("", "link", pressed=self.switch)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.HAIR)
        self.form = Form()
        self.form.add("other", say("Somebody else"), person_field(file))
        self.add_button = Button(say("Keep them apart"), pressed=self.add)
        self._open = False
        told = say("For the coordinator alone: on no sheet, and told to nobody.")
        self.column.addWidget(Label(told, "small", "muted"))
        self.column.addWidget(actions(self.show_button))
        self.column.addLayout(self._list)
        self.column.addWidget(self.form)
        self._buttons = actions(self.add_button)
        self.column.addWidget(self._buttons)
        self.form.submitted.connect(self.add)
        for part in (self.form, self._buttons):
            part.setEnabled(file.read_only is None)
        self.refresh()

    def refresh(self) -> None:
        """Read them again."""
        held = keyboard_in(self)
        empty(self._list)
        others = self._others()
        self.show_button.setText(say("Hide") if self._open else say("Show or change"))
        for part in (self.form, self._buttons):
            part.setVisible(self._open)
        if self._open:
            for each in sorted(others):
                name = named_person(self._file, each)
                remove = link(say("Remove"), name, partial(self.remove, each))
                remove.setEnabled(self._file.read_only is None)
                self._list.addWidget(row(name, remove))
            if not others:
                self._list.addWidget(Label(say("Nobody."), role="muted"))
        give_keyboard(self, held)

    def switch(self) -> None:
        """Open what is shut, or shut it."""
        self._open = not self._open
        self.form.set_values({"other": None})
        self.refresh()

    def add(self) -> None:
        """Keep whoever is named from them."""
        if not self.form.ready():
            return
        other = self.form.values()["other"]
        if other is None:
            self.form.show_errors({"other": say("Choose somebody from the list.")})
            return
        try:
            set_avoided(self._file, self._person_id, self._others() | {other})
        except KnownError as error:
            self.form.show_errors({"other": str(error)})
            return
        self.form.set_values({"other": None})
        self.refresh()
        self.said.emit(say("Noted. Nobody else sees it."))

    def remove(self, other: int) -> None:
        """They may meet after all."""
        set_avoided(self._file, self._person_id, self._others() - {other})
        self.refresh()
        self.said.emit(say("Taken back. Nobody else saw it."))

    def _others(self) -> frozenset[int]:
        own = (each for each in avoids(self._file) if each.person_id == self._person_id)
        return frozenset(each.other_id for each in own)
