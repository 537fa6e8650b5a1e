"""What one person owes for one date: take money, waive, give back. For coordinators' eyes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.attendance.model import Fee, Payment
from dropin.attendance.operations import give_back, pay, waive
from dropin.attendance.store import payments_of
from dropin.centre.money import money
from dropin.centre.store import centre
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.flow import Flow
from dropin.kit.labels import Label, Sign
from dropin.kit.layouts import empty
from dropin.kit.typed_fields import MoneyField
from dropin.storage.file import CentreFile
from dropin.words import say


class FeePart(QWidget):
    """Hidden where nothing was charged. ``said`` names the receipt, never a waiver.

    ``receipt_wanted`` asks for one to be printed, by its number.
    """

    said = Signal(str)
    receipt_wanted = Signal(int)

    def __init__(self, file: CentreFile, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._file, self._now = file, now
        self._currency = centre(file).currency
        self._fee: Fee | None = None
        self.standing = Label("", bold=True)
        self.amount = MoneyField()
        self.amount.name_aloud(say("Amount"))
        self.problem = Sign("warning", "needed", size="small")
        self.pay_button = Button(say("Take"), pressed=self.take)
        self.waive_button = Button(say("Waive"), "quiet", pressed=self.waive_rest)
        self.back_button = Button(say("Give back"), "quiet", pressed=self.return_money)
        self._receipts = QVBoxLayout()
        self._receipts.setSpacing(theme.HAIR)
        actions = Flow(theme.HAIR)
        for button in (self.pay_button, self.waive_button, self.back_button):
            actions.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.HAIR)
        for part in (Label(say("Fee"), "section"), self.standing, self.amount, self.problem):
            column.addWidget(part)
        column.addWidget(actions)
        column.addLayout(self._receipts)
        self.setEnabled(file.read_only is None)
        self.hide()

    def show_fee(self, fee: Fee | None) -> None:
        """Show what this fee stands at."""
        changed = fee != self._fee
        self._fee = fee
        self.setVisible(fee is not None)
        if fee is None or not changed:
            return
        payments = payments_of(self._file, fee.id)
        self.standing.setText(_standing_words(fee, self._currency))
        self.amount.set_value(fee.owing_cents if fee.owing_cents > 0 else None)
        self.problem.set_text("")
        self.pay_button.setVisible(fee.owing_cents > 0)
        self.waive_button.setVisible(fee.owing_cents > 0 or fee.waived_cents > 0)
        owes = fee.owing_cents > 0
        self.waive_button.setText(say("Waive the rest") if owes else say("Charge it after all"))
        self.waive_button.updateGeometry()
        self.back_button.setVisible(fee.paid_cents > 0)
        self.amount.setVisible(fee.owing_cents > 0 or fee.paid_cents > 0)
        empty(self._receipts)
        for payment in payments:
            words = receipt_words(payment, self._currency)
            ask = partial(self.receipt_wanted.emit, payment.receipt)
            self._receipts.addWidget(Button(words, "link", icon="print", pressed=ask))

    def take(self) -> None:
        """The amount written is paid; the receipt has the next number."""
        self._with_amount(pay, _taken)

    def return_money(self) -> None:
        """The amount written is given back."""
        self._with_amount(give_back, _given_back)

    def waive_rest(self) -> None:
        """What is still owing need not be paid; or it must after all."""
        if self._fee is not None:
            owing = self._fee.owing_cents
            waive(self._file, self._fee.id, self._fee.waived_cents + owing if owing > 0 else 0)
            due_again = say("The fee is due again.")
            self.said.emit(say("The fee is settled.") if owing > 0 else due_again)

    def _with_amount(
        self,
        act: Callable[[CentreFile, int, int, date], Payment],
        sentence: Callable[[int, str], str],
    ) -> None:
        if self._fee is None:
            return
        cents = None if self.amount.problem() else self.amount.value()
        if not cents:
            self.problem.set_text(say("Write an amount, such as 3.50."))
            return
        try:
            done = act(self._file, self._fee.id, cents, self._now().date())
        except KnownError as error:
            self.problem.set_text(str(error))
            return
        self.said.emit(sentence(done.receipt, money(cents, self._currency)))


def receipt_words(payment: Payment, currency: str) -> str:
    """``Receipt 41: 3.00``; below nothing: given back."""
    if payment.cents < 0:
        return say(
            "Receipt {number}: {amount} given back",
            number=payment.receipt,
            amount=money(-payment.cents, currency),
        )
    return say(
        "Receipt {number}: {amount}", number=payment.receipt, amount=money(payment.cents, currency)
    )


def _standing_words(fee: Fee, currency: str) -> str:
    parts = [say("{amount} in all", amount=money(fee.due_cents, currency))]
    if fee.waived_cents:
        parts.append(say("{amount} waived", amount=money(fee.waived_cents, currency)))
    if fee.paid_cents:
        parts.append(say("{amount} paid", amount=money(fee.paid_cents, currency)))
    if fee.owing_cents > 0:
        parts.append(say("{amount} to pay", amount=money(fee.owing_cents, currency)))
    return " · ".join(parts)


def _taken(number: int, amount: str) -> str:
    return say("Receipt {number}: {amount} taken.", number=number, amount=amount)


def _given_back(number: int, amount: str) -> str:
    return say("Receipt {number}: {amount} given back.", number=number, amount=amount)
