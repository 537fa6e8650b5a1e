"""With whom somebody is gladly on duty, and with whom never: for the planner's eyes alone."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.fields import ChoiceField
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.layouts import empty
from dropin.kit.parts import Part, actions, give_keyboard, keyboard_in, link, row
from dropin.people.store import named_person, person
from dropin.roster.model import DutyWish
from dropin.roster.operations import set_wishes
from dropin.roster.panels.fields_view import leader_field
from dropin.roster.planning.model import APART, TOGETHER
from dropin.roster.store import wishes
from dropin.storage.file import CentreFile
from dropin.words import say


class WishesPart(Part):
    """The wishes one person has, and a small form that adds one."""

    def __init__(self, file: CentreFile, person_id: int) -> None:
        super().__init__()
        self._file, self._person_id = file, person_id
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.HAIR)
        self.wish_button = Button(say("A wish…"), pressed=self.open)
        self.form = Form()
        choices = [(say("Gladly at the same time"), TOGETHER), (say("Never together"), APART)]
        self.form.add("kind", say("On duty"), ChoiceField(choices))
        self.form.add("other_id", say("With"), leader_field(file, person_id))
        self._editor = QWidget()
        self._arrange()
        self.form.submitted.connect(self.save)
        self.refresh()

    def refresh(self) -> None:
        """Read the wishes again."""
        held = keyboard_in(self)
        empty(self._list)
        found = self._theirs()
        for each in found:
            words = self._words(each)
            self._list.addWidget(row(words, link(say("Remove"), words, partial(self.remove, each))))
        if not found:
            self._list.addWidget(Label(say("None."), role="muted"))
        give_keyboard(self, held)

    def open(self) -> None:
        """Open the form."""
        self.form.set_values({"kind": TOGETHER, "other_id": None})
        self.wish_button.hide()
        self._editor.show()
        self.form.field("other_id").setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Keep the wish in the form beside the others."""
        if not self.form.ready():
            return
        values = self.form.values()
        if values["other_id"] is None:
            self.form.show_errors({"other_id": say("Choose somebody from the list.")})
            return
        try:
            self._write({*self._kept(), (values["other_id"], values["kind"])})
        except KnownError as error:
            self.form.show_errors({"other_id": str(error)})
            return
        self.close()
        self.said.emit(say("Noted a wish of {name}.", name=self._name()))

    def remove(self, wish: DutyWish) -> None:
        """The wish is no more."""
        self._write({*self._kept()} - {(wish.other_id, wish.kind)})
        self.said.emit(say("Took out a wish of {name}.", name=self._name()))

    def close(self) -> bool:
        """Let the form go."""
        self.form.settle()
        self._editor.hide()
        self.wish_button.show()
        self.wish_button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _arrange(self) -> None:
        column = QVBoxLayout(self._editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        save = Button(say("Note it"), "primary", pressed=self.save)
        cancel = Button(say("Cancel"), "quiet", pressed=self.close)
        column.addWidget(self.form)
        column.addWidget(actions(save, cancel))
        self._editor.hide()
        self.column.addWidget(Label(say("Wishes"), bold=True))
        told = say("Seen here and heeded by plans; on no sheet and told to nobody.")
        self.column.addWidget(Label(told, "small", "muted"))
        self.column.addLayout(self._list)
        self.column.addWidget(actions(self.wish_button))
        self.column.addWidget(self._editor)

    def _theirs(self) -> list[DutyWish]:
        return [each for each in wishes(self._file) if each.person_id == self._person_id]

    def _kept(self) -> set[tuple[int, str]]:
        return {(each.other_id, each.kind) for each in self._theirs()}

    def _write(self, wanted: set[tuple[int, str]]) -> None:
        apart = frozenset(other for other, kind in wanted if kind == APART)
        together = frozenset(other for other, kind in wanted if kind == TOGETHER)
        set_wishes(self._file, self._person_id, apart=apart, together=together)

    def _words(self, wish: DutyWish) -> str:
        name = named_person(self._file, wish.other_id)
        if wish.kind == TOGETHER:
            return say("Gladly with {name}", name=name)
        return say("Never together with {name}", name=name)

    def _name(self) -> str:
        known = person(self._file, self._person_id)
        return known.name if known is not None else ""
