"""Heads where names are not wanted, and people for whom there was no room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dropin.attendance.date_sheet import DateSheet
from dropin.kit.draft_panel import DraftPanel
from dropin.kit.form import Form
from dropin.kit.typed_fields import NumberField
from dropin.words import say

_MOST_HEADS = 2_000


class CountsPanel(DraftPanel):
    """``counted`` says how many heads there are now; ``away`` how many more were turned away."""

    counted = Signal(int)
    away = Signal(int)

    def __init__(self, sheet: DateSheet, title: str) -> None:
        self.form = Form()
        self.form.add(
            "heads",
            say("Heads counted, besides those named"),
            NumberField(0, _MOST_HEADS),
            say("Where people would rather not be written down."),
        )
        if sheet.occurrence is not None:
            already = say("So far: {count}.", count=sheet.turned_away)
            self.form.add(
                "away",
                say("Turned away just now, for want of room"),
                NumberField(0, _MOST_HEADS),
                already if sheet.turned_away else "",
            )
        content: QWidget = self.form
        super().__init__(title, content)
        self._heads = sheet.heads.heads if sheet.heads else None
        self.form.set_values({"heads": self._heads})
        self.offer_to_save(say("Save"), self.form)

    def save(self) -> None:
        if not self.form.ready():
            return
        values = self.form.values()
        self.forget()
        if values["heads"] != self._heads:
            self.counted.emit(values["heads"] or 0)
        if values.get("away"):
            self.away.emit(values["away"])
