"""Who is at a meeting, and whether they are enough to decide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from dropin.choosing.model import Meeting
from dropin.choosing.operations import save_meeting
from dropin.choosing.panels.parts_view import person_field
from dropin.choosing.store import holders, quorum
from dropin.kit import theme
from dropin.kit.fields import CheckField
from dropin.kit.form import Form
from dropin.kit.labels import Sign
from dropin.kit.layouts import empty
from dropin.kit.parts import Part
from dropin.people.store import person
from dropin.storage.file import CentreFile
from dropin.words import say, say_count


class PresencePart(Part):
    """The board to tick, anybody else by name. Each tick is kept at once."""

    def __init__(self, file: CentreFile, now: Callable[[], datetime]) -> None:
        super().__init__(say("Who is there"))
        self._file, self._now = file, now
        self._meeting: Meeting | None = None
        self.quorum = Sign("info", "muted")
        self.boxes: dict[int, CheckField] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.form = Form()
        self.form.add("who", say("Also there"), person_field(file, say("A name, then Enter")))
        self.form.submitted.connect(self.add)
        self.column.addWidget(self.quorum)
        self.column.addLayout(self._list)
        self.column.addWidget(self.form)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show who is ticked; board members and everybody who was there."""
        self._meeting = meeting
        board = list(holders(self._file, meeting.held_on).values())
        everybody = list(dict.fromkeys([*board, *meeting.present]))
        if list(self.boxes) != everybody:
            self._make_boxes(everybody)
        for number, box in self.boxes.items():
            box.set_value(number in meeting.present)
        self._tell_quorum(len(set(board) & set(meeting.present)))

    def add(self) -> None:
        """Somebody else is there too."""
        if self._meeting is None or not self.form.ready():
            return
        person_id = self.form.values()["who"]
        if person_id is None:
            return
        self.form.set_values({"who": None})
        self._keep([*self._meeting.present, person_id])

    def _make_boxes(self, everybody: list[int]) -> None:
        empty(self._list)
        self.boxes = {}
        for number in everybody:
            known = person(self._file, number)
            box = CheckField(known.name if known is not None else say("somebody"))
            box.changed.connect(partial(self._tick, number))
            self.boxes[number] = box
            self._list.addWidget(box)

    def _tick(self, number: int) -> None:
        if self._meeting is None:
            return
        others = [each for each in self._meeting.present if each != number]
        self._keep([*others, number] if self.boxes[number].value() else others)

    def _keep(self, present: list[int]) -> None:
        assert self._meeting is not None  # nothing shows before there is one
        save_meeting(self._file, replace(self._meeting, present=tuple(present)))

    def _tell_quorum(self, there: int) -> None:
        needed = quorum(self._file)
        if there >= needed:
            self.quorum.show_as("check", "good")
            words = say("{there} of the board are there: enough to decide.", there=there)
        else:
            self.quorum.show_as("warning", "careful")
            words = say_count(
                "{count} more of the board must be there to decide.",
                "{count} more of the board must be there to decide.",
                needed - there,
            )
        self.quorum.set_text(words)
        self.quorum.setContentsMargins(0, 0, 0, theme.HAIR)
