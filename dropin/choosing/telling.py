"""A count in words: who gave how much for an option, or how many ticked it.

Amounts are said in whole minutes, cents or hundredths of a share, with "about" where they are
not whole.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from dropin.choosing.counting import Count, CountedOption, Payment
from dropin.choosing.model import LEADER, MONEY, ROOM
from dropin.words import Message

Money = Callable[[int], str]


def told(count: Count, option: CountedOption, measure: str, money: Money | None = None) -> Message:
    """What the count says of ``option``: "Choir: 14 people each gave 20 minutes of their share".

    ``measure`` is that of the ballot; ``money`` writes cents as the centre does.
    """
    payments = count.payments.get(option.id, ())
    if not payments:
        return _without_payments(count, option)
    amounts = [_amount(each.each, count.raised_share, measure, money) for each in payments]
    gave = _gave(option.title, payments[0].voters, amounts[0])
    if len(payments) == 1:
        return gave
    last = _last_gifts(payments[1:], amounts[1:])
    return Message("{gave}, and {last}", gave=gave, last=last)


def _without_payments(count: Count, option: CountedOption) -> Message:
    ticks = count.ticks.get(option.id, 0)
    if ticks == 0:
        return Message("{option}: nobody ticked it", option=option.title)
    template = (
        "{option}: 1 person ticked it" if ticks == 1 else "{option}: {people} people ticked it"
    )
    ticked = Message(template, option=option.title, people=ticks)
    if option.id not in count.chosen or not count.payments:
        return ticked
    if option.cost == 0:
        return Message("{ticked}, and it costs nothing", ticked=ticked)
    return Message("{ticked}, and it fits what the shares left over", ticked=ticked)


def _gave(title: str, people: int, amount: Message) -> Message:
    if people == 1:
        return Message(
            "{option}: 1 person gave {amount} of their share", option=title, amount=amount
        )
    return Message(
        "{option}: {people} people each gave {amount} of their share",
        option=title,
        people=people,
        amount=amount,
    )


def _last_gifts(payments: tuple[Payment, ...], amounts: list[Message]) -> Message:
    """What those gave who had less left than the others gave; largest first."""
    people = sum(each.voters for each in payments)
    most, least = amounts[0], amounts[-1]
    if people == 1:
        return Message("1 gave the last {amount} they had", amount=most)
    if most == least:
        return Message("{people} gave the last {amount} they had", people=people, amount=most)
    return Message(
        "{people} gave the last they had, from {least} to {most}",
        people=people,
        least=least,
        most=most,
    )


def _amount(each: Fraction, share: Fraction, measure: str, money: Money | None) -> Message:
    if measure == MONEY:
        return _rounded(each, Message("{amount}", amount=(money or _plain_money)(round(each))))
    if measure in (ROOM, LEADER):
        minutes = round(each)
        template = "1 minute" if minutes == 1 else "{minutes} minutes"
        return _rounded(each, Message(template, minutes=minutes))
    hundredths = each * 100 / share
    return _rounded(hundredths, Message("{hundredths} %", hundredths=round(hundredths)))


def _rounded(exact: Fraction, said: Message) -> Message:
    if exact.denominator == 1:
        return said
    if exact < Fraction(1, 2):
        return Message("a little")
    return Message("about {amount}", amount=said)


def _plain_money(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"
