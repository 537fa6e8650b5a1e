"""The call sheet and the command: whom to ring in order, and of nobody more than they agreed."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dropin.centre.store import centre
from dropin.people.operations import give_consent
from dropin.printing.documents.reading import CALL_SHEET, Wanted, document_of
from dropin.printing.documents.subjects import subjects
from dropin.printing.flowing.model import texts
from dropin.relief.model import NO_ANSWER, YES
from dropin.relief.operations import note_call
from dropin.relief.telling import soon_words, when_words
from dropin.roster.operations import note_absence
from dropin.storage.file import CentreFile
from tests.buddies.made import ANA, CY, met_pair
from tests.buddies.made import house as buddies_house
from tests.commands import Done, is_one_plain_sentence, run
from tests.files import new_file
from tests.relief.house import MONDAY, NOW, TODAY, TUESDAY, House


def sheet(house: House, relief_id: int) -> str:
    document = document_of(house.file, Wanted(CALL_SHEET, relief_id=relief_id), today=TODAY)
    return " | ".join(texts(document))


def test_the_sheet_names_and_numbers_only_who_agreed(house: House) -> None:
    house.stands(house.ana, MONDAY)
    relief_id = house.relieve(house.ana)
    give_consent(house.file, house.ben, "name_on_prints", TODAY)
    assert "Cleo" not in sheet(house, relief_id)
    assert "| 2 | Number 2 in the program’s list | not named on paper |" in sheet(house, relief_id)
    assert "01 555" not in sheet(house, relief_id)
    assert "A leader is away from Sun 22 Nov" in sheet(house, relief_id)
    for person_id in (house.ana, house.cleo):
        give_consent(house.file, person_id, "name_on_prints", TODAY)
    give_consent(house.file, house.ben, "number_to_members", TODAY)
    said = sheet(house, relief_id)
    assert "Ana is away" in said
    cautions = document_of(
        house.file, Wanted(CALL_SHEET, relief_id=relief_id), today=TODAY
    ).cautions
    assert str(cautions[0]).startswith("Left out: the numbers of 1 of the 2 people on it.")
    assert said.index("| 1 | Ben |") < said.index("01 555 0007") < said.index("| 2 | Cleo |")


def test_the_sheet_says_who_was_asked_and_leaves_out_what_is_covered(house: House) -> None:
    house.stands(house.ana, MONDAY)
    house.stands(house.ana, TUESDAY)
    relief_id = house.relieve(house.ana)
    give_consent(house.file, house.ben, "name_on_prints", TODAY)
    monday, tuesday = house.needs()
    note_call(house.file, tuesday.what, house.ben, NO_ANSWER, NOW)
    note_call(house.file, monday.what, house.cleo, YES, NOW)
    said = sheet(house, relief_id)
    assert "Monday 23 November 2026" not in said
    assert "Ben: no answer, Sun 22 Nov 9:00, asked by Ana" in said
    note_call(house.file, tuesday.what, house.cleo, YES, NOW)
    assert "Everything is covered." in sheet(house, relief_id)


def test_whoever_may_not_be_named_keeps_their_place_and_shows_nothing_of_themselves(
    house: House,
) -> None:
    house.stands(house.ana, MONDAY)
    relief_id = house.relieve(house.ana)
    give_consent(house.file, house.cleo, "name_on_prints", TODAY)
    give_consent(house.file, house.ben, "number_to_members", TODAY)
    said = sheet(house, relief_id)
    first = said[said.index("| 1 |") : said.index("| 2 |")]
    assert first.startswith(
        "| 1 | Number 1 in the program’s list | not named on paper | in the office file"
    )
    assert "holds Phone support" not in first
    assert "| 2 | Cleo | holds Phone support" in said


def test_the_call_sheet_is_to_hand_while_somebody_stands_down(house: House) -> None:
    def offered() -> list[str]:
        return [each.words for each in subjects(house.file, CALL_SHEET, TODAY, TODAY)]

    assert offered() == []
    house.relieve(house.ana)
    assert offered() == ["Ana Lopes"]


@pytest.mark.parametrize(
    ("now", "when", "soon"),
    [
        (datetime(2026, 11, 23, 9, tzinfo=UTC), "tonight 18:00", "in 9 hours"),
        (datetime(2026, 11, 22, 9, tzinfo=UTC), "tomorrow 18:00", "in 33 hours"),
        (datetime(2026, 11, 20, 9, tzinfo=UTC), "Mon 23 Nov 18:00", "in 3 days"),
        (datetime(2026, 11, 23, 17, 59, tzinfo=UTC), "tonight 18:00", "in 1 minute"),
        (datetime(2026, 11, 23, 19, tzinfo=UTC), "tonight 18:00", "has begun"),
    ],
)
def test_how_soon_it_is_in_words(house: House, now: datetime, when: str, soon: str) -> None:
    house.stands(house.ana, MONDAY)
    house.relieve(house.ana, TODAY - timedelta(days=3))
    (need,) = house.needs()
    customs = centre(house.file).customs
    assert str(when_words(need, now, customs)) == when
    assert str(soon_words(need, now)) == soon


# The command


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Ana has the phone tomorrow, by the clock of whoever runs the test, and leads the choir."""
    with new_file(tmp_path) as file:
        house = House(file)
        house.build()
        house.choir(house.ana)
        house.stands(house.ana, _tomorrow().date())
        return file.path


def relieve(path: Path, *options: object) -> Done:
    return run("roster", "relieve", path, "--from", _tomorrow().date(), *options)


def _tomorrow() -> datetime:
    return datetime.now(UTC) + timedelta(days=1)


def test_the_command_tells_what_needs_cover_and_whom_to_ask_first(path: Path) -> None:
    until = _tomorrow().date() + timedelta(days=1)
    done = relieve(path, "--person", "Ana", "--until", until, "--json")
    told = json.loads(done.out)
    assert told["person"] == {"id": 1, "name": "Ana Lopes"}
    assert told["until"] == until.isoformat()
    slot = next(each for each in told["needing_cover"] if each["kind"] == "slot")
    assert (slot["title"], slot["role"], slot["at"]) == ("Phone line", "primary", "18:00")
    assert [each["name"] for each in slot["to_ask"]] == ["Ben Ito", "Cleo Roy"]
    assert slot["to_ask"][0]["reasons"][:2] == ["holds Phone support", "free then"]
    assert {each["name"]: each["reasons"] for each in slot["cannot"]} == {
        "Dan Ek": ["no Phone support"],
        "Eve Orr": ["no Phone support"],
    }


def test_the_command_says_the_same_in_words(path: Path) -> None:
    done = relieve(path, "--person", "1")
    assert done.status == 0
    assert "Ana Lopes is away from" in done.out
    assert "1. Ben Ito · 01 555 0007 · holds Phone support" in done.out


def test_the_command_says_why_nobody_can(path: Path) -> None:
    with CentreFile.open(path, clock=lambda: NOW, who="Ana") as file:
        house = House(file)
        for person_id in (house.ben, house.cleo):
            note_absence(file, person_id, _tomorrow().date(), None)
    said = relieve(path, "--person", "Ana").out
    assert "Nobody can." in said
    assert "Ben Ito: away" in said
    assert "Dan Ek: no Phone support" in said


def test_the_command_names_who_is_left_without_their_buddy(tmp_path: Path) -> None:
    with buddies_house(tmp_path) as file:
        pair_id = met_pair(file)
        path = file.path
    done = run("roster", "relieve", path, "--person", ANA, "--from", _tomorrow().date(), "--json")
    assert json.loads(done.out)["pairs"] == [{"pair": pair_id, "member": CY, "name": "Cy"}]
    said = run("roster", "relieve", path, "--person", ANA, "--from", _tomorrow().date()).out
    assert "Cy could use a temporary buddy." in said


@pytest.mark.parametrize(
    ("person", "options", "sentence"),
    [
        ("Zed", (), "Nobody is called “Zed”."),
        ("Ana", ("--until", "2026-01-01"), "Ana Lopes would be back before being away."),
    ],
)
def test_what_the_command_cannot_do_is_said_in_one_sentence(
    path: Path, person: str, options: tuple[object, ...], sentence: str
) -> None:
    done = relieve(path, "--person", person, *options)
    assert is_one_plain_sentence(done)
    assert done.err.startswith(sentence)
