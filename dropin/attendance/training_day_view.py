"""An activity's side of training: whether those who come hold something afterwards, and what."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from dropin.attendance.operations import set_trained_by
from dropin.attendance.store import trained_by
from dropin.kit.buttons import Button
from dropin.kit.fields import CheckField
from dropin.kit.labels import Label
from dropin.kit.layouts import empty
from dropin.kit.section import Section
from dropin.people.store import trainings
from dropin.programme.store import activity
from dropin.storage.file import CentreFile
from dropin.words import say


class ActivityTraining(Section):
    """The centre's trainings to tick, unfolded where one is or somebody asks. ``said`` tells what
    was done."""

    said = Signal(str)

    def __init__(self, file: CentreFile, activity_id: int) -> None:
        super().__init__(say("Training day"))
        self._file, self._activity_id = file, activity_id
        self.checks: dict[int, CheckField] = {}
        self.told = Label("", role="muted")
        self.unfold_button = Button(say("This is a training day…"), pressed=self.unfold)
        self._ticks = QVBoxLayout()
        self._ticks.setSpacing(0)
        self._unfolded = False
        self.column.addWidget(self.told)
        self.column.addLayout(self._ticks)
        self.column.addWidget(self.unfold_button)
        self.unfold_button.setEnabled(file.read_only is None)
        self.refresh()

    def refresh(self) -> None:
        if activity(self._file, self._activity_id) is None:
            return  # just removed; the panel goes too
        given = {each.id for each in trained_by(self._file, self._activity_id)}
        listed = {each.id: each.name for each in trainings(self._file)}
        shown = listed if given or self._unfolded else {}
        if {number: check.check.text() for number, check in self.checks.items()} != shown:
            self._offer(shown)
        for number, check in self.checks.items():
            check.set_value(number in given)
        self.told.setText(_told(bool(listed), bool(shown)))
        self.unfold_button.setVisible(bool(listed) and not shown)

    def unfold(self) -> None:
        """Offer the trainings to tick."""
        self._unfolded = True
        self.refresh()
        next(iter(self.checks.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, listed: dict[int, str]) -> None:
        empty(self._ticks)
        self.checks = {number: CheckField(name) for number, name in listed.items()}
        for number, check in self.checks.items():
            check.name_aloud(listed[number])
            check.changed.connect(self._save)
            check.setEnabled(self._file.read_only is None)
            self._ticks.addWidget(check)

    def _save(self) -> None:
        ticked = {number for number, check in self.checks.items() if check.value()}
        self._unfolded = True  # the list stays while somebody ticks
        set_trained_by(self._file, self._activity_id, ticked)
        found = activity(self._file, self._activity_id)
        title = found.title if found is not None else ""
        self.said.emit(say("Saved what {title} trains people in.", title=title))


def _told(is_list: bool, is_offered: bool) -> str:
    if is_offered:
        return say("Those who come hold what is ticked, once it is noted for the date.")
    if is_list:
        return say("Whoever comes to a training day can be noted as trained in one step.")
    return say("Which trainings there are is written under Settings, Training.")
