"""What a planned roster is worth: the proof, what stays open and why, what is broken, ignored."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.dates import Customs
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.labels import Label, Sign
from dropin.kit.layouts import empty
from dropin.kit.parts import actions
from dropin.people.store import named_person, trainings
from dropin.roster.changes_told import slot_words
from dropin.roster.checking import told
from dropin.roster.found import Found, open_slots, what_changes, with_reasons
from dropin.roster.panels.changes_view import ChangesPart
from dropin.roster.planning.model import Slot as PlannedSlot
from dropin.roster.planning.model import Wish
from dropin.roster.proof import StageTold, ending, gladly, is_fairest, stages_told, verdict
from dropin.roster.telling import Telling, why_open
from dropin.storage.file import CentreFile
from dropin.words import say, say_count

_MOST_SHOWN = 12


class FoundPart(QWidget):
    """Tells of the plan in hand, or of the draft in the file."""

    def __init__(self, file: CentreFile, customs: Customs) -> None:
        super().__init__()
        self._file, self._customs = file, customs
        self.changes = ChangesPart(file, customs, say("what changes"))
        self._proof = QVBoxLayout()
        self._proof.setSpacing(theme.TIGHT)
        self._rest = QVBoxLayout()
        self._rest.setSpacing(theme.TIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addLayout(self._proof)
        column.addLayout(self._rest)
        title = Label(say("Beside the roster as it is"), "section")
        column.addWidget(title)
        column.addWidget(self.changes)

    def show_found(self, found: Found) -> None:
        """Tell of this one instead."""
        empty(self._proof)
        empty(self._rest)
        self._telling = Telling(
            {each.id: named_person(self._file, each.id) for each in found.problem.leaders},
            {each.id: each.name for each in trainings(self._file)},
            self._customs,
        )
        self._show_proof(found)
        self._show_open(found)
        self._show_broken(found)
        self._show_ignored(found)
        self.changes.show_differences(what_changes(found))

    def _show_proof(self, found: Found) -> None:
        if not found.stages:
            self._proof.addWidget(Sign("info", "muted", say("Changed by hand: nothing is proven.")))
            return
        fairest = is_fairest(found.stages)
        self._proof.addWidget(
            Sign(
                "check" if fairest else "info",
                "good" if fairest else "careful",
                str(verdict(found.stages, found.ended)),
            )
        )
        glad = gladly(found.problem, found.assignment)
        for stage in stages_told(found.stages, glad):
            self._proof.addWidget(_StageLine(stage))
        why = ending(found.ended)
        if why is not None:
            self._proof.addWidget(Label(str(why), "small", "muted"))

    def _show_open(self, found: Found) -> None:
        missing = open_slots(found)
        if not missing:
            return
        words = say_count("1 slot has nobody", "{count} slots have nobody", len(missing))
        self._rest.addWidget(Label(words, "section"))
        if not found.reasons:
            explain = partial(self._explain, found)
            about = say("{action}: {what}", action=say("Why?"), what=words)
            self._rest.addWidget(
                actions(Button(say("Why?"), "link", accessible_name=about, pressed=explain))
            )
        for slot in missing[:_MOST_SHOWN]:
            self._rest.addWidget(self._open_line(found, slot))
        self._tell_more(len(missing))

    def _explain(self, found: Found) -> None:
        self.show_found(with_reasons(found))

    def _open_line(self, found: Found, slot: PlannedSlot) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.HAIR)
        column.addWidget(Sign("warning", "needed", self._slot_words(found, slot.id)))
        known = found.reasons.get(slot.id)
        if known is not None:
            reasons = " ".join(map(str, why_open(known, slot, self._telling)))
            column.addWidget(Label(reasons, role="muted"))
        return line

    def _show_broken(self, found: Found) -> None:
        """Rules that stay broken because somebody locked a slot, or put people there by hand."""
        if not found.broken:
            return
        self._rest.addWidget(Label(say("Rules that are broken"), "section"))
        locked = {each.id for each in found.problem.slots if each.locked_to is not None}
        for breach in told(found.broken, found.slots, self._telling)[:_MOST_SHOWN]:
            words = str(breach.text)
            if breach.obstacle.slot_id in locked:
                words = say("{what} (locked)", what=words)
            self._rest.addWidget(Sign("warning", "careful", words))
        self._tell_more(len(found.broken))

    def _show_ignored(self, found: Found) -> None:
        for wish in found.ignored:
            self._rest.addWidget(Sign("warning", "careful", self._ignored_words(wish)))

    def _ignored_words(self, wish: Wish) -> str:
        return say(
            "{one} and {other} wish to be on duty together, and are to be kept apart: apart holds.",
            one=self._telling.name(wish.one),
            other=self._telling.name(wish.other),
        )

    def _slot_words(self, found: Found, slot_id: int) -> str:
        shift, slot = next(pair for pair in found.slots if pair[1].id == slot_id)
        return str(slot_words(shift, slot, self._customs))

    def _tell_more(self, count: int) -> None:
        if count > _MOST_SHOWN:
            more = count - _MOST_SHOWN
            words = say_count("and 1 more", "and {count} more", more)
            self._rest.addWidget(Label(words, role="muted"))


class _StageLine(QWidget):
    """One stage, and under it whether it is proven or what is left."""

    def __init__(self, stage: StageTold) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label(str(stage.text)))
        column.addWidget(Label(str(stage.proof), "small", "good" if stage.proven else "muted"))
