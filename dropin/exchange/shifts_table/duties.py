"""What dated rows would change: who is on duty in shifts that are there, and new shifts."""

from __future__ import annotations

from dropin.exchange.cells import RowError
from dropin.exchange.judging import Asking
from dropin.exchange.model import ADDED, OK, UNCHANGED, UPDATED, ImportRow
from dropin.exchange.people_table.matching import name_key
from dropin.exchange.shifts_table.known import KnownShifts
from dropin.exchange.shifts_table.model import DutyChange, DutySaid, NewDuty
from dropin.exchange.shifts_table.telling import clocks_told, duty_told
from dropin.people.model import Person
from dropin.roster.model import Shift, Slot
from dropin.words import Message, say


class Duties:
    """Judges one dated row after another; no slot is given to two of them."""

    def __init__(self, known: KnownShifts, asking: Asking) -> None:
        self._known, self._asking = known, asking
        self._given: set[int] = set()

    def judged(self, line: int, said: DutySaid, told: str) -> ImportRow:
        """What the row would change. Raises RowError, AskError, RepeatedError."""
        takers = [
            (role, self._asking.person(line, name) if name else None) for role, name in said.duties
        ]
        for role, person in takers:
            if person is not None:
                self._asking.take(line, (said.day, name_key(said.name), person.id), role)
        shift = self._shift(said)
        if shift is not None:
            return self._in_shift(line, said, shift, takers)
        if said.clocks is None:
            raise RowError(say("There is no such shift that day; write from when until when."))
        slots = tuple((role, person.id if person else None) for role, person in takers)
        change = NewDuty(said.name, said.day, said.clocks, slots)
        return ImportRow(line, said.name, told, "", OK, str(_ONE_MORE), ADDED, change=change)

    def _shift(self, said: DutySaid) -> Shift | None:
        """The shift of that name and day; of several, the one of these hours."""
        named = [
            each
            for each in self._known.on_day.get(said.day, ())
            if name_key(each.name) == name_key(said.name)
        ]
        if said.clocks is None:
            if len(named) > 1:
                raise RowError(say("There are several such shifts that day; write the hours."))
            return named[0] if named else None
        same = [each for each in named if (each.starts_at, each.ends_at) == said.clocks]
        if named and not same:
            clocks = (named[0].starts_at, named[0].ends_at)
            raise RowError(
                say(
                    "That day it is on {clocks}; change the hours in the roster first.",
                    clocks=clocks_told(clocks, self._known.customs),
                )
            )
        return same[0] if same else None

    def _in_shift(
        self,
        line: int,
        said: DutySaid,
        shift: Shift,
        takers: list[tuple[str, Person | None]],
    ) -> ImportRow:
        told = duty_told(_with_clocks(said, shift), self._known.customs)
        puts: list[tuple[int, int]] = []
        before: list[str] = []
        for role, person in takers:
            if person is None:
                continue  # an empty place in a table sends nobody home
            slot = self._slot(shift, role, person)
            self._given.add(slot.id)
            if slot.person_id == person.id:
                continue
            puts.append((slot.id, person.id))
            if slot.person_id is not None:
                before.append(self._known.names.get(slot.person_id, ""))
        if not puts:
            return ImportRow(line, said.name, told, "", OK, "", UNCHANGED)
        message = say("So far {names}.", names=", ".join(before)) if before else ""
        effect = UPDATED if before else ADDED
        return ImportRow(
            line, said.name, told, "", OK, message, effect, change=DutyChange(tuple(puts))
        )

    def _slot(self, shift: Shift, role: str, person: Person) -> Slot:
        """Where they stand already, else an open one, else one that no row has given away."""
        fit = [e for e in shift.slots if e.role == role and e.id not in self._given]
        if not fit:
            values = {"name": shift.name, "role": say(role)}
            raise RowError(say("{name} has no more place for a {role} that day.", **values))
        return min(fit, key=lambda e: (e.person_id != person.id, e.person_id is not None, e.number))


def _with_clocks(said: DutySaid, shift: Shift) -> DutySaid:
    return DutySaid(said.name, said.day, (shift.starts_at, shift.ends_at), said.duties)


_ONE_MORE = Message("One more shift, of its own.")
