"""The cash sheet always adds up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dropin.attendance.cash import cash_sheet, missing_receipts
from dropin.attendance.model import CashDay, Payment
from tests.attendance.house import TUESDAY

amounts = st.integers(-10_000, 10_000).filter(bool)


def test_what_should_be_in_the_box_is_what_was_and_what_came_in_less_what_went_out() -> None:
    payments = [Payment(1, 1, TUESDAY, 300, 1), Payment(2, 2, TUESDAY, 500, 2)]
    payments.append(Payment(3, 1, TUESDAY, -300, 3))
    sheet = cash_sheet(CashDay(1, TUESDAY, 2_000, 2_450), payments)
    assert (sheet.taken_cents, sheet.given_back_cents) == (800, 300)
    assert (sheet.expected_cents, sheet.difference_cents) == (2_500, -50)


def test_before_it_is_counted_there_is_no_difference() -> None:
    assert cash_sheet(CashDay(0, TUESDAY, 500), []).difference_cents is None


@given(st.integers(0, 100_000), st.none() | st.integers(0, 100_000), st.lists(amounts))
def test_the_sheet_adds_up(opening: int, counted: int | None, cents: list[int]) -> None:
    payments = [Payment(n, n, TUESDAY, each, n) for n, each in enumerate(cents, start=1)]
    sheet = cash_sheet(CashDay(1, TUESDAY, opening, counted), payments)
    assert sheet.expected_cents == opening + sum(cents)
    assert sheet.taken_cents - sheet.given_back_cents == sum(cents)
    assert min(sheet.taken_cents, sheet.given_back_cents) >= 0
    if counted is not None:
        assert sheet.expected_cents + (sheet.difference_cents or 0) == counted


def test_a_missing_receipt_is_found() -> None:
    assert missing_receipts([]) == ()
    assert missing_receipts([3, 1, 5]) == (2, 4)
