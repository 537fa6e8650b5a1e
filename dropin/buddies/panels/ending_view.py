"""Reviews, going on, and a kind close."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal

from dropin.buddies.life import REVIEW, stage_on
from dropin.buddies.model import ENDINGS, MOVED_ON, NEVER_MET, Pair
from dropin.buddies.operations import end_pair, end_stand_in, renew, take_back
from dropin.buddies.panels.pair_part_view import PairPart
from dropin.buddies.telling import day_told, ending_name
from dropin.kit.buttons import Button
from dropin.kit.fields import ChoiceField
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.layouts import stacked
from dropin.kit.parts import actions
from dropin.storage.file import CentreFile
from dropin.words import say


class EndingPart(PairPart):
    """In sight while the pair has not ended. ``print_wanted`` asks for the review form."""

    print_wanted = Signal()

    def __init__(self, file: CentreFile, now: Callable[[], datetime]) -> None:
        super().__init__(say("Review and ending"), file, now)
        self.about = Label(role="muted")
        self.renew_button = Button(say("They go on"), pressed=self.renew)
        self.form_button = Button(say("Review form…"), pressed=self.print_wanted.emit)
        self.end_button = Button(say("End it, kindly…"), pressed=self.open)
        self.take_back_button = Button(say("Take the proposal back"), pressed=self._take_back)
        self.over_button = Button(say("No longer needed, thank you"), pressed=self._stand_in_over)
        self.form = Form()
        self.ending: ChoiceField[str] = ChoiceField([(ending_name(each), each) for each in ENDINGS])
        self.form.add("ending", say("How it came to its end"), self.ending)
        self._editor = stacked(
            Label(
                say(
                    "Thank both, each by themselves, and say what went well. Whoever moved on is a "
                    "success. They can ask for another buddy, and go first."
                ),
                role="muted",
            ),
            self.form,
            actions(
                Button(say("End it"), "primary", pressed=self.end),
                Button(say("Cancel"), "quiet", pressed=self.close),
            ),
        )
        self._editor.hide()
        buttons = (
            *(self.renew_button, self.form_button, self.end_button),
            *(self.take_back_button, self.over_button),
        )
        self.column.addWidget(self.about)
        self.column.addWidget(actions(*buttons))
        self.column.addWidget(self._editor)
        for part in (*buttons, self._editor):
            part.setEnabled(self.editable)
        self.form_button.setEnabled(True)
        self.form.submitted.connect(self.end)

    def show_pair(self, pair: Pair, names: Mapping[int, str]) -> None:
        super().show_pair(pair, names)
        self.setVisible(pair.ended_on is None)
        self.about.setText(self._about(pair))
        self.about.setVisible(bool(self.about.text()))
        met, temporary = pair.met_on is not None, pair.stands_in_for is not None
        endable = not pair.is_open or pair.both_agreed
        self.renew_button.setVisible(pair.is_open and met and not temporary)
        self.form_button.setVisible(pair.is_open and met and not temporary)
        self.end_button.setVisible(endable and not temporary and self._editor.isHidden())
        self.take_back_button.setVisible(pair.is_open and not pair.both_agreed)
        self.over_button.setVisible(temporary and pair.both_agreed)
        unlike = NEVER_MET if met else MOVED_ON
        self.ending.set_choices([(ending_name(each), each) for each in ENDINGS if each != unlike])

    def open(self) -> None:
        """Open the form."""
        self.end_button.hide()
        self._editor.show()
        self.form.field("ending").setFocus(Qt.FocusReason.OtherFocusReason)

    def close(self) -> bool:
        """Let the form go."""
        self.form.settle()
        self._editor.hide()
        self.show_pair(self.known, self.names)
        self.end_button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def renew(self) -> None:
        """Both would like to go on."""
        act = partial(renew, self.file, self.known.id, self.today())
        self.attempt(act, say("They go on. The next review is planned."))

    def end(self) -> None:
        """End it with the reason in the form."""
        if not self.form.ready():
            return
        ending, today = self.form.values()["ending"], self.today()
        self.form.settle()
        at_review = self.known.is_open and stage_on(self.known, today) == REVIEW
        act = partial(end_pair, self.file, self.known.id, ending, today, at_review=at_review)
        self._editor.hide()
        told = say("Ended. Thank you both.")
        if ending == MOVED_ON:
            told = say("Ended, and moved on. Well done, both.")
        if not self.attempt(act, told):
            self._editor.show()

    def _about(self, pair: Pair) -> str:
        if not pair.is_open:
            return say("One of the two was removed. End it, and look after the other.")
        if pair.until is not None:
            return say("For a while, until {day}.", day=day_told(pair.until, self.customs))
        if pair.review_on is not None:
            day = day_told(pair.review_on, self.customs)
            return say("Look together how it goes: next on {day}.", day=day)
        return ""

    def _take_back(self) -> None:
        act = partial(take_back, self.file, self.known.id, self.today())
        self.attempt(act, say("Taken back. Whoever was asked hears that nothing came of it."))

    def _stand_in_over(self) -> None:
        act = partial(end_stand_in, self.file, self.known.id, self.today())
        self.attempt(act, say("Ended. Thank them for standing in."))
