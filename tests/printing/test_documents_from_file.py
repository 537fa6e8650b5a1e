"""From a centre's file to each flowing sheet: what stands there is what the file says that day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from dropin.attendance.model import CashDay
from dropin.attendance.operations import check_in, pay, save_cash_day, waive
from dropin.attendance.store import fees_on
from dropin.choosing.model import (
    YES,
    AgendaItem,
    Ballot,
    BallotOption,
    BoardSeat,
    Decision,
    Idea,
    Meeting,
)
from dropin.choosing.operations import (
    decide,
    fill_seat,
    put_in_idea,
    save_ballot,
    save_item,
    save_meeting,
    save_seat,
    vote,
)
from dropin.errors import KnownError
from dropin.people.model import NAME_ON_PRINTS, NUMBER_TO_MEMBERS
from dropin.people.naming import FULL
from dropin.people.operations import give_consent, update_person, withdraw_consent
from dropin.people.store import person
from dropin.printing.documents.reading import document_of
from dropin.printing.documents.wanted import (
    AGENDA,
    BALLOT,
    CASH,
    IDEAS,
    MINUTES,
    RESULT,
    SIGN_IN,
    Wanted,
)
from dropin.printing.operations import printed
from dropin.programme.operations import add_activity, cancel_one, update_activity
from dropin.programme.store import activities
from dropin.storage.file import CentreFile
from tests.printing.made import TODAY, weekly
from tests.printing.made_documents import TUESDAY
from tests.printing.signed_up import NOW, occurrence_of, person_named, sign_up_by_name
from tests.printing.test_documents import said

LATER = date(2026, 12, 24)


def words(file: CentreFile, wanted: Wanted, today: date = TODAY, level: str = "first") -> str:
    return said(document_of(file, wanted, today=today, name_level=level))


def choir_sheet(file: CentreFile) -> Wanted:
    return Wanted(SIGN_IN, day=TUESDAY, activity_id=activity_id(file, "Choir"))


def activity_id(file: CentreFile, title: str) -> int:
    return next(each.id for each in activities(file) if each.title == title)


def give_number(file: CentreFile, name: str, number: str) -> None:
    known = person(file, person_named(file, name))
    assert known is not None
    update_person(file, replace(known, phone=number))


def with_room_for(file: CentreFile, title: str, capacity: int, fee: int = 0) -> None:
    (activity,) = [each for each in activities(file) if each.title == title]
    update_activity(file, replace(activity, capacity=capacity, fee_cents=fee))


# The sign-in sheet


def test_names_and_numbers_stand_as_each_agreed(file: CentreFile) -> None:
    for name, number in (("Ana Silva", "0111"), ("Ben Okoye", "0222")):
        give_number(file, name, number)
        give_consent(file, person_named(file, name), NUMBER_TO_MEMBERS, date(2026, 1, 1))
    sign_up_by_name(file, "Choir", TUESDAY, "Ben Okoye", "Ana Silva")
    text = words(file, choir_sheet(file))
    assert "1 2 Ana 0111 Also here today" in text
    assert "0222" not in text  # a number alone might tell who they are


def test_more_of_a_name_is_shown_on_demand_but_never_more_than_agreed(file: CentreFile) -> None:
    sign_up_by_name(file, "Choir", TUESDAY, "Ana Silva", "Ben Okoye")
    assert "Ana Silva" in words(file, choir_sheet(file), level=FULL)
    withdraw_consent(file, person_named(file, "Ana Silva"), NAME_ON_PRINTS, date(2026, 11, 20))
    text = words(file, choir_sheet(file), level=FULL)
    assert "Ana" not in text
    assert "Led by" not in text


def test_who_has_no_place_stands_on_the_waiting_list(file: CentreFile) -> None:
    with_room_for(file, "Choir", 1)
    sign_up_by_name(file, "Choir", TUESDAY, "Ben Okoye", "Ana Silva")
    text = words(file, choir_sheet(file))
    assert "1 of 1 taken" in text
    assert text.index("Waiting list") < text.index("1 Ana") < text.index("Also here")


def test_what_the_outing_needs_is_added_up_only_when_asked(file: CentreFile) -> None:
    sign_up_by_name(file, "Choir", TUESDAY, "Ana Silva", "Ben Okoye", transport=True, guests=1)
    assert "Needed" not in words(file, choir_sheet(file))
    assert "transport for 2" in words(file, choir_sheet(file)._replace(needs=True))


def test_a_cancelled_date_is_printed_as_cancelled(file: CentreFile) -> None:
    cancel_one(file, occurrence_of(file, "Choir", TUESDAY), "hall flooded")
    assert "cancelled: hall flooded" in words(file, choir_sheet(file))


def test_a_day_without_the_activity_is_said_with_what_to_do(file: CentreFile) -> None:
    with pytest.raises(KnownError, match="not on Thursday 26 November 2026") as told:
        words(file, choir_sheet(file)._replace(day=date(2026, 11, 26)))
    assert told.value.next_step


def test_of_two_on_one_day_the_clock_tells_which(file: CentreFile) -> None:
    (choir,) = [each for each in activities(file) if each.title == "Choir"]
    evening = weekly(0, "Choir", "TU", time(19)).times[0]
    update_activity(file, replace(choir, times=(*choir.times, evening)))
    with pytest.raises(KnownError, match="more than once that day: 14:00, 19:00"):
        words(file, choir_sheet(file))
    assert "When 19:00–20:00" in words(file, choir_sheet(file)._replace(at=time(19)))
    with pytest.raises(KnownError, match="not on at that time"):
        words(file, choir_sheet(file)._replace(at=time(3)))


# Ballots


def prepared(file: CentreFile, closes_on: date = date(2026, 11, 24)) -> int:
    options = BallotOption(0, "Choir"), BallotOption(0, "Walks")
    ballot = Ballot(0, "What next?", TODAY, closes_on, places=1, options=options)
    return save_ballot(file, ballot, TODAY)


def test_a_ballot_paper_is_printed_before_and_while_it_is_open(file: CentreFile) -> None:
    text = words(file, Wanted(BALLOT, ballot_id=prepared(file)))
    assert "What next?" in text
    assert "by Monday 23 November 2026" in text


def test_a_result_is_refused_while_voting_goes_on(file: CentreFile) -> None:
    number = prepared(file)
    with pytest.raises(KnownError, match="counted when the ballot has closed"):
        words(file, Wanted(RESULT, ballot_id=number))


def test_whoever_prints_a_result_of_few_votes_is_warned_but_not_the_wall(file: CentreFile) -> None:
    number = prepared(file)
    (walks,) = [row[0] for row in file.rows("SELECT id FROM ballot_option WHERE title = 'Walks'")]
    vote(file, number, person_named(file, "Ana Silva"), {walks}, TODAY)
    document = document_of(file, Wanted(RESULT, ballot_id=number), today=LATER)
    assert "Chosen: Walks 1 person voted." in said(document)
    assert "Only 1 person voted" not in said(document)
    assert "Only 1 person voted" in str(printed(document).warnings[0])


def test_a_seat_settled_by_lot_is_printed_with_who_has_it_and_how(file: CentreFile) -> None:
    people = person_named(file, "Ana Silva"), person_named(file, "Ben Okoye")
    seat = save_seat(file, BoardSeat(0, "Chair", "members"))
    options = [
        BallotOption(0, name, person_id=each)
        for name, each in zip(("Ana", "Ben"), people, strict=True)
    ]
    election = Ballot(0, "Who?", TODAY, LATER, options=tuple(options), seat_id=seat)
    number = save_ballot(file, election, TODAY)
    ana, ben = [row[0] for row in file.rows("SELECT id FROM ballot_option ORDER BY id")]
    for person_id, tick in zip(people, (ana, ben), strict=True):
        vote(file, number, person_id, {tick}, TODAY)
    wanted = Wanted(RESULT, ballot_id=number)
    assert "not decided yet" in words(file, wanted, LATER)
    fill_seat(file, number, LATER, date(2027, 12, 24), LATER, option_id=ben, reason="by lot")
    text = words(file, wanted, LATER)
    assert "Ben is elected: Chair." in text
    assert "Ana, Ben had as many ticks. How it was settled: by lot." in text
    assert "not decided yet" not in text
    assert "Striped" not in text


# Ideas and meetings


def test_ideas_stand_with_their_state_and_only_agreed_names(file: CentreFile) -> None:
    for name, title in (("Ana Silva", "A trip to the sea"), ("Ben Okoye", "Chess")):
        put_in_idea(file, Idea(0, title, TODAY, person_id=person_named(file, name)))
    text = words(file, Wanted(IDEAS))
    assert "New You said" in text
    assert "A trip to the sea Put in by Ana" in text
    assert "Chess" in text
    assert "Ben" not in text


def test_after_a_settled_ballot_the_wall_tells_what_was_chosen_and_what_was_not(
    file: CentreFile,
) -> None:
    choir, chess = (put_in_idea(file, Idea(0, each, TODAY)) for each in ("Choir", "Chess"))
    options = BallotOption(0, "Choir", idea_id=choir), BallotOption(0, "Chess", idea_id=chess)
    asked = Ballot(0, "What next?", TODAY, TUESDAY, places=1, options=options)
    number = save_ballot(file, asked, TODAY)
    first = file.value("SELECT min(id) FROM ballot_option")
    vote(file, number, person_named(file, "Ana Silva"), {int(str(first))}, TODAY)
    assert "The vote is over." in words(file, Wanted(IDEAS), TUESDAY)
    decide(file, Decision(0, "", YES, "", "members", TUESDAY, ballot_id=number))
    text = words(file, Wanted(IDEAS), TUESDAY)
    assert "Choir It was chosen and is being prepared." in text
    assert "Chess It was on a ballot and was not chosen this time." in text


def test_agenda_and_minutes_of_a_meeting(file: CentreFile) -> None:
    present = person_named(file, "Ana Silva"), person_named(file, "Ben Okoye")
    number = save_meeting(file, Meeting(0, TUESDAY, time(15), "Kitchen", present=present))
    item = save_item(file, number, AgendaItem(0, "topic", "Sunday opening", "Many asked"))
    assert "1 Sunday opening Many asked" in words(file, Wanted(AGENDA, meeting_id=number))
    decide(file, Decision(0, "Sunday opening", YES, "We try it", "board", TUESDAY, item_id=item))
    text = words(file, Wanted(MINUTES, meeting_id=number))
    assert "Present Ana and 1 other" in text
    assert "no, 0 of the board were there and 3 are needed" in text
    assert "Yes, decided by the board. Why: We try it" in text


@pytest.mark.parametrize("kind", [BALLOT, RESULT, AGENDA, MINUTES])
def test_a_ballot_or_meeting_that_is_not_there_is_said(file: CentreFile, kind: str) -> None:
    with pytest.raises(KnownError, match="There is no") as told:
        words(file, Wanted(kind, ballot_id=99, meeting_id=99))
    assert told.value.next_step


# Cash


def test_the_cash_sheet_of_a_day_adds_up_and_names_nobody(file: CentreFile) -> None:
    add_activity(file, weekly(0, "Lunch", "SU", time(12), fee_cents=300))
    lunch = occurrence_of(file, "Lunch", TODAY)
    for name in ("Ana Silva", "Ben Okoye"):
        check_in(file, lunch, person_named(file, name), now=NOW)
    first, second = fees_on(file, TODAY)
    pay(file, first.id, 300, TODAY)
    waive(file, second.id, 300)
    save_cash_day(file, CashDay(0, TODAY, 1_000, 1_300, "all well"))
    text = words(file, Wanted(CASH, day=TODAY))
    assert "In the box in the morning €10.00 Taken €3.00" in text
    assert "none, it adds up €0.00" in text
    assert "1 Lunch €3.00 Together €3.00" in text
    assert "all well" in text
    for private in ("Ana", "Ben", "waived"):
        assert private not in text
