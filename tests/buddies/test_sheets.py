"""The sheets of the programme: names only as agreed, numbers only while both consents stand."""

from __future__ import annotations

from datetime import date

import pytest

from dropin.buddies.model import BUDDY, MEMBER, MOVED_ON, SIDES, YES, Goal
from dropin.buddies.operations import (
    ask,
    end_pair,
    give_contact,
    note_answer,
    note_check_in,
    offer_stand_in,
    pause_pair,
    propose,
    save_goal,
    withdraw_contact,
)
from dropin.errors import KnownError
from dropin.people.model import NAME_ON_PRINTS
from dropin.people.operations import give_consent
from dropin.printing.documents.reading import BUDDIES, PAIR, REVIEW, Wanted, document_of
from dropin.printing.documents.reading import BUDDY as OWN
from dropin.printing.documents.subjects import subjects
from dropin.printing.flowing.model import texts
from dropin.storage.file import CentreFile
from tests.buddies.made import ANA, BEN, CY, CY_ASKS, DI_ASKS, TODAY, met_pair


def words(file: CentreFile, wanted: Wanted) -> str:
    return " | ".join(texts(document_of(file, wanted, today=TODAY)))


@pytest.fixture
def named(file: CentreFile) -> CentreFile:
    """Ana and Cy agreed to be named on prints; Di did not."""
    for person_id in (ANA, CY):
        give_consent(file, person_id, NAME_ON_PRINTS, date(2026, 1, 1))
    return file


def test_the_agreement_has_both_goals_and_a_line_for_each_to_sign(named: CentreFile) -> None:
    pair_id = met_pair(named)
    save_goal(named, Goal(0, pair_id, "Take the bus alone", TODAY))
    said = words(named, Wanted(PAIR, pair_id=pair_id))
    assert "Who would like a buddy | Cy" in said
    assert "Take the bus alone" in said
    assert "Name | Signature | Day | Cy" in said


def test_a_review_asks_how_it_goes_and_how_it_shall_go_on(named: CentreFile) -> None:
    said = words(named, Wanted(REVIEW, pair_id=met_pair(named)))
    for asked in ("good | so-so | hard", "We go on.", "I would like another buddy."):
        assert asked in said


def test_a_buddys_own_sheet_shows_a_number_only_while_both_agree(named: CentreFile) -> None:
    pair_id = met_pair(named)
    give_contact(named, pair_id, MEMBER, TODAY)
    own = Wanted(OWN, person_id=ANA)
    assert "through the centre" in words(named, own)
    give_contact(named, pair_id, BUDDY, TODAY)
    assert "| Cy | met |" in words(named, own)
    assert "| 03 |" in words(named, own)
    withdraw_contact(named, pair_id, MEMBER, TODAY)
    assert "03" not in words(named, own)


def test_who_may_not_be_named_has_a_line_and_no_number(named: CentreFile) -> None:
    pair_id = met_pair(named, DI_ASKS)
    for side in (MEMBER, BUDDY):
        give_contact(named, pair_id, side, TODAY)
    said = words(named, Wanted(OWN, person_id=ANA))
    assert "Di" not in said.split(" | ")
    assert "04" not in said
    assert "Whoever is not named would rather not be on paper." in said
    assert "The member agrees to swap numbers." in words(named, Wanted(PAIR, pair_id=pair_id))


def test_a_temporary_pair_says_until_when(named: CentreFile) -> None:
    give_consent(named, BEN, NAME_ON_PRINTS, date(2026, 1, 1))
    pair_id = met_pair(named)
    pause_pair(named, pair_id, BUDDY, TODAY)
    stand_in = offer_stand_in(named, pair_id, BEN, TODAY, until=date(2026, 12, 20))
    for side in SIDES:
        ask(named, stand_in, side, TODAY)
        note_answer(named, stand_in, side, YES, TODAY)
    own = words(named, Wanted(OWN, person_id=BEN))
    assert "Cy | both agreed | For a while, until 20 December 2026" in own
    agreed = words(named, Wanted(PAIR, pair_id=stand_in))
    assert "For a while, until | 20 December 2026" in agreed
    assert "For a while" not in words(named, Wanted(OWN, person_id=ANA))


def test_the_sheets_of_a_pair_are_to_hand_as_it_needs_them(named: CentreFile) -> None:
    def offered(kind: str) -> list[str]:
        return [each.words for each in subjects(named, kind, TODAY, TODAY)]

    propose(named, CY_ASKS, ANA, TODAY)
    assert offered(PAIR) == offered(REVIEW) == []
    met_pair(named, DI_ASKS)
    assert offered(PAIR) == offered(REVIEW) == ["Di and Ana"]
    assert "Ana" in offered(OWN)
    for kind in (PAIR, REVIEW, OWN, BUDDIES):
        for each in subjects(named, kind, TODAY, TODAY):
            assert document_of(named, each.wanted, today=TODAY).parts


def test_a_proposal_is_on_no_sheet(named: CentreFile) -> None:
    pair_id = propose(named, CY_ASKS, ANA, TODAY)
    assert "Cy" not in words(named, Wanted(OWN, person_id=ANA))
    with pytest.raises(KnownError, match="no pair that both agreed to"):
        words(named, Wanted(PAIR, pair_id=pair_id))
    with pytest.raises(KnownError, match="They are not a buddy"):
        words(named, Wanted(OWN, person_id=CY))
    with pytest.raises(KnownError, match="There is no pair with this number"):
        words(named, Wanted(REVIEW, pair_id=99))


def test_the_programme_in_numbers_names_nobody(named: CentreFile) -> None:
    pair_id = met_pair(named)
    note_check_in(named, pair_id, CY, TODAY, "good", "The good bread.")
    end_pair(named, pair_id, MOVED_ON, TODAY)
    met_pair(named, DI_ASKS, BEN)
    said = words(named, Wanted(BUDDIES, day=date(2026, 1, 1), until=date(2026, 12, 1)))
    assert "Pairs to which both said yes | fewer than 5" in said
    for secret in ("Ana", "Cy", "bread", "moved on"):
        assert secret not in said
