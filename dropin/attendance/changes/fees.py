"""What is owed, paid, given back and waived, and the cash box. Money is integer cents.

A fee is the price as it was when somebody came. A later price leaves it alone; what is unpaid can
be set to the new price on purpose. Receipts are numbered without gaps. No label names whom
something was waived for.
"""

from __future__ import annotations

from datetime import date

from dropin.attendance.changes.telling import day_words, gone
from dropin.attendance.model import Attendance, CashDay, Fee, Payment
from dropin.attendance.reading.filed import key_columns
from dropin.attendance.reading.money import (
    cash_day,
    fee,
    fee_for,
    fees_of,
    next_receipt,
    payments_of,
)
from dropin.errors import KnownError
from dropin.programme.model import Occurrence
from dropin.storage.change import Change
from dropin.storage.file import CentreFile
from dropin.words import say


def pay(file: CentreFile, fee_id: int, cents: int, day: date) -> Payment:
    """Take money for a fee, all or part of what is owing, with the next receipt.

    Raises KnownError for more than is owing.
    """
    owed = _known(file, fee_id)
    if not 0 < cents <= owed.owing_cents:
        raise KnownError(
            say("That is not what is owing for {title}. Nothing was noted.", title=owed.title),
            say("Take what is owing, or less."),
        )
    return _note(file, fee_id, cents, day, say("Take money for {title}", title=owed.title))


def give_back(file: CentreFile, fee_id: int, cents: int, day: date) -> Payment:
    """Give back some or all that was paid, with the next receipt. KnownError for more than that."""
    owed = _known(file, fee_id)
    if not 0 < cents <= owed.paid_cents:
        raise KnownError(
            say("So much was not paid for {title}. Nothing was noted.", title=owed.title),
            say("Give back what was paid, or less."),
        )
    return _note(file, fee_id, -cents, day, say("Give money back for {title}", title=owed.title))


def waive(file: CentreFile, fee_id: int, cents: int) -> None:
    """Waive so much of a fee in all; 0 takes it back. Why is noted nowhere.

    Raises KnownError for more than the price less what was paid.
    """
    owed = _known(file, fee_id)
    if not 0 <= cents <= owed.due_cents - max(0, owed.paid_cents):
        raise KnownError(
            say("Only what was not paid yet can be waived. Nothing was changed."),
            say("Give the money back first."),
        )
    with file.change(say("Settle a fee")) as change:
        change.update("fee", fee_id, waived_cents=cents)


def reprice(file: CentreFile, occurrence: Occurrence) -> int:
    """Set the fees of one date to the activity's price of today and return how many changed.

    What somebody paid for, or had waived, stays as it is.
    """
    price = occurrence.activity.fee_cents
    changing = [
        each
        for each in fees_of(file, occurrence)
        if each.due_cents != price and not each.waived_cents and not payments_of(file, each.id)
    ]
    label = say(
        "Set the unpaid fees of {title} on {day} to the new price",
        title=occurrence.title,
        day=day_words(file, occurrence.day),
    )
    with file.change(label) as change:
        for each in changing:
            change.update("fee", each.id, due_cents=price)
    return len(changing)


def save_cash_day(file: CentreFile, draft: CashDay) -> int:
    """Write the day's box: what it opened with, what was counted, and a note; returns its id."""
    if draft.opening_cents < 0 or (draft.counted_cents or 0) < 0:
        raise KnownError(
            say("A box never holds less than nothing. Nothing was changed."),
            say("Check the amounts."),
        )
    columns = {
        "opening_cents": draft.opening_cents,
        "counted_cents": draft.counted_cents,
        "note": draft.note.strip(),
    }
    held = cash_day(file, draft.day)
    with file.change(say("Count the box of {day}", day=day_words(file, draft.day))) as change:
        if held.id:
            change.update("cash_day", held.id, **columns)
            return held.id
        return change.insert("cash_day", day=draft.day.isoformat(), **columns)


def charge(
    file: CentreFile, change: Change, seen: Attendance, title: str, price_cents: int
) -> None:
    """Let somebody who came owe the price of the date; a fee they have already stays."""
    if not price_cents or seen.key is None:
        return
    owed = fee_for(file, seen)
    if owed is None:
        change.insert(
            "fee",
            day=seen.day.isoformat(),
            **key_columns(seen.key),
            person_id=seen.person_id,
            title=title,
            due_cents=price_cents,
        )
    elif not owed.due_cents:
        change.update("fee", owed.id, due_cents=price_cents)


def uncharge(file: CentreFile, change: Change, seen: Attendance, name: str) -> None:
    """Who did not come owes nothing. KnownError where they paid: the money comes back first."""
    owed = fee_for(file, seen)
    if owed is None:
        return
    if owed.paid_cents:
        raise KnownError(
            say("{name} has paid for {title}. Nothing was changed.", name=name, title=owed.title),
            say("Give the money back first, then correct the list."),
        )
    if payments_of(file, owed.id):  # paid and given back: the receipts need it
        change.update("fee", owed.id, due_cents=0, waived_cents=0)
    else:
        change.delete("fee", owed.id)


def _note(file: CentreFile, fee_id: int, cents: int, day: date, label: str) -> Payment:
    with file.change(label) as change:
        receipt = next_receipt(file)
        payment_id = change.insert(
            "payment", fee_id=fee_id, day=day.isoformat(), cents=cents, receipt=receipt
        )
    return Payment(payment_id, fee_id, day, cents, receipt)


def _known(file: CentreFile, fee_id: int) -> Fee:
    found = fee(file, fee_id)
    if found is None:
        raise gone()
    return found
