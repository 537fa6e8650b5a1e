"""Rules and plans of the roster in plain words, for every screen, sheet and command.

``said``       what stands in the way, of somebody by name: "Ana is away until 3 December"
``reason``     the same beside a name: "away until 3 December"
``why_open``   why nobody stands in a slot, and the smallest thing that would fill it

All are Messages: nothing is spoken before it is shown. Days are said as the centre says them,
minutes as hours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import reduce

from dropin.dates import Customs, day_range
from dropin.records import record
from dropin.roster.planning.model import (
    AWAY,
    BUSY,
    LAPSED,
    MONTH_FULL,
    NIGHTS_FULL,
    NO_LANGUAGE,
    NOT_TOGETHER,
    OBSTACLES,
    OVERLAP,
    REST,
    REST_WEEK,
    SHADOW_FIRST,
    SHADOWED_ENOUGH,
    UNAVAILABLE,
    UNTRAINED,
    WEEK_FULL,
    Obstacle,
    Reasons,
    Slot,
)
from dropin.words import Message, say, say_count

NOT_QUALIFIED = (UNTRAINED, LAPSED, NO_LANGUAGE)
"""Obstacles that are about what somebody can do, whoever else is on duty and whatever the hour."""

_AWAY_FOR_GOOD, _ON_THE_BOARD = "away for good", "on the board"  # two kinds said in another way
_A_DAY = timedelta(days=1)


@record
class Telling:
    """Whom and what sentences are about: names of people and trainings by id; how days are said."""

    names: Mapping[int, str]
    trainings: Mapping[int, str]
    customs: Customs

    def name(self, person_id: int | None) -> str:
        """Somebody's name; where it is not known, just somebody."""
        return self.names.get(person_id or 0) or say("Somebody")

    def training(self, training_id: int | None) -> str:
        return self.trainings.get(training_id or 0) or say("a training")

    def day(self, day: date) -> str:
        """``3 December``."""
        return day_range(day, day + _A_DAY, self.customs)


class Counted:
    """A value of a Message whose form follows a number, which it may show as ``{count}``."""

    __slots__ = ("count", "many", "one", "values")

    def __init__(self, one: str, many: str, count: int, /, **values: object) -> None:
        self.one, self.many, self.count, self.values = one, many, count, values

    def __str__(self) -> str:
        return say_count(self.one, self.many, self.count, **self.values)


class Listed:
    """A value of a Message that is several, spoken with commas between."""

    __slots__ = ("parts",)

    def __init__(self, parts: Iterable[object]) -> None:
        self.parts = tuple(parts)

    def __str__(self) -> str:
        return say(", ").join(map(str, self.parts))


_SAID = {
    UNTRAINED: "{name} has not done {training}",
    LAPSED: "{name}: {training} lapsed on {day}",
    NO_LANGUAGE: "{name} does not speak {language}",
    AWAY: "{name} is away until {day}",
    _AWAY_FOR_GOOD: "{name} is away",
    UNAVAILABLE: "{name} cannot at this hour",
    BUSY: "{name} leads {title} then",
    _ON_THE_BOARD: "{name} sits on the board then",
    SHADOW_FIRST: "{name} has done {already} of {limit} shadow shifts",
    SHADOWED_ENOUGH: "{name} has shadowed often enough",
    OVERLAP: "{name} is on call at that time already",
    REST: "{name} would have {rest}",
    WEEK_FULL: "{name} already has {shifts} that week",
    MONTH_FULL: "{name} already has {shifts} that month",
    NIGHTS_FULL: "{name} already has {nights} that month",
    REST_WEEK: "{name} would have no week off in {weeks}",
    NOT_TOGETHER: "{name} is not on duty together with {other}",
}

_REASON = {
    UNTRAINED: "no {training}",
    LAPSED: "{training} lapsed on {day}",
    NO_LANGUAGE: "does not speak {language}",
    AWAY: "away until {day}",
    _AWAY_FOR_GOOD: "away",
    UNAVAILABLE: "cannot at this hour",
    BUSY: "leads {title} then",
    _ON_THE_BOARD: "sits on the board then",
    SHADOW_FIRST: "{already} of {limit} shadow shifts done",
    SHADOWED_ENOUGH: "has shadowed often enough",
    OVERLAP: "on call at that time already",
    REST: "{rest}",
    WEEK_FULL: "already has {shifts} that week",
    MONTH_FULL: "already has {shifts} that month",
    NIGHTS_FULL: "already has {nights} that month",
    REST_WEEK: "no week off in {weeks}",
    NOT_TOGETHER: "not on duty together with {other}",
}

_OF_ONE_OR_MORE = {
    UNTRAINED: ("one is not trained for it", "{count} are not trained for it"),
    LAPSED: ("for one the training has lapsed", "for {count} the training has lapsed"),
    NO_LANGUAGE: ("one does not speak the language", "{count} do not speak the language"),
    AWAY: ("one away", "{count} away"),
    UNAVAILABLE: ("one cannot at this hour", "{count} cannot at this hour"),
    BUSY: ("one leads an activity then", "{count} lead activities then"),
    _ON_THE_BOARD: ("one sits on the board then", "{count} sit on the board then"),
    SHADOW_FIRST: ("one needs to shadow first", "{count} need to shadow first"),
    SHADOWED_ENOUGH: ("one has shadowed often enough", "{count} have shadowed often enough"),
    OVERLAP: ("one is on call then already", "{count} are on call then already"),
    REST: ("one would have {rest}", "{count} would have too little rest"),
    WEEK_FULL: ("one already has {shifts}", "{count} already have their shifts that week"),
    MONTH_FULL: (
        "one already has {shifts} that month",
        "{count} already have their shifts that month",
    ),
    NIGHTS_FULL: (
        "one already has {nights} that month",
        "{count} already have their nights that month",
    ),
    REST_WEEK: ("one needs the week off", "{count} need the week off"),
    NOT_TOGETHER: ("one is kept apart from another", "{count} are kept apart from others"),
}

_REMEDY = {
    UNTRAINED: "{name} could take it after doing {training}.",
    LAPSED: "Renewing {training} for {name} fills it.",
    NO_LANGUAGE: "{name} could take it if {language} were not asked for.",
    AWAY: "{name} could take it if they were back by then.",
    _AWAY_FOR_GOOD: "{name} could take it if they were back by then.",
    UNAVAILABLE: "{name} could take it if this hour suited them after all.",
    BUSY: "{name} could take it if somebody else led {title}.",
    _ON_THE_BOARD: "{name} could take it if the board met at another time.",
    SHADOW_FIRST: "{name} could take it after {missing}.",
    SHADOWED_ENOUGH: "{name} could take it with one more shadow shift.",
    OVERLAP: "{name} could take it if somebody else took their other shift.",
    REST: "{name} could take it with {rest}.",
    WEEK_FULL: "One more shift that week for {name} fills it.",
    MONTH_FULL: "One more shift that month for {name} fills it.",
    NIGHTS_FULL: "One more night that month for {name} fills it.",
    REST_WEEK: "{name} could take it with their week off at another time.",
    NOT_TOGETHER: "{name} could take it if {other} were on duty at another time.",
}


def said(obstacle: Obstacle, telling: Telling) -> Message:
    """What stands in the way, of somebody by name; no full stop."""
    return _told(_SAID, obstacle, telling)


def reason(obstacle: Obstacle, telling: Telling) -> Message:
    """The same where the name stands beside it; no full stop, small at the start."""
    return _told(_REASON, obstacle, telling)


def reasons(obstacles: Sequence[Obstacle], telling: Telling) -> Message:
    """All that stands in somebody's way, beside their name."""
    return Message("{reasons}", reasons=Listed(reason(each, telling) for each in obstacles))


def remedy(obstacle: Obstacle, telling: Telling) -> Message:
    """What fills a slot: that this obstacle goes. A whole sentence."""
    return _told(_REMEDY, obstacle, telling)


def why_open(open_slot: Reasons, slot: Slot, telling: Telling) -> tuple[Message, ...]:
    """Why nobody stands in ``slot``, in sentences, the smallest thing that fills it last.

    "3 hold phone training: one away, one would have 6 hours' rest instead of 10, one already has
    3 shifts." "Renewing first aid for Ana fills it."
    """
    everybody = {each.leader_id for each in open_slot.obstacles}
    if not everybody:
        return (Message("Nobody else is on the roster."),)
    unqualified = {each.leader_id for each in open_slot.obstacles if each.kind in NOT_QUALIFIED}
    able = everybody - unqualified
    first = {each.leader_id: each for each in reversed(open_slot.obstacles)}
    sentences = [_who_could([first[each] for each in first if each in able], slot, telling)]
    cure = open_slot.remedy
    if cure is None or cure.kind != LAPSED:
        sentences += _lapses(open_slot.obstacles, telling)
    if cure is not None:
        sentences.append(remedy(cure, telling))
    return tuple(sentences)


def hours_words(minutes: float) -> str:
    """Minutes as hours, no longer than need be: ``22``, ``3.5``, ``0.25``."""
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".")


def rest_words(minutes: int, limit: int) -> Message:
    """``6 hours' rest instead of 10``."""
    wanted = hours_words(limit)
    if minutes <= 0:
        return Message("no rest instead of {limit} hours", limit=wanted)
    if minutes == 60:
        return Message("1 hour’s rest instead of {limit}", limit=wanted)
    return Message(
        "{hours} hours’ rest instead of {limit}", hours=hours_words(minutes), limit=wanted
    )


def _told(forms: Mapping[str, str], obstacle: Obstacle, telling: Telling) -> Message:
    return Message(forms[_way(obstacle)], **_values(obstacle, telling))


def _way(obstacle: Obstacle) -> str:
    """Which of the forms above tells it."""
    if obstacle.kind == AWAY and obstacle.day is None:
        return _AWAY_FOR_GOOD
    if obstacle.kind == BUSY and not obstacle.words:
        return _ON_THE_BOARD
    return obstacle.kind


def _values(obstacle: Obstacle, telling: Telling) -> dict[str, object]:
    """All that any form may show of it; ``number`` is what there would be, one more than now."""
    already, limit = obstacle.number - 1, obstacle.limit
    return {
        "name": telling.name(obstacle.leader_id),
        "other": telling.name(obstacle.other_id),
        "training": telling.training(obstacle.training_id),
        "day": telling.day(obstacle.day) if obstacle.day else "",
        "language": obstacle.words.title(),
        "title": obstacle.words,
        "already": obstacle.number,
        "limit": limit,
        "rest": rest_words(obstacle.number, limit),
        "shifts": Counted("{count} shift", "{count} shifts", already),
        "nights": Counted("{count} night", "{count} nights", already),
        "weeks": Counted("{count} week", "{count} weeks", obstacle.number),
        "missing": Counted(
            "one more shadow shift", "{count} more shadow shifts", limit - obstacle.number
        ),
    }


def _who_could(able: Sequence[Obstacle], slot: Slot, telling: Telling) -> Message:
    """How many could take it at all, and what keeps each of them."""
    asked = _asked(slot, telling)
    if not able:
        return Message("Nobody {asked}.", asked=asked[0])
    if len(able) == 1:
        only = able[0]
        values = {"name": telling.name(only.leader_id), "reason": reason(only, telling)}
        if not _asks(slot):
            return Message("Only {name} is on the roster: {reason}.", **values)
        return Message("Only {name} {asked}: {reason}.", asked=asked[0], **values)
    keeps = Listed(_counted(able, telling))
    if not _asks(slot):
        return Message("None of {count} can: {keeps}.", count=len(able), keeps=keeps)
    return Message("{count} {asked}: {keeps}.", count=len(able), asked=asked[1], keeps=keeps)


def _counted(able: Sequence[Obstacle], telling: Telling) -> list[Counted]:
    """``one away``, ``2 would have too little rest`` … in the order of the rules."""
    by_way: dict[str, list[Obstacle]] = {}
    for each in sorted(able, key=lambda each: OBSTACLES.index(each.kind)):
        way = AWAY if each.kind == AWAY else _way(each)
        by_way.setdefault(way, []).append(each)
    return [
        Counted(*_OF_ONE_OR_MORE[way], len(found), **_values(found[0], telling))
        for way, found in by_way.items()
    ]


def _asks(slot: Slot) -> bool:
    return bool(slot.trainings or slot.languages)


def _asked(slot: Slot, telling: Telling) -> tuple[Message, Message]:
    """What the slot asks of people, as said of one and of more."""
    held = [telling.training(each) for each in sorted(slot.trainings)]
    spoken = [each.title() for each in sorted(slot.languages)]
    of_one = [Message("holds {trainings}", trainings=_both(held))] if held else []
    of_more = [Message("hold {trainings}", trainings=_both(held))] if held else []
    if spoken:
        of_one.append(Message("speaks {languages}", languages=_both(spoken)))
        of_more.append(Message("speak {languages}", languages=_both(spoken)))
    nothing = Message("is on the roster")
    return (_both(of_one), _both(of_more)) if of_one else (nothing, nothing)


def _both(parts: Sequence[object]) -> Message:
    """Several with "and" between."""
    whole = reduce(lambda one, other: Message("{one} and {other}", one=one, other=other), parts)
    return whole if isinstance(whole, Message) else Message("{whole}", whole=whole)


def _lapses(obstacles: Iterable[Obstacle], telling: Telling) -> list[Message]:
    """Of whom nothing but a lapsed training is asked."""
    by_leader: dict[int, list[Obstacle]] = {}
    for each in obstacles:
        by_leader.setdefault(each.leader_id, []).append(each)
    only = [each[0] for each in by_leader.values() if [one.kind for one in each] == [LAPSED]]
    return [
        Message("{name}: {training} lapsed on {day}.", **_values(each, telling)) for each in only
    ]
