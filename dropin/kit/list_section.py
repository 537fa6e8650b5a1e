"""A section that is a list: a form adds to it, and changes what stands in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.dates import Customs
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.draft_panel import ask_to_save
from dropin.kit.form import Form
from dropin.kit.list_editor import Listed, ListEditor
from dropin.records import record
from dropin.words import say


@record
class Record:
    """One line of the list: its words, its values in the form, how it goes and what is told.

    ``earlier`` moves it up a line, where the list has an order of its own.
    """

    number: int
    words: str
    values: Mapping[str, object]
    remove: Callable[[], object]
    removed: str
    earlier: Callable[[], object] | None = None


class ListSection(QWidget):
    """A list one edits. What is typed stays while the file changes; what went on is told.

    ``read_customs`` reads how the centre writes days and clocks now. ``_draft_id`` is the record
    in the form; 0 while it holds a new one.
    """

    said = Signal(str)

    def __init__(
        self,
        form: Form,
        blank: Mapping[str, object],
        add_text: str,
        empty_text: str,
        read_customs: Callable[[], Customs],
        *,
        editable: bool,
    ) -> None:
        super().__init__()
        self.blank = blank
        self._read_customs = read_customs
        self.customs = read_customs()
        self._draft_id = 0
        self.form = form
        self.list = ListEditor(form, add_text, empty_text)
        self.list.added.connect(self.save)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.ROOMY)
        self.column.addWidget(self.list)
        self.setEnabled(editable)
        self.refresh()

    def refresh(self) -> None:
        """Read the list again, in the customs of now."""
        self.customs = self._read_customs()
        self.form.use_customs(self.customs)
        records = self.records()
        self.list.show_listed([self._listed(each) for each in records])
        if self._draft_id:
            self._follow_draft(records)

    def save(self) -> None:
        """Write what the form holds and empty it for the next; say what is wrong under a field."""
        if not self.form.ready():
            return
        try:
            told = self.write(self._draft_id)
        except KnownError as error:
            self.form.show_errors({self._first: str(error)})
            return
        self.fill(0, self.blank)
        self.said.emit(told)

    def records(self) -> list[Record]:
        """What stands in the file now."""
        raise NotImplementedError

    def write(self, number: int) -> str:
        """Write the form as record ``number`` (0: a new one) and tell what was done."""
        raise NotImplementedError

    def fill(self, number: int, values: Mapping[str, object]) -> None:
        """Put record ``number`` into the form."""
        self._draft_id = number
        self.form.set_values(values)
        self.list.set_changing(number != 0)
        if number:  # the form may stand far above the line whose Change was pressed
            self.form.field(self._first).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _first(self) -> str:
        return next(iter(self.blank))

    def _listed(self, each: Record) -> Listed:
        remove, change = partial(self._remove, each), partial(self._change, each)
        return Listed(each.words, remove, change, each.earlier)

    def _change(self, wanted: Record) -> None:
        """Put a record into the form, unless a person stays with what they typed there."""
        if self.form.touched:
            answer = ask_to_save(self, say("Save what you typed first?"))
            if answer == "save":
                self.save()
            if answer is None or (answer == "save" and self.form.touched):
                return
        self.fill(wanted.number, wanted.values)

    def _remove(self, unwanted: Record) -> None:
        in_form = unwanted.number == self._draft_id
        unwanted.remove()
        if in_form:
            self.fill(0, self.blank)
        self.said.emit(unwanted.removed)

    def _follow_draft(self, records: Sequence[Record]) -> None:
        for each in records:
            if each.number == self._draft_id:
                self.form.follow(each.values)
                return
        self._draft_id = 0
        self.list.set_changing(False)
        self.form.note(
            self._first,
            say(
                "This was removed meanwhile. What stands here is kept: “{add}” adds it anew.",
                add=self.list.add_button.text(),
            ),
        )
