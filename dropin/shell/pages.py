"""The pages of the window, in the order of the sidebar, each built when first shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, cast

from PySide6.QtWidgets import QWidget

from dropin.records import record
from dropin.storage.file import CentreFile
from dropin.words import Message

if TYPE_CHECKING:
    from dropin.attendance.activity_view import ActivityAttendance
    from dropin.attendance.model import Key
    from dropin.attendance.person_view import PersonAttendance
    from dropin.attendance.training_day_view import ActivityTraining
    from dropin.buddies.person_view import PersonInProgramme
    from dropin.choosing.panels.origin_view import ActivityOrigin
    from dropin.programme.forms import ActivitySections
    from dropin.programme.model import Activity
    from dropin.relief.person_view import PersonCover
    from dropin.roster.person_view import PersonOnCall
    from dropin.today.model import Way

Clock = Callable[[], datetime]


class Page(Protocol):
    """What the window asks of every page."""

    def refresh(self) -> None:
        """Read the file again."""

    def state(self) -> dict[str, str]:
        """What to remember until the page is opened again."""

    def restore(self, state: dict[str, str]) -> None:
        """Stand as it stood when ``state`` was taken."""


class House(Protocol):
    """What a page's signals may lead to: other pages, and a word about what was done."""

    def show_page(self, key: str) -> object: ...
    def show_day(self, day: date) -> None: ...
    def open_activity(self, number: int) -> None: ...
    def begin_activity(
        self, draft: Activity, note: str, add: Callable[[Activity], int]
    ) -> None: ...
    def open_person(self, number: int) -> None: ...
    def begin_relief(self, number: int = 0) -> None: ...
    def open_idea(self, number: int) -> None: ...
    def open_ballot(self, number: int) -> None: ...
    def open_request(self, number: int) -> None: ...
    def begin_request(self, number: int) -> None: ...
    def open_pair(self, number: int) -> None: ...
    def open_buddy(self, number: int) -> None: ...
    def print_sheet(self, kind: str, what: dict[str, Any]) -> None: ...
    def save_calendar_of(self, number: int) -> None: ...
    def bring_in(self) -> None: ...
    def say_done(self, sentence: str) -> None: ...
    def tell(self, sentence: str) -> None: ...


Build = Callable[[CentreFile, Clock, House], QWidget]


@record
class PageKind:
    """One page. ``under`` is the page of the sidebar that it belongs to, if not itself."""

    key: str
    icon: str
    name: Message
    build: Build
    under: str = ""


def as_page(widget: QWidget) -> Page:
    """The same object, seen as a page."""
    return cast(Page, widget)


# Each imports its page inside, so that the window starts with the page it shows and no other.


def _today(file: CentreFile, now: Clock, house: House) -> QWidget:
    from dropin.today.page import TodayPage

    page = TodayPage(file, now)
    page.wanted.connect(partial(_go, house))
    return page


def _calendar(file: CentreFile, now: Clock, house: House) -> QWidget:
    from dropin.programme.calendar.page import CalendarPage

    page = CalendarPage(file, now, _activity_sections(now, house))
    page.said.connect(house.say_done)
    return page


def _attendance(file: CentreFile, now: Clock, house: House) -> QWidget:
    from dropin.attendance.page import AttendancePage

    page = AttendancePage(file, now)
    page.said.connect(house.say_done)
    page.print_wanted.connect(house.print_sheet)
    page.person_wanted.connect(house.open_person)
    return page


def _activities(file: CentreFile, now: Clock, house: House) -> QWidget:
    from dropin.programme.page import ActivitiesPage

    page = ActivitiesPage(file, now, _activity_sections(now, house))
    page.said.connect(house.say_done)
    return page


def _choosing(file: CentreFile, now: Clock, house: House) -> QWidget:
    from dropin.choosing.page import ChoosingPage

    page = ChoosingPage(file, now)
    page.said.connect(house.say_done)
    page.told.connect(house.tell)
    page.print_wanted.connect(house.print_sheet)
    page.activity_wanted.connect(house.open_activity)
    page.begin_wanted.connect(partial(_begin_activity, file, now, house))
    return page


def _oncall(file: CentreFile, now: Clock, house: House) -> QWidget:
    from dropin.roster.page import OnCallPage

    page = OnCallPage(file, now, partial(_cover_given, file, now))
    page.said.connect(house.say_done)
    page.told.connect(house.tell)
    page.print_wanted.connect(house.print_sheet)
    page.relief_wanted.connect(house.begin_relief)
    page.kinds_wanted.connect(partial(_show_settings, house, "on_call"))
    return page


def _buddies(file: CentreFile, now: Clock, house: House) -> QWidget:
    from dropin.buddies.page import BuddiesPage

    page = BuddiesPage(file, now)
    page.said.connect(house.say_done)
    page.told.connect(house.tell)
    page.print_wanted.connect(house.print_sheet)
    return page


def _people(file: CentreFile, now: Clock, house: House) -> QWidget:
    from dropin.people.page import PeoplePage

    sections = (
        partial(_person_attendance, now, house),
        partial(_person_on_call, now, house),
        partial(_person_cover, now, house),
        partial(_person_in_programme, now, house),
    )
    page = PeoplePage(file, now, sections)
    page.said.connect(house.say_done)
    page.bring_in_wanted.connect(house.bring_in)
    return page


def _cover(file: CentreFile, now: Clock, house: House) -> QWidget:
    from dropin.relief.page import CoverPage

    page = CoverPage(file, now)
    page.said.connect(house.say_done)
    page.pair_wanted.connect(house.open_pair)
    page.told.connect(house.tell)
    page.print_wanted.connect(house.print_sheet)
    return page


def _print(file: CentreFile, now: Clock, house: House) -> QWidget:
    from dropin.printing.page import PrintPage

    page = PrintPage(file, lambda: now().date())
    page.said.connect(house.tell)
    page.edited.connect(house.say_done)
    return page


def _settings(file: CentreFile, now: Clock, house: House) -> QWidget:
    from dropin.shell.settings import SettingsPage

    page = SettingsPage(file, now)
    page.said.connect(house.say_done)
    return page


# What rooms above say about a person or an activity, in the panels of the rooms below.


def _person_attendance(now: Clock, house: House, file: CentreFile, number: int) -> PersonAttendance:
    from dropin.attendance.person_view import PersonAttendance

    section = PersonAttendance(file, number, now)
    section.said.connect(house.say_done)
    return section


def _person_on_call(now: Clock, house: House, file: CentreFile, number: int) -> PersonOnCall:
    from dropin.roster.person_view import PersonOnCall

    section = PersonOnCall(file, number, now)
    section.said.connect(house.say_done)
    section.print_wanted.connect(house.print_sheet)
    section.calendar_wanted.connect(house.save_calendar_of)
    return section


def _person_cover(now: Clock, house: House, file: CentreFile, number: int) -> PersonCover | None:
    from dropin.relief.person_view import PersonCover, leads_or_is_on_call

    if not leads_or_is_on_call(file, number, now()):
        return None
    section = PersonCover(file, number, now)
    section.relief_wanted.connect(house.begin_relief)
    return section


def _person_in_programme(
    now: Clock, house: House, file: CentreFile, number: int
) -> PersonInProgramme:
    from dropin.buddies.person_view import PersonInProgramme

    section = PersonInProgramme(file, number, now)
    section.request_wanted.connect(house.open_request)
    section.new_request_wanted.connect(house.begin_request)
    section.buddy_wanted.connect(house.open_buddy)
    section.pair_wanted.connect(house.open_pair)
    return section


def _cover_given(file: CentreFile, now: Clock) -> Mapping[int, str]:
    """How often each leader covered for others lately, and was asked, beside their share."""
    from dropin.relief.candidates import figures_in_short
    from dropin.relief.store import figures

    return {number: str(figures_in_short(each)) for number, each in figures(file, now()).items()}


def _activity_attendance(
    now: Clock, house: House, file: CentreFile, number: int
) -> ActivityAttendance:
    from dropin.attendance.activity_view import ActivityAttendance

    section = ActivityAttendance(file, number, now)
    section.date_wanted.connect(partial(_show_date, house))
    return section


def _activity_sections(now: Clock, house: House) -> ActivitySections:
    return (
        partial(_activity_attendance, now, house),
        partial(_activity_training, house),
        partial(_activity_origin, house),
    )


def _activity_training(house: House, file: CentreFile, number: int) -> ActivityTraining:
    from dropin.attendance.training_day_view import ActivityTraining

    section = ActivityTraining(file, number)
    section.said.connect(house.say_done)
    return section


def _activity_origin(house: House, file: CentreFile, number: int) -> ActivityOrigin:
    from dropin.choosing.panels.origin_view import ActivityOrigin

    section = ActivityOrigin(file, number)
    section.idea_wanted.connect(house.open_idea)
    return section


def _show_choosing(house: House, tab: str, ballot_id: int) -> None:
    from dropin.choosing.page import ChoosingPage

    if ballot_id:
        house.open_ballot(ballot_id)
    else:
        cast(ChoosingPage, house.show_page("choosing")).go_to(tab)


def _begin_activity(file: CentreFile, now: Clock, house: House, idea_id: int) -> None:
    """An idea becomes an activity in the form every activity has, filled in as far as it says."""
    from dropin.choosing.drafting import first_draft
    from dropin.choosing.operations import begin_activity

    today = now().date()
    beginning = first_draft(file, idea_id, today)
    if beginning is not None:
        house.begin_activity(
            beginning.draft,
            str(beginning.note),
            lambda draft: begin_activity(file, idea_id, draft, today),
        )


def _show_date(house: House, key: Key, day: date) -> None:
    from dropin.attendance.page import AttendancePage

    cast(AttendancePage, house.show_page("attendance")).show_date(key, day)


def _show_people_of(house: House, day: date) -> None:
    from dropin.attendance.page import AttendancePage

    cast(AttendancePage, house.show_page("attendance")).show_day(day)


def _go(house: House, way: Way) -> None:
    """Where Today leads to: its answer in another page."""
    from dropin.today import model as today

    ways: dict[str, Callable[..., object]] = {
        today.DAY: house.show_day,
        today.ACTIVITY: house.open_activity,
        today.PERSON: house.open_person,
        today.PAGE: house.show_page,
        today.ON_CALL: partial(house.show_page, "oncall"),
        today.PEOPLE_OF_DAY: partial(_show_people_of, house),
        today.PEOPLE_OF_DATE: partial(_show_date, house),
        today.RENEWALS: partial(_show_renewals, house),
        today.CHOOSING: partial(_show_choosing, house),
        today.ROSTER: partial(_show_roster, house),
        today.OFFERS: partial(_show_offers, house),
        today.PAIR: house.open_pair,
        today.BUDDIES: partial(_show_buddies, house),
        today.PRINT: partial(_show_print, house),
    }
    ways[way.to](*way.what)


def _show_roster(house: House, day: date) -> None:
    from dropin.roster.page import OnCallPage

    cast(OnCallPage, house.show_page("oncall")).show_day(day)


def _show_offers(house: House) -> None:
    from dropin.roster.page import OnCallPage

    cast(OnCallPage, house.show_page("oncall")).open_offers()


def _show_buddies(house: House, tab: str) -> None:
    from dropin.buddies.page import BuddiesPage

    cast(BuddiesPage, house.show_page("buddies")).show_tab(tab)


def _show_print(house: House, sheet: str, day: date) -> None:
    """The sheet to hang in the place of the one that is out of date."""
    from dropin.printing.page import PrintPage

    cast(PrintPage, house.show_page("print")).show_sheet(sheet, day, mark_changes=True)


def _show_settings(house: House, section: str) -> None:
    from dropin.shell.settings import SettingsPage

    cast(SettingsPage, house.show_page("settings")).show_section(section)


def _show_renewals(house: House) -> None:
    from dropin.people.page import PeoplePage

    cast(PeoplePage, house.show_page("people")).open_renewals()


PAGES = (
    PageKind("today", "today", Message("Today"), _today),
    PageKind("calendar", "calendar", Message("Calendar"), _calendar),
    PageKind("attendance", "attendance", Message("Attendance"), _attendance),
    PageKind("activities", "activities", Message("Activities"), _activities),
    PageKind("choosing", "choosing", Message("Ideas & votes"), _choosing),
    PageKind("oncall", "oncall", Message("On call"), _oncall),
    PageKind("buddies", "heart", Message("Buddies"), _buddies),
    PageKind("people", "people", Message("People"), _people),
    PageKind("print", "print", Message("Print"), _print),
    PageKind("settings", "settings", Message("Settings"), _settings),
)

BESIDE = (PageKind("cover", "oncall", Message("Needs cover"), _cover, under="oncall"),)
"""Pages that stand in no list: one comes to them from another page, or by a command."""
