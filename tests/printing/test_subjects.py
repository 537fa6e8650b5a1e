"""What a sheet can be about on a day: today's dates, open ballots, the next meeting, each pair."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from dropin.choosing.model import Ballot, BallotOption, Meeting
from dropin.choosing.operations import save_ballot, save_meeting
from dropin.printing.catalogue import SHEETS, SheetKind
from dropin.printing.composing import sheet_for, sheets_for
from dropin.printing.documents.subjects import nothing_to_show, subjects
from dropin.printing.model import KINDS
from dropin.printing.operations import printed
from dropin.programme.operations import cancel_one
from dropin.storage.file import CentreFile
from tests.printing.made import TODAY
from tests.printing.made_documents import TUESDAY
from tests.printing.signed_up import occurrence_of
from tests.sample_file import sample_file

EVERY = pytest.mark.parametrize("kind", SHEETS, ids=lambda kind: kind.key)


def words(file: CentreFile, kind: str, day: date = TODAY, today: date = TODAY) -> list[str]:
    return [each.words for each in subjects(file, kind, day, today)]


def test_each_activity_of_the_day_has_its_sign_in_sheet_but_none_that_is_cancelled(
    file: CentreFile,
) -> None:
    assert words(file, "sign-in", TUESDAY) == ["14:00 Choir"]
    cancel_one(file, occurrence_of(file, "Choir", TUESDAY))
    assert words(file, "sign-in", TUESDAY) == []


def test_a_ballot_has_its_paper_while_it_is_open_and_then_its_result(file: CentreFile) -> None:
    options = (BallotOption(0, "Choir"),)
    ballot = Ballot(0, "What next?", TODAY, TODAY + timedelta(2), options=options)
    save_ballot(file, ballot, TODAY)
    assert words(file, "ballot") == ["What next?"]
    assert words(file, "result") == []
    after = TODAY + timedelta(2)
    assert words(file, "ballot", after, after) == []
    assert words(file, "result", after, after) == ["What next?"]


def test_agendas_are_of_meetings_ahead_and_minutes_of_those_held(file: CentreFile) -> None:
    for offset in (-30, -2, 5, 40):
        save_meeting(file, Meeting(0, TODAY + timedelta(offset)))
    assert words(file, "agenda") == ["Fri 27 Nov", "Fri 1 Jan"]
    assert words(file, "minutes") == ["20 November 2026", "23 October 2026"]


def test_a_leader_of_these_weeks_is_offered_and_everybody_first(file: CentreFile) -> None:
    assert words(file, "leader") == ["Everybody", "Ana Silva", "Ben Okoye"]


@EVERY
def test_where_there_is_nothing_to_print_the_page_says_when_there_will_be(
    file: CentreFile, kind: SheetKind
) -> None:
    if not subjects(file, kind.key, TODAY, TODAY):
        assert nothing_to_show(kind.key).endswith(".")
        assert nothing_to_show(kind.key) != nothing_to_show("no such sheet")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CentreFile]:
    path = sample_file(tmp_path_factory.mktemp("subjects"), "Harbour House")
    now = datetime(2026, 11, 22, 9, tzinfo=UTC)
    with CentreFile.open(path, clock=lambda: now, who="tests", read_only=True) as opened:
        yield opened


@EVERY
def test_every_sheet_of_the_sample_can_be_made_of_what_is_offered_first(
    sample: CentreFile, kind: SheetKind
) -> None:
    first = subjects(sample, kind.key, TUESDAY, TODAY)[0].wanted
    sheet = sheet_for(sample, first, kind.usual, today=TODAY)
    assert printed(sheet).pdf.startswith(b"%PDF")
    assert kind.is_remembered == (kind.key in KINDS)


def test_everybodys_sheets_come_one_by_one_with_room_for_holes(sample: CentreFile) -> None:
    everybody = subjects(sample, "leader", TODAY, TODAY)[0].wanted
    how = next(each.usual for each in SHEETS if each.key == "leader")._replace(binding="left")
    made = list(sheets_for(sample, everybody, how, today=TODAY))
    assert len(made) > 5
    assert {getattr(each, "binding", "") for each in made} == {"left"}


def test_the_sample_folder_is_left_as_it_was(sample: CentreFile) -> None:
    assert [each.suffix for each in Path(sample.path).parent.iterdir()] == [".dropin"]
