"""Buddies in the week: one pair that ends well on Friday, two new requests that are matched."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dropin.shell.window import MainWindow
from tests.stories.hands import go, home, in_sight, press, press_row, see, told, write
from tests.stories.week.house import CLEO, DAN, GIA, HUGO, IDA, JON

BUDDIES = (GIA, HUGO, JON)


def buddies_begin(window: MainWindow) -> None:
    """Three are put down, and one pair meets."""
    page = go(window, "buddies")
    press(page, "Buddies")
    for name in BUDDIES:
        press(page, "New buddy")
        write(page, "Who is a buddy", name)
        write(page, "Free", "Tuesday afternoons")
        press(page, "Save")
        told(window, f"Saved: {name} as a buddy.")
    ask_for(window, IDA)
    press(page, f"Propose: {GIA}")
    told(window, f"Proposed {GIA}. Now each is asked.")
    both_say_yes(window, IDA, GIA)
    write(page, "Day", "1 December")
    press(page, "They met on this day")
    see(page, "Met on 1 December 2026.")


def two_requests_are_matched(window: MainWindow) -> None:
    page = go(window, "buddies")
    for name in (CLEO, DAN):
        ask_for(window, name)
    press(page, "Match everyone…")
    press(page, "Propose these 2 pairs")
    told(window, "Proposed 2 pairs. Now each is asked.")
    press(page, "Pairs")
    for name in (CLEO, DAN):
        press_row(page, name)
        see(page, f"{name} was asked")
        both_say_yes(window, *asked_next(page))
    see(page, "They have not met yet.")


def one_pair_ends_well(window: MainWindow) -> None:
    page = home(window).pages["buddies"]
    press_row(page, IDA)
    press(page, "End it, kindly…")
    press(page, "End it")
    told(window, "Ended, and moved on. Well done, both.")


def ask_for(window: MainWindow, name: str) -> None:
    page = home(window).pages["buddies"]
    press(page, "New request")
    write(page, "Who would like a buddy", name)
    press(page, "Put it down")
    told(window, f"{name} would like a buddy.")


def asked_next(page: QWidget) -> list[str]:
    """The two whom the pair in sight leaves to be asked."""
    ends = " was asked"
    return [each.removesuffix(ends) for each in in_sight(page).splitlines() if each.endswith(ends)]


def both_say_yes(window: MainWindow, *names: str) -> None:
    page = home(window).pages["buddies"]
    for name in names:
        press(page, f"{name} was asked")
        told(window, f"Noted: {name} was asked.")
        press(page, f"{name} says yes")
        told(window, f"Noted: {name} said yes.")
