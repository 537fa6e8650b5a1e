"""Coming back to the coordinator’s seat: whether it asks for a passphrase, and for which."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.centre.operations import set_passphrase, take_off_passphrase
from dropin.centre.store import seat_lock
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.fields import SecretField
from dropin.kit.flow import Flow
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.storage.file import CentreFile
from dropin.words import say


class ComingBack(QWidget):
    """A passphrase is set, changed and taken off here; it is written twice and never shown."""

    said = Signal(str)

    def __init__(self, file: CentreFile) -> None:
        super().__init__()
        self._file = file
        self.standing = Label("", bold=True)
        self.form = Form()
        self.form.add("passphrase", say("Passphrase"), SecretField(), say("Two or three words do."))
        self.form.add("again", say("Once more"), SecretField())
        self.set_button = Button("", pressed=self.set)
        self.off_button = Button(say("Take it off"), "quiet", pressed=self.take_off)
        buttons = Flow()
        buttons.add(self.set_button)
        buttons.add(self.off_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(Label(say("Coming back to the coordinator’s seat"), "section"))
        column.addWidget(Label(_what_it_is()))
        column.addWidget(self.standing)
        column.addWidget(self.form)
        column.addWidget(buttons)
        column.addWidget(Label(_what_it_is_not(), "small", "muted"))
        self.form.submitted.connect(self.set)
        self.refresh()

    def refresh(self) -> None:
        """Read again whether one is set."""
        is_set = bool(seat_lock(self._file))
        self.standing.setText(
            say("A passphrase is set.") if is_set else say("No passphrase is set.")
        )
        self.set_button.setText(say("Change it") if is_set else say("Set this passphrase"))
        self.off_button.setVisible(is_set)

    def set(self) -> None:
        values = self.form.values()
        if values["passphrase"] != values["again"]:
            self.form.show_errors({"again": say("This is not the same as above. Write both anew.")})
            return
        try:
            set_passphrase(self._file, values["passphrase"])
        except KnownError as error:
            self.form.show_errors({"passphrase": str(error)})
            return
        self._forget()
        self.said.emit(say("Coming back to the coordinator’s seat asks for the passphrase now"))

    def take_off(self) -> None:
        take_off_passphrase(self._file)
        self._forget()
        self.said.emit(say("Coming back to the coordinator’s seat asks for nothing now"))

    def _forget(self) -> None:
        """Nothing of what was typed stays."""
        self.form.set_values({"passphrase": "", "again": ""})
        self.form.show_errors({})
        self.refresh()


def _what_it_is() -> str:
    return say(
        "Ctrl+L leaves this seat for the front desk or the peer leader. With a passphrase, only"
        " who knows it comes back here, or from the front desk to the peer leader’s seat."
    )


def _what_it_is_not() -> str:
    return say(
        "It keeps passers-by out of these pages. It is no encryption: whoever can copy the file"
        " can read it. Lost? Open the file on another computer, or as another user of this one:"
        " there the program begins in this seat, and here it can be taken off."
    )
