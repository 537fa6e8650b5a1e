"""Who sits at this computer, and which pages that person sees."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dropin.records import record
from dropin.shell.pages import BESIDE, PAGES, Clock, House, PageKind
from dropin.storage.file import CentreFile
from dropin.words import Message


@record
class Seat:
    """``pages`` stand in the sidebar, ``beside`` in no list; there are no others."""

    key: str
    name: Message
    pages: tuple[PageKind, ...]
    beside: tuple[PageKind, ...] = ()

    @property
    def every_page(self) -> tuple[PageKind, ...]:
        return (*self.pages, *self.beside)


def _front_desk(file: CentreFile, now: Clock, house: House) -> QWidget:
    from dropin.shell.desk.front_desk import FrontDeskPage

    return FrontDeskPage(file, now)


def _on_duty(file: CentreFile, now: Clock, house: House) -> QWidget:
    from dropin.shell.desk.on_duty import OnDutyPage

    page = OnDutyPage(file, now)
    page.attendance_wanted.connect(lambda: house.show_page("roll"))
    return page


def _roll(file: CentreFile, now: Clock, house: House) -> QWidget:
    from dropin.attendance.page import AttendancePage

    page = AttendancePage(file, now, for_leader=True)
    page.said.connect(house.say_done)
    return page


COORDINATOR = Seat("coordinator", Message("Coordinator"), PAGES, BESIDE)
LEADER = Seat(
    "leader",
    Message("Peer leader"),
    (
        PageKind("duty", "oncall", Message("On duty"), _on_duty),
        PageKind("roll", "attendance", Message("Take attendance"), _roll),
    ),
)
FRONT_DESK = Seat(
    "desk",
    Message("Front desk"),
    (PageKind("desk", "people", Message("Front desk"), _front_desk),),
)
SEATS = (COORDINATOR, LEADER, FRONT_DESK)
"""From the one that sees most of people to the one that sees least."""


def seat_named(key: str, usual: Seat) -> Seat:
    return next((each for each in SEATS if each.key == key), usual)


def sees_more(seat: Seat, than: Seat) -> bool:
    return SEATS.index(seat) < SEATS.index(than)
