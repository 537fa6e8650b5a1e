"""What matching says of a file: of its people, their wishes, and what was tried before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from dropin.buddies.choices import best_set, choices_for, stand_ins_for
from dropin.buddies.model import BUDDY, NO, Liking
from dropin.buddies.operations import (
    add_usual_topics,
    ask,
    change_request,
    end_pair,
    make_request,
    note_answer,
    note_rest,
    propose,
    propose_set,
    save_terms,
    set_avoided,
    take_back,
)
from dropin.buddies.store import request as stored_request
from dropin.buddies.store import topics
from dropin.roster.changes.absences import note_absence
from dropin.storage.file import CentreFile
from tests.buddies.made import (
    ANA,
    BEN,
    CY,
    CY_ASKS,
    DI_ASKS,
    ED_ASKS,
    FLO,
    GUS,
    LAPSES,
    TODAY,
    met_pair,
    request,
    terms,
    trained,
)


def listed(file: CentreFile, request_id: int = CY_ASKS) -> list[int]:
    found = choices_for(file, request_id, TODAY)
    assert found is not None
    return [each.buddy_id for each in found[1].choices]


def matched(file: CentreFile) -> dict[int, int]:
    return {each.request_id: each.buddy_id for each in best_set(file, TODAY)[1].matches}


def test_who_rests_is_away_avoided_full_or_was_tried_is_not_on_the_list(file: CentreFile) -> None:
    assert listed(file) == [ANA, BEN]
    note_rest(file, ANA, TODAY, None)
    assert listed(file) == [BEN]
    file.undo()
    note_absence(file, ANA, TODAY, TODAY + timedelta(days=1))
    assert listed(file) == [BEN]
    file.undo()
    set_avoided(file, ANA, frozenset({CY}))
    assert listed(file) == [BEN]
    file.undo()
    propose(file, DI_ASKS, BEN, TODAY)
    assert listed(file) == [ANA]
    file.undo()
    pair_id = propose(file, CY_ASKS, ANA, TODAY)
    ask(file, pair_id, BUDDY, TODAY)
    note_answer(file, pair_id, BUDDY, NO, TODAY)
    assert listed(file) == [BEN]


def test_a_proposal_taken_back_by_the_coordinator_may_be_made_again(file: CentreFile) -> None:
    take_back(file, propose(file, CY_ASKS, ANA, TODAY), TODAY)
    assert listed(file) == [ANA, BEN]


def test_the_best_set_proposed_leaves_nobody_to_match_but_those_left_out(file: CentreFile) -> None:
    fourth = make_request(file, request(FLO, TODAY))
    assert matched(file).keys() == {CY_ASKS, DI_ASKS, ED_ASKS}
    propose_set(file, list(matched(file).items()), TODAY, left_out=[fourth])
    assert matched(file) == {}
    fifth = make_request(file, request(GUS, TODAY - timedelta(days=30)))
    save_terms(file, terms(ANA, 3), TODAY)
    assert matched(file).keys() == {fourth}, "who was left out goes first, whoever asked earlier"
    assert fifth not in matched(file)


def test_who_would_like_one_later_waits_until_then(file: CentreFile) -> None:
    later = replace(request(FLO, TODAY), starts_on=LAPSES)
    number = make_request(file, later)
    assert number not in matched(file)
    assert listed(file, number) == [], "their training has lapsed by then"
    trained(file, GUS, None)
    save_terms(file, terms(GUS), TODAY)
    assert listed(file, number) == [GUS]


def test_what_a_buddy_helped_with_before_speaks_for_them(file: CentreFile) -> None:
    add_usual_topics(file)
    shopping = next(each.id for each in topics(file) if each.name == "Shopping")
    save_terms(file, replace(terms(BEN, 2), likings=(Liking(shopping),)), TODAY)
    for number in (CY_ASKS, DI_ASKS):
        known = stored_request(file, number)
        assert known is not None
        change_request(file, replace(known, likings=(Liking(shopping),)))
    end_pair(file, met_pair(file, CY_ASKS, BEN), "moved on", TODAY)
    found = choices_for(file, DI_ASKS, TODAY)
    assert found is not None
    best = found[1].choices[0]
    assert best.buddy_id == BEN
    assert "has helped with Shopping before" in map(str, best.reasons_for)


def test_whoever_stands_in_is_somebody_else_whom_the_member_would_have_too(
    file: CentreFile,
) -> None:
    pair_id = met_pair(file)
    found = stand_ins_for(file, pair_id, TODAY)
    assert found is not None
    assert [each.buddy_id for each in found[1].choices] == [BEN]
    set_avoided(file, CY, frozenset({BEN}))
    found = stand_ins_for(file, pair_id, TODAY)
    assert found is not None
    assert found[1].choices == ()
    assert found[1].nobody is not None


def test_what_is_gone_has_no_list(file: CentreFile) -> None:
    assert choices_for(file, 99, TODAY) is None
    assert stand_ins_for(file, 99, TODAY) is None
