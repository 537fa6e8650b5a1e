"""How many pairs a buddy carries: never more than their terms say without somebody's name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from dropin.buddies import store
from dropin.buddies.carrying import FULL, NOTHING, TOO_MUCH, Carried, carried, pairs_of
from dropin.buddies.model import BUDDY, FreeTime, Liking, Request, Topic
from dropin.buddies.operations import (
    leave_programme,
    make_request,
    note_rest,
    note_shadowing,
    offer_stand_in,
    pause_pair,
    propose,
    propose_set,
    save_terms,
    save_topic,
    set_avoided,
    set_needed_trainings,
    take_back,
)
from dropin.errors import KnownError
from dropin.people.operations import remove_training
from dropin.people.store import all_roles
from dropin.storage.file import CentreFile
from tests.buddies.made import (
    ANA,
    BEN,
    CY,
    CY_ASKS,
    DI,
    DI_ASKS,
    ED_ASKS,
    FLO,
    LAPSES,
    LISTENING,
    TODAY,
    TUESDAYS,
    met_pair,
    request,
    terms,
    trained,
)
from tests.files import dump


def taken(file: CentreFile, person_id: int, day: date = TODAY) -> int:
    return pairs_of(store.pairs_of_buddy(file, person_id), person_id, day)


def test_a_full_buddy_is_refused_unless_somebody_allows_it_with_their_name(
    file: CentreFile,
) -> None:
    propose(file, CY_ASKS, BEN, TODAY)
    before = dump(file)
    with pytest.raises(KnownError, match="would have 2 pairs, and can carry 1"):
        propose(file, DI_ASKS, BEN, TODAY)
    with pytest.raises(KnownError, match="would have 2 pairs"):
        propose(file, DI_ASKS, BEN, TODAY, allowed_by="  ")
    assert dump(file) == before
    pair_id = propose(file, DI_ASKS, BEN, TODAY, allowed_by="Rosa")
    (noted,) = store.over_capacity_of(file, BEN)
    assert (noted.pair_id, noted.pairs, noted.most_pairs) == (pair_id, 2, 1)
    assert (noted.allowed_by, noted.allowed_on) == ("Rosa", TODAY)
    found = {each.person_id: each.kind for each in _carried(file)}
    assert found == {ANA: NOTHING, BEN: TOO_MUCH}


def test_terms_cut_below_the_pairs_held_need_a_name_and_end_no_pair(file: CentreFile) -> None:
    propose(file, CY_ASKS, ANA, TODAY)
    propose(file, DI_ASKS, ANA, TODAY)
    with pytest.raises(KnownError, match="would have 2 pairs, and can carry 1"):
        save_terms(file, terms(ANA, 1), TODAY)
    save_terms(file, terms(ANA, 1), TODAY, allowed_by="Rosa")
    assert taken(file, ANA) == 2
    (noted,) = store.over_capacity_of(file, ANA)
    assert (noted.pair_id, noted.pairs, noted.most_pairs) == (None, 2, 1)
    with pytest.raises(KnownError, match="would have 3 pairs"):
        propose(file, ED_ASKS, ANA, TODAY)


def test_a_pause_keeps_the_place_and_a_stand_in_takes_one_while_it_lasts(
    file: CentreFile,
) -> None:
    pair_id = met_pair(file)
    until = TODAY + timedelta(days=10)
    pause_pair(file, pair_id, BUDDY, TODAY)
    offer_stand_in(file, pair_id, BEN, TODAY, until=until)
    assert taken(file, ANA) == 1
    assert (taken(file, BEN), taken(file, BEN, until)) == (1, 0)
    with pytest.raises(KnownError, match="would have 2 pairs"):
        propose(file, DI_ASKS, BEN, TODAY)
    assert {each.person_id: each.kind for each in _carried(file)}[BEN] == FULL


def test_a_proposal_taken_back_gives_its_place_back(file: CentreFile) -> None:
    pair_id = propose(file, CY_ASKS, BEN, TODAY)
    take_back(file, pair_id, TODAY)
    propose(file, DI_ASKS, BEN, TODAY)
    propose(file, CY_ASKS, ANA, TODAY)


def test_a_training_every_buddy_needs_stays_on_the_list_of_trainings(file: CentreFile) -> None:
    with pytest.raises(KnownError, match="Every buddy needs Listening"):
        remove_training(file, LISTENING, TODAY)
    set_needed_trainings(file, frozenset())
    remove_training(file, LISTENING, TODAY)


def test_nobody_is_their_own_buddy(file: CentreFile) -> None:
    asked = make_request(file, request(ANA))
    with pytest.raises(KnownError, match="own buddy"):
        propose(file, asked, ANA, TODAY)


def test_nobody_is_a_buddy_to_their_own_buddy(file: CentreFile) -> None:
    ana_asks, ben_asks = (make_request(file, request(each)) for each in (ANA, BEN))
    propose(file, ana_asks, BEN, TODAY)
    with pytest.raises(KnownError, match="Ben is a buddy to Ana"):
        propose(file, ben_asks, ANA, TODAY)


@pytest.mark.parametrize(("who", "whom"), [(CY, ANA), (ANA, CY)])
def test_whom_somebody_avoids_is_never_proposed_whoever_says_so_and_nobody_is_told_who(
    file: CentreFile, who: int, whom: int
) -> None:
    set_avoided(file, who, frozenset({whom}))
    assert file.undo_label == "Private wishes"
    with pytest.raises(KnownError) as refused:
        propose(file, CY_ASKS, ANA, TODAY)
    assert refused.value.what == "These two are not right for each other. Nothing was changed."


def test_who_avoid_each_other_stay_apart_until_both_let_go(file: CentreFile) -> None:
    set_avoided(file, CY, frozenset({ANA}))
    set_avoided(file, ANA, frozenset({CY, DI}))
    for left in (frozenset({ANA}), frozenset[int]()):
        set_avoided(file, CY, left)
        with pytest.raises(KnownError, match="not right for each other"):
            propose(file, CY_ASKS, ANA, TODAY)
    set_avoided(file, ANA, frozenset({DI}))
    propose(file, CY_ASKS, ANA, TODAY)
    with pytest.raises(KnownError, match="not right for each other"):
        propose(file, DI_ASKS, ANA, TODAY)


def test_what_clashes_in_their_wishes_reads_the_same_as_whom(file: CentreFile) -> None:
    dogs = save_topic(file, Topic(0, "interest", "Dogs"))
    save_terms(file, replace(terms(ANA, 2), likings=(Liking(dogs),)), TODAY)
    asked = make_request(
        file, Request(0, FLO, TODAY, TODAY, times=TUESDAYS, likings=(Liking(dogs, "rather not"),))
    )
    with pytest.raises(KnownError) as refused:
        propose(file, asked, ANA, TODAY)
    assert refused.value.what == "These two are not right for each other. Nothing was changed."
    propose(file, asked, BEN, TODAY)


def test_nobody_avoids_themselves_and_a_topic_is_named_one_way(file: CentreFile) -> None:
    with pytest.raises(KnownError, match="themselves"):
        set_avoided(file, CY, frozenset({CY}))
    dogs = save_topic(file, Topic(0, "interest", "Dogs"))
    both = (Liking(dogs), Liking(dogs, "rather not"))
    with pytest.raises(KnownError, match="both ways"):
        save_terms(file, replace(terms(ANA), likings=both), TODAY)


def test_who_rests_or_lapsed_or_speaks_another_language_or_has_no_time_is_refused(
    file: CentreFile,
) -> None:
    note_rest(file, ANA, TODAY, TODAY + timedelta(days=7))
    with pytest.raises(KnownError, match="takes nobody on"):
        propose(file, CY_ASKS, ANA, TODAY)
    propose(file, CY_ASKS, ANA, TODAY + timedelta(days=7))
    with pytest.raises(KnownError, match="lapsed"):
        propose(file, DI_ASKS, BEN, LAPSES)
    tamil = make_request(file, replace(request(FLO), languages=("Tamil",)))
    with pytest.raises(KnownError, match="no language"):
        propose(file, tamil, BEN, TODAY)
    save_terms(file, replace(terms(BEN), times=(FreeTime(1, time(16, 30), time(18)),)), TODAY)
    with pytest.raises(KnownError, match="no time"):
        propose(file, DI_ASKS, BEN, TODAY)


def test_a_set_is_proposed_whole_or_not_at_all_and_who_is_left_out_goes_first(
    file: CentreFile,
) -> None:
    before = dump(file)
    with pytest.raises(KnownError, match="would have 2 pairs"):
        propose_set(file, [(CY_ASKS, BEN), (DI_ASKS, BEN)], TODAY)
    assert dump(file) == before
    propose_set(file, [(CY_ASKS, BEN), (DI_ASKS, ANA)], TODAY, left_out=[ED_ASKS])
    left = store.request(file, ED_ASKS)
    assert left is not None
    assert left.left_out == 1
    assert file.undo_label == "Propose 2 pairs"
    file.undo()
    assert dump(file) == before


def test_the_role_of_a_buddy_comes_and_goes_with_the_terms(file: CentreFile) -> None:
    assert "buddy" in all_roles(file, TODAY)[ANA]
    leave_programme(file, ANA, TODAY)
    assert "buddy" not in all_roles(file, TODAY).get(ANA, ())
    with pytest.raises(KnownError, match="takes nobody on"):
        propose(file, CY_ASKS, ANA, TODAY)
    save_terms(file, terms(ANA, 2), TODAY)
    assert "buddy" in all_roles(file, TODAY)[ANA]
    propose(file, CY_ASKS, ANA, TODAY)


def test_who_must_come_along_first_is_proposed_once_they_did(file: CentreFile) -> None:
    trained(file, FLO)
    save_terms(file, replace(terms(FLO), shadow_first=1), TODAY)
    with pytest.raises(KnownError, match="comes along"):
        propose(file, DI_ASKS, FLO, TODAY)
    note_shadowing(file, FLO, met_pair(file), TODAY)
    propose(file, DI_ASKS, FLO, TODAY)


def test_a_buddy_may_ask_too_and_have_another_for_a_buddy(file: CentreFile) -> None:
    asked = make_request(file, request(BEN))
    propose(file, asked, ANA, TODAY)
    propose(file, DI_ASKS, BEN, TODAY)
    assert store.pairs_of_member(file, DI)[0].buddy_id == BEN


def _carried(file: CentreFile) -> tuple[Carried, ...]:
    return carried(store.terms(file), store.open_pairs(file), TODAY)
