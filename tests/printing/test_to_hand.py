"""The sheets one may want on a day: what happens today, what is voted on, the next meeting."""

from __future__ import annotations

from datetime import date, timedelta

from dropin.choosing.model import Ballot, BallotOption, Meeting
from dropin.choosing.operations import save_ballot, save_meeting
from dropin.printing.documents.reading import SIGN_IN, document_of
from dropin.printing.documents.to_hand import sheets_to_hand
from dropin.programme.operations import cancel_one
from dropin.storage.file import CentreFile
from tests.printing.made import TODAY
from tests.printing.made_documents import TUESDAY
from tests.printing.signed_up import occurrence_of


def names(file: CentreFile, day: date) -> list[str]:
    return [f"{each.words}, {each.detail}" for each in sheets_to_hand(file, day)]


def test_a_quiet_day_has_the_ideas_and_the_cash(file: CentreFile) -> None:
    assert names(file, TODAY) == ["Ideas, You said, we did", "Cash sheet, Today"]


def test_each_activity_of_the_day_has_its_sign_in_sheet_but_none_that_is_cancelled(
    file: CentreFile,
) -> None:
    assert "Sign-in: Choir, 14:00–15:00" in names(file, TUESDAY)
    cancel_one(file, occurrence_of(file, "Choir", TUESDAY))
    assert not any(name.startswith("Sign-in") for name in names(file, TUESDAY))


def test_a_ballot_has_its_paper_while_it_is_open_and_then_its_result_for_a_month(
    file: CentreFile,
) -> None:
    options = (BallotOption(0, "Choir"),)
    ballot = Ballot(0, "What next?", TODAY, TODAY + timedelta(2), options=options)
    save_ballot(file, ballot, TODAY)
    assert "Ballot paper, What next?" in names(file, TODAY)
    assert "Result, What next?" in names(file, TODAY + timedelta(2))
    assert not any("What next?" in name for name in names(file, TODAY + timedelta(40)))


def test_the_next_meeting_has_its_agenda_and_the_last_its_minutes(file: CentreFile) -> None:
    for offset in (-30, -2, 5, 40):
        save_meeting(file, Meeting(0, TODAY + timedelta(offset)))
    assert {"Agenda, Fri 27 Nov", "Minutes, Fri 20 Nov"} <= set(names(file, TODAY))
    assert len(names(file, TODAY)) == 4


def test_every_sheet_to_hand_can_be_made(file: CentreFile) -> None:
    offered = sheets_to_hand(file, TUESDAY)
    assert SIGN_IN in [each.wanted.kind for each in offered]
    for each in offered:
        assert document_of(file, each.wanted, today=TUESDAY).parts
