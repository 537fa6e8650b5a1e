"""Shifts offered and swapped, for the coordinator: who could take each, what they said.

The desk says yes or no for people without a screen, and offers a shift in somebody's name. Rules
that would be broken are told beside each name; nothing is forbidden.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.centre.store import centre
from dropin.dates import clock, day_short
from dropin.errors import KnownError
from dropin.kit import theme
from dropin.kit.buttons import Button, MenuButton
from dropin.kit.labels import Label, Rule, Sign
from dropin.kit.layouts import empty
from dropin.kit.parts import actions, give_keyboard, keyboard_in, link
from dropin.kit.side_panel import SidePanel
from dropin.people.store import named_people, trainings
from dropin.roster.model import NO, TAKEN_BACK
from dropin.roster.now import span_words
from dropin.roster.offers import Standing, against, handover, may_propose
from dropin.roster.offers_waiting import offer_words
from dropin.roster.operations import Answered, answer_offer, take_back
from dropin.roster.panels.offer_form_view import OfferForm
from dropin.roster.planning.model import Obstacle
from dropin.roster.store import Roster, answered_offers, open_offers, roster_ahead
from dropin.roster.telling import Telling, reasons, said
from dropin.storage.file import CentreFile
from dropin.words import say, say_count

_LATELY, _MOST_ANSWERED = timedelta(days=30), 8


class OffersPanel(SidePanel):
    """``said`` tells what was done; ``refresh`` reads the file again.

    ``begin`` opens the form with one slot in it, to offer it in its holder's name.
    """

    said = Signal(str)

    def __init__(self, file: CentreFile, now: Callable[[], datetime]) -> None:
        self._file, self._now = file, now
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.TIGHT)
        self.problem = Sign("warning", "needed", size="small")
        self.form = OfferForm(file, now)
        self.offer_button = Button(say("Offer a shift…"), pressed=self.begin)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.problem)
        column.addWidget(self.form)
        column.addLayout(self._list)
        super().__init__("", content)
        if file.read_only is None:
            self.add_button(self.offer_button)
        self.problem.hide()
        self.form.hide()
        self.form.offered.connect(self._offered)
        self.form.left.connect(self._end_form)
        self.refresh()

    def refresh(self) -> None:
        """Read what is offered again."""
        held = keyboard_in(self)
        self._customs = centre(self._file).customs
        found = open_offers(self._file, self._now())
        names = {person_id: name for name, person_id in named_people(self._file)}
        known = {each.id: each.name for each in trainings(self._file)}
        self._telling = Telling(names, known, self._customs)
        self.title.setText(_title(len(found)))
        self.setAccessibleName(_title(len(found)))
        empty(self._list)
        if not found:
            told = say("A shift somebody offers stands here until it is taken.")
            self._list.addWidget(Label(told, role="muted"))
        else:
            self._show_open(found)
        self._show_answered()
        give_keyboard(self, held)

    def _show_open(self, found: Sequence[Standing]) -> None:
        days = [each.day for one in found for each in (one.shift, one.wanted_shift) if each]
        roster = roster_ahead(self._file, self._now(), max(days))
        for each in found:
            self._list.addWidget(self._part(each, roster))

    def _show_answered(self) -> None:
        """What was answered lately: who said what, when, and to whom."""
        lately = answered_offers(self._file, self._now() - _LATELY)
        if lately:
            self._list.addWidget(Label(say("Answered lately"), "section"))
        for each in lately[:_MOST_ANSWERED]:
            self._list.addWidget(Label(self._answered_words(each)))
            self._list.addWidget(Label(self._both_words(each), "small", "muted"))

    def begin(self, slot_id: int | None = None) -> None:
        """Open the form, with this slot in it where one is meant."""
        self.form.begin(slot_id)
        self.form.show()
        self.offer_button.hide()

    def answer(self, standing: Standing, person_id: int, *, yes: bool) -> None:
        """Note what somebody said; what a yes breaks is told with it."""
        now = self._now()
        try:
            done = answer_offer(self._file, standing.offer.id, person_id, yes=yes, now=now)
        except KnownError as error:
            self.problem.set_text(str(error))
            return
        self.problem.set_text("")
        self.said.emit(self._answer_words(standing, done, person_id))

    def take_back(self, standing: Standing) -> None:
        """Whoever offered it keeps it."""
        try:
            take_back(self._file, standing.offer.id, now=self._now())
        except KnownError as error:
            self.problem.set_text(str(error))
            return
        name = self._telling.name(standing.offer.person_id)
        shift = self._shift_words(standing)
        self.said.emit(say("{name} keeps {shift}.", name=name, shift=shift))

    def _part(self, standing: Standing, roster: Roster) -> QWidget:
        """One offer: in words, when it was said and to whom, and what can be done."""
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.HAIR)
        words = str(offer_words(self._file, standing, self._customs))
        column.addWidget(Label(words, bold=True))
        column.addWidget(Label(self._when_words(standing), "small", "muted"))
        against_each = self._against_each(standing, roster)
        asked = standing.offer.other_id
        if asked is not None and against_each.get(asked):
            told = say(", ").join(str(said(each, self._telling)) for each in against_each[asked])
            column.addWidget(Sign("warning", "careful", told, "small"))
        if self._file.read_only is None:
            column.addWidget(self._actions(standing, words, against_each))
        column.addWidget(Rule())
        return part

    def _actions(
        self, standing: Standing, words: str, against_each: dict[int, tuple[Obstacle, ...]]
    ) -> QWidget:
        back = link(say("Take it back"), words, partial(self.take_back, standing))
        asked = standing.offer.other_id
        if asked is None:
            takes = MenuButton(say("Who takes it"), accessible_name=say("Who takes it: ") + words)
            takes.set_choices(self._choices(against_each))
            takes.chosen.connect(lambda who: self.answer(standing, int(str(who)), yes=True))
            return actions(takes, back)
        yes = Button(
            say("{name} says yes", name=self._telling.name(asked)),
            accessible_name=say("Yes: ") + words,
            pressed=partial(self.answer, standing, asked, yes=True),
        )
        no = link(say("No"), words, partial(self.answer, standing, asked, yes=False))
        return actions(yes, no, back)

    def _choices(
        self, against_each: dict[int, tuple[Obstacle, ...]]
    ) -> Sequence[tuple[str, object]]:
        """Everybody on the roster: the freest first, whom one would not ask last, with why."""
        return [
            (self._choice_words(person_id, told), person_id)
            for person_id, told in sorted(
                against_each.items(),
                key=lambda each: (
                    not may_propose(each[1]),
                    len(each[1]),
                    self._telling.name(each[0]).casefold(),
                ),
            )
        ]

    def _choice_words(self, person_id: int, told: tuple[Obstacle, ...]) -> str:
        name = self._telling.name(person_id)
        if not told:
            return name
        return say("{name} ({reasons})", name=name, reasons=reasons(told, self._telling))

    def _against_each(self, standing: Standing, roster: Roster) -> dict[int, tuple[Obstacle, ...]]:
        return {
            leader_id: against(roster.rulebook, roster.assignment, handover(standing, leader_id))
            for leader_id in roster.rulebook.leaders
            if standing.concerns(leader_id)
        }

    def _when_words(self, standing: Standing) -> str:
        """``10:00–14:00 · said on Mon 23 Nov 9:05 to Mia``."""
        offer = standing.offer
        told = self._said_words(offer.said_at, offer.said_to)
        return f"{span_words(standing.shift, self._customs)} · {told}"

    def _said_words(self, moment: datetime, whom: str) -> str:
        at = moment.astimezone(self._now().tzinfo)
        said_at = f"{day_short(at.date(), self._customs)} {clock(at.time(), self._customs)}"
        return say("said on {when} to {who}", when=said_at, who=whom)

    def _answered_words(self, standing: Standing) -> str:
        """``Ben took Desk on Tue 24 Nov from Ana``."""
        offer = standing.offer
        values = {
            "name": self._telling.name(offer.other_id),
            "giver": self._telling.name(offer.person_id),
            "shift": self._shift_words(standing),
        }
        if offer.answer == TAKEN_BACK:
            return say("{giver} took the offer of {shift} back", **values)
        if offer.answer == NO:
            return say("{name} said no to {shift} of {giver}", **values)
        if standing.wanted_shift is not None:
            return say("{giver} and {name} swapped {shift}", **values)
        return say("{name} took {shift} from {giver}", **values)

    def _both_words(self, standing: Standing) -> str:
        """When and to whom each of the two said so."""
        offer = standing.offer
        told = self._said_words(offer.said_at, offer.said_to)
        parts = [f"{self._telling.name(offer.person_id)}: {told}"]
        if offer.other_said_at is not None and offer.answer != TAKEN_BACK:
            told = self._said_words(offer.other_said_at, offer.other_said_to)
            parts.append(f"{self._telling.name(offer.other_id)}: {told}")
        return " · ".join(parts)

    def _answer_words(self, standing: Standing, done: Answered, person_id: int) -> str:
        name, shift = self._telling.name(person_id), self._shift_words(standing)
        if not done.changed_hands:
            return say("{name} says no to {shift}.", name=name, shift=shift)
        words = say("{name} has {shift} now.", name=name, shift=shift)
        told = [str(said(each, self._telling)) for each in done.told]
        return f"{words} {say(', ').join(told)}." if told else words

    def _shift_words(self, standing: Standing) -> str:
        day = day_short(standing.shift.day, self._customs)
        return say("{shift} on {day}", shift=standing.shift.name, day=day)

    def _offered(self, words: str) -> None:
        self._end_form()
        self.said.emit(words)

    def _end_form(self) -> None:
        self.form.hide()
        self.offer_button.show()
        self.offer_button.setFocus(Qt.FocusReason.OtherFocusReason)


def _title(number: int) -> str:
    if not number:
        return say("No shift is offered")
    return say_count("{count} shift is offered", "{count} shifts are offered", number)
