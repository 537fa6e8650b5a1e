"""Fees, payments and the cash box. Money is integer cents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dropin.attendance.model import Attendance, CashDay, Fee, Payment
from dropin.attendance.reading.filed import day_of, key_columns, read_key, where_filed
from dropin.programme.model import Occurrence
from dropin.storage.file import CentreFile, Row
from dropin.storage.tables import Value

_FEE = (
    "id, day, activity_id, original_day, original_at, person_id, title, due_cents, waived_cents,"
    " (SELECT coalesce(sum(cents), 0) FROM payment WHERE fee_id = fee.id)"
)
_PAYMENT = "id, fee_id, day, cents, receipt"
_CASH_DAY = "id, day, opening_cents, counted_cents, note"


def fee(file: CentreFile, fee_id: int) -> Fee | None:
    """One fee with what was paid of it, or None once it is gone."""
    found = _fees(file, "id = ?", (fee_id,))
    return found[0] if found else None


def fee_for(file: CentreFile, seen: Attendance) -> Fee | None:
    """What the person of this attendance owes for it; None where it cost nothing."""
    if seen.key is None or seen.person_id is None:
        return None
    found = _fees(
        file,
        "activity_id = ? AND original_day = ? AND original_at = ? AND person_id = ?",
        (*key_columns(seen.key).values(), seen.person_id),
    )
    return found[0] if found else None


def fees_of(file: CentreFile, occurrence: Occurrence) -> tuple[Fee, ...]:
    """Every fee of one date."""
    where, values = where_filed(file, occurrence)
    return _fees(file, where, values)


def fees_on(file: CentreFile, day: date) -> tuple[Fee, ...]:
    """Every fee that fell due on a day."""
    return _fees(file, "day = ?", (day.isoformat(),))


def fees_owing(file: CentreFile, person_id: int) -> tuple[Fee, ...]:
    """What one person still owes, or is to be given back, the oldest first."""
    found = _fees(file, "person_id = ?", (person_id,))
    return tuple(each for each in found if each.owing_cents)


def payments_of(file: CentreFile, fee_id: int) -> tuple[Payment, ...]:
    """What was taken and given back for one fee, by receipt."""
    return _payments(file, "fee_id = ?", (fee_id,))


def payment_of_receipt(file: CentreFile, number: int) -> Payment | None:
    """The payment whose receipt has this number."""
    found = _payments(file, "receipt = ?", (number,))
    return found[0] if found else None


def payments_on(file: CentreFile, day: date) -> tuple[Payment, ...]:
    """What went in and out of the box on a day, by receipt."""
    return _payments(file, "day = ?", (day.isoformat(),))


def next_receipt(file: CentreFile) -> int:
    """The number of the next receipt: one more than the last, so that none is left out."""
    return int(str(file.value("SELECT coalesce(max(receipt), 0) + 1 FROM payment")))


def cash_day(file: CentreFile, day: date) -> CashDay:
    """The box of one day. Before it was saved, it opens with what was last counted."""
    row = file.row(f"SELECT {_CASH_DAY} FROM cash_day WHERE day = ?", (day.isoformat(),))
    if row is not None:
        return CashDay(row["id"], day, row["opening_cents"], row["counted_cents"], row["note"])
    last = file.value(
        "SELECT counted_cents FROM cash_day WHERE day < ? AND counted_cents IS NOT NULL"
        " ORDER BY day DESC LIMIT 1",
        (day.isoformat(),),
    )
    return CashDay(0, day, opening_cents=int(str(last or 0)))


def _fees(file: CentreFile, where: str, values: Sequence[Value]) -> tuple[Fee, ...]:
    rows = file.rows(f"SELECT {_FEE} FROM fee WHERE {where} ORDER BY day, id", values)
    return tuple(map(_fee, rows))


def _fee(row: Row) -> Fee:
    fee_id, day, activity_id, original_day, original_at, *plain = row
    return Fee(fee_id, day_of(day), read_key(activity_id, original_day, original_at), *plain)


def _payments(file: CentreFile, where: str, values: Sequence[Value]) -> tuple[Payment, ...]:
    rows = file.rows(f"SELECT {_PAYMENT} FROM payment WHERE {where} ORDER BY receipt", values)
    return tuple(Payment(row[0], row[1], day_of(row[2]), row[3], row[4]) for row in rows)
