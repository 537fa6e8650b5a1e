"""Fees keep the price of their date; receipts have no gaps; nobody sees what was waived."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dropin.attendance.cash import cash_sheet, missing_receipts
from dropin.attendance.model import MISSED, CashDay, Fee
from dropin.attendance.operations import (
    check_in,
    give_back,
    pay,
    reprice,
    save_cash_day,
    set_presence,
    undo_check_in,
    waive,
)
from dropin.attendance.store import (
    cash_day,
    fee,
    fee_for,
    fees_of,
    fees_on,
    fees_owing,
    payments_of,
    payments_on,
)
from dropin.errors import KnownError
from dropin.people.operations import remove_person
from tests.attendance.house import AT_THE_DOOR, NEXT_TUESDAY, TODAY, TUESDAY, House


def owed_by(house: House, activity_id: int, name: str = "Ana") -> Fee:
    """Check somebody new in and return what they owe."""
    came = check_in(house.file, house.on(activity_id), house.person(name), now=AT_THE_DOOR)
    found = fee_for(house.file, came)
    assert found is not None
    return found


def now(house: House, owed: Fee) -> Fee:
    found = fee(house.file, owed.id)
    assert found is not None
    return found


def test_coming_costs_the_price_of_the_date_and_nothing_where_there_is_none(
    house: House,
) -> None:
    owed = owed_by(house, house.choir(price_cents=300))
    assert (owed.title, owed.due_cents, owed.owing_cents) == ("Choir", 300, 300)
    free = house.choir(title="Walk")
    came = check_in(house.file, house.on(free), house.person("Ben"), now=AT_THE_DOOR)
    assert fee_for(house.file, came) is None
    assert fees_on(house.file, TUESDAY) == (owed,)


def test_a_later_price_leaves_what_was_owed_and_paid(house: House) -> None:
    choir = house.choir(price_cents=300, capacity=None)
    paid, unpaid = owed_by(house, choir, "Ana"), owed_by(house, choir, "Ben")
    part_waived = owed_by(house, choir, "Cleo")
    pay(house.file, paid.id, 300, TUESDAY)
    waive(house.file, part_waived.id, 100)
    house.change(replace(house.activity(choir), fee_cents=500))
    assert {each.due_cents for each in fees_of(house.file, house.on(choir))} == {300}
    assert reprice(house.file, house.on(choir)) == 1
    assert now(house, paid).owing_cents == 0
    assert now(house, unpaid).owing_cents == 500
    assert now(house, part_waived).owing_cents == 200
    assert owed_by(house, choir, "Dan").due_cents == 500


def test_paying_in_parts_gives_receipts_in_order(house: House) -> None:
    owed = owed_by(house, house.choir(price_cents=300))
    first = pay(house.file, owed.id, 100, TUESDAY)
    second = pay(house.file, owed.id, 200, NEXT_TUESDAY)
    assert (first.receipt, second.receipt) == (1, 2)
    assert payments_of(house.file, owed.id) == (first, second)
    assert now(house, owed).owing_cents == 0
    with pytest.raises(KnownError, match="not what is owing for Choir"):
        pay(house.file, owed.id, 1, TUESDAY)


def test_no_receipt_is_missing_after_undo_and_redo(house: House) -> None:
    owed = owed_by(house, house.choir(price_cents=300))
    pay(house.file, owed.id, 100, TUESDAY)
    pay(house.file, owed.id, 100, TUESDAY)
    house.file.undo()
    give_back(house.file, owed.id, 50, TUESDAY)
    house.file.undo()
    house.file.redo()
    numbers = [each.receipt for each in payments_on(house.file, TUESDAY)]
    assert numbers == [1, 2]
    assert missing_receipts(numbers) == ()


def test_only_what_was_paid_is_given_back(house: House) -> None:
    owed = owed_by(house, house.choir(price_cents=300))
    with pytest.raises(KnownError, match="So much was not paid"):
        give_back(house.file, owed.id, 100, TUESDAY)
    pay(house.file, owed.id, 300, TUESDAY)
    assert give_back(house.file, owed.id, 300, TUESDAY).cents == -300
    assert now(house, owed).owing_cents == 300


def test_waiving_names_nobody_and_can_be_taken_back(house: House) -> None:
    owed = owed_by(house, house.choir(price_cents=300))
    waive(house.file, owed.id, 300)
    assert now(house, owed).owing_cents == 0
    assert house.file.undo_label == "Settle a fee"
    waive(house.file, owed.id, 0)
    pay(house.file, owed.id, 200, TUESDAY)
    with pytest.raises(KnownError, match="not paid yet can be waived"):
        waive(house.file, owed.id, 200)
    waive(house.file, owed.id, 100)
    assert now(house, owed).owing_cents == 0


def test_who_paid_and_did_not_come_gets_the_money_back_first(house: House) -> None:
    choir = house.choir(price_cents=300)
    owed = owed_by(house, choir)
    assert owed.person_id is not None
    pay(house.file, owed.id, 300, TUESDAY)
    on = house.on(choir)
    with pytest.raises(KnownError, match="has paid for Choir"):
        set_presence(house.file, on, owed.person_id, MISSED, now=AT_THE_DOOR)
    give_back(house.file, owed.id, 300, TUESDAY)
    noted = set_presence(house.file, on, owed.person_id, MISSED, now=AT_THE_DOOR)
    assert now(house, owed).owing_cents == 0  # the receipts stay
    undo_check_in(house.file, noted.id)
    check_in(house.file, on, owed.person_id, now=AT_THE_DOOR)
    assert now(house, owed).owing_cents == 300


def test_what_a_removed_person_paid_stays_in_the_box(house: House) -> None:
    owed = owed_by(house, house.choir(price_cents=300))
    assert owed.person_id is not None
    assert fees_owing(house.file, owed.person_id) == (owed,)
    pay(house.file, owed.id, 300, TUESDAY)
    remove_person(house.file, owed.person_id)
    assert [each.cents for each in payments_on(house.file, TUESDAY)] == [300]
    assert now(house, owed).person_id is None


def test_the_box_opens_with_what_was_last_counted_and_adds_up(house: House) -> None:
    owed = owed_by(house, house.choir(price_cents=300))
    assert cash_day(house.file, TUESDAY) == CashDay(0, TUESDAY)
    save_cash_day(house.file, CashDay(0, TODAY, 1_000, 1_250, " counted by two "))
    assert cash_day(house.file, TODAY).note == "counted by two"
    assert cash_day(house.file, TUESDAY).opening_cents == 1_250
    pay(house.file, owed.id, 300, TUESDAY)
    box = cash_day(house.file, TUESDAY)
    saved = save_cash_day(house.file, replace(box, counted_cents=1_540))
    assert save_cash_day(house.file, replace(box, counted_cents=1_550)) == saved
    sheet = cash_sheet(cash_day(house.file, TUESDAY), payments_on(house.file, TUESDAY))
    assert (sheet.expected_cents, sheet.difference_cents) == (1_550, 0)
    with pytest.raises(KnownError, match="less than nothing"):
        save_cash_day(house.file, CashDay(0, TUESDAY, -1))
