"""From a problem to its puzzle: locked slots applied, limits lowered, hours measured."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence, Set
from datetime import date, timedelta
from fractions import Fraction

from dropin.roster.planning.fairness import Measure, load, measure_of, targets
from dropin.roster.planning.model import REPAIR, SHADOW, Duty, Leader, Problem, Slot
from dropin.roster.planning.puzzle import GONE, Limit, Puzzle, RestWeeks, members
from dropin.roster.planning.rules import Rulebook
from dropin.roster.planning.wishes import Wishes

_A_WEEK = timedelta(days=7)


def make_puzzle(
    problem: Problem, rulebook: Rulebook, allowed: Set[tuple[int, int]] = frozenset()
) -> Puzzle:
    """The puzzle of a problem. Pairs of a leader's and a slot's id in ``allowed`` count as
    possible whatever stands in the way of that leader alone."""
    return _Maker(problem, rulebook, allowed).make()


class _Maker:
    def __init__(self, problem: Problem, rulebook: Rulebook, allowed: Set[tuple[int, int]]) -> None:
        self.problem, self.rulebook, self.allowed = problem, rulebook, allowed
        self.leaders = problem.leaders
        self.numbers = {leader.id: number for number, leader in enumerate(self.leaders)}
        free = [slot for slot in problem.slots if slot.role != SHADOW and slot.locked_to is None]
        self.slots = tuple(sorted(free, key=lambda slot: (slot.starts, slot.ends, slot.id)))
        self.load = {slot.id: load(slot) for slot in problem.slots}
        self.weeks = _by(rulebook.week_of, self.slots)
        self.months = _by(_month, self.slots)
        self.nights = sum(1 << number for number, slot in enumerate(self.slots) if slot.is_night)
        self.held: dict[int, list[Slot]] = {leader.id: [] for leader in self.leaders}
        for slot in problem.slots:
            if slot.locked_to in self.held:
                self.held[slot.locked_to].append(slot)
        self.takes = tuple(self._takes(leader) for leader in self.leaders)
        self.conflicts = self._conflicts()
        self.limits = tuple(tuple(self._limits(leader)) for leader in self.leaders)

    def make(self) -> Puzzle:
        measure, fair = self._fairness()
        wishes = Wishes(self.problem, self.rulebook)
        numbers = self.numbers
        return Puzzle(
            slots=self.slots,
            leaders=self.leaders,
            locked=self.rulebook.locked,
            measure=measure,
            loads=tuple(measure.units(self.load[slot.id]) for slot in self.slots),
            takers=self._takers(),
            overlapping=_conflicts(self.slots, 0),
            conflicts=self.conflicts,
            limits=self.limits,
            rest_weeks=tuple(tuple(self._rest_weeks(leader)) for leader in self.leaders),
            apart=tuple(
                tuple(
                    numbers[other]
                    for other in self.rulebook.apart.get(leader.id, ())
                    if other in numbers
                )
                for leader in self.leaders
            ),
            together=tuple((numbers[one], numbers[other]) for one, other in wishes.together),
            base=tuple(
                sum(measure.units(self.load[slot.id]) for slot in self._carried(leader))
                for leader in self.leaders
            ),
            targets=tuple(measure.to_grains(fair[leader.id]) for leader in self.leaders),
            points=tuple(
                {slot: wishes.points(leader, self.slots[slot]) for slot in members(taken)}
                for leader, taken in zip(self.leaders, self.takes, strict=True)
            ),
            published=tuple(
                None if slot.published_to is None else numbers.get(slot.published_to, GONE)
                for slot in self.slots
            ),
            fixed_points=wishes.points_of_locked(),
            fixed_changes=sum(_is_changed(slot) for slot in self.problem.slots),
            is_repair=self.problem.way == REPAIR,
            more_changes=self.problem.more_changes,
        )

    def _takes(self, leader: Leader) -> int:
        """The slots that neither a rule of theirs nor what is locked keeps from a leader."""
        held = self.held[leader.id]
        others = {each: self.held.get(each, []) for each in self.rulebook.apart.get(leader.id, ())}
        able = 0
        for number, slot in enumerate(self.slots):
            if (leader.id, slot.id) in self.allowed:
                found = self.rulebook.among(leader, slot, held, others)
            else:
                found = self.rulebook.beside(leader, slot, held, others)
            if next(found, None) is None:
                able |= 1 << number
        return able

    def _takers(self) -> tuple[tuple[int, ...], ...]:
        return tuple(
            tuple(leader for leader, taken in enumerate(self.takes) if taken >> slot & 1)
            for slot in range(len(self.slots))
        )

    def _conflicts(self) -> tuple[tuple[int, ...], ...]:
        rests = {leader.rest_minutes for leader in self.leaders}
        of = {rest: _conflicts(self.slots, rest) for rest in rests}
        return tuple(of[leader.rest_minutes] for leader in self.leaders)

    def _limits(self, leader: Leader) -> Iterator[Limit]:
        taken = self.takes[self.numbers[leader.id]]
        weeks = [self.rulebook.week_of(each.day) for each in self._duties(leader)]
        months = [_month(each.day) for each in self._duties(leader)]
        nights = [_month(each.day) for each in self._duties(leader) if each.is_night]
        for most, periods, these, standing in (
            (leader.most_a_week, self.weeks, taken, weeks),
            (leader.most_a_month, self.months, taken, months),
            (leader.most_nights_a_month, self.months, taken & self.nights, nights),
        ):
            if most is None:
                continue
            for period, slots in periods.items():
                left = max(0, most - standing.count(period))
                if left < (slots & these).bit_count():
                    yield Limit(slots & these, left)

    def _rest_weeks(self, leader: Leader) -> Iterator[RestWeeks]:
        every = leader.rest_week_every
        taken = self.takes[self.numbers[leader.id]]
        free = {week: slots & taken for week, slots in self.weeks.items() if slots & taken}
        if every is None or not free:
            return
        worked = {self.rulebook.week_of(each.day) for each in self._duties(leader)}
        first = min(free) - (every - 1) * _A_WEEK
        for offset in range((max(free) - first).days // 7 + 1):
            window = [first + (offset + step) * _A_WEEK for step in range(every)]
            more = [week for week in window if week in free and week not in worked]
            most = max(0, every - 1 - sum(week in worked for week in window))
            if len(more) > most:
                yield RestWeeks(tuple(free[week] for week in more), most)

    def _fairness(self) -> tuple[Measure, dict[int, Fraction]]:
        coverable = 0
        for taken in self.takes:
            coverable |= taken
        loads = [self.load[self.slots[slot].id] for slot in members(coverable)]
        loads += [self.load[slot.id] for leader in self.leaders for slot in self._carried(leader)]
        most = {leader.id: self._most_load(leader) for leader in self.leaders}
        return measure_of(loads), targets(self.leaders, sum(loads), most)

    def _most_load(self, leader: Leader) -> int:
        """No plan gives them more than this: rest, weeks and months looked at one by one."""
        number = self.numbers[leader.id]
        taken = self.takes[number]

        def heaviest(slots: int) -> int:
            """As far as the limits of this leader on exactly these slots go."""
            most = min(
                (each.most for each in self.limits[number] if each.slots == slots),
                default=slots.bit_count(),
            )
            loads = sorted(
                (self.load[self.slots[slot].id] for slot in members(slots)), reverse=True
            )
            return sum(loads[:most])

        by_week = sum(
            min(heaviest(week & taken), self._most_in_time(leader, week & taken))
            for week in self.weeks.values()
        )
        by_month = sum(heaviest(month & taken) for month in self.months.values())
        carried = sum(self.load[slot.id] for slot in self._carried(leader))
        return carried + min(by_week, by_month)

    def _most_in_time(self, leader: Leader, slots: int) -> int:
        """The heaviest of these slots that leave the leader's rest between them."""
        rest = timedelta(minutes=leader.rest_minutes)
        in_time = sorted((self.slots[slot] for slot in members(slots)), key=lambda slot: slot.ends)
        best = [0]
        for number, slot in enumerate(in_time):
            before = number
            while before and in_time[before - 1].ends + rest > slot.starts:
                before -= 1
            best.append(max(best[-1], best[before] + self.load[slot.id]))
        return best[-1]

    def _carried(self, leader: Leader) -> list[Slot]:
        return [slot for slot in self.held[leader.id] if slot.role != SHADOW]

    def _duties(self, leader: Leader) -> Collection[Slot | Duty]:
        return [*leader.duties, *self.held[leader.id]]


def _by(of: Callable[[date], date], slots: Sequence[Slot]) -> dict[date, int]:
    """The slots by week or month, in order of time."""
    found: dict[date, int] = {}
    for number, slot in enumerate(slots):
        period = of(slot.day)
        found[period] = found.get(period, 0) | 1 << number
    return found


def _conflicts(slots: Sequence[Slot], rest_minutes: int) -> tuple[int, ...]:
    """By slot: the others (in order of start) that leave less rest than that, or overlap."""
    rest = timedelta(minutes=rest_minutes)
    found = [0] * len(slots)
    longest = max((slot.ends - slot.starts for slot in slots), default=timedelta())
    for number, slot in enumerate(slots):
        other = number - 1
        while other >= 0 and slots[other].starts + longest + rest > slot.starts:
            if slots[other].ends + rest > slot.starts:
                found[number] |= 1 << other
                found[other] |= 1 << number
            other -= 1
    return tuple(found)


def _is_changed(slot: Slot) -> bool:
    """A locked slot that another holds than in the published roster."""
    holders = {slot.published_to, slot.locked_to}
    return slot.role != SHADOW and None not in holders and len(holders) == 2


def _month(day: date) -> date:
    return day.replace(day=1)
