"""How it went, on three faces that are words too, and a line if they wish. No case notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dropin.buddies.model import FACES, MEMBER, SIDES, CheckIn, Pair
from dropin.buddies.operations import note_check_in, remove_check_in
from dropin.buddies.panels.looks_view import face_icon
from dropin.buddies.panels.pair_part_view import PairPart
from dropin.buddies.store import check_ins_of
from dropin.buddies.telling import day_told, face_name
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.fields import ChoiceField, LineField
from dropin.kit.form import Form
from dropin.kit.labels import Label, Sign
from dropin.kit.layouts import empty
from dropin.kit.parts import actions, give_keyboard, keyboard_in, link
from dropin.kit.typed_fields import DateField
from dropin.storage.file import CentreFile
from dropin.words import say, say_count

_MOST = 4
_ROLES = dict(zip(FACES, ("good", "text", "careful"), strict=True))


class CheckInsPart(PairPart):
    """In sight once the two have met; a face is pressed to note it."""

    def __init__(self, file: CentreFile, now: Callable[[], datetime]) -> None:
        super().__init__(say("How it goes"), file, now)
        self.form = Form()
        self.who: ChoiceField[str] = ChoiceField([("", side) for side in SIDES])
        self.form.add("side", say("Who says it"), self.who)
        self.form.add("line", say("A line, if they wish"), LineField())
        self.form.add("day", say("When"), DateField(self.today(), self.customs, required=True))
        self.form.set_values({"side": MEMBER, "line": "", "day": self.today()})
        self.faces = {
            each: Button(face_name(each), icon=face_icon(each), pressed=partial(self.note, each))
            for each in FACES
        }
        self._asking = Label(say("How did it go?"), bold=True)
        self._buttons = actions(*self.faces.values())
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.TIGHT)
        for part in (self.form, self._asking, self._buttons):
            self.column.addWidget(part)
        self.column.addLayout(self._list)

    def show_pair(self, pair: Pair, names: Mapping[int, str]) -> None:
        super().show_pair(pair, names)
        self.setVisible(pair.met_on is not None)
        self.who.set_choices([(self.name_on(side), side) for side in SIDES])
        for part in (self.form, self._asking, self._buttons):
            part.setVisible(pair.is_open)
            part.setEnabled(self.editable)
        held = keyboard_in(self)
        empty(self._list)
        found = check_ins_of(self.file, pair.id)
        for each in found[:_MOST]:
            self._list.addWidget(self._line(each, pair.is_open and self.editable))
        if len(found) > _MOST:
            more = say_count("and {count} before", "and {count} before", len(found) - _MOST)
            self._list.addWidget(Label(more, role="muted"))
        give_keyboard(self, held)

    def note(self, face: str) -> None:
        """It went so, says whoever is chosen."""
        if not self.form.ready():
            return
        values = self.form.values()
        person_id = self.known.person_on(values["side"])
        if person_id is None:
            return
        name = self.name_on(values["side"])
        act = partial(
            note_check_in,
            self.file,
            self.known.id,
            person_id,
            values["day"],
            face,
            values["line"],
        )
        told = say("{name}: {face}.", name=name, face=face_name(face))
        if self.attempt(act, told):
            self.form.set_values({"side": values["side"], "line": "", "day": self.today()})

    def _line(self, each: CheckIn, can_change: bool) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        name, day = self.names.get(each.person_id, ""), day_told(each.day, self.customs)
        words = say("{name}, {day}: {face}", name=name, day=day, face=face_name(each.face))
        head = QHBoxLayout()
        head.addWidget(Sign(face_icon(each.face), _ROLES[each.face], words), 1)
        column.addLayout(head)
        if each.line:
            column.addWidget(Label(f"“{each.line}”", role="muted"))
        if can_change:
            head.addWidget(link(say("Take back"), words, partial(self._remove, each)))
        return line

    def _remove(self, each: CheckIn) -> None:
        self.attempt(partial(remove_check_in, self.file, each.id), say("Taken back."))
