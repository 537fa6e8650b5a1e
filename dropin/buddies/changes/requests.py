"""Somebody would like a buddy, changes what they would like, withdraws it, asks for another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dropin.attendance.changes.telling import known_person
from dropin.buddies.changes.ending import close_pair, end_stand_ins
from dropin.buddies.changes.known import known_pair, known_request
from dropin.buddies.changes.owned import check_wishes, text_or_none, write_likings, write_times
from dropin.buddies.life import DONE, PAIRED, WITHDRAWN, request_state
from dropin.buddies.model import TAKEN_BACK, Request
from dropin.buddies.reading.pairs import pairs_of_member, pairs_of_request
from dropin.buddies.reading.requests import request, requests_of
from dropin.errors import KnownError
from dropin.storage.change import Change
from dropin.storage.file import CentreFile
from dropin.storage.tables import Value
from dropin.words import say


def make_request(file: CentreFile, draft: Request) -> int:
    """Somebody would like a buddy (the draft's id is ignored); returns the request's id.

    KnownError where they wait for one or have one already, or a topic is named both ways.
    """
    who = known_person(file, draft.person_id)
    _check_none_open(file, draft.person_id, who.name)
    check_wishes(draft.times, draft.likings, draft.reach)
    with file.change(say("{name} would like a buddy", name=who.name)) as change:
        return _insert(change, replace(draft, left_out=0, withdrawn_on=None))


def change_request(file: CentreFile, draft: Request) -> None:
    """Write what somebody would like. When they asked, and what came of it, stays as it is.

    KnownError once it was withdrawn.
    """
    known = known_request(file, draft.id)
    who = known_person(file, known.person_id)
    _refuse_withdrawn(known)
    check_wishes(draft.times, draft.likings, draft.reach)
    kept = replace(
        draft,
        person_id=known.person_id,
        made_on=known.made_on,
        goes_first=known.goes_first,
        left_out=known.left_out,
        withdrawn_on=None,
    )
    with file.change(say("What {name} hopes for", name=who.name)) as change:
        change.update("buddy_request", known.id, **_columns(kept))
        write_times(change, "request_time", "request_id", known.id, kept.times)
        write_likings(change, "request_liking", "request_id", known.id, kept.likings)


def withdraw_request(file: CentreFile, request_id: int, day: date) -> None:
    """Somebody would no longer like a buddy, at any time and without a reason.

    What was proposed for them and did not meet yet is taken back with it. KnownError once they
    met: then the pair is ended, kindly.
    """
    known = known_request(file, request_id)
    who = known_person(file, known.person_id)
    _refuse_withdrawn(known)
    pairs = pairs_of_request(file, request_id)
    if any(each.met_on is not None for each in pairs):
        raise KnownError(
            say("{name} has met their buddy. Nothing was changed.", name=who.name),
            say("End the pair instead."),
        )
    with file.change(say("{name} withdraws the request", name=who.name)) as change:
        change.update("buddy_request", request_id, withdrawn_on=day.isoformat())
        for each in pairs:
            if each.ended_on is None:
                close_pair(change, each, TAKEN_BACK, day)
                end_stand_ins(file, change, each.id, day)


def ask_for_another(file: CentreFile, pair_id: int, day: date) -> int:
    """Whose pair has ended would like another buddy, and goes first; returns the new request's id.

    It hopes for what they hoped for before, which they may change. KnownError while the pair
    lasts, or where they wait for one already.
    """
    known = known_pair(file, pair_id)
    if known.is_open or known.member_id is None:
        raise KnownError(
            say("This pair has not ended. Nothing was changed."),
            say("End it first; then they may ask for another."),
        )
    who = known_person(file, known.member_id)
    _check_none_open(file, known.member_id, who.name)
    before = None if known.request_id is None else request(file, known.request_id)
    blank = Request(0, known.member_id, day, day)
    draft = replace(before or blank, made_on=day, starts_on=day, goes_first=True, left_out=0)
    with file.change(say("{name} would like another buddy", name=who.name)) as change:
        return _insert(change, replace(draft, withdrawn_on=None))


def _insert(change: Change, draft: Request) -> int:
    request_id = change.insert("buddy_request", **_columns(draft))
    write_times(change, "request_time", "request_id", request_id, draft.times)
    write_likings(change, "request_liking", "request_id", request_id, draft.likings)
    return request_id


def _check_none_open(file: CentreFile, person_id: int, name: str) -> None:
    for each in requests_of(file, person_id):
        state = request_state(each, pairs_of_request(file, each.id))
        if state not in (WITHDRAWN, DONE, PAIRED):
            raise KnownError(
                say("{name} waits for a buddy already. Nothing was changed.", name=name),
                say("Change the request that is there."),
            )
    theirs = pairs_of_member(file, person_id)
    if any(each.is_open and each.stands_in_for is None for each in theirs):
        raise KnownError(
            say("{name} has a buddy, or is being asked. Nothing was changed.", name=name),
            say("End that pair first; then they may ask for another."),
        )


def _refuse_withdrawn(known: Request) -> None:
    if known.withdrawn_on is not None:
        raise KnownError(
            say("This request was withdrawn. Nothing was changed."),
            say("Note a new one, if they would like a buddy after all."),
        )


def _columns(draft: Request) -> dict[str, Value]:
    return {
        "person_id": draft.person_id,
        "words": draft.words.strip(),
        "made_on": draft.made_on.isoformat(),
        "starts_on": draft.starts_on.isoformat(),
        "languages": ", ".join(draft.languages),
        "reach": ", ".join(draft.reach),
        "access_needs": draft.access_needs.strip(),
        "goes_first": int(draft.goes_first),
        "left_out": draft.left_out,
        "withdrawn_on": text_or_none(draft.withdrawn_on),
    }
