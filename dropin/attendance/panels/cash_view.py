"""The day's cash sheet: what should be in the box, what is, and the difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from dropin.attendance.cash import CashSheet, cash_sheet
from dropin.attendance.model import Payment
from dropin.attendance.operations import save_cash_day
from dropin.attendance.store import cash_day, fee, payments_on
from dropin.centre.money import money
from dropin.centre.store import centre
from dropin.dates import Customs, day_long
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.draft_panel import DraftPanel
from dropin.kit.fields import LineField
from dropin.kit.form import Form
from dropin.kit.labels import Label, Sign
from dropin.kit.layouts import empty
from dropin.kit.typed_fields import MoneyField
from dropin.people.store import person
from dropin.storage.file import CentreFile
from dropin.words import say


class CashPanel(DraftPanel):
    """``said`` tells what was done; ``print_asked`` wants the sheet on paper."""

    said = Signal(str)
    print_asked = Signal()

    def __init__(self, file: CentreFile, day: date, customs: Customs) -> None:
        self._file, self._day, self._customs = file, day, customs
        self._currency = centre(file).currency
        self.form = Form()
        self.form.add("opening", say("In the box at the start"), MoneyField())
        self.sums = QGridLayout()
        self.sums.setVerticalSpacing(theme.HAIR)
        self.form.add_part(_holder(self.sums))
        self.form.add("counted", say("Counted at the end"), MoneyField())
        self.difference = Sign("check", "good")
        self.form.add_part(self.difference)
        self.form.add("note", say("Note"), LineField())
        self.receipts = QVBoxLayout()
        self.receipts.setSpacing(theme.HAIR)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(Label(day_long(day, customs), role="muted"))
        column.addWidget(self.form)
        column.addWidget(Label(say("Receipts"), "section"))
        column.addLayout(self.receipts)
        super().__init__(say("Cash sheet"), content)
        self.form.setEnabled(file.read_only is None)
        if file.read_only is None:
            self.add_button(Button(say("Save"), "primary", pressed=self.save))
        self.add_button(Button(say("Print…"), pressed=self.print_asked.emit))
        self.form.submitted.connect(self.save)
        self.form.changed.connect(self.touch)
        self.form.changed.connect(self._add_up)
        self.watch()
        self.refresh()

    def refresh(self) -> None:
        """Read the box and the receipts again; what is typed stays."""
        saved = cash_day(self._file, self._day)
        self._payments = payments_on(self._file, self._day)
        values = {
            "opening": saved.opening_cents,
            "counted": saved.counted_cents,
            "note": saved.note,
        }
        self.form.follow(values) if self.touched else self.form.set_values(values)
        empty(self.receipts)
        for payment in self._payments:
            self.receipts.addWidget(Label(self._receipt_words(payment), "small"))
        if not self._payments:
            self.receipts.addWidget(
                Label(say("Nothing was taken in or given back this day."), role="muted")
            )
        self._add_up()

    def save(self) -> None:
        if self.form.ready():
            save_cash_day(self._file, self._sheet().cash_day)
            self.forget()
            self.said.emit(
                say("Saved the cash sheet of {day}", day=day_long(self._day, self._customs))
            )

    def _sheet(self) -> CashSheet:
        """With what stands in the form."""
        values = self.form.values()
        box = replace(
            cash_day(self._file, self._day),
            opening_cents=values["opening"] or 0,
            counted_cents=values["counted"],
            note=values["note"],
        )
        return cash_sheet(box, self._payments)

    def _add_up(self) -> None:
        if any(self.form.field(each).problem() for each in ("opening", "counted")):
            self.difference.set_text("")
            return
        sheet = self._sheet()
        empty(self.sums)
        for row, (words, cents) in enumerate(
            (
                (say("Taken in"), sheet.taken_cents),
                (say("Given back"), -sheet.given_back_cents),
                (say("Should be in the box"), sheet.expected_cents),
            )
        ):
            bold = row == 2
            self.sums.addWidget(Label(words, bold=bold), row, 0)
            self.sums.addWidget(Label(money(cents, self._currency), bold=bold), row, 1)
        self._tell_difference(sheet.difference_cents)

    def _tell_difference(self, cents: int | None) -> None:
        if cents is None:
            self.difference.set_text("")
            return
        words = say("It adds up.")
        if cents > 0:
            words = say("{amount} more than there should be.", amount=money(cents, self._currency))
        if cents < 0:
            words = say("{amount} less than there should be.", amount=money(-cents, self._currency))
        self.difference.show_as(
            "check" if cents == 0 else "warning", "good" if cents == 0 else "careful"
        )
        self.difference.set_text(words)

    def _receipt_words(self, payment: Payment) -> str:
        charged = fee(self._file, payment.fee_id)
        payer = charged and charged.person_id and person(self._file, charged.person_id)
        parts = (
            say("Receipt {number}", number=payment.receipt),
            payer.name if payer else "",
            charged.title if charged else "",
            money(payment.cents, self._currency),
        )
        return " · ".join(part for part in parts if part)


def _holder(layout: QGridLayout) -> QWidget:
    holder = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setColumnStretch(0, 1)
    holder.setLayout(layout)
    return holder
