"""What a person does to a date of an activity, with the question how far it reaches.

Each action calls one operation and tells in a sentence what was done. The world's errors pass
through: the window says them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Literal, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dropin.dates import Customs, clock_span, day_long, day_short
from dropin.kit.choice_dialog import Choice, ask
from dropin.programme.changes.edits import DateEdit, RuleEdit
from dropin.programme.model import Occurrence
from dropin.programme.operations import (
    add_date,
    back_to_usual,
    cancel_one,
    change_all,
    change_following,
    change_one,
    exclude_date,
    restore_one,
)
from dropin.programme.plain_words.typed_times import recurs
from dropin.programme.store import date_changes
from dropin.storage.file import CentreFile
from dropin.words import say

Scope = Literal["one", "following", "all", "all and by hand"]
_OF_ONE_DATE_ONLY = frozenset(("note",))
_NAMED_FOR_ONE_DATE = frozenset(("title",))
"""A field that says "on this date" needs no question how far it reaches."""


class DateActions(QObject):
    """Acts on dates of the file; ``said`` tells what was done, ``parent`` holds the question."""

    said = Signal(str)

    def __init__(self, file: CentreFile, customs: Callable[[], Customs], parent: QWidget) -> None:
        super().__init__(parent)
        self._file, self._customs, self._parent = file, customs, parent

    def move(self, occurrence: Occurrence, day: date, at: time | None) -> bool:
        """To another day or clock. False if the person left the question."""
        edit: DateEdit = {}
        if day != occurrence.day:
            edit["day"] = day
        if at != occurrence.at and at is not None:
            edit["at"] = at
        span = "" if at is None else f", {clock_span(at, occurrence.minutes, self._customs())}"
        where = f"{day_short(day, self._customs())}{span}"
        sentence = say("{title} is now on {when}.", title=occurrence.title, when=where)
        return self.change(occurrence, edit, sentence)

    def lengthen(self, occurrence: Occurrence, minutes: int) -> bool:
        """To another length. False if the person left the question."""
        assert occurrence.at is not None  # what has no clock is not drawn with a length
        span = clock_span(occurrence.at, minutes, self._customs())
        sentence = say("{title} is now {span}.", title=occurrence.title, span=span)
        return self.change(occurrence, {"minutes": minutes}, sentence)

    def change(self, occurrence: Occurrence, edit: DateEdit, sentence: str = "") -> bool:
        """Change fields, asking how far where it recurs. False if the person left the question."""
        if not edit:
            return True
        scope = self._scope(occurrence, edit)
        if scope is None:
            return False
        self._carry_out(occurrence, edit, scope)
        title, day = occurrence.title, day_short(occurrence.day, self._customs())
        done = {
            "one": sentence or say("Changed {title} on {day}.", title=title, day=day),
            "following": say("Changed {title} from {day} on.", title=title, day=day),
        }
        self.said.emit(done.get(scope, say("Changed all of {title}.", title=title)))
        return True

    def cancel(self, occurrence: Occurrence, reason: str) -> None:
        """This date does not happen; ``reason`` stands on the wall."""
        cancel_one(self._file, occurrence, reason)
        day = day_short(occurrence.day, self._customs())
        self.said.emit(say("Cancelled {title} on {day}.", title=occurrence.title, day=day))

    def take_out(self, occurrence: Occurrence) -> None:
        """This date was never meant; nobody reads of it."""
        exclude_date(self._file, occurrence.activity_time.id, occurrence.original_day)
        day = day_short(occurrence.day, self._customs())
        self.said.emit(say("{title} is not down for {day}.", title=occurrence.title, day=day))

    def add(self, occurrence: Occurrence, day: date) -> None:
        """The same once more, on ``day``."""
        add_date(self._file, occurrence.activity_time.id, day)
        title = occurrence.activity.title
        told = day_short(day, self._customs())
        self.said.emit(say("{title} is down for {day} too.", title=title, day=told))

    def restore(self, occurrence: Occurrence) -> None:
        """It happens after all."""
        restore_one(self._file, occurrence)
        day = day_short(occurrence.day, self._customs())
        self.said.emit(say("{title} happens on {day}.", title=occurrence.title, day=day))

    def back_to_usual(self, occurrence: Occurrence) -> None:
        """Nothing differs on this date any more."""
        back_to_usual(self._file, occurrence)
        title = occurrence.activity.title
        day = day_short(occurrence.original_day, self._customs())
        self.said.emit(say("{title} is as always on {day}.", title=title, day=day))

    def _scope(self, occurrence: Occurrence, edit: DateEdit) -> Scope | None:
        if edit.keys() <= _OF_ONE_DATE_ONLY:
            return "one"
        if not recurs(occurrence.activity_time):
            return "all"
        if edit.keys() <= occurrence.changed | _NAMED_FOR_ONE_DATE:
            return "one"  # what already differs on this date was decided for it alone
        return ask(self._parent, *self._question(occurrence))

    def _question(self, occurrence: Occurrence) -> tuple[str, list[Choice[Scope]]]:
        customs, title = self._customs(), occurrence.activity.title
        day = day_long(occurrence.day, customs)
        choices: list[Choice[Scope]] = [
            Choice("one", say("This one"), say("Only {day}.", day=day)),
            Choice(
                "following",
                say("This and following"),
                say("From {day} on; what was before stays as it was.", day=day),
            ),
            Choice(
                "all", say("All"), say("Every date, also past ones, but for those changed by hand.")
            ),
        ]
        if self._others_by_hand(occurrence):
            words = say("All, also those changed by hand")
            told = say("Every date; what was moved or changed on single dates is forgotten.")
            choices.append(Choice("all and by hand", words, told))
        return say("Which dates of {title}?", title=title), choices

    def _others_by_hand(self, occurrence: Occurrence) -> bool:
        held = date_changes(self._file, occurrence.activity_time.id)
        return any(each.original_day != occurrence.original_day for each in held)

    def _carry_out(self, occurrence: Occurrence, edit: DateEdit, scope: Scope) -> None:
        if scope == "one":
            change_one(self._file, occurrence, **edit)
            return
        many = cast(RuleEdit, {name: value for name, value in edit.items() if name != "note"})
        title = occurrence.activity.title
        label = say("Change {title}", title=title)
        with self._file.change(label):
            if "note" in edit:
                change_one(self._file, occurrence, note=edit["note"])
            if scope == "following":
                change_following(self._file, occurrence, **many)
            else:
                keep = scope == "all"
                change_all(self._file, occurrence, keep_hand_edits=keep, **many)
