"""Every rule a published roster breaks is said, whatever a draft would do about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from dropin.choosing.model import BoardSeat, BoardTerm, Meeting
from dropin.choosing.operations import save_meeting, save_seat, save_term
from dropin.dates import Customs
from dropin.roster.checking import breaches
from dropin.roster.model import PatternRole
from dropin.roster.operations import keep_draft, note_absence, put
from dropin.roster.planning.model import NEW_ROSTER, PRIMARY
from dropin.roster.store import situation
from dropin.roster.telling import Telling
from tests.roster.house import A_WEEK, DESK, MONDAY, NOW, TODAY, TUESDAY, House


def told(house: House, names: dict[int, str], trainings: dict[int, str]) -> list[str]:
    about = situation(house.file, MONDAY, MONDAY + A_WEEK, today=TODAY)
    return [str(each.text) for each in breaches(about, Telling(names, trainings, Customs()))]


def test_what_is_broken_is_said_with_its_shift(house: House) -> None:
    phone = house.training("phone support")
    house.desk(replace(DESK, roles=(PatternRole(PRIMARY, trainings=(phone,)),)))
    ana, ben = house.leaders("Ana", "Ben")
    put(house.file, house.slot(MONDAY).id, ana)
    put(house.file, house.slot(TUESDAY).id, ben)
    note_absence(house.file, ben, TUESDAY, None)
    names, trainings = {ana: "Ana", ben: "Ben"}, {phone: "phone support"}
    assert told(house, names, trainings) == [
        "Mon 23 Nov Desk: Ana has not done phone support",
        "Tue 24 Nov Desk: Ben has not done phone support",
        "Tue 24 Nov Desk: Ben is away",
    ]
    nobody = house.plan({})
    keep_draft(house.file, nobody, MONDAY, MONDAY + A_WEEK, way=NEW_ROSTER, now=NOW)
    assert len(told(house, names, trainings)) == 3, "the draft is not the roster"


def test_who_sits_on_the_board_is_not_on_duty_while_it_meets(house: House) -> None:
    house.desk(replace(DESK, roles=(PatternRole(PRIMARY),)))
    ana, ben = house.leaders("Ana", "Ben")
    for person_id, day in ((ana, MONDAY), (ben, TUESDAY)):
        put(house.file, house.slot(day).id, person_id)
    seat = save_seat(house.file, BoardSeat(0, "Chair", "members"))
    until = MONDAY + timedelta(days=1)
    save_term(house.file, BoardTerm(0, seat, ana, TODAY, until))
    for day in (MONDAY, TUESDAY):
        save_meeting(house.file, Meeting(0, day, time(13)))
    names = {ana: "Ana", ben: "Ben"}
    assert told(house, names, {}) == ["Mon 23 Nov Desk: Ana sits on the board then"]
