"""The flowing sheets on the command line: each is made, or one plain sentence says why not."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from dropin.choosing.model import Ballot, BallotOption, Idea, Meeting
from dropin.choosing.operations import put_in_idea, save_ballot, save_meeting
from dropin.people.model import NAME_ON_PRINTS, Person
from dropin.people.operations import add_person, give_consent
from dropin.programme.operations import add_activity
from dropin.storage.file import CentreFile
from tests.commands import Done, is_one_plain_sentence, run
from tests.printing.made import weekly

TUESDAY = "2026-11-24"
SHEETS = (
    *("sign-in", "ballot", "result", "ideas", "agenda", "minutes", "cash", "receipt"),
    *("call-sheet", "honoraria", "roster", "leader"),
    *("pair", "review", "buddy", "buddies"),
    *("phone-list", "labels", "badges"),
)


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Choir and Chair yoga on Tuesdays, another on Fridays, an open and a closed ballot.

    Made once: no print changes it, as one of the tests sees to.
    """
    path = tmp_path_factory.mktemp("centre") / "harbour.dropin"
    run("new", path, "--name", "Harbour House", "--zone", "Europe/London")
    with CentreFile.open(path, clock=lambda: datetime.now(UTC), who="tests") as file:
        for title, weekday in (("Choir", "TU"), ("Chair yoga", "TU"), ("Floor yoga", "FR")):
            add_activity(file, weekly(0, title, weekday, time(14)))
        add_person(file, Person(0, "Ana Silva"))
        bea = add_person(file, Person(0, "Bea Roy", pronouns="she/her"))
        give_consent(file, bea, NAME_ON_PRINTS, date(2026, 1, 1))
        put_in_idea(file, Idea(0, "A trip to the sea", date(2026, 11, 1)))
        today = date.today()
        for question, closes in (("What next?", today + timedelta(9)), ("Before?", today)):
            opens = today - timedelta(9)
            ballot = Ballot(0, question, opens, closes, options=(BallotOption(0, "Chess"),))
            save_ballot(file, ballot, opens)
        save_meeting(file, Meeting(0, date(2026, 12, 7), place="Kitchen"))
    return path


def printed(centre: Path, sheet: str, *options: object) -> tuple[Done, str]:
    """How the print ended, and the words of its sheet."""
    out = centre.parent / "sheet.pdf"
    out.unlink(missing_ok=True)
    done = run("print", sheet, centre, *options, "--out", out)
    if done.status:
        assert not out.exists()
        return done, ""
    return done, " ".join(" ".join(page.extract_text() for page in PdfReader(out).pages).split())


@pytest.mark.parametrize(
    ("sheet", "options", "words"),
    [
        ("sign-in", ("--on", TUESDAY, "--activity", "Choir"), "Choir Tuesday 24 November 2026"),
        ("sign-in", ("--on", TUESDAY, "--activity", "1", "--needs"), "Needed nothing special"),
        ("sign-in", ("--on", TUESDAY, "--activity", "yoga"), "Chair yoga Tuesday"),
        ("sign-in", ("--on", TUESDAY, "--activity", "choir", "--at", "14:00"), "14:00–15:00"),
        ("ballot", ("--ballot", 1), "What next? Tick everything you would come to."),
        ("result", ("--ballot", 2), "Nothing was chosen. 0 people voted."),
        ("ideas", (), "You said, we did"),
        ("agenda", ("--meeting", 1), "Agenda: members’ board Monday 7 December 2026"),
        ("minutes", ("--meeting", 1, "--names", "full"), "Minutes: members’ board"),
        ("buddies", ("--from", "2026-01-01", "--until", "2026-12-31"), "1 January – 31"),
        ("cash", ("--on", TUESDAY, "--paper", "letter"), "Cash sheet Tuesday 24 November 2026"),
        ("roster", ("--from", TUESDAY), "Who is on call 24 – 30 November 2026"),
        ("roster", ("--from", TUESDAY, "--for", "office", "--weeks", 2), "Not for the wall."),
        (
            "leader",
            ("--from", TUESDAY, "--leader", "ana silva"),
            "A leader’s own sheet 24 November – 21",
        ),
    ],
)
def test_a_sheet_is_printed(
    centre: Path, sheet: str, options: tuple[object, ...], words: str
) -> None:
    done, text = printed(centre, sheet, *options)
    assert (done.status, done.out) == (0, "")
    assert words in text
    assert "Harbour House" in text


@pytest.mark.parametrize(
    ("sheet", "options", "sentence"),
    [
        ("sign-in", ("--on", "2026-11-25", "--activity", "Choir"), "This activity is not on"),
        ("sign-in", ("--on", TUESDAY, "--activity", "Bingo"), "No activity is called “Bingo”."),
        (
            "sign-in",
            ("--on", "2026-11-25", "--activity", "yoga"),
            "More than one activity fits “yoga”: Chair yoga (2), Floor yoga (3).",
        ),
        ("ballot", ("--ballot", 99), "There is no ballot with this number."),
        ("result", ("--ballot", 1), "The votes are counted when the ballot has closed."),
        ("minutes", ("--meeting", 99), "There is no meeting with this number."),
        ("receipt", ("--receipt", 99), "There is no receipt with this number."),
        ("call-sheet", ("--relief", 99), "There is no relief with this number."),
        ("pair", ("--pair", 99), "There is no pair with this number."),
        ("review", ("--pair", 99), "There is no pair with this number."),
        ("buddy", ("--person", "Zoe"), "Nobody is called “Zoe”."),
        (
            "buddies",
            ("--from", "2026-02-01", "--until", "2026-01-01"),
            "The last day comes before the first one.",
        ),
        ("leader", ("--from", TUESDAY, "--leader", "Zoe"), "Nobody is called “Zoe”."),
    ],
)
def test_what_cannot_be_printed_is_said_in_one_sentence_and_writes_nothing(
    centre: Path, sheet: str, options: tuple[object, ...], sentence: str
) -> None:
    done, _ = printed(centre, sheet, *options)
    assert is_one_plain_sentence(done)
    assert done.err.startswith(sentence)


def test_a_slip_in_a_day_or_a_time_is_wrong_usage(centre: Path) -> None:
    for slip in (("--on", "tomorrow"), ("--on", TUESDAY, "--at", "2pm")):
        done, _ = printed(centre, "sign-in", "--activity", "Choir", *slip)
        assert done.status == 2


def test_a_sheet_of_the_roster_is_of_one_to_eight_weeks_and_for_wall_or_office(
    centre: Path,
) -> None:
    for slip in (("--weeks", 9), ("--for", "everyone")):
        assert printed(centre, "roster", "--from", TUESDAY, *slip)[0].status == 2


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        (("--who", "chosen", "--people", "Bea"), "Bea"),
        (
            ("--who", "chosen", "--people", "Bea", "--pronouns", "--names", "full"),
            "Bea Roy she/her",
        ),
        (("--label", "L7651", "--start", 65, "--who", "chosen", "--people", "Bea"), "Bea"),
        (("--who", "coming", "--activity", "Choir", "--on", TUESDAY), ""),
        ((), ""),
    ],
)
def test_labels_are_printed_and_badges_alike(
    centre: Path, options: tuple[object, ...], shown: str
) -> None:
    done, text = printed(centre, "labels", *options)
    assert (done.status, done.out, text) == (0, "", shown)
    done, text = printed(centre, "badges", *options)
    assert (done.status, text) == (0, f"Harbour House {shown}" if shown else "")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--label", "5160", "--start", 31), "A sheet 5160 has 30 labels."),
        (("--who", "coming", "--on", TUESDAY), "It is not said who comes to what."),
        (("--who", "chosen"), "It is not said who is chosen."),
        (("--who", "chosen", "--people", "Zoe"), "Nobody is called “Zoe”."),
    ],
)
def test_labels_that_cannot_be_printed_say_why(
    centre: Path, options: tuple[object, ...], sentence: str
) -> None:
    done, _ = printed(centre, "labels", *options)
    assert is_one_plain_sentence(done)
    assert done.err.startswith(sentence)


def test_a_column_or_a_label_nobody_knows_is_wrong_usage(centre: Path) -> None:
    done, _ = printed(
        centre, "sign-in", "--on", TUESDAY, "--activity", "Choir", "--columns", "phone,shoes"
    )
    assert done.status == 2
    assert "“shoes” is none of these: phone, came" in done.err
    assert printed(centre, "labels", "--label", "L9")[0].status == 2


def test_a_result_few_voted_in_warns_whoever_prints_it(centre: Path) -> None:
    done, _ = printed(centre, "result", "--ballot", 2)
    assert done.err == "Nobody voted.\n"


def test_print_list_tells_every_sheet() -> None:
    listed = run("print", "--list").out
    for sheet in (*SHEETS, "week", "month"):
        assert f"print {sheet} " in listed


def test_printing_changes_nothing_in_the_file(centre: Path) -> None:
    before = centre.read_bytes()
    printed(centre, "ideas")
    printed(centre, "sign-in", "--on", TUESDAY, "--activity", "Choir")
    assert centre.read_bytes() == before
