"""One side is not there for a while, without questions; somebody may stand in for the buddy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.buddies.choices import stand_ins_for
from dropin.buddies.covering import TimeAway, away_next, could_use_stand_in
from dropin.buddies.model import BUDDY, SIDES, Pair, Pause
from dropin.buddies.operations import end_pause, offer_stand_in, pause_pair
from dropin.buddies.panels.choices_view import ChoicesPart
from dropin.buddies.panels.pair_part_view import PairPart
from dropin.buddies.store import stand_ins_of
from dropin.buddies.telling import day_told
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.fields import ChoiceField
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.layouts import empty, stacked
from dropin.kit.parts import actions, give_keyboard, keyboard_in, link, row
from dropin.kit.typed_fields import DateField
from dropin.roster.store import absences_of
from dropin.storage.file import CentreFile
from dropin.words import say

_MOST = 3


class PausingPart(PairPart):
    """In sight while the pair is open and both agreed. ``pair_wanted`` asks for a temporary one."""

    pair_wanted = Signal(int)

    def __init__(self, file: CentreFile, now: Callable[[], datetime]) -> None:
        super().__init__(say("Pauses"), file, now)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.HAIR)
        self.pause_button = Button(say("Pause…"), pressed=self.open)
        self.form = Form()
        self.who: ChoiceField[str] = ChoiceField([("", side) for side in SIDES])
        self.form.add("side", say("Who is not there"), self.who)
        day = DateField(self.today(), self.customs, required=True)
        self.form.add("starts_on", say("Not there from"), day)
        self.form.add(
            "last_day",
            say("Last day"),
            DateField(self.today(), self.customs),
            say("Empty: until they say they are back."),
        )
        self._editor = stacked(
            self.form,
            Label(say("Nobody is asked why, and no reason is kept anywhere."), "small", "muted"),
            actions(
                Button(say("Note the pause"), "primary", pressed=self.save),
                Button(say("Cancel"), "quiet", pressed=self.close),
            ),
        )
        self._editor.hide()
        self.choices = ChoicesPart(say("A temporary buddy could be"), say("Offer"))
        self.choices.chosen.connect(self.offer)
        self.column.addLayout(self._list)
        for part in (actions(self.pause_button), self._editor, self.choices):
            self.column.addWidget(part)
            part.setEnabled(self.editable)
        self.form.submitted.connect(self.save)

    def show_pair(self, pair: Pair, names: Mapping[int, str]) -> None:
        super().show_pair(pair, names)
        self.setVisible(pair.is_open and pair.both_agreed and pair.stands_in_for is None)
        self.who.set_choices([(self.name_on(side), side) for side in SIDES])
        held = keyboard_in(self)
        empty(self._list)
        today = self.today()
        shown = [each for each in pair.pauses if each.ends_on is None or each.ends_on > today]
        for each in shown:
            self._list.addWidget(self._line(each))
        for other in stand_ins_of(self.file, pair.id):
            if other.is_open:
                self._list.addWidget(self._stand_in(other))
        away = self._away()
        if not shown:
            words = self._words(BUDDY, away) if away is not None else say("Both are there.")
            self._list.addWidget(Label(words, role="muted"))
        give_keyboard(self, held)
        self._show_choices(pair, away)

    def open(self) -> None:
        """Open the form, from today."""
        self.form.set_values({"side": BUDDY, "starts_on": self.today(), "last_day": None})
        self.pause_button.hide()
        self._editor.show()
        self.form.field("side").setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Note the pause in the form."""
        if not self.form.ready():
            return
        values = self.form.values()
        last_day = values["last_day"]
        ends_on = None if last_day is None else last_day + timedelta(days=1)
        act = partial(
            pause_pair, self.file, self.known.id, values["side"], values["starts_on"], ends_on
        )
        if self.attempt(act, say("They pause. Their place is kept, and no reason.")):
            self.close()

    def close(self) -> bool:
        """Let the form go."""
        self.form.settle()
        self._editor.hide()
        self.pause_button.show()
        self.pause_button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def offer(self, offered_id: int) -> None:
        """Propose a temporary buddy; both are asked as for any pair."""
        away = self._away()
        act = partial(
            offer_stand_in,
            self.file,
            self.known.id,
            offered_id,
            self.today(),
            until=None if away is None else away.ends_on,
        )
        self.attempt(act, say("Proposed a temporary buddy. Now each is asked."))

    def _away(self) -> TimeAway | None:
        absences = absences_of(self.file, self.known.buddy_id or 0)
        return away_next(self.known, absences, self.today())

    def _show_choices(self, pair: Pair, away: TimeAway | None) -> None:
        day, others = self.today(), stand_ins_of(self.file, pair.id)
        wanted = away is not None and could_use_stand_in(pair, others, away, day)
        self.choices.setVisible(wanted)
        if wanted:
            found = stand_ins_for(self.file, pair.id, day, _MOST)
            if found is not None:
                posed, listed = found
                names = {each.id: each.name for each in posed.buddies}
                self.choices.show_list(listed, names, editable=self.editable)

    def _line(self, pause: Pause) -> QWidget:
        words = self._words(pause.side, pause)
        back = link(say("Is back"), words, partial(self._back, pause))
        back.setEnabled(self.editable)
        return row(words, back)

    def _words(self, side: str, away: Pause | TimeAway) -> str:
        name, customs = self.name_on(side), self.customs
        first = day_told(away.starts_on, customs)
        if away.ends_on is not None:
            last = day_told(away.ends_on - timedelta(days=1), customs)
            return say(
                "{name} is not there from {first} to {last}", name=name, first=first, last=last
            )
        if away.starts_on > self.today():
            return say("{name} is not there from {day} on", name=name, day=first)
        return say("{name} is not there since {day}", name=name, day=first)

    def _back(self, pause: Pause) -> None:
        act = partial(end_pause, self.file, self.known.id, pause.id, self.today())
        self.attempt(act, say("{name} is back.", name=self.name_on(pause.side)))

    def _stand_in(self, other: Pair) -> QWidget:
        name = self.names.get(other.buddy_id or 0, "")
        words = say("{name} stands in, or is being asked", name=name)
        return row(words, link(say("Open"), name, partial(self.pair_wanted.emit, other.id)))
