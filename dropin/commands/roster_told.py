"""A plan, or the roster as it stands, told as JSON for a program and in words for a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta, tzinfo

from dropin.dates import Customs, clock, day_range, day_short
from dropin.records import record
from dropin.roster.checking import breaches
from dropin.roster.model import Shift, Slot
from dropin.roster.now import role_words
from dropin.roster.planning.model import (
    CHANGES,
    PREFERENCES,
    SHADOW,
    SQUARES,
    UNCOVERED,
    WORST_OFF,
    Obstacle,
    Plan,
    Reasons,
    Stage,
)
from dropin.roster.posing import Situation, assignment, problem
from dropin.roster.proof import ending, gladly, stages_told, verdict
from dropin.roster.shifts import slots_of
from dropin.roster.telling import Telling, hours_words, said, why_open
from dropin.words import say

NOT_ON_THE_ROSTER = "not on the roster"
_DAY = timedelta(days=1)
_UNITS = {
    UNCOVERED: "slots",
    CHANGES: "changes",
    WORST_OFF: "minutes",
    SQUARES: "minutes",
    PREFERENCES: "points",
}


class PlanTold:
    """A plan beside what it was made from."""

    def __init__(self, known: Situation, plan: Plan, telling: Telling, zone: tzinfo) -> None:
        self.known, self.plan = known, plan
        self._telling, self._zone = telling, zone
        self._posts = list(slots_of(known.shifts))
        posed = problem(known)
        self._posed = {each.id: each for each in posed.slots}
        self._glad = gladly(posed, plan.assignment)
        self._open = {each.slot_id: each for each in plan.open_slots}

    def as_json(self, *, published: bool) -> dict[str, object]:
        """As ``commands.roster`` documents it."""
        return {
            **_days_as_json(self.known),
            "published": published,
            "slots": [
                self._slot_as_json(shift, slot, self.plan.assignment.get(slot.id))
                for shift, slot in self._posts
            ],
            "uncovered": [
                {**self._place_as_json(shift, slot), "reasons": self._why(reasons)}
                for shift, slot, reasons in self._uncovered()
            ],
            "fairness": [
                {
                    "person": each.leader_id,
                    "name": self._telling.name(each.leader_id),
                    "target": _hours(each.target),
                    "planned": _hours(each.planned),
                    "over": _hours(each.planned - each.target),
                }
                for each in self.plan.shares
            ],
            "stages": [_stage_as_json(each) for each in self.plan.stages],
            "fairest": self.plan.is_fairest,
            "proof": str(verdict(self.plan.stages, self.plan.ended)),
            "ended": self.plan.ended,
            "broken": self._broken(),
            "seed": self.plan.seed,
            "fingerprint": self.plan.fingerprint,
        }

    def in_words(self, customs: Customs, *, published: bool) -> Iterator[str]:
        """Line by line: who stands where, what stays open and why, how fair it is, what is sure."""
        days = day_range(self.known.first, self.known.end, customs, year=True)
        yield say("Roster {days}", days=days)
        for shift, slot in self._posts:
            person_id = self.plan.assignment.get(slot.id)
            if person_id is not None or slot.role != SHADOW:
                name = say("nobody yet") if person_id is None else self._telling.name(person_id)
                yield f"  {_post_words(shift, slot, customs)}: {name}"
        yield from self._open_in_words(customs)
        yield say("Hours against each share, the past weeks counted in")
        for each in self.plan.shares:
            hours = {"planned": hours_words(each.planned), "target": hours_words(each.target)}
            name = self._telling.name(each.leader_id)
            yield f"  {name}: " + say("{planned} h of {target} h", **hours)
        for stage in stages_told(self.plan.stages, self._glad):
            yield f"{stage.text}: {stage.proof}."
        yield str(verdict(self.plan.stages, self.plan.ended))
        if (why := ending(self.plan.ended)) is not None:
            yield str(why)
        yield from self._broken()
        yield say("Published.") if published else say("(nothing written)")

    def _open_in_words(self, customs: Customs) -> Iterator[str]:
        for number, (shift, slot, reasons) in enumerate(self._uncovered()):
            if not number:
                yield say("Nobody yet")
            yield f"  {_post_words(shift, slot, customs)}"
            for sentence in self._why(reasons):
                yield f"    {sentence}"

    def _uncovered(self) -> Iterator[tuple[Shift, Slot, Reasons]]:
        for shift, slot in self._posts:
            if slot.id in self._open:
                yield shift, slot, self._open[slot.id]

    def _why(self, reasons: Reasons) -> list[str]:
        slot = self._posed[reasons.slot_id]
        return [str(each) for each in why_open(reasons, slot, self._telling)]

    def _broken(self) -> list[str]:
        return [f"{said(each, self._telling)}." for each in self.plan.broken]

    def _slot_as_json(self, shift: Shift, slot: Slot, person_id: int | None) -> dict[str, object]:
        name = None if person_id is None else self._telling.name(person_id)
        return {**self._place_as_json(shift, slot), "person": person_id, "name": name}

    def _place_as_json(self, shift: Shift, slot: Slot) -> dict[str, object]:
        return {
            **_slot_as_json(shift, slot),
            "number": slot.number,
            "start": shift.starts.astimezone(self._zone).isoformat(),
            "end": shift.ends.astimezone(self._zone).isoformat(),
        }


@record
class _Breach:
    """A rule that somebody's slot breaks, and the sentence that says so."""

    shift: Shift
    slot: Slot
    person_id: int
    kind: str
    sentence: str


class RosterTold:
    """What is wrong with a roster as it is published; a draft aside."""

    def __init__(self, known: Situation, telling: Telling) -> None:
        self._known, self._telling = known, telling
        self._posts = {slot.id: (shift, slot) for shift, slot in slots_of(known.shifts)}
        self._standing = assignment(known, drafted=False)
        self._breaches = tuple(self._found())

    def as_json(self) -> dict[str, object]:
        """As ``commands.roster`` documents it."""
        return {
            **_days_as_json(self._known),
            "broken": [
                {
                    **_slot_as_json(each.shift, each.slot),
                    "person": each.person_id,
                    "name": self._telling.name(each.person_id),
                    "kind": each.kind,
                    "sentence": each.sentence,
                }
                for each in self._breaches
            ],
            "open": [_slot_as_json(shift, slot) for shift, slot in self._open()],
        }

    def in_words(self, customs: Customs) -> Iterator[str]:
        """One line for each broken rule, then for each slot without anybody."""
        for each in self._breaches:
            yield f"{_post_words(each.shift, each.slot, customs)}: {each.sentence}"
        if not self._breaches:
            yield say("No rule is broken.")
        for shift, slot in self._open():
            yield f"{_post_words(shift, slot, customs)}: " + say("nobody yet")

    def _found(self) -> Iterator[_Breach]:
        leaders = {each.person_id for each in self._known.terms}
        for slot_id, person_id in self._standing.items():
            if person_id not in leaders:
                name = self._telling.name(person_id)
                sentence = say("{name} is not on the roster then.", name=name)
                yield _Breach(*self._posts[slot_id], person_id, NOT_ON_THE_ROSTER, sentence)
        for each in breaches(self._known, self._telling):
            yield self._breach(each.obstacle)

    def _breach(self, obstacle: Obstacle) -> _Breach:
        sentence = f"{said(obstacle, self._telling)}."
        return _Breach(*self._posts[obstacle.slot_id], obstacle.leader_id, obstacle.kind, sentence)

    def _open(self) -> Iterator[tuple[Shift, Slot]]:
        for shift, slot in self._posts.values():
            if slot.id not in self._standing and slot.role != SHADOW:
                yield shift, slot


def _days_as_json(known: Situation) -> dict[str, object]:
    last: date = known.end - _DAY
    return {"from": known.first.isoformat(), "until": last.isoformat()}


def _slot_as_json(shift: Shift, slot: Slot) -> dict[str, object]:
    return {"day": shift.day.isoformat(), "shift": shift.name, "role": slot.role}


def _stage_as_json(stage: Stage) -> dict[str, object]:
    return {
        "name": stage.name,
        "value": round(stage.value, 2),
        "bound": round(stage.bound, 2),
        "proven": stage.proven,
        "unit": _UNITS[stage.name],
    }


def _hours(minutes: int) -> float:
    return round(minutes / 60, 2)


def _post_words(shift: Shift, slot: Slot, customs: Customs) -> str:
    """``Tue 24 Nov 9:00–13:30 Desk, backup``."""
    clocks = f"{clock(shift.starts_at, customs)}–{clock(shift.ends_at, customs)}"
    told = f"{day_short(shift.day, customs)} {clocks} {shift.name}"
    return say("{shift}, {role}", shift=told, role=role_words(slot.role))
