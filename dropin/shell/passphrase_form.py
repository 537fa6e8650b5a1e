"""Asking for the passphrase of the coordinator's seat."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from dropin.centre.passphrase import opens
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.fields import SecretField
from dropin.kit.flow import Flow
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.words import say

MOST_TRIES = 3
WAIT_SECONDS = 10
_WIDTH = 400


class Tries:
    """Wrong tries in a row: from the third on each is followed by a wait, also in another dialog.

    ``seconds`` tells a time that only runs forward.
    """

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._wrong = 0
        self._waits_until = 0.0

    def wrong(self) -> None:
        self._wrong += 1
        if self._wrong >= MOST_TRIES:
            self._waits_until = self._seconds() + WAIT_SECONDS

    def right(self) -> None:
        self._wrong = 0

    @property
    def seconds_left(self) -> float:
        """How long nothing is taken; 0 where it may be tried."""
        return max(0.0, self._waits_until - self._seconds())


class PassphraseDialog(QDialog):
    """Accepted once what is typed opens ``lock``; it says no more than that it does not."""

    def __init__(self, parent: QWidget, lock: str, tries: Tries) -> None:
        super().__init__(parent)
        self._lock, self._tries = lock, tries
        self.setWindowTitle(say("Passphrase"))
        self.form = Form()
        self.field = self.form.add("passphrase", say("Passphrase"), SecretField())
        self.open_button = Button(say("Come in"), "primary", pressed=self.attempt)
        foot = Flow()
        foot.add(Button(say("Stay here"), "quiet", pressed=self.reject), at_end=True)
        foot.add(self.open_button, at_end=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.ROOMY, theme.ROOMY, theme.ROOMY, theme.WIDE)
        column.setSpacing(theme.WIDE)
        column.addWidget(Label(say("This seat is locked"), "section"))
        column.addWidget(self.form)
        column.addWidget(foot)
        self.setMinimumWidth(min(700, theme.scaled(_WIDTH)))
        self.form.submitted.connect(self.attempt)
        self._waits = QTimer(self)
        self._waits.setSingleShot(True)
        self._waits.timeout.connect(self._go_on)
        self._go_on()

    def attempt(self) -> None:
        """Try what is typed."""
        if self._tries.seconds_left:
            return
        if opens(self._lock, self.field.value()):
            self._tries.right()
            self.accept()
            return
        self._tries.wrong()
        self.field.set_value("")
        self._go_on(say("That does not open it."))

    def _go_on(self, told: str = "") -> None:
        """Take another try, at once or after a while."""
        left = self._tries.seconds_left
        self.field.setEnabled(not left)
        self.open_button.setEnabled(not left)
        told = say("Wait some seconds, then try again.") if left else told
        self.form.show_errors({"passphrase": told})
        if left:
            self._waits.start(int(left * 1000) + 1)
        else:
            self.field.setFocus()
