"""Flowing sheets made by hand, for the tests of the print room: full, empty, and hard to set."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from dropin.attendance.cash import CashSheet
from dropin.attendance.model import CashDay, Fee, Payment
from dropin.attendance.sign_ups import Needs, Room
from dropin.choosing.model import (
    BALLOT,
    COME,
    IDEA,
    LATER,
    MONEY,
    SHARES,
    TOPIC,
    YES,
    AgendaItem,
    Ballot,
    BallotOption,
    Decision,
    Idea,
    Meeting,
    Support,
)
from dropin.choosing.results import result
from dropin.printing.documents.ballot import ballot_paper
from dropin.printing.documents.call_sheet import call_sheet_document
from dropin.printing.documents.cash import Taking, cash_day_sheet
from dropin.printing.documents.ideas import Standing, idea_wall
from dropin.printing.documents.imprint import Imprint
from dropin.printing.documents.labels import LabelChoice, Wearer, label_sheet
from dropin.printing.documents.leader import Duty, LeaderShown, Ringable, leader_sheet
from dropin.printing.documents.meeting import Quorum, agenda, minutes
from dropin.printing.documents.phone_list import Listed, phone_list
from dropin.printing.documents.receipt import receipt_slip
from dropin.printing.documents.result import result_sheet
from dropin.printing.documents.roster import (
    Post,
    Reachable,
    RosterWeek,
    ShiftRow,
    office_roster,
    wall_roster,
)
from dropin.printing.documents.sign_in import Expected, SignIn, sign_in_sheet
from dropin.printing.flowing.model import Document
from dropin.printing.label_stocks import BADGE, LABEL
from dropin.relief.call_sheet import CallSheet, Line, Row
from dropin.relief.model import Relief
from dropin.words import Message
from tests.printing.made import HARBOUR, TODAY

NAMES = {1: "Ana", 2: "Đặng Văn Bình", 3: "", 4: "Анна", 5: "Zoë"}
IMPRINT = Imprint(HARBOUR, TODAY, lambda number: NAMES.get(number, ""))
TUESDAY = date(2026, 11, 24)

CHOIR = SignIn(
    title="Choir",
    day="Tuesday 24 November 2026",
    clock="14:00–15:30",
    place="Hall",
    leader="Ana and Đặng Văn Bình",
    room=Room(12, 5),
    fee="€2.00",
    going=(
        Expected("Ana", "07700 900123"),
        Expected(""),
        Expected("Đặng Văn Bình", guests=1),
        Expected("Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh", "07700 900124"),
    ),
    waiting=(Expected("Zoë"), Expected("")),
    needs=Needs(transport=2, childcare=1, access=("ramp",)),
)
SPRING = Ballot(
    1,
    "What shall we do this spring?",
    date(2026, 11, 16),
    date(2026, 12, 5),
    SHARES,
    measure=MONEY,
    budget=60_000,
    options=(
        BallotOption(1, "Choir", "With a teacher, ten Tuesdays", money_cents=20_000),
        BallotOption(2, "Walks by the river", leader_minutes=600),
        BallotOption(3, "Đàn tranh for beginners", money_cents=15_000, room_minutes=90),
        BallotOption(4, "Bingo", withdrawn_on=date(2026, 11, 20)),
    ),
)
VOTES = {frozenset({1, 2}): 14, frozenset({3}): 10, frozenset({1}): 6}
CHOIR_OPTION, WALKS, TRANH, BINGO = SPRING.options
DEAR_WALKS = replace(
    SPRING, options=(CHOIR_OPTION, replace(WALKS, money_cents=15_000), TRANH, BINGO)
)
RESULT = result(replace(DEAR_WALKS, budget=36_000), VOTES, money=IMPRINT.money)
"""By ticks Choir and the walks would be chosen; by fair shares a third chooses too."""
IDEAS = (
    Standing(
        Idea(
            1,
            "A choir",
            date(2026, 3, 1),
            "Singing together, no notes needed",
            person_id=1,
            reply="It began in March, every Tuesday at two.",
            replied_on=date(2026, 3, 9),
            supports=tuple(Support(n, 1, COME, date(2026, 3, 2)) for n in range(14)),
        ),
        "running",
    ),
    Standing(
        Idea(2, "A trip to the sea", date(2026, 5, 1), "As in Đà Nẵng", person_id=3),
        "gathering support",
    ),
    Standing(
        Idea(
            3,
            "A swimming pool",
            date(2026, 5, 1),
            reply="Not now: it costs more than the house. There is a bus to the baths instead.",
            replied_on=date(2026, 6, 1),
        ),
        "not now",
    ),
)
MEETING = Meeting(
    1,
    date(2026, 12, 7),
    time(15),
    "Nhà bếp",
    "The kettle is broken again.\n\nNext time somebody brings cake.",
    present=(1, 3, 4, 9),
    items=(
        AgendaItem(1, IDEA, "A trip to the sea", "21 people would come, 2 would help lead"),
        AgendaItem(2, TOPIC, "Opening on Sundays"),
        AgendaItem(3, BALLOT, "What shall we do this spring?", "The ballot closed on 4 December"),
    ),
)
DECISIONS = (
    Decision(
        1,
        "A trip to the sea",
        YES,
        "So many would come, and the bus is free in May.",
        "board",
        date(2026, 12, 7),
        item_id=1,
    ),
    Decision(
        2, "Opening on Sundays", LATER, "Nobody to lead yet.", "board", date(2026, 12, 7), item_id=2
    ),
)
CASH = CashSheet(CashDay(1, TUESDAY, 5_000, 5_350, "One coin was foreign."), 550, 200)
TAKINGS = (Taking(101, "Choir", 200), Taking(102, "Đàn tranh", 350), Taking(103, "Choir", -200))

LUNCH = Fee(7, TUESDAY, None, 1, "Friday lunch", 300, paid_cents=300)
PAYMENT = Payment(9, 7, TUESDAY, 300, 104)

RELIEF = Relief(1, 1, 1, TUESDAY, date(2026, 12, 8), datetime(2026, 11, 24, 9, tzinfo=UTC))
CALLS = CallSheet(
    RELIEF,
    (
        Row(
            Message("Phone line"),
            "Tuesday 24 November 2026",
            "18:00–22:00",
            (
                Line(
                    1, "Đặng Văn Bình", "07700 900123", "holds Phone support · free then · rested"
                ),
                Line(2, "Zoë", "", "is backup then: steps up, and the backup stands open"),
            ),
            (Message("Анна: no answer, Mon 23 Nov 14:05, asked by Sam"),),
            2,
        ),
        Row(Message("Choir: lead it"), "Tuesday 1 December 2026", "14:00–15:30", ()),
    ),
)

WEEK_DAYS = tuple(date(2026, 11, 23) + timedelta(days=number) for number in range(7))
_ANA, _BINH, _ZOE = Post("primary", "Ana"), Post("primary", "Đặng Văn Bình"), Post("backup", "Zoë")
_GAP, _UNNAMED = Post("primary", taken=False), Post("backup")
WEEK = RosterWeek(
    WEEK_DAYS,
    (
        ShiftRow(
            "Day desk",
            "9:00–13:30",
            "Hall",
            ((_ANA, _ZOE), (_BINH, _UNNAMED), (_GAP, _ZOE), (_ANA,), (_BINH,), (), ()),
            ("", "", "", "Quieter: everyone’s meeting", "", "", ""),
        ),
        ShiftRow(
            "Overnight phone",
            "22:00–8:00",
            "",
            (
                *((_BINH,), (_ANA,), (Post("primary"),), (_ANA,)),
                (Post("primary", "Wolfeschlegelsteinhausenbergerdorff"),),
                *((_ANA, Post("shadow", "Анна")), (Post("backup", taken=False),)),
            ),
            ("",) * 7,
        ),
    ),
)
REACHABLE = (
    Reachable("Ana Silva", "07700 900123", "English, Spanish"),
    Reachable("Đặng Văn Bình", ""),
)
SHIFTS_OF_ANA = (
    Duty("Mon 23 Nov", "9:00–13:30", "Day desk", "Hall", "with Zoë"),
    Duty("Sat 28 Nov", "22:00–8:00", "Overnight phone", remark="The phone is in the office."),
)
LED_BY_ANA = (Duty("Tue 24 Nov", "14:00–15:30", "Đàn tranh", "Hall", bring="song sheets, the key"),)

ANA_LEADS = LeaderShown("Ana", 1, SHIFTS_OF_ANA, LED_BY_ANA, (Ringable("Zoë", "07700 900125"),))
LISTED = (
    Listed("Ana", "07700 900123", "peer leader, member"),
    Listed("Đặng Văn Bình", "07700 900124", "member"),
    Listed("Zoë", "07700 900125"),
)
WEARERS = (
    Wearer("Ana", "she/her"),
    Wearer("Ana S."),
    Wearer(""),
    Wearer("Đặng Văn Bình", "he/him"),
    Wearer("Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh", "they/them"),
)

DOCUMENTS: dict[str, Document] = {
    "sign_in": sign_in_sheet(CHOIR, IMPRINT),
    "ballot": ballot_paper(SPRING, IMPRINT),
    "result": result_sheet(RESULT, IMPRINT),
    "ideas": idea_wall(IDEAS, IMPRINT),
    "agenda": agenda(MEETING, IMPRINT),
    "minutes": minutes(MEETING, DECISIONS, Quorum(3, 3), IMPRINT),
    "cash": cash_day_sheet(TUESDAY, CASH, TAKINGS, IMPRINT),
    "receipt": receipt_slip(PAYMENT, LUNCH, IMPRINT),
    "call_sheet": call_sheet_document(CALLS, IMPRINT),
    "roster_wall": wall_roster((WEEK,), IMPRINT),
    "roster_office": office_roster((WEEK,), REACHABLE, IMPRINT),
    "leader": leader_sheet(ANA_LEADS, WEEK_DAYS[0], WEEK_DAYS[-1], IMPRINT),
    "phone_list": phone_list(LISTED, 0, IMPRINT, roles=True),
}
LABEL_SHEETS: dict[str, Document] = {
    "labels": label_sheet(LABEL, WEARERS, "members", LabelChoice(first=3, pronouns=True), IMPRINT),
    "badges": label_sheet(BADGE, WEARERS, "", LabelChoice(pronouns=True, blanks=True), IMPRINT),
}
