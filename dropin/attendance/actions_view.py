"""What a person does on the Attendance page: each calls one operation and tells what was done.

The world's errors pass through: the window says them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dropin.attendance.date_sheet import DateSheet, date_sheet
from dropin.attendance.model import CAME, EXCUSED, NO, WAITING, YES, SignUp
from dropin.attendance.operations import (
    answer_offer,
    change_party,
    check_in,
    confirm_turns,
    lapse_offers,
    mark_missed,
    note_training_day,
    offer_place,
    set_guests,
    set_head_count,
    set_presence,
    sign_up,
    turn_away,
    undo_check_in,
    walk_in,
)
from dropin.attendance.roll import COURSE, SIGNS_UP, RollRow, unmarked
from dropin.attendance.store import (
    customs,
    missed_out,
    offers_of,
    pause_on,
    sign_ups_of,
    training_day,
)
from dropin.attendance.training_days import noted_words
from dropin.kit.choice_dialog import Choice, ask
from dropin.people.store import person
from dropin.programme.model import Activity, Occurrence
from dropin.storage.file import CentreFile
from dropin.words import say, say_count


class RollActions(QObject):
    """Acts on the people of one date, or of a day's dropping in; ``said`` tells what was done.

    ``parent`` holds the questions.
    """

    said = Signal(str)

    def __init__(self, file: CentreFile, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self._file, self._now, self._parent = file, now, parent
        self._occurrence: Occurrence | None = None
        self._day = now().date()

    def look_at(self, occurrence: Occurrence | None, day: date) -> None:
        """From now on act on this date; None: on dropping in that day."""
        self._occurrence, self._day = occurrence, day

    def mark(self, row: RollRow, presence: str) -> None:
        """Came, excused or missed; "" takes the mark back."""
        name, stays = row.person.name, self._training_that_stays(row.person.id)
        if not presence:
            self._unmark(row)
            self.said.emit(say("Took back the mark of {name}.", name=name) + stays)
        elif self._occurrence is not None:
            set_presence(self._file, self._occurrence, row.person.id, presence, now=self._now())
            told = _marked_words(name, presence)
            self.said.emit(told if presence == CAME else told + stays)
        elif presence == CAME:
            self._check_in(row.person.id)

    def everyone_came(self, rows: Sequence[RollRow]) -> None:
        """Whoever has a place and no mark yet came: one step, one Undo."""
        coming = unmarked(rows)
        title = self._occurrence.title if self._occurrence is not None else ""
        with self._file.change(say("Everyone else came to {title}", title=title)):
            for row in coming:
                check_in(self._file, self._occurrence, row.person.id, now=self._now())
        self.said.emit(say_count("1 person came.", "{count} people came.", len(coming)))

    def nobody_else_came(self, rows: Sequence[RollRow]) -> None:
        """Of a date that is over: whoever had a place and no mark yet missed it, in one step."""
        missing = unmarked(rows)
        if self._occurrence is not None:
            ids = [row.person.id for row in missing]
            mark_missed(self._file, self._occurrence, ids, now=self._now())
            count = len(missing)
            self.said.emit(say_count("1 person missed it.", "{count} people missed it.", count))

    def note_training(self) -> None:
        """Whoever came to a training day was trained: one step, one Undo."""
        if self._occurrence is None:
            return
        before = training_day(self._file, self._occurrence)
        noted = note_training_day(self._file, self._occurrence)
        if before is not None:
            self.said.emit(noted_words(before, len(noted)))

    def bring(self, row: RollRow, step: int) -> None:
        """So many guests more or fewer: of who is here, else of the sign-up."""
        guests = row.guests + step
        if guests < 0:
            return
        if row.attendance is not None:
            set_guests(self._file, row.attendance.id, guests)
        elif row.sign_up is not None and row.sign_up.guests + step >= 0:
            self._change_guests(row.sign_up, row.sign_up.guests + step)
        self.said.emit(say("{name} brings {count}.", name=row.person.name, count=guests))

    def add(self, person_id: int, way: str) -> None:
        """Somebody typed in by name: came, signs up, or signs up for the whole course."""
        occurrence = self._occurrence
        if occurrence is not None and way == SIGNS_UP:
            self._sign_up(occurrence, person_id)
        elif occurrence is not None and way == COURSE:
            self._sign_up(occurrence.activity, person_id)
        else:
            self._check_in(person_id)

    def welcome(self, name: str) -> None:
        """Somebody new stands at the desk: put in the file and checked in, in one step."""
        walk_in(self._file, self._occurrence, name, now=self._now())
        self.said.emit(say("Welcome, {name}. Added and checked in.", name=name))

    def from_paper(self, people: Sequence[tuple[int, int]]) -> None:
        """Everybody on a paper sheet came, with so many guests each: one step, one Undo.

        Who is on the list already stays as they are.
        """
        here = self._here()
        coming = [(person_id, guests) for person_id, guests in people if person_id not in here]
        with self._file.change(say("Type in a paper sheet")):
            for person_id, guests in coming:
                self._came(person_id, guests or None)
        self.said.emit(say_count("1 person came.", "{count} people came.", len(coming)))

    def offer(self, row: RollRow) -> None:
        """Offer the free place to somebody in line."""
        if row.sign_up is not None:
            offer_place(self._file, row.sign_up.id, now=self._now())
            self.said.emit(say("Offered {name} the place.", name=row.person.name))

    def answer(self, row: RollRow, yes: bool) -> None:
        """What they said to the place offered."""
        if row.sign_up is None:
            return
        open_one = [each for each in offers_of(self._file, row.sign_up.id) if not each.answer]
        if open_one:
            answer_offer(self._file, open_one[-1].id, YES if yes else NO, self._now())
            words = say("{name} comes.", name=row.person.name)
            self.said.emit(words if yes else say("{name} does not come.", name=row.person.name))

    def lapse(self) -> None:
        """Close the offers nobody answered in time."""
        lapsed = lapse_offers(self._file, self._now())
        self.said.emit(
            say_count("1 place is free again.", "{count} places are free again.", len(lapsed))
        )

    def propose_turns(self, sheet: DateSheet) -> None:
        """Ask a person who gets the places, fairest first."""
        from dropin.attendance.fair_turns import proposed_turns  # asked for now and then
        from dropin.attendance.panels.turns_view import TurnsDialog

        occurrence = sheet.occurrence
        if occurrence is None:
            return
        days = customs(self._file).fair_turn_days
        missed = missed_out(self._file, occurrence, days)
        turns = proposed_turns(
            sign_ups_of(self._file, occurrence), occurrence.activity.capacity, missed
        )
        title = occurrence.title
        dialog = TurnsDialog(self._parent, title, turns, sheet.room, days, self._name)
        if dialog.exec() and dialog.chosen:
            confirm_turns(self._file, occurrence, dialog.chosen, now=self._now())
            count = len(dialog.chosen)
            self.said.emit(
                say_count("1 person has a place.", "{count} people have a place.", count)
            )

    def count_heads(self, heads: int) -> None:
        set_head_count(self._file, self._occurrence, self._day, heads)
        self.said.emit(say_count("Counted 1 head.", "Counted {count} heads.", heads))

    def turn_away(self, people: int) -> None:
        if self._occurrence is not None:
            turn_away(self._file, self._occurrence.activity.id, self._day, people)
            self.said.emit(say_count("Noted 1 turned away.", "Noted {count} turned away.", people))

    def _check_in(self, person_id: int) -> None:
        self._came(person_id, None)
        self.said.emit(say("{name} came.", name=self._name(person_id)))

    def _came(self, person_id: int, guests: int | None) -> None:
        now = self._now()
        check_in(self._file, self._occurrence, person_id, now=now, day=self._day, guests=guests)

    def _sign_up(self, what: Occurrence | Activity, person_id: int) -> None:
        """Sign up, asking first where they are on a pause."""
        paused = self._is_paused(what, person_id)
        if paused and not self._goes_on_all_the_same(person_id):
            return
        made = sign_up(self._file, what, person_id, now=self._now(), although_paused=paused)
        name = self._name(person_id)
        self.said.emit(
            say("{name} waits: it is full.", name=name)
            if made.state == WAITING
            else say("{name} is signed up.", name=name)
        )

    def _is_paused(self, what: Occurrence | Activity, person_id: int) -> bool:
        activity = what if isinstance(what, Activity) else what.activity
        return pause_on(self._file, person_id, activity.id, self._day) is not None

    def _goes_on_all_the_same(self, person_id: int) -> bool:
        question = say("{name} takes a break, as was agreed.", name=self._name(person_id))
        go_on = Choice(
            "go on", say("Sign up all the same"), say("The break stays; this date is an exception.")
        )
        return ask(self._parent, question, [go_on]) is not None

    def _unmark(self, row: RollRow) -> None:
        """Who was excused is signed up again; any other mark is taken off."""
        if row.presence == EXCUSED and self._occurrence is not None:
            sign_up(self._file, self._occurrence, row.person.id, now=self._now())
        elif row.attendance is not None:
            undo_check_in(self._file, row.attendance.id)

    def _change_guests(self, signed: SignUp, guests: int) -> None:
        change_party(
            self._file,
            signed.id,
            now=self._now(),
            guests=guests,
            carers=signed.carers,
            transport=signed.transport,
            childcare=signed.childcare,
            access=signed.access,
        )

    def _training_that_stays(self, person_id: int) -> str:
        """What was noted for having come, and is not taken back with the mark; or nothing."""
        if self._occurrence is None:
            return ""
        found = training_day(self._file, self._occurrence)
        if found is None or not found.noted_for(person_id):
            return ""
        names = ", ".join(each.name for each in found.noted_for(person_id))
        return " " + say("{trainings} stays noted for that day.", trainings=names)

    def _here(self) -> set[int]:
        sheet = date_sheet(self._file, self._occurrence, self._day)
        return {row.person.id for row in sheet.rows if row.presence == CAME}

    def _name(self, person_id: int) -> str:
        found = person(self._file, person_id)
        return found.name if found is not None else ""


def _marked_words(name: str, presence: str) -> str:
    if presence == CAME:
        return say("{name} came.", name=name)
    if presence == EXCUSED:
        return say("{name} said so in time.", name=name)
    return say("{name} did not come.", name=name)
