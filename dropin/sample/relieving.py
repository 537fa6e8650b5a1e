"""What happens around the sample's roster: a relief with its calls, offers, gaps, the tally."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from dropin.centre.store import time_zone
from dropin.dates import clock_after, on_the_wall, write_moment
from dropin.roster.model import CALL, VISIT, YES, Shift, Slot
from dropin.roster.planning.model import SHADOW
from dropin.roster.planning.rules import Rulebook
from dropin.roster.posing import assignment, problem
from dropin.roster.shifts import slots_of
from dropin.roster.store import situation, stored_shifts
from dropin.sample.making import WEEK, Data, Making

_AHEAD = 2 * WEEK
_OUTCOMES = (("no answer", "yes"), ("no", "later"))
"""What people said of the first slots of the relief; all others said yes at once."""

_TALLY_SINCE = 13 * WEEK
_CALLS_A_NIGHT = (0, 1, 1, 2, 3)
_CALLED_IN = 0.04


class Relieving:
    """Writes it all, once the roster is published."""

    def __init__(
        self, making: Making, random: Random, data: Data, leader_ids: Sequence[int]
    ) -> None:
        self._making, self._change, self._random = making, making.change, random
        self._data, self._leader_ids = data, leader_ids
        self._first, self._end = making.monday, making.monday + _AHEAD

    def write(self) -> None:
        self._write_gap()
        self._relieve()
        self._write_offers()
        self._write_tally()

    def _write_gap(self) -> None:
        """Nobody was found for the desk's backup on the last Saturday."""
        last = [
            slot
            for shift, slot in self._ahead()
            if shift.day.weekday() == 5 and slot.role == "backup"
        ]
        for slot in last[-1:]:
            self._change.update("slot", slot.id, person_id=None)
            self._change.execute(
                "UPDATE version_slot SET person_id = NULL WHERE slot_id = ?", (slot.id,)
            )

    # A leader stands down

    def _relieve(self) -> None:
        """Somebody with several shifts ahead is relieved of them; one is still uncovered."""
        theirs = [each for each in self._ahead() if each[1].person_id is not None]
        counts = {
            person_id: sum(slot.person_id == person_id for _, slot in theirs)
            for person_id in self._leader_ids[1:]
        }
        person_id = max(counts, key=lambda each: counts[each])
        absence_id = self._change.insert(
            "absence",
            person_id=person_id,
            starts_on=self._first.isoformat(),
            ends_on=(self._first + 3 * WEEK).isoformat(),
        )
        relief_id = self._change.insert(
            "relief",
            person_id=person_id,
            absence_id=absence_id,
            made_at=write_moment(self._at(0, 8, 10)),
        )
        slots = [slot for _, slot in theirs if slot.person_id == person_id]
        for slot in slots:
            self._change.insert("relieved_slot", relief_id=relief_id, slot_id=slot.id)
            self._change.update("slot", slot.id, person_id=None)
        file = self._making.file
        known = situation(file, self._first, self._end, today=self._making.today)
        rules, standing = Rulebook(problem(known)), assignment(known)
        for number, slot in enumerate(slots):
            able = [each for each in self._leader_ids if not rules.within(standing, each, slot.id)]
            turn = number % max(1, len(able))
            cover = self._ask(slot, [*able[turn:], *able[:turn]], number)
            if cover is not None:
                standing[slot.id] = cover

    def _ask(self, slot: Slot, able: Sequence[int], number: int) -> int | None:
        """Ring one after another of those who could take it; returns who said yes."""
        outcomes = _OUTCOMES[number] if number < len(_OUTCOMES) else (YES,)
        for place, (outcome, person_id) in enumerate(zip(outcomes, able, strict=False)):
            self._change.insert(
                "cover_call",
                slot_id=slot.id,
                person_id=person_id,
                asked_at=write_moment(self._at(0, 8, 15 + 4 * number + place)),
                asked_by=self._making.file.who,
                outcome=outcome,
            )
            if outcome == YES:
                self._change.update("slot", slot.id, person_id=person_id)
                return person_id
        return None

    # Offers and swaps

    def _write_offers(self) -> None:
        """One waits for an answer; another was taken some days ago."""
        held = [slot for _, slot in self._ahead() if slot.person_id and slot.role != SHADOW]
        offered, taken = held[-3], held[len(held) // 2]
        self._change.insert(
            "slot_offer",
            slot_id=offered.id,
            person_id=offered.person_id,
            said_at=write_moment(self._at(1, 16, 5)),
            said_to=self._making.file.who,
        )
        others = (each for each in self._leader_ids if each != taken.person_id)
        self._change.insert(
            "slot_offer",
            slot_id=taken.id,
            person_id=next(others),
            said_at=write_moment(self._at(4, 10, 30)),
            said_to=self._making.file.who,
            other_id=taken.person_id,
            answer=YES,
            other_said_at=write_moment(self._at(3, 11, 45)),
            other_said_to=self._making.file.who,
        )

    # The line's tally

    def _write_tally(self) -> None:
        kind_ids = [
            self._change.insert("tally_kind", name=name, position=position)
            for position, name in enumerate(self._data["tally_kinds"])
        ]
        first = self._making.today - _TALLY_SINCE
        for shift in stored_shifts(self._making.file, first, self._making.today):
            for _ in range(self._random.choice(_CALLS_A_NIGHT)):
                self._write_call(shift, self._random.choice(kind_ids))

    def _write_call(self, shift: Shift, kind_id: int) -> None:
        after = self._random.randrange(shift.minutes)
        at = clock_after(shift.starts_at, after)
        is_next_day = at < shift.starts_at
        at_desk = shift.place_id is not None and not shift.night and shift.starts_at < time(18)
        self._change.insert(
            "tally",
            day=(shift.day + timedelta(days=int(is_next_day))).isoformat(),
            at=f"{at:%H:%M}",
            minutes=self._random.choice((5, 10, 10, 15, 20, 35)),
            way=VISIT if at_desk else CALL,
            kind_id=kind_id,
            called_in=int(self._random.random() < _CALLED_IN),
            shift_id=shift.id,
        )

    def _ahead(self) -> list[tuple[Shift, Slot]]:
        found = stored_shifts(self._making.file, self._first, self._end)
        return list(slots_of(sorted(found, key=lambda each: (each.starts, each.id))))

    def _at(self, days_ago: int, hour: int, minute: int) -> datetime:
        day: date = self._making.today - timedelta(days=days_ago)
        return on_the_wall(day, time(hour, minute), time_zone(self._making.file)).astimezone(UTC)
