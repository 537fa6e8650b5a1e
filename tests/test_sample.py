"""The sample centre: believable, the same each time, sound, and with nothing private in it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median

import pytest

from dropin.attendance.cash import cash_sheet
from dropin.attendance.store import cash_day, figures, payments_on
from dropin.buddies.life import state_on
from dropin.buddies.waiting import overview
from dropin.centre.store import centre
from dropin.choosing.results import count_of
from dropin.choosing.store import ballots, decisions, holders, idea, idea_states, votes_of
from dropin.errors import KnownError
from dropin.people.model import NAME_ON_PRINTS, agreed
from dropin.people.store import all_consents, people
from dropin.programme.model import ASK, CANCELLED, COMMUNITY, MOVED, WORDS
from dropin.programme.occurrences import occurrences
from dropin.programme.store import activities, activity, programme
from dropin.roster.planning.model import PRIMARY, SHADOW
from dropin.roster.planning.rules import broken
from dropin.roster.posing import assignment, problem
from dropin.roster.shifts import slots_of
from dropin.roster.store import patterns, shifts_between, situation, terms, versions
from dropin.sample import make_sample
from dropin.sample.making import FOLDER
from dropin.storage.file import CentreFile
from tests.files import NOW, dump

TODAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 23)


def made(folder: Path, name: str, *, years: int = 1, seed: int = 1) -> CentreFile:
    path = folder / name
    make_sample(path, clock=lambda: NOW, who="Ana", today=TODAY, years=years, seed=seed)
    return CentreFile.open(path, clock=lambda: NOW, who="Ana")


@pytest.fixture(scope="module")
def one_year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CentreFile]:
    with made(tmp_path_factory.mktemp("one"), "one.dropin") as file:
        yield file


@pytest.fixture(scope="module")
def ten_years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CentreFile]:
    with made(tmp_path_factory.mktemp("ten"), "ten.dropin", years=10) as file:
        yield file


def test_the_same_seed_makes_the_same_centre_and_another_seed_another(
    one_year: CentreFile, tmp_path: Path
) -> None:
    with made(tmp_path, "again.dropin") as again, made(tmp_path, "other.dropin", seed=2) as other:
        assert dump(again) == dump(one_year)
        assert dump(other)["person"] != dump(one_year)["person"]


def test_ten_years_are_the_same_again_too(ten_years: CentreFile, tmp_path: Path) -> None:
    with made(tmp_path, "again.dropin", years=10) as again:
        assert dump(again) == dump(ten_years)


def test_the_week_on_the_wall_is_the_one_in_the_pictures(one_year: CentreFile) -> None:
    week = occurrences(programme(one_year), MONDAY, MONDAY + timedelta(days=7))
    shown = {(each.day.isoweekday(), f"{each.at:%H:%M}", each.title) for each in week if each.at}
    assert {
        (1, "10:00", "Open kitchen"),
        (1, "13:30", "Writing circle"),
        (1, "13:45", "Computer help"),
        (2, "10:15", "Chair yoga"),
        (2, "14:00", "Choir"),
        (3, "09:30", "Walk by the river"),
        (3, "10:00", "Planning board"),
        (3, "13:00", "Peer support circle"),
        (4, "10:00", "Budget brunch"),
        (4, "14:00", "Art table"),
        (5, "11:00", "Telephone training"),
        (5, "14:00", "Film: The Straight Story"),
        (6, "13:00", "Social afternoon"),
    } <= shown
    assert {each.status for each in week} >= {CANCELLED, MOVED}
    assert centre(one_year).name == "Harbour House"


def test_it_shows_everything_a_real_programme_has(one_year: CentreFile) -> None:
    every = activities(one_year)
    times = [each for one in every for each in one.times]
    rules = " ".join(each.rule for each in times)
    assert 40 <= len(every) <= 60
    for part in ("INTERVAL=2", "COUNT=9", "FREQ=YEARLY", "-1FR", "1TU,3TU", "BYMONTHDAY"):
        assert part in rules
    assert {each.dating for each in times} == {"dated", WORDS, ASK}
    assert any(each.minutes is None and each.at for each in times)
    assert any(each.at is None and each.rule for each in times)
    assert any(each.term for each in times)
    assert any(each.added and not each.rule for each in times)
    assert any(each.suspended_on(TODAY) for each in every)
    assert any(each.setting == COMMUNITY for each in every)
    assert any(len(each.times) > 1 for each in every)
    closures = programme(one_year).closures
    assert any(each.starts_at for each in closures)
    assert any(each.place_id for each in closures)
    assert programme(one_year).opening.special_days


@pytest.mark.parametrize("years", ["one_year", "ten_years"])
def test_days_are_as_full_as_real_ones_and_each_week_fits_on_paper(
    years: str, request: pytest.FixtureRequest
) -> None:
    snapshot = programme(request.getfixturevalue(years))
    found = occurrences(snapshot, TODAY - timedelta(days=700), TODAY + timedelta(days=200))
    a_day = Counter(each.day for each in found)
    assert 5 <= median(a_day.values()) <= 7
    assert max(a_day.values()) <= 12
    assert all(day.weekday() != 6 for day in a_day)


def test_ten_years_hold_as_much_as_was_promised(ten_years: CentreFile) -> None:
    rows = dump(ten_years)
    assert len(rows["person"]) == 3000
    assert 4500 <= len(rows["date_change"]) <= 5500
    everybody = people(ten_years)
    assert 800 <= sum(each.left_on is None for each in everybody) <= 2000
    for year in range(2017, 2027):
        day = date(year, 6, 1)
        week = occurrences(programme(ten_years), day, day + timedelta(days=7))
        assert len({each.activity.id for each in week}) <= 60
        assert len(week) >= 25
    leaders = {each.leader_id for each in activities(ten_years) if each.title == "Choir"}
    assert len(leaders) > 1


def test_the_file_is_sound(ten_years: CentreFile) -> None:
    assert ten_years.value("PRAGMA integrity_check") == "ok"
    assert ten_years.rows("PRAGMA foreign_key_check") == []


def test_whoever_leads_held_the_role_and_was_there(ten_years: CentreFile) -> None:
    held: dict[int, list[tuple[str, str]]] = {}
    for row in ten_years.rows("SELECT * FROM role_held WHERE role = 'leader'"):
        held.setdefault(row["person_id"], []).append((row["starts_on"], row["ends_on"] or "9999"))
    for each in occurrences(programme(ten_years), date(2017, 1, 1), date(2026, 12, 1)):
        if each.leader_id is not None:
            day = each.original_day.isoformat()
            assert any(start <= day < end for start, end in held[each.leader_id])


def test_most_agreed_to_their_name_on_prints_and_some_did_not(ten_years: CentreFile) -> None:
    consents = all_consents(ten_years)
    named = [agreed(consents.get(each.id, ()), NAME_ON_PRINTS, TODAY) for each in people(ten_years)]
    assert 0.7 < sum(named) / len(named) < 0.9


def test_nobody_s_address_or_number_is_real_and_nothing_is_said_of_health(
    ten_years: CentreFile,
) -> None:
    for each in people(ten_years):
        assert not each.email or each.email.endswith("@example.org")
        assert re.fullmatch(r"020 91\d \d{4}", each.phone)
    words = " ".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")).casefold()
    for word in ("diagnos", "illness", "is ill", "depress", "anxi", "therapy", "medic", "sick"):
        assert word not in words


def test_in_another_country_it_has_the_customs_of_that_country(tmp_path: Path) -> None:
    path = tmp_path / "far.dropin"
    zone = "America/Toronto"
    make_sample(path, clock=lambda: NOW, who="Ana", today=TODAY, zone=zone, name="The Den")
    with CentreFile.open(path, clock=lambda: NOW, who="Ana") as file:
        settings = centre(file)
        assert (settings.name, settings.country, settings.paper) == ("The Den", "CA", "letter")
        assert "Canada Day" in {each.reason for each in programme(file).closures}


def test_where_it_cannot_be_made_no_file_is_left(tmp_path: Path) -> None:
    path = tmp_path / "nowhere.dropin"
    with pytest.raises(KnownError, match="time zone"):
        make_sample(path, clock=lambda: NOW, who="Ana", today=TODAY, zone="Mars/Olympus")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.dropin"
    path.write_bytes(b"mine")
    with pytest.raises(KnownError):
        make_sample(path, clock=lambda: NOW, who="Ana", today=TODAY)
    assert path.read_bytes() == b"mine"


def test_the_data_can_be_read_as_it_is() -> None:
    assert all(json.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.json"))


def test_starting_the_program_does_not_load_the_sample() -> None:
    code = "import dropin.cli, sys; sys.exit('dropin.sample' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=FOLDER.parent.parent)


def test_the_sample_has_chosen_and_come_together(one_year: CentreFile) -> None:
    """Ideas in every state, a counted and an open ballot, a board, and a year of attendance."""
    assert set(idea_states(one_year, TODAY).values()) >= {
        *("new", "gathering support", "on a ballot", "not now", "chosen", "running"),
    }
    states = [each.state_on(TODAY) for each in ballots(one_year)]
    assert states == ["open", "closed"]
    assert len(holders(one_year, TODAY)) == 5
    month = figures(one_year, TODAY - timedelta(days=28), TODAY)
    came = sum(each.came for each in month)
    assert 500 < came < 4_000
    assert all(each.came <= each.capacity + each.guests for each in month if each.capacity)
    assert sum(each.waiting for each in figures(one_year, TODAY, TODAY + timedelta(days=21))) > 0


def test_the_samples_money_adds_up(one_year: CentreFile) -> None:
    for row in one_year.rows("SELECT day FROM cash_day"):
        day = date.fromisoformat(row["day"])
        sheet = cash_sheet(cash_day(one_year, day), payments_on(one_year, day))
        assert sheet.difference_cents in (0, -50)


def test_what_the_sample_s_ballot_chose_follows_from_it(one_year: CentreFile) -> None:
    """Nothing is answered, decided or begun by a vote before that is over."""
    counted = next(each for each in ballots(one_year) if each.state_on(TODAY) == "closed")
    ticks = count_of(counted, votes_of(one_year, counted.id, TODAY)).ticks
    (decided,) = decisions(one_year, ballot_id=counted.id)
    assert decided.decided_on >= counted.closes_on
    began = 0
    for option in counted.options:
        voted_on = idea(one_year, option.idea_id or 0)
        assert voted_on is not None
        assert voted_on.replied_on is not None
        assert voted_on.replied_on >= counted.closes_on
        became = activity(one_year, voted_on.activity_id or 0)
        if became is not None:
            origin = became.proposed_by, became.decided_by, became.decided_on, became.votes
            assert origin == ("members", "members", counted.closes_on, ticks[option.id])
            began += 1
    assert began == 3


def test_only_who_came_brought_guests(one_year: CentreFile) -> None:
    absent = "SELECT sum(guests) FROM attendance WHERE presence <> 'came'"
    assert one_year.value(absent) == 0
    assert one_year.value("SELECT sum(guests) FROM attendance")


WEEKS = timedelta(weeks=1)


def test_the_sample_s_roster_breaks_no_rule_and_leaves_one_or_two_gaps(
    one_year: CentreFile,
) -> None:
    for first, end in ((MONDAY - 2 * WEEKS, MONDAY), (MONDAY, MONDAY + 2 * WEEKS)):
        known = situation(one_year, first, end, today=TODAY)
        posed, standing = problem(known), assignment(known)
        assert len(posed.slots) > 60
        assert 12 <= len(posed.leaders) <= 15
        assert broken(posed, standing) == ()
    gaps = [each for each in posed.slots if each.role != SHADOW and each.id not in standing]
    assert 1 <= len(gaps) <= 3


def test_the_weeks_after_the_published_ones_wait_for_a_plan(one_year: CentreFile) -> None:
    end = MONDAY + 2 * WEEKS
    assert versions(one_year, MONDAY, end)
    assert versions(one_year, end, end + 4 * WEEKS) == ()
    ahead = shifts_between(one_year, end, end + 4 * WEEKS)
    assert len(ahead) > 80
    assert all(slot.person_id is None for _, slot in slots_of(ahead))


def test_two_desks_stand_side_by_side_and_one_is_for_spanish_speakers(
    one_year: CentreFile,
) -> None:
    kinds = {each.name: each for each in patterns(one_year)}
    spanish = kinds["Spanish desk"]
    assert spanish.roles[0].languages == ("Spanish",)
    assert set(spanish.weekdays) < set(kinds["Late desk"].weekdays)
    speakers = {each.id for each in people(one_year) if "Spanish" in each.languages}
    held = slots_of(shifts_between(one_year, MONDAY - 26 * WEEKS, MONDAY + 2 * WEEKS))
    holders = {slot.person_id for shift, slot in held if shift.name == "Spanish desk"}
    assert holders - {None} <= speakers


def test_somebody_was_on_duty_in_almost_every_shift_of_ten_years(ten_years: CentreFile) -> None:
    for year in range(2017, 2027):
        found = shifts_between(ten_years, date(year, 2, 1), date(year, 3, 1))
        solo = [slot.person_id for _, slot in slots_of(found) if slot.role == PRIMARY]
        assert len(solo) > 70
        assert solo.count(None) <= 2
        assert 10 <= len({*solo} - {None}) <= 18
    assert len(terms(ten_years)) > 40


def test_one_leader_is_relieved_and_all_but_one_shift_is_covered(one_year: CentreFile) -> None:
    (row,) = one_year.rows("SELECT person_id FROM relief")
    relieved = one_year.rows(
        "SELECT slot.person_id, slot.id FROM relieved_slot JOIN slot ON slot.id = slot_id"
    )
    assert len(relieved) >= 4
    assert [slot["person_id"] for slot in relieved].count(None) == 1
    said_yes = "SELECT person_id FROM cover_call WHERE outcome = 'yes' AND slot_id = ?"
    for slot in relieved:
        assert slot["person_id"] == one_year.value(said_yes, (slot["id"],))
        assert slot["person_id"] != row["person_id"]
    outcomes = {each["outcome"] for each in one_year.rows("SELECT outcome FROM cover_call")}
    assert outcomes == {"yes", "no", "no answer", "later"}


def test_the_sample_s_offers_and_calls_are_of_its_own_shifts(one_year: CentreFile) -> None:
    waiting, taken = one_year.rows("SELECT * FROM slot_offer ORDER BY answer")
    holder = "SELECT person_id FROM slot WHERE id = ?"
    assert one_year.value(holder, (waiting["slot_id"],)) == waiting["person_id"]
    assert one_year.value(holder, (taken["slot_id"],)) == taken["other_id"]
    outside = (
        "SELECT count(*) FROM tally JOIN shift ON shift.id = shift_id"
        " WHERE tally.day NOT IN (shift.day, date(shift.day, '+1 day'))"
    )
    assert one_year.value("SELECT count(*) FROM tally")
    assert one_year.value(outside) == 0


@pytest.mark.parametrize("years", ["one_year", "ten_years"])
def test_the_buddy_programme_has_pairs_of_every_state_and_people_who_wait(
    years: str, request: pytest.FixtureRequest
) -> None:
    file = request.getfixturevalue(years)
    seen = overview(file, TODAY)
    states = Counter(state_on(each, TODAY) for each in seen.going.pairs)
    assert 34 <= len(seen.going.pairs) <= 42
    assert states.keys() == {
        *("proposed", "asked", "agreed", "planned", "met", "active", "review", "paused")
    }
    assert len([each for each in seen.going.terms if each.hold_on(TODAY)]) == 25
    assert len(seen.waiting) == 12
    told = {each.kind for each in (*seen.nudges, *seen.reviews, *seen.quiet, *seen.trainings)}
    assert told >= {"no answer", "never met", "did they meet", "review", "quiet", "lapsed"}
    assert {each.kind for each in seen.carried} >= {"too much", "full", "some", "nothing"}
    assert [each.called_on for each in seen.concerns] == [None]


def test_ten_years_of_pairs_came_to_an_end(ten_years: CentreFile) -> None:
    sql = "SELECT DISTINCT substr(ended_on, 1, 4) FROM buddy_pair WHERE ended_on IS NOT NULL"
    assert len(ten_years.rows(sql)) >= 9
    endings = {row[0] for row in ten_years.rows("SELECT DISTINCT ending FROM buddy_pair")}
    assert endings >= {"moved on", "no time", "not a match", "moved away", "never met", "declined"}
