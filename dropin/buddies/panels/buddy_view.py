"""The side panel of one buddy: what they offer, what they carry, whether they are trained."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.buddies.carrying import NOTHING, TOO_MUCH, carried
from dropin.buddies.life import state_on
from dropin.buddies.listing import load_words
from dropin.buddies.model import Pair
from dropin.buddies.operations import leave_programme, note_shadowing
from dropin.buddies.panels.avoided_view import AvoidedPart
from dropin.buddies.panels.looks_view import mark, state_look
from dropin.buddies.panels.rests_view import RestsPart
from dropin.buddies.panels.support_view import SupportPart
from dropin.buddies.panels.terms_view import TermsPart
from dropin.buddies.store import (
    customs as programme_customs,
)
from dropin.buddies.store import (
    names_of,
    needed_trainings,
    open_pairs,
    over_capacity_of,
    pairs_of_buddy,
    shadowed,
    terms_of,
)
from dropin.buddies.telling import day_told, state_name
from dropin.centre.store import centre
from dropin.errors import KnownError
from dropin.kit.buttons import Button, MenuButton
from dropin.kit.draft_panel import DraftPanel
from dropin.kit.labels import Label, Sign
from dropin.kit.layouts import empty, stacked
from dropin.kit.lines import Line
from dropin.kit.parts import Part, actions
from dropin.people.store import person, trainings_of
from dropin.people.training import AHEAD, RENEW, VALID, state_words
from dropin.people.training import state_on as training_state
from dropin.storage.file import CentreFile
from dropin.words import say

_LOOKS = {VALID: ("check", "good"), RENEW: ("repeat", "careful"), AHEAD: ("clock", "careful")}
_MISSING = ("warning", "needed")


class BuddyPanel(DraftPanel):
    """One buddy, or an empty form for a new one (``person_id`` 0); somebody who is none yet has
    the form too. ``said`` tells what was done; the others ask for a pair, a person, a buddy just
    put down, a sheet."""

    said = Signal(str)
    pair_wanted = Signal(int)
    person_wanted = Signal(int)
    buddy_wanted = Signal(int)
    print_wanted = Signal(str, dict)

    def __init__(self, file: CentreFile, person_id: int, now: Callable[[], datetime]) -> None:
        self._file, self._id, self._now = file, person_id, now
        self.load = Sign("heart", "accent")
        self.problem = Sign("warning", "needed")
        self.terms = TermsPart(file, person_id, now)
        self.training = Part(say("Training"))
        self.pairs = Part(say("Pairs"))
        self._training_lines, self._pair_lines = QVBoxLayout(), QVBoxLayout()
        self.training.column.addLayout(self._training_lines)
        self.pairs.column.addLayout(self._pair_lines)
        self._pair_lines.setSpacing(0)
        self.along_button = MenuButton(say("Came along with a pair today"))
        self.training.column.addWidget(actions(self.along_button))
        self.rests = RestsPart(file, person_id, now)
        self.support = SupportPart(file, person_id, now)
        self.avoided = AvoidedPart(file, person_id)
        self._known_parts = stacked(
            self.training, self.pairs, self.rests, self.support, self.avoided
        )
        self.leave_button = Button(say("Leaves the programme"), "quiet", pressed=self.leave)
        self.sheet_button = Button(say("Own sheet…"), pressed=self._print)
        super().__init__(say("New buddy"), self._content())
        self.problem.hide()
        self._wire()
        self.refresh()
        if terms_of(file, person_id) is None and file.read_only is None:
            self.terms.edit()

    def refresh(self) -> None:
        """Read the buddy again; what a person typed stays."""
        known = terms_of(self._file, self._id)
        who = person(self._file, self._id) if self._id else None
        if self._id and who is None:
            self.forget()
            return
        if who is not None:
            self.title.setText(say("{name} as a buddy", name=who.name))
            self.setAccessibleName(self.title.text())
        self.terms.show_terms(known)
        for part in (self.load, self._known_parts, self.sheet_button, self.leave_button):
            part.setVisible(known is not None)
        self.show_foot(known is not None)
        if known is None:
            return
        self._show_load()
        self._show_training()
        self._show_pairs()
        for each in (self.rests, self.support, self.avoided):
            each.refresh()
        serves = known.hold_on(self._now().date())
        self.leave_button.setVisible(serves and self._file.read_only is None)

    def save(self) -> None:
        """Write the terms that are being changed."""
        self.terms.save()

    def leave(self) -> None:
        """From today on they take nobody on; pairs they have are told about until they end."""
        leave_programme(self._file, self._id, self._now().date())
        who = person(self._file, self._id)
        self.said.emit(say("{name} leaves the buddies. Thank them.", name=who.name if who else ""))

    # How it is built.

    def _content(self) -> QWidget:
        return stacked(self.problem, self.load, self.terms, self._known_parts)

    def _wire(self) -> None:
        for part in (self.terms, self.rests, self.support, self.avoided):
            part.said.connect(self.said)
        self.terms.form.changed.connect(self.touch)
        self.terms.saved.connect(self._saved)
        self.along_button.chosen.connect(self._note_along)
        self.add_button(self.sheet_button)
        self.add_button(self.leave_button, at_end=True)
        self.watch()

    # What it shows.

    def _show_load(self) -> None:
        loads = carried(
            [each for each in [terms_of(self._file, self._id)] if each is not None],
            [each for each in open_pairs(self._file) if each.buddy_id == self._id],
            self._now().date(),
        )
        own = next((each for each in loads if each.person_id == self._id), None)
        if own is None:
            self.load.show_as("close", "muted")
            self.load.set_text(say("No buddy any more. Their pairs have ended."))
            return
        words = load_words(own)
        self.load.show_as(*(_MISSING if own.kind == TOO_MUCH else ("heart", "accent")))
        allowed = over_capacity_of(self._file, self._id)
        told = f"{words[:1].upper()}{words[1:]}."
        if own.kind == NOTHING:
            told = say("No pair yet: there is room for {most}.", most=own.most_pairs)
        if allowed and own.kind == TOO_MUCH:
            day = day_told(allowed[-1].allowed_on, centre(self._file).customs)
            by = say("Allowed by {name} on {day}.", name=allowed[-1].allowed_by, day=day)
            told = f"{told} {by}"
        self.load.set_text(told)

    def _show_training(self) -> None:
        empty(self._training_lines)
        today, customs = self._now().date(), centre(self._file).customs
        held = trainings_of(self._file, self._id)
        needed = needed_trainings(self._file)
        for each in needed:
            state = training_state(each, held, today)
            words = say("not trained yet") if state is None else state_words(state, today, customs)
            look = _MISSING if state is None else _LOOKS.get(state.kind, _MISSING)
            line = say("{training}: {state}", training=each.name, state=words)
            self._training_lines.addWidget(Sign(*look, line))
        if not needed:
            words = say("None is asked for; Settings, Buddies, says which are.")
            self._training_lines.addWidget(Label(words, role="muted"))
        self._show_along()

    def _show_along(self) -> None:
        known = terms_of(self._file, self._id)
        own = known.shadow_first if known is not None else None
        wanted = programme_customs(self._file).shadow_first if own is None else own
        done = shadowed(self._file).get(self._id, 0)
        if wanted:
            words = say("Came along with a pair {done} of {wanted} times", done=done, wanted=wanted)
            look = ("check", "good") if done >= wanted else ("clock", "careful")
            self._training_lines.addWidget(Sign(*look, words))
        others = [
            each
            for each in open_pairs(self._file)
            if each.met_on is not None and self._id not in (each.buddy_id, each.member_id)
        ]
        names = names_of(
            self._file, (n for each in others for n in (each.member_id, each.buddy_id))
        )
        self.along_button.set_choices([(_names(each, names), each.id) for each in others])
        self.along_button.setVisible(done < wanted and bool(others))

    def _show_pairs(self) -> None:
        empty(self._pair_lines)
        found = [each for each in pairs_of_buddy(self._file, self._id) if each.is_open]
        names = names_of(self._file, (each.member_id for each in found))
        today = self._now().date()
        for each in found:
            state = state_on(each, today)
            line = Line(
                names.get(each.member_id or 0, ""), state_name(state), mark=mark(state_look(state))
            )
            line.clicked.connect(partial(self._open_pair, each.id))
            self._pair_lines.addWidget(line)
        if not found:
            self._pair_lines.addWidget(Label(say("None just now."), role="muted"))

    # What is done.

    def _saved(self, person_id: int) -> None:
        self.touched = False
        if not self._id:
            self.buddy_wanted.emit(person_id)
            return
        self.refresh()

    def _note_along(self, pair_id: object) -> None:
        assert isinstance(pair_id, int)
        try:
            note_shadowing(self._file, self._id, pair_id, self._now().date())
        except KnownError as error:
            self.problem.set_text(str(error))
            return
        self.said.emit(say("Noted that they came along."))

    def _open_pair(self, pair_id: int, _checked: bool = False) -> None:
        self.pair_wanted.emit(pair_id)

    def _print(self) -> None:
        self.print_wanted.emit("buddy", {"person_id": self._id})


def _names(each: Pair, names: dict[int, str]) -> str:
    return say(
        "{one} and {other}",
        one=names.get(each.member_id or 0, ""),
        other=names.get(each.buddy_id or 0, ""),
    )
