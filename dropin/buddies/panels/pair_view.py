"""The side panel of one pair: its whole life, a part at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from dropin.buddies.life import REVIEW, state_on
from dropin.buddies.model import DECLINED, MOVED_ON, SIDES, STAND_IN_OVER, TAKEN_BACK, Pair
from dropin.buddies.operations import ask_for_another, mark_concern
from dropin.buddies.panels.asking_view import AskingPart
from dropin.buddies.panels.check_ins_view import CheckInsPart
from dropin.buddies.panels.contact_view import ContactPart
from dropin.buddies.panels.ending_view import EndingPart
from dropin.buddies.panels.goals_view import GoalsPart
from dropin.buddies.panels.looks_view import state_look
from dropin.buddies.panels.meeting_view import MeetingPart
from dropin.buddies.panels.pair_part_view import PairPart
from dropin.buddies.panels.pausing_view import PausingPart
from dropin.buddies.store import names_of, pair, stand_ins_of
from dropin.buddies.telling import state_line
from dropin.centre.store import centre
from dropin.errors import KnownError
from dropin.kit.buttons import Button, MenuButton
from dropin.kit.labels import Label, Sign
from dropin.kit.layouts import stacked
from dropin.kit.parts import actions
from dropin.kit.side_panel import SidePanel
from dropin.storage.file import CentreFile
from dropin.words import say


class PairPanel(SidePanel):
    """``said`` tells what was done, ``told`` what is no business of anybody looking on; the
    others ask for another pair, a request, a sheet."""

    said = Signal(str)
    told = Signal(str)
    pair_wanted = Signal(int)
    request_wanted = Signal(int)
    print_wanted = Signal(str, dict)

    def __init__(self, file: CentreFile, pair_id: int, now: Callable[[], datetime]) -> None:
        self._file, self._id, self._now = file, pair_id, now
        self.state = Sign("heart", "accent")
        self.problem = Sign("warning", "needed")
        self.close_words = Label(role="muted")
        self.review_button = Button(say("To the review"), pressed=self._to_review)
        self.another_button = Button("", pressed=self.ask_for_another)
        self.asking, self.meeting = AskingPart(file, now), MeetingPart(file, now)
        self.goals, self.check_ins = GoalsPart(file, now), CheckInsPart(file, now)
        self.contact, self.pausing = ContactPart(file, now), PausingPart(file, now)
        self.ending = EndingPart(file, now)
        self.parts: tuple[PairPart, ...] = (
            *(self.asking, self.meeting, self.check_ins, self.goals),
            *(self.contact, self.pausing, self.ending),
        )
        self.call_button = MenuButton(say("Call the coordinator"))
        self.print_button = Button(say("Agreement…"), pressed=self._print_agreement)
        super().__init__("", self._content())
        self.problem.hide()
        self._wire()
        self.refresh()

    def refresh(self) -> None:
        """Read the pair again."""
        known = pair(self._file, self._id)
        if known is None:
            self.close_panel()
            return
        today, customs = self._now().date(), centre(self._file).customs
        others = (each.buddy_id for each in stand_ins_of(self._file, self._id))
        names = names_of(self._file, [known.member_id, known.buddy_id, *others])
        self.title.setText(_title(known, names))
        self.setAccessibleName(self.title.text())
        self.state.show_as(*state_look(state_on(known, today)))
        self.state.set_text(str(state_line(known, today, customs)))
        self._show_close(known, names)
        self.review_button.setVisible(state_on(known, today) == REVIEW)
        for part in self.parts:
            part.show_pair(known, names)
        self.print_button.setVisible(known.is_open and known.both_agreed)
        self.call_button.setVisible(known.is_open and self._file.read_only is None)
        here = [each for each in map(known.person_on, SIDES) if each is not None]
        self.call_button.set_choices(
            [(say("{name} would like a call", name=names.get(each, "")), each) for each in here]
        )

    def ask_for_another(self) -> None:
        """Whose pair has ended would like another, and goes first."""
        try:
            request_id = ask_for_another(self._file, self._id, self._now().date())
        except KnownError as error:
            self.problem.set_text(str(error))
            return
        self.said.emit(say("They would like another, and go first."))
        self.request_wanted.emit(request_id)

    def _content(self) -> QWidget:
        foot = actions(self.review_button, self.another_button)
        return stacked(self.problem, self.state, self.close_words, foot, *self.parts)

    def _wire(self) -> None:
        for part in self.parts:
            part.said.connect(self.said)
        self.pausing.pair_wanted.connect(self.pair_wanted)
        sheet = {"pair_id": self._id}
        self.ending.print_wanted.connect(partial(self.print_wanted.emit, "review", sheet))
        self.call_button.chosen.connect(self._mark_concern)
        self.add_button(self.print_button)
        self.add_button(self.call_button)

    def _show_close(self, known: Pair, names: dict[int, str]) -> None:
        """What to say once it is over; whoever said no stays their own secret."""
        words = ""
        if known.ending in (DECLINED, TAKEN_BACK):
            words = say(
                "Tell whoever was asked that nothing came of it this time, and no more. Whoever "
                "would like a buddy waits on, and goes first."
            )
        elif known.ending == STAND_IN_OVER:
            words = say("Thank them for standing in.")
        elif known.ending == MOVED_ON:
            words = say("They moved on: that is what it was for. Thank them both.")
        elif known.ended_on is not None:
            words = say("Thank them both. Another buddy can be asked for at any time.")
        self.close_words.setText(words)
        self.close_words.setVisible(bool(words))
        member = names.get(known.member_id or 0, "")
        can_ask = known.ended_on is not None and bool(member) and known.met_on is not None
        self.another_button.setText(say("{name} would like another", name=member))
        self.another_button.setVisible(can_ask and known.stands_in_for is None)
        self.another_button.setEnabled(self._file.read_only is None)

    def _to_review(self) -> None:
        """Roll to it, with the keyboard."""
        self.ending.renew_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.roll_to(self.ending)

    def _mark_concern(self, person_id: object) -> None:
        assert isinstance(person_id, int)
        try:
            mark_concern(self._file, person_id, self._now(), self._id)
        except KnownError as error:
            self.problem.set_text(str(error))
            return
        self.told.emit(say("The coordinator will call."))

    def _print_agreement(self) -> None:
        self.print_wanted.emit("pair", {"pair_id": self._id})


def _title(known: Pair, names: dict[int, str]) -> str:
    """``Ana Lopes and Ben Okoro``, the member first."""
    found = [names[each] for each in (known.member_id, known.buddy_id) if each in names]
    if len(found) == 2:
        return say("{one} and {other}", one=found[0], other=found[1])
    return found[0] if found else say("A pair")
