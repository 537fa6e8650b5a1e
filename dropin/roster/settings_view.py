"""Which shifts there are, and how this centre is on call: a section of Settings."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.parts import actions
from dropin.kit.typed_fields import NumberField
from dropin.roster.model import RosterCustoms
from dropin.roster.operations import save_customs
from dropin.roster.panels.fields_view import HoursField
from dropin.roster.panels.kinds_view import KindsPart
from dropin.roster.panels.patterns_view import PatternsPart
from dropin.roster.store import customs
from dropin.storage.file import CentreFile
from dropin.words import say

_CUSTOMS = ("rest_minutes", "shadow_first", "past_weeks", "return_weeks", "return_percent")
_MOST_WEEKS, _MOST_SHADOWS = 52, 99


class OnCallSection(QWidget):
    """``said`` tells what was done."""

    said = Signal(str)

    def __init__(self, file: CentreFile, today: date) -> None:
        super().__init__()
        self._file = file
        self.patterns = PatternsPart(file, today)
        self.kinds = KindsPart(file)
        self.kinds.setContentsMargins(0, theme.ROOMY, 0, 0)
        self.form = _customs_form()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        title = Label(say("How the roster works"), "section")
        title.setContentsMargins(0, theme.ROOMY, 0, 0)
        save = Button(say("Save"), pressed=self.save)
        for part in (self.patterns, title, self.form, actions(save), self.kinds):
            column.addWidget(part)
        self.patterns.said.connect(self.said)
        self.kinds.said.connect(self.said)
        self.form.submitted.connect(self.save)
        self.setEnabled(not file.read_only)
        self.refresh()

    def refresh(self) -> None:
        """Read what is saved now; what is typed stays, and is told about."""
        saved = customs(self._file)
        self.form.follow({name: getattr(saved, name) for name in _CUSTOMS})
        self.patterns.refresh()
        self.kinds.refresh()

    def save(self) -> None:
        """Write how the roster works."""
        if self.form.ready():
            save_customs(self._file, RosterCustoms(**self.form.values()))
            self.form.settle()
            self.said.emit(say("Saved how the roster works."))


def _customs_form() -> Form:
    form = Form()
    form.add(
        "rest_minutes",
        say("Rest between two shifts of somebody"),
        HoursField(required=True),
        say("Each leader can have their own."),
    )
    form.add(
        "shadow_first",
        say("Shadow shifts before the first one alone"),
        NumberField(0, _MOST_SHADOWS, required=True),
        say("0: nobody needs to shadow first."),
    )
    form.add(
        "past_weeks",
        say("Past weeks counted in"),
        NumberField(0, _MOST_WEEKS, unit=say("weeks"), required=True),
        say("Whoever covered most in these weeks is asked for less in the next roster."),
    )
    form.add(
        "return_weeks",
        say("A gentle return lasts"),
        NumberField(0, _MOST_WEEKS, unit=say("weeks"), required=True),
        say("After an absence. 0: back in full at once."),
    )
    form.add(
        "return_percent",
        say("In a gentle return they take"),
        NumberField(0, 100, unit="%", required=True),
        say("Of their usual share."),
    )
    return form
