"""Every sheet there is: what it is called, what it is for and about, which options matter.

The command line, ``print --list``, the Print page, packs and tests read it. To add a sheet, add
its line here, compose it (``composing.py``) and name its command in ``dropin/cli.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dropin.people.naming import FULL
from dropin.printing.model import (
    DAY,
    LARGE,
    MONTH,
    POCKET,
    POSTER,
    USUAL,
    WEEK,
    SheetOptions,
)
from dropin.records import NamedTuple
from dropin.words import Message

CALENDARS, ON_CALL, LISTS = "calendars", "on call", "lists"
BOARD, BUDDIES, MONEY = "board", "buddies", "money"
GROUPS: Mapping[str, Message] = MappingProxyType(
    {
        CALENDARS: Message("Calendars"),
        ON_CALL: Message("People on call"),
        LISTS: Message("Lists"),
        BOARD: Message("Ideas, votes, board"),
        BUDDIES: Message("Buddies"),
        MONEY: Message("Money"),
    }
)

# What a sheet is about. The first five are days, found from the one in sight.
A_DAY, A_WEEK, A_MONTH, SOME_WEEKS, A_QUARTER = "day", "week", "month", "weeks", "quarter"
A_DATE, A_LEADER = "date", "leader"  # something that is found on a day as well
PEOPLE_OR_A_DATE = "people or a date"
SOMETHING, NOTHING = "something", "nothing"  # a ballot, a pair …; the centre as a whole

_BOUND = ("binding", "duplex")
_PLAIN = ("paper", *_BOUND)
_ON_LABELS = ("name_level", "stock", "first", "pronouns", "blanks")
_NAMES = ("paper", "name_level", *_BOUND)


class SheetKind(NamedTuple):
    """One sheet. ``key`` is what the command line calls it; ``options`` matter for it.

    ``about`` is one of the words above. ``usual`` is how it is printed unless one chooses
    otherwise.
    """

    key: str
    name: Message
    purpose: Message
    group: str
    about: str
    options: tuple[str, ...] = _PLAIN
    usual: SheetOptions = SheetOptions()

    @property
    def is_remembered(self) -> bool:
        """Whether the next one can mark what changed since it was printed."""
        return "mark_changes" in self.options

    @property
    def fits_a_pack(self) -> bool:
        """Whether what it is about follows from the day it is printed for."""
        return self.about != SOMETHING


def _calendar(key: str, name: Message, purpose: Message, about: str, *options: str) -> SheetKind:
    every = ("paper", "name_level", "show_place", "show_leader", *options, "mark_changes")
    return SheetKind(key, name, purpose, CALENDARS, about, every, USUAL[key])


SHEETS: tuple[SheetKind, ...] = (
    _calendar(
        WEEK,
        Message("Week"),
        Message("the week for the wall, days side by side or one below the other"),
        A_WEEK,
        *("days_down", "two_pages", "binding", "duplex"),
    ),
    _calendar(
        MONTH,
        Message("Month"),
        Message("the month for the wall, with the months around it in small"),
        A_MONTH,
        *_BOUND,
    ),
    _calendar(
        LARGE,
        Message("Large print"),
        Message("the week as a list in large letters, nothing cut"),
        A_WEEK,
        *("text_size", "binding", "duplex"),
    ),
    _calendar(
        DAY,
        Message("Day"),
        Message("one day: what is on, who leads, who is on call, what is closed"),
        A_DAY,
        *_BOUND,
    ),
    _calendar(
        POSTER,
        Message("Poster"),
        Message("the week on a large poster, printed on ordinary sheets and put together"),
        A_WEEK,
        "poster_size",
    ),
    _calendar(
        POCKET,
        Message("Pocket week"),
        Message("one sheet, folded into a booklet of eight small pages"),
        A_WEEK,
    ),
    SheetKind(
        "roster-wall",
        Message("Roster, wall"),
        Message("who is on call, for whoever passes by, without numbers"),
        ON_CALL,
        SOME_WEEKS,
        _NAMES,
    ),
    SheetKind(
        "roster-office",
        Message("Roster, office"),
        Message("who is on call, with whole names and numbers"),
        ON_CALL,
        SOME_WEEKS,
    ),
    SheetKind(
        "leader",
        Message("Leader’s own"),
        Message("one leader’s shifts and activities, with what to bring"),
        ON_CALL,
        A_LEADER,
        _NAMES,
    ),
    SheetKind(
        "call-sheet",
        Message("Call sheet"),
        Message("whom to ring, in order, when a leader stands down"),
        ON_CALL,
        SOMETHING,
        _NAMES,
    ),
    SheetKind(
        "sign-in",
        Message("Sign-in"),
        Message("who signed up for one date, and lines for others"),
        LISTS,
        A_DATE,
        (*_NAMES, "needs", "columns"),
    ),
    SheetKind(
        "phone-list",
        Message("Phone list"),
        Message("numbers of those who agreed to share them with {members}"),
        LISTS,
        NOTHING,
        (*_NAMES, "roles"),
    ),
    SheetKind(
        "labels",
        Message("Labels"),
        Message("names on bought sheets of labels"),
        LISTS,
        PEOPLE_OR_A_DATE,
        _ON_LABELS,
    ),
    SheetKind(
        "badges",
        Message("Badges"),
        Message("names to wear, on bought sheets of badges"),
        LISTS,
        PEOPLE_OR_A_DATE,
        _ON_LABELS,
    ),
    SheetKind(
        "handbook",
        Message("Handbook"),
        Message("how to do things here, page by page"),
        LISTS,
        NOTHING,
        _PLAIN,
    ),
    SheetKind(
        "ideas",
        Message("Ideas"),
        Message("the idea wall: you said, we did"),
        BOARD,
        NOTHING,
        _NAMES,
    ),
    SheetKind("ballot", Message("Ballot"), Message("the paper to vote on"), BOARD, SOMETHING),
    SheetKind(
        "result", Message("Result"), Message("what a ballot chose, and how"), BOARD, SOMETHING
    ),
    SheetKind(
        "agenda", Message("Agenda"), Message("what a board meeting is about"), BOARD, SOMETHING
    ),
    SheetKind(
        "minutes",
        Message("Minutes"),
        Message("what a board meeting decided, and why"),
        BOARD,
        SOMETHING,
        _NAMES,
    ),
    SheetKind(
        "pair",
        Message("Agreement"),
        Message("what a pair of buddies agrees on, to sign"),
        BUDDIES,
        SOMETHING,
        _NAMES,
    ),
    SheetKind(
        "review",
        Message("Review"),
        Message("how it goes between two buddies, to fill in"),
        BUDDIES,
        SOMETHING,
        _NAMES,
    ),
    SheetKind(
        "buddy",
        Message("Buddy’s own"),
        Message("one buddy’s pairs and what comes next"),
        BUDDIES,
        SOMETHING,
        _NAMES,
    ),
    SheetKind(
        "buddies",
        Message("Programme"),
        Message("the buddy programme in numbers, without names"),
        BUDDIES,
        A_QUARTER,
    ),
    SheetKind(
        "cash",
        Message("Cash sheet"),
        Message("what was taken on one day"),
        MONEY,
        A_DAY,
    ),
    SheetKind("receipt", Message("Receipt"), Message("that somebody paid"), MONEY, SOMETHING),
    SheetKind(
        "honoraria",
        Message("Honoraria"),
        Message("what leaders on call are paid for a month"),
        MONEY,
        A_MONTH,
        _NAMES,
        SheetOptions(name_level=FULL),
    ),
)

_BY_KEY: Mapping[str, SheetKind] = MappingProxyType({each.key: each for each in SHEETS})


def sheet_kind(key: str) -> SheetKind | None:
    """The sheet that is called so, None where there is none."""
    return _BY_KEY.get(key)


def shows_names_as_chosen(kind: SheetKind) -> bool:
    """Whether the level of names one chooses holds for it: others show all names, or none."""
    return "name_level" in kind.options
