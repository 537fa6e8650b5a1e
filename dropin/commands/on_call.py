"""Who is on call at a moment, and who is next.

``oncall FILE --json`` tells one object: ``at``, and the lists ``now`` and ``next``. Each entry of
them is one slot: ``role`` (primary, backup, shadow), ``shift`` (its name), ``start`` and ``end``
(ISO 8601 with the offset of the centre's wall), ``name`` (null: nobody is down for it) and
``phone`` (null unless they agreed to give it to other members). ``next`` are the shifts that
begin next after ``at``; both lists are empty where nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from dropin.commands.centre_file import now, opened, speak_as
from dropin.commands.command import Command, take_file
from dropin.commands.terminal import tell, tell_json
from dropin.words import say

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from dropin.dates import Customs
    from dropin.roster.model import Shift, Slot
    from dropin.roster.now import OnCall, Shown
    from dropin.storage.file import CentreFile

    Posts = Iterable[tuple[Shift, Slot]]


def _take_on_call(parser: ArgumentParser) -> None:
    take_file(parser)
    parser.add_argument(
        "--at",
        type=_moment,
        metavar="YYYY-MM-DDTHH:MM",
        help=say("on the centre’s wall, unless it says an offset; now, if left out"),
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help=say("now and next, each with role, shift, start, end, name and phone"),
    )


def _moment(text: str) -> datetime:
    from argparse import ArgumentTypeError

    try:
        if len(text) < len("2026-11-23T20:00"):
            raise ValueError(text)
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(
            say("“{text}” is no moment such as 2026-11-23T20:00", text=text)
        ) from error


def _on_call(options: Namespace) -> None:
    from dropin.roster.store import has_roster, on_call_at

    with opened(options.file, read_only=True) as file:
        customs = speak_as(file).customs
        at = _on_the_wall(file, options.at)
        found = on_call_at(file, at)
        if options.json:
            tell_json(_as_json(file, found))
        elif not has_roster(file):
            tell(say("There is no roster in this centre yet."))
        else:
            _tell_in_words(file, found, customs)


def _on_the_wall(file: CentreFile, asked: datetime | None) -> datetime:
    """The moment in the centre's own zone; a naive one is what its wall shows."""
    from dropin.centre.store import time_zone
    from dropin.dates import on_the_wall

    zone = time_zone(file)
    if asked is None:
        return now().astimezone(zone).replace(microsecond=0)
    if asked.tzinfo is None:
        return on_the_wall(asked.date(), asked.time(), zone)
    return asked.astimezone(zone)


def _as_json(file: CentreFile, found: OnCall) -> dict[str, object]:
    return {
        "at": found.at.isoformat(),
        "now": [_post_as_json(file, found.at, *each) for each in found.posts_now()],
        "next": [_post_as_json(file, found.at, *each) for each in found.posts_next()],
    }


def _post_as_json(file: CentreFile, at: datetime, shift: Shift, slot: Slot) -> dict[str, object]:
    who = _who(file, at, slot)
    return {
        "role": slot.role,
        "shift": shift.name,
        "start": shift.starts.astimezone(at.tzinfo).isoformat(),
        "end": shift.ends.astimezone(at.tzinfo).isoformat(),
        "name": who.name if who else None,
        "phone": (who.phone or None) if who else None,
    }


def _who(file: CentreFile, at: datetime, slot: Slot) -> Shown | None:
    """Whoever has the file may read the name; the number is told only as they agreed."""
    from dropin.people.model import NUMBER_TO_MEMBERS, agreed
    from dropin.people.store import consents_of, person
    from dropin.roster.now import Shown

    known = None if slot.person_id is None else person(file, slot.person_id)
    if known is None:
        return None
    may_call = agreed(consents_of(file, known.id), NUMBER_TO_MEMBERS, at.date())
    return Shown(known.name, known.phone if may_call else "")


def _tell_in_words(file: CentreFile, found: OnCall, customs: Customs) -> None:
    from dropin.dates import clock, day_short

    words = {"day": day_short(found.at.date(), customs), "time": clock(found.at.time(), customs)}
    tell(say("On call on {day} at {time}", **words))
    if not found.now:
        tell("  " + say("Nobody is on call."))
    _tell_posts(file, found.at, found.posts_now(), customs)
    if not found.next:
        tell(say("Nothing is planned in the days after."))
        return
    starts = found.next[0].starts.astimezone(found.at.tzinfo)
    words = {"day": day_short(starts.date(), customs), "time": clock(starts.time(), customs)}
    tell(say("Next, from {day} {time}", **words))
    _tell_posts(file, found.at, found.posts_next(), customs)


def _tell_posts(file: CentreFile, at: datetime, posts: Posts, customs: Customs) -> None:
    from dropin.roster.now import role_words, span_words
    from dropin.roster.planning.model import PRIMARY

    for shift, slot in posts:
        what = f"{shift.name} {span_words(shift, customs)}"
        if slot.role != PRIMARY:
            what = say("{shift}, {role}", shift=what, role=role_words(slot.role))
        who = _who(file, at, slot)
        told = say("nobody is down for it") if who is None else _told(who)
        tell(f"  {what}: {told}")


def _told(who: Shown) -> str:
    return " · ".join(filter(None, (who.name, who.phone)))


COMMANDS = {"oncall": Command(_take_on_call, _on_call)}
