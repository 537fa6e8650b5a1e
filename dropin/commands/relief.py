"""A leader stands down: what needs cover then, and whom to ask for each.

With ``--json`` the answer is one object. Days and clocks are on the centre's wall, ``starts`` and
``ends`` are UTC moments, and ``until`` is the day they are back, null where it is open:

    {"relief": 1, "person": {"id": 2, "name": "Ana"}, "from": "2026-11-24", "until": null,
     "needing_cover": [
       {"kind": "slot", "slot": 5, "activity": null, "title": "Phone line", "role": "primary",
        "day": "2026-11-24", "at": "18:00", "starts": …, "ends": …, "minutes": 240,
        "to_ask": [{"id": 3, "name": "Ben", "phone": "…", "reasons": ["free then", …],
                    "steps_up": false}],
        "cannot": [{"id": 4, "name": "Cleo", "phone": "", "reasons": ["away", …],
                    "steps_up": false}]}]}

``kind`` is ``slot``, ``leads`` or ``co-leads``; of the last two ``activity`` says which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dropin.commands.centre_file import now, opened, speak_as
from dropin.commands.command import Command, day, take_file, take_first_day
from dropin.commands.person_named import person_named
from dropin.commands.terminal import tell, tell_json
from dropin.words import say

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator
    from datetime import datetime

    from dropin.buddies.model import Pair
    from dropin.dates import Customs
    from dropin.people.model import Person
    from dropin.relief.candidates import CallList, Candidate


def _take_relieve(parser: ArgumentParser) -> None:
    take_file(parser)
    parser.add_argument("--person", required=True, metavar="ID|NAME")
    take_first_day(parser)
    parser.add_argument(
        "--until",
        type=day,
        metavar="YYYY-MM-DD",
        help=say("the day they are back; left out: until further notice"),
    )
    parser.add_argument("--json", action="store_true")


def _relieve(options: Namespace) -> None:
    from dropin.people.store import people
    from dropin.relief.operations import relieve
    from dropin.relief.store import call_lists, cover, pairs_alone, relief

    moment = now()
    with opened(options.file) as file:
        centre = speak_as(file)
        who = person_named(options.person, file)
        relief_id = relieve(file, who.id, options.first, options.until, moment)
        made = relief(file, relief_id)
        assert made is not None
        needs = [each for each in cover(file, moment).needs if each.relief_id == relief_id]
        lists = list(call_lists(file, needs, moment).values())
        here = moment.astimezone(centre.time_zone)
        pairs = [
            each.pair for each in pairs_alone(file, here.date()) if each.relief.id == relief_id
        ]
        known = {each.id: each for each in people(file)}
    if options.json:
        tell_json(
            {
                "relief": made.id,
                "person": {"id": who.id, "name": who.name},
                "from": made.starts_on.isoformat(),
                "until": made.ends_on.isoformat() if made.ends_on else None,
                "needing_cover": [_as_json(each, known) for each in lists],
                "pairs": [
                    {"pair": each.id, "member": each.member_id, "name": _member(each, known)}
                    for each in pairs
                ],
            }
        )
        return
    from dropin.relief.telling import away_words

    tell(say("{name} is {away}.", name=who.name, away=away_words(made, centre.customs)))
    if not lists and not pairs:
        tell(say("Nothing of theirs needs cover."))
    for each in lists:
        for line in _in_words(each, known, here, centre.customs):
            tell(line)
    for pair in pairs:
        tell(say("{name} could use a temporary buddy.", name=_member(pair, known)))


def _member(pair: Pair, known: dict[int, Person]) -> str:
    member = known.get(pair.member_id or 0)
    return "" if member is None else member.name


def _as_json(found: CallList, known: dict[int, Person]) -> dict[str, object]:
    need = found.need
    return {
        "kind": need.what.kind,
        "slot": need.what.slot_id or None,
        "activity": need.activity_id or None,
        "title": need.title,
        "role": need.role,
        "day": need.day.isoformat(),
        "at": need.at.isoformat("minutes") if need.at else None,
        "starts": need.starts.isoformat(),
        "ends": need.ends.isoformat(),
        "minutes": need.minutes,
        "to_ask": [_candidate(each, known) for each in found.to_ask],
        "cannot": [_candidate(each, known) for each in (*found.said_no, *found.cannot)],
    }


def _candidate(each: Candidate, known: dict[int, Person]) -> dict[str, object]:
    who = known[each.person_id]
    return {
        "id": who.id,
        "name": who.name,
        "phone": who.phone,
        "reasons": [str(reason) for reason in each.reasons],
        "steps_up": each.steps_up_from is not None,
    }


def _in_words(
    found: CallList, known: dict[int, Person], here: datetime, customs: Customs
) -> Iterator[str]:
    from dropin.relief.telling import soon_words, what_words, when_words

    need = found.need
    parts = (what_words(need), when_words(need, here, customs), soon_words(need, here))
    yield " · ".join(map(str, parts))
    for place, each in enumerate(found.to_ask, 1):
        who = known[each.person_id]
        told = (f"{place}. {who.name}", who.phone, *map(str, each.reasons))
        yield "   " + " · ".join(filter(None, told))
    if not found.to_ask:
        yield "   " + say("Nobody can.")
        for each in (*found.said_no, *found.cannot):
            who, reasons = known[each.person_id], " · ".join(map(str, each.reasons))
            yield "   " + say("{name}: {reasons}", name=who.name, reasons=reasons)


COMMANDS = {"roster relieve": Command(_take_relieve, _relieve)}
