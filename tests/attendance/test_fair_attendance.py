"""The members' own agreement: what counts, what lapses, and that nothing follows by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dropin.attendance.fair_attendance import (
    Miss,
    agreement_in_force,
    proposals,
    standing_words,
    standings,
)
from dropin.attendance.model import EXCUSED, GOING, MISSED, Agreement, Conversation, Pause
from dropin.attendance.operations import (
    LET_BE,
    LIFTED,
    STANDS,
    TALKED,
    answer_appeal,
    appeal_pause,
    check_in,
    confirm_pause,
    end_agreement,
    hold_conversation,
    mark_missed,
    save_agreement,
    set_presence,
)
from dropin.attendance.store import (
    agreement_for,
    conversations_of,
    pauses_of,
    pauses_on,
    proposed_conversations,
    standings_of,
)
from dropin.errors import KnownError
from dropin.programme.operations import change_following
from dropin.programme.store import programme
from tests.attendance.house import NEXT_TUESDAY, NOW, TODAY, TUESDAY, House

AGREEMENT = Agreement(0, None, 3, 90, "Say so when you can't come.", "We talk.", date(2026, 1, 1))
HELD = replace(AGREEMENT, id=1)


def misses(*days_ago: int, activity_id: int = 1) -> list[Miss]:
    return [Miss(7, activity_id, TODAY - timedelta(days=each)) for each in days_ago]


def test_without_an_agreement_nothing_is_counted() -> None:
    assert standings([], misses(1, 2, 3), [], TODAY, {}) == ()
    ended = replace(HELD, ends_on=TODAY)
    assert proposals([ended], misses(1, 2, 3), [], TODAY, {}) == ()


def test_the_number_proposes_a_conversation_and_says_why() -> None:
    assert proposals([HELD], misses(1, 2), [], TODAY, {}) == ()
    (found,) = proposals([HELD], misses(1, 2, 3), [], TODAY, {})
    assert (found.person_id, str(found.reason)) == (7, "Missed 3 × in 90 days")


def test_a_miss_lapses_after_its_time() -> None:
    (standing,) = standings([HELD], misses(0, 89, 90), [], TODAY, {})
    assert len(standing.days) == 2
    assert standing.first_lapses_on == TODAY + timedelta(days=1)


def test_what_was_before_the_agreement_does_not_count() -> None:
    new = replace(HELD, starts_on=TODAY - timedelta(days=2))
    (standing,) = standings([new], misses(1, 2, 3), [], TODAY, {})
    assert len(standing.days) == 2


@pytest.mark.parametrize("outcome", [TALKED, LET_BE])
def test_a_conversation_closes_what_was_before_it(outcome: str) -> None:
    talk = Conversation(1, 7, HELD.id, TODAY - timedelta(days=2), outcome)
    (standing,) = standings([HELD], misses(1, 2, 3), [talk], TODAY, {})
    assert standing.days == (TODAY - timedelta(days=1),)


def test_an_activity_with_its_own_agreement_counts_for_itself() -> None:
    own = replace(HELD, id=2, activity_id=1, missed=1)
    found = standings([HELD, own], misses(1) + misses(2, activity_id=5), [], TODAY, {})
    assert [(each.agreement.id, len(each.days), each.reached) for each in found] == [
        (1, 1, False),
        (2, 1, True),
    ]


def test_the_newest_agreement_holds() -> None:
    newer = replace(HELD, id=2, starts_on=date(2026, 6, 1))
    assert agreement_in_force([newer, HELD], 1, TODAY, {}) == newer
    assert agreement_in_force([newer, HELD], 1, date(2026, 5, 31), {}) == HELD


def test_where_somebody_stands_is_told_plainly() -> None:
    (few,) = standings([HELD], misses(1, 2), [], TODAY, {})
    assert str(standing_words(few)) == ("Missed 2 of 3 in 90 days. Each one lapses after 90 days.")
    (reached,) = standings([HELD], misses(1, 2, 3), [], TODAY, {})
    assert str(standing_words(reached)).endswith("Nothing is blocked.")


@given(st.lists(st.integers(0, 200), max_size=8), st.integers(1, 5), st.integers(1, 120))
def test_exactly_the_misses_within_the_time_count(
    days_ago: list[int], number: int, within: int
) -> None:
    agreement = replace(HELD, missed=number, within_days=within)
    counted = [each for each in days_ago if each < within]
    found = standings([agreement], misses(*days_ago), [], TODAY, {})
    assert sum(len(each.days) for each in found) == len(counted)
    proposed = proposals([agreement], misses(*days_ago), [], TODAY, {})
    assert bool(proposed) == (len(counted) >= number)


# In the file


def test_only_who_was_signed_up_and_neither_excused_nor_there_has_missed(house: House) -> None:
    choir = house.choir(capacity=None)
    ana, ben, cleo, dan = house.people("Ana", "Ben", "Cleo", "Dan")
    house.sign_up(choir, ana, ben, cleo)
    save_agreement(house.file, replace(AGREEMENT, missed=1))
    on = house.on(choir)
    set_presence(house.file, on, ben, EXCUSED, now=NOW)
    check_in(house.file, on, cleo, now=NOW)
    mark_missed(house.file, on, [ana, dan], now=NOW)
    found = proposed_conversations(house.file, TUESDAY)
    assert [each.person_id for each in found] == [ana]
    set_presence(house.file, on, ana, EXCUSED, now=NOW)
    assert proposed_conversations(house.file, TUESDAY) == ()


def test_reaching_the_number_blocks_nothing(house: House) -> None:
    choir = house.choir()
    ana = house.person("Ana")
    house.sign_up(choir, ana)
    save_agreement(house.file, replace(AGREEMENT, missed=1))
    mark_missed(house.file, house.on(choir), [ana], now=NOW)
    assert standings_of(house.file, ana, TUESDAY)[0].reached
    house.sign_up(choir, ana, day=NEXT_TUESDAY)
    assert house.states(choir, NEXT_TUESDAY) == {ana: GOING}


def test_a_talk_or_a_pause_closes_the_proposal(house: House) -> None:
    choir = house.choir(capacity=None)
    ana, ben = house.people("Ana", "Ben")
    house.sign_up(choir, ana, ben)
    agreement = save_agreement(house.file, replace(AGREEMENT, missed=1))
    mark_missed(house.file, house.on(choir), [ana, ben], now=NOW)
    hold_conversation(house.file, ana, agreement, TUESDAY, TALKED)
    end = NEXT_TUESDAY + timedelta(days=7)
    confirm_pause(house.file, Pause(0, ben, choir, TUESDAY, end, "Cleo"), agreement)
    assert proposed_conversations(house.file, TUESDAY) == ()
    assert [each.outcome for each in conversations_of(house.file, ben)] == ["pause"]
    assert standings_of(house.file, ana, TUESDAY) == ()


def test_a_pause_is_confirmed_by_somebody_and_ends(house: House) -> None:
    ana = house.person("Ana")
    agreement = save_agreement(house.file, AGREEMENT)
    with pytest.raises(KnownError, match="confirmed by a person"):
        confirm_pause(house.file, Pause(0, ana, None, TODAY, TUESDAY, " "), agreement)
    with pytest.raises(KnownError, match="end before it begins"):
        confirm_pause(house.file, Pause(0, ana, None, TODAY, TODAY, "Ben"), agreement)


def test_a_pause_can_be_appealed_and_lifted_or_stand(house: House) -> None:
    choir = house.choir()
    ana = house.person("Ana")
    agreement = save_agreement(house.file, AGREEMENT)
    pause = confirm_pause(house.file, Pause(0, ana, None, TODAY, NEXT_TUESDAY, "Ben"), agreement)
    with pytest.raises(KnownError, match="Nobody has appealed"):
        answer_appeal(house.file, pause, STANDS)
    appeal_pause(house.file, pause, "I was not told", TODAY)
    assert [each.appeal for each in pauses_on(house.file, TODAY)] == ["I was not told"]
    answer_appeal(house.file, pause, STANDS)
    with pytest.raises(KnownError, match="takes a break"):
        house.sign_up(choir, ana)
    house.file.undo()
    answer_appeal(house.file, pause, LIFTED)
    house.sign_up(choir, ana)
    assert [each.holds_on(TODAY) for each in pauses_of(house.file, ana)] == [False]
    with pytest.raises(KnownError, match="answered already"):
        appeal_pause(house.file, pause, "again", TODAY)


def test_an_agreement_is_in_the_members_own_words_and_can_end(house: House) -> None:
    with pytest.raises(KnownError, match="no words yet"):
        save_agreement(house.file, replace(AGREEMENT, words=" "))
    with pytest.raises(KnownError, match="a number and a time"):
        save_agreement(house.file, replace(AGREEMENT, missed=0))
    agreement = save_agreement(house.file, AGREEMENT)
    choir = house.choir()
    save_agreement(house.file, replace(AGREEMENT, id=agreement, follows="Tea."))
    found = agreement_for(house.file, choir, TODAY)
    assert found is not None
    assert found.follows == "Tea."
    end_agreement(house.file, agreement, TUESDAY)
    assert agreement_for(house.file, choir, TODAY) is not None
    assert agreement_for(house.file, choir, TUESDAY) is None
    with pytest.raises(KnownError, match="end before it begins"):
        end_agreement(house.file, agreement, AGREEMENT.starts_on)


def test_an_agreement_stays_when_its_activity_is_carried_on_as_another(house: House) -> None:
    choir = house.choir()
    ana = house.person("Ana")
    save_agreement(house.file, replace(AGREEMENT, activity_id=choir, missed=1))
    house.sign_up(choir, ana, day=NEXT_TUESDAY)
    change_following(house.file, house.on(choir, NEXT_TUESDAY), title="Singing")
    (second,) = [each.id for each in programme(house.file).activities if each.title == "Singing"]
    set_presence(house.file, house.on(second, NEXT_TUESDAY), ana, MISSED, now=NOW)
    assert [each.person_id for each in proposed_conversations(house.file, NEXT_TUESDAY)] == [ana]
