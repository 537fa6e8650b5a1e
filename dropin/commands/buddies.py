"""The buddy programme without a window: the best set of pairs, and what is due.

``buddies match FILE --json`` tells one object and writes nothing: ``pairs``, each with ``member``,
``buddy``, ``reasons_for`` and ``reasons_against`` (sentences); ``unmatched``, each with ``member``,
``reason`` and ``help`` (the smallest change that would help); and ``totals`` with ``waiting``,
``matched`` and ``unmatched``. Whom somebody would rather avoid is told nowhere.

``buddies due FILE --on D --json`` tells a list of what is due on that day, each with ``kind`` (one
of ``buddies.due.KINDS``), ``since`` (YYYY-MM-DD), ``who`` (names), ``training`` (its name, or null)
and ``text`` (the whole in words).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from dropin.commands.centre_file import opened, speak_as, today
from dropin.commands.command import Command, day, take_file
from dropin.commands.terminal import tell, tell_json
from dropin.words import say

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from dropin.buddies.due import Due
    from dropin.buddies.fitting.model import Result
    from dropin.buddies.waiting import Overview
    from dropin.dates import Customs


def _take_match(parser: ArgumentParser) -> None:
    take_file(parser)
    parser.add_argument(
        "--json", action="store_true", help=say("pairs, unmatched and totals, with reasons")
    )


def _match(options: Namespace) -> None:
    from dropin.buddies.choices import best_set
    from dropin.buddies.store import names_of

    with opened(options.file, read_only=True) as file:
        speak_as(file)
        posed, result = best_set(file, today(file))
        asking = {each.id: each.person_id for each in posed.requests}
        names = names_of(file, [*asking.values(), *(each.id for each in posed.buddies)])
        members = {request: names.get(who, "") for request, who in asking.items()}
    if options.json:
        tell_json(_set_as_json(result, members, names))
        return
    for line in _set_in_words(result, members, names):
        tell(line)


def _set_as_json(
    result: Result, members: Mapping[int, str], names: Mapping[int, str]
) -> dict[str, object]:
    return {
        "pairs": [
            {
                "member": members[each.request_id],
                "buddy": names.get(each.buddy_id, ""),
                "reasons_for": list(map(str, each.reasons_for)),
                "reasons_against": list(map(str, each.reasons_against)),
            }
            for each in result.matches
        ],
        "unmatched": [
            {
                "member": members[each.request_id],
                "reason": str(each.reason),
                "help": str(each.help),
            }
            for each in result.unmatched
        ],
        "totals": {
            "waiting": len(members),
            "matched": len(result.matches),
            "unmatched": len(result.unmatched),
        },
    }


def _set_in_words(
    result: Result, members: Mapping[int, str], names: Mapping[int, str]
) -> Iterator[str]:
    if not members:
        yield say("Nobody waits for a buddy just now.")
        return
    for match in result.matches:
        buddy = names.get(match.buddy_id, "")
        yield say("{member} and {buddy}", member=members[match.request_id], buddy=buddy)
        yield from _indented("+", map(str, match.reasons_for))
        yield from _indented("–", map(str, match.reasons_against))
    if result.unmatched:
        yield say("Left without, this time")
    for each in result.unmatched:
        yield f"  {members[each.request_id]}: {each.reason}"
        if str(each.help):
            yield "    " + say("What would help: {help}", help=each.help)
    yield say(
        "{count} of {all} get a buddy. No other set gives more. (nothing written)",
        count=len(result.matches),
        all=len(members),
    )


def _indented(sign: str, sentences: Iterator[str]) -> Iterator[str]:
    told = " · ".join(sentences)
    if told:
        yield f"  {sign} {told}"


def _take_due(parser: ArgumentParser) -> None:
    take_file(parser)
    parser.add_argument("--on", type=day, required=True, metavar="YYYY-MM-DD")
    parser.add_argument(
        "--json", action="store_true", help=say("each with kind, since, who, training and text")
    )


def _due(options: Namespace) -> None:
    from dropin.buddies.waiting import names_in, overview

    with opened(options.file, read_only=True) as file:
        customs = speak_as(file).customs
        seen = overview(file, options.on)
        names = names_in(file, seen)
    if options.json:
        found = [each for _, part in _parts(seen) for each in part]
        tell_json([_due_as_json(seen, each, names, customs) for each in found])
    else:
        _tell_parts(options.on, seen, names, customs)


def _parts(seen: Overview) -> tuple[tuple[str, tuple[Due, ...]], ...]:
    """What is due, under its headings, in the order of the coordinator's page."""
    return (
        (say("First meetings and answers"), seen.nudges),
        (say("Reviews"), seen.reviews),
        (say("Check-ins"), seen.check_ins),
        (say("Gone quiet"), seen.quiet),
        (say("Training"), seen.trainings),
        (say("Talks with buddies"), seen.talks),
    )


def _due_as_json(
    seen: Overview, each: Due, names: dict[int, str], customs: Customs
) -> dict[str, object]:
    from dropin.buddies.waiting import words_of

    pair = next((one for one in seen.going.pairs if one.id == each.pair_id), None)
    ids = (each.person_id,) if pair is None else (pair.member_id, pair.buddy_id)
    trainings = {one.id: one.name for one in seen.going.trainings}
    return {
        "kind": each.kind,
        "since": each.day.isoformat(),
        "who": [names[one] for one in ids if one in names],
        "training": trainings.get(each.training_id or 0),
        "text": str(words_of(seen, each, names, customs)),
    }


def _tell_parts(on: date, seen: Overview, names: dict[int, str], customs: Customs) -> None:
    from dropin.buddies.waiting import words_of
    from dropin.dates import day_long

    tell(say("Due on {day}", day=day_long(on, customs)))
    parts = [(heading, found) for heading, found in _parts(seen) if found]
    if not parts:
        tell("  " + say("Nothing is due."))
    for heading, found in parts:
        tell(heading)
        for each in found:
            tell(f"  {words_of(seen, each, names, customs)}")


COMMANDS = {
    "buddies match": Command(_take_match, _match),
    "buddies due": Command(_take_due, _due),
}
