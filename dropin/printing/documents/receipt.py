"""The receipt for money taken or given back, handed to whoever paid."""

from __future__ import annotations

from dropin.attendance.model import Fee, Payment
from dropin.printing.documents.imprint import Imprint
from dropin.printing.flowing.model import Document, Facts, Heading, Part, WritingLines
from dropin.words import say


def receipt_slip(payment: Payment, fee: Fee, imprint: Imprint) -> Document:
    """Its number, the amount and what for, with a line to sign on: one to give, one to keep.

    A name stands there only as its owner agreed; else there is a line for it. What was waived is
    nobody's business and is not on it.
    """
    name = imprint.name_of(fee.person_id) if fee.person_id is not None else ""
    given_back = payment.cents < 0
    facts = [
        (say("Given back") if given_back else say("Received"), imprint.money(abs(payment.cents))),
        (say("For"), f"{fee.title}, {imprint.day(fee.day)}"),
    ]
    whom = say("Given to") if given_back else say("Received from")
    parts: list[Part] = [Facts((*facts, (whom, name)) if name else tuple(facts))]
    if not name:
        parts += [Heading(whom), WritingLines(1)]
    parts += [Heading(say("Signed for the centre")), WritingLines(1)]
    title = say("Receipt {number}", number=payment.receipt)
    return imprint.document(title, parts, subtitle=imprint.day(payment.day), copies=2)
