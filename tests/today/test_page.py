"""The Today page: one look says what is on; every line leads to where it is answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dropin.attendance.operations import sign_up
from dropin.dates import week_start
from dropin.kit.buttons import Button
from dropin.kit.lines import Line
from dropin.people.operations import note_training, save_training
from dropin.people.training import Training, TrainingHeld
from dropin.printing.composing import sheet_of
from dropin.printing.model import USUAL, WEEK
from dropin.printing.remembering import print_of, remember
from dropin.programme.model import CANCELLED, Activity, ActivityTime
from dropin.programme.occurrences import occurrences
from dropin.programme.operations import add_activity, cancel_one
from dropin.programme.store import programme_between
from dropin.roster.model import ShiftPattern
from dropin.roster.operations import offer_slot, propose_swap, save_pattern
from dropin.roster.planning.model import BACKUP
from dropin.storage.file import CentreFile
from dropin.today.model import (
    ACTIVITY,
    DAY,
    OFFERS,
    ON_CALL,
    PAGE,
    PEOPLE_OF_DAY,
    PERSON,
    PRINT,
    RENEWALS,
    ROSTER,
    Way,
)
from dropin.today.page import TodayPage
from tests.files import new_file
from tests.programme.screen_sample import ANA, now, sample
from tests.roster.duty import MONDAY, TUESDAY, Duty, wall
from tests.shell.hands import settle


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CentreFile]:
    with sample(tmp_path) as opened:
        yield opened


def shown(file: CentreFile, qtbot: QtBot) -> TodayPage:
    page = TodayPage(file, now)
    qtbot.addWidget(page)
    page.resize(1158, 768)
    with qtbot.waitExposed(page):
        page.show()
    return page


def line(page: TodayPage, words: str) -> Line:
    settle()
    return next(each for each in page.findChildren(Line) if words in each.accessibleName())


def labels(page: TodayPage) -> list[str]:
    settle()
    return [each.text() for each in page.findChildren(QLabel)]


def test_it_says_the_day_and_what_is_on_with_time_place_and_leader(
    file: CentreFile, qtbot: QtBot
) -> None:
    page = shown(file, qtbot)
    assert "Wednesday 25 November 2026" in labels(page)
    kitchen = line(page, "Open kitchen")
    assert kitchen.accessibleName() == "10:00–12:00, Open kitchen"
    assert kitchen.accessibleDescription() == "Kitchen · Ana Lopes"
    assert "On now" in labels(page)
    assert "Tomorrow" in labels(page)
    assert line(page, "Quiet hour").accessibleName() == "morning, Quiet hour"


def test_a_cancelled_night_is_not_on_after_midnight(file: CentreFile, qtbot: QtBot) -> None:
    night = ActivityTime(0, 0, "", rule="FREQ=DAILY", at=time(22), minutes=4 * 60)
    add_activity(file, Activity(0, "Night café", times=(night,)))
    last_night, today = date(2026, 11, 24), date(2026, 11, 25)
    on = occurrences(programme_between(file, last_night, today), last_night, today)
    cancel_one(file, next(each for each in on if each.title == "Night café"), "No heating")
    page = TodayPage(file, lambda: now().replace(hour=1, minute=0))
    qtbot.addWidget(page)
    assert page.view.now == ()


def test_it_tells_the_topic_and_what_is_said_beside_the_clock(
    file: CentreFile, qtbot: QtBot
) -> None:
    massages = ActivityTime(
        0,
        0,
        "",
        rule="FREQ=DAILY",
        at=time(15),
        time_words="by appointment",
        topic="hands and feet",
    )
    add_activity(file, Activity(0, "Massages", led_by="Ash", times=(massages,)))
    told = line(shown(file, qtbot), "Massages").accessibleDescription()
    assert told == "hands and feet · by appointment · Ash"


def test_a_line_leads_to_its_day_by_mouse_and_by_enter(file: CentreFile, qtbot: QtBot) -> None:
    page = shown(file, qtbot)
    with qtbot.waitSignal(page.wanted) as wanted:
        qtbot.mouseClick(line(page, "Quiet hour"), Qt.MouseButton.LeftButton)
    assert wanted.args == [Way(DAY, (date(2026, 11, 26),))]
    with qtbot.waitSignal(page.wanted) as wanted:
        qtbot.keyClick(line(page, "Baking"), Qt.Key.Key_Return)
    assert wanted.args == [Way(DAY, (date(2026, 11, 25),))]


def test_what_waits_leads_to_where_it_is_answered(file: CentreFile, qtbot: QtBot) -> None:
    page = shown(file, qtbot)
    with qtbot.waitSignal(page.wanted) as wanted:
        qtbot.mouseClick(line(page, "When is Garden?"), Qt.MouseButton.LeftButton)
    assert wanted.args == [Way(ACTIVITY, (6,))]
    with qtbot.waitSignal(page.wanted) as wanted:
        qtbot.mouseClick(line(page, "overlap"), Qt.MouseButton.LeftButton)
    assert wanted.args == [Way(DAY, (date(2026, 11, 25),))]
    assert line(page, "Nobody is down to lead Quiet hour").isVisible()


def test_an_empty_day_says_so_kindly(file: CentreFile, qtbot: QtBot) -> None:
    with file.change("Stop everything") as change:
        change.execute("UPDATE activity SET suspended_from = '2026-01-01'")
        change.execute("UPDATE activity_time SET dating = 'dated'")
    page = shown(file, qtbot)
    assert "Nothing is on today." in labels(page)
    quiet = "Nothing waits for anybody. Enjoy the day."
    assert quiet not in labels(page), "nobody has looked yet"
    qtbot.waitUntil(lambda: quiet in labels(page))


def test_an_empty_centre_is_offered_its_first_step(tmp_path: Path, qtbot: QtBot) -> None:
    with new_file(tmp_path) as file:
        page = shown(file, qtbot)
        assert "Nothing is planned yet" in labels(page)
        step = next(each for each in page.findChildren(Button) if each.isVisible())
        with qtbot.waitSignal(page.wanted) as wanted:
            qtbot.mouseClick(step, Qt.MouseButton.LeftButton)
        assert wanted.args == [Way(PAGE, ("activities",))]


def test_nothing_is_built_anew_while_nothing_changes(file: CentreFile, qtbot: QtBot) -> None:
    page = shown(file, qtbot)
    before = line(page, "Baking")
    page._timer.timeout.emit()
    assert line(page, "Baking") is before


def test_a_closed_day_says_why(file: CentreFile, qtbot: QtBot) -> None:
    page = shown(file, qtbot)
    with file.change("Close today") as change:
        change.insert("closure", starts_on="2026-11-25", ends_on="2026-11-26", reason="Pipes burst")
    page.refresh()
    assert "Closed today: Pipes burst" in labels(page)


def test_what_changed_is_shown_after_a_refresh_and_the_minute_s_tick(
    file: CentreFile, qtbot: QtBot
) -> None:
    page = shown(file, qtbot)
    with file.change("Rename") as change:
        change.execute("UPDATE activity SET title = 'Bread club' WHERE title = 'Baking'")
    page._timer.timeout.emit()
    assert line(page, "Bread club").isVisible()
    assert page._timer.isActive()
    assert page._timer.interval() == 60_000


def test_in_a_narrow_window_nothing_is_hidden(file: CentreFile, qtbot: QtBot) -> None:
    page = shown(file, qtbot)
    page.resize(560, 700)
    settle()
    for each in page.findChildren(Line):
        assert each.height() >= each.heightForWidth(each.width())
        assert each.mapTo(page, each.rect().topRight()).x() <= page.width()


def test_a_moment_later_it_tells_what_waits_around_sign_ups(file: CentreFile, qtbot: QtBot) -> None:
    tomorrow = now().date() + timedelta(days=1)
    end = tomorrow + timedelta(days=1)
    (quiet_hour,) = occurrences(programme_between(file, tomorrow, end), tomorrow, end)
    sign_up(file, quiet_hour, ANA, now=now())
    cancel_one(file, quiet_hour, "")
    page = shown(file, qtbot)
    assert not any("to tell" in str(need.text) for need in page.view.needs)
    qtbot.waitUntil(lambda: any("to tell" in str(need.text) for need in page.view.needs))
    told = line(page, "Quiet hour on Thu 26 Nov is cancelled: 1 to tell.")
    with qtbot.waitSignal(page.wanted) as asked:
        qtbot.mouseClick(told, Qt.MouseButton.LeftButton)
    assert asked.args == [Way(PEOPLE_OF_DAY, (tomorrow,))]


def test_a_moment_later_it_tells_whose_training_lapses(file: CentreFile, qtbot: QtBot) -> None:
    number = save_training(file, Training(0, "First aid", 24))
    lapses_on = now().date() + timedelta(days=8)
    page = shown(file, qtbot)
    note_training(file, TrainingHeld(0, ANA, number, date(2024, 1, 1), lapses_on))
    qtbot.waitUntil(lambda: any("lapses" in str(need.text) for need in page.view.needs))
    with qtbot.waitSignal(page.wanted) as asked:
        told = line(page, "First aid of Ana Lopes lapses on 3 December.")
        qtbot.mouseClick(told, Qt.MouseButton.LeftButton)
    assert asked.args == [Way(PERSON, (ANA,))]


def test_of_many_trainings_to_renew_one_line_leads_to_all(file: CentreFile, qtbot: QtBot) -> None:
    lapses_on = now().date() + timedelta(days=8)
    for each in range(5):
        number = save_training(file, Training(0, f"Course {each}"))
        note_training(file, TrainingHeld(0, ANA, number, date(2024, 1, 1), lapses_on))
    page = shown(file, qtbot)
    qtbot.waitUntil(lambda: any(need.way.to == RENEWALS for need in page.view.needs))
    with qtbot.waitSignal(page.wanted) as asked:
        qtbot.keyClick(line(page, "2 more trainings are to be renewed."), Qt.Key.Key_Space)
    assert asked.args == [Way(RENEWALS)]


def test_out_of_sight_it_rests_and_catches_up_when_it_is_seen_again(
    file: CentreFile, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dropin.today.page._MINUTE", 10)
    page = shown(file, qtbot)
    looks_at_the_clock: list[datetime] = []

    def look() -> datetime:
        looks_at_the_clock.append(now())
        return now()

    monkeypatch.setattr(page, "_now", look)
    page.hide()
    qtbot.wait(60)
    assert not looks_at_the_clock
    page.show()
    assert looks_at_the_clock


@pytest.fixture
def duty(tmp_path: Path) -> Iterator[Duty]:
    with new_file(tmp_path) as opened:
        yield Duty(opened)


def on_duty(duty: Duty, qtbot: QtBot, at: datetime) -> TodayPage:
    page = TodayPage(duty.file, lambda: at)
    qtbot.addWidget(page)
    page.resize(1158, 768)
    with qtbot.waitExposed(page):
        page.show()
    return page


def test_who_is_on_call_stands_at_the_top(duty: Duty, qtbot: QtBot) -> None:
    ana = duty.leader("Ana Silva", "085 1")
    duty.put(ana, "Phone", MONDAY)
    duty.put(duty.ben, "Phone", MONDAY, BACKUP)
    duty.put(duty.cleo, "Desk", TUESDAY)
    page = on_duty(duty, qtbot, wall(TUESDAY, 7))
    found = line(page, "Ana Silva")
    assert found.accessibleName() == "22:00–8:00, Ana Silva"
    assert found.accessibleDescription() == "Phone · 085 1 · backup: Ben Okafor"
    assert "Next, from 10:00: Cleo Byrne (Desk)" in labels(page)
    with qtbot.waitSignal(page.wanted) as asked:
        qtbot.mouseClick(found, Qt.MouseButton.LeftButton)
    assert asked.args == [Way(ON_CALL)]


def test_a_gap_on_call_and_a_shift_nobody_took_are_told(duty: Duty, qtbot: QtBot) -> None:
    duty.put(None, "Desk", TUESDAY)
    page = on_duty(duty, qtbot, wall(TUESDAY, 11))
    assert "Nobody is down for Desk" in line(page, "Nobody").accessibleName()
    assert "Nobody is on call now." in labels(on_duty(duty, qtbot, wall(TUESDAY, 9)))


def test_a_centre_without_a_roster_reads_nothing_of_it(file: CentreFile, qtbot: QtBot) -> None:
    assert "On call now" not in labels(shown(file, qtbot))


def test_shifts_offered_wait_for_a_person(duty: Duty, qtbot: QtBot) -> None:
    at = wall(MONDAY, 9)
    offer_slot(duty.file, duty.put(duty.ben, "Desk", TUESDAY), now=at)
    page = on_duty(duty, qtbot, at)
    page._read_people()
    need = line(page, "Ben Okafor offers Desk on Tue 24 Nov: nobody has taken it.")
    with qtbot.waitSignal(page.wanted) as asked:
        qtbot.mouseClick(need, Qt.MouseButton.LeftButton)
    assert asked.args == [Way(OFFERS)]


def test_many_shifts_offered_are_told_by_their_number(duty: Duty, qtbot: QtBot) -> None:
    at = wall(MONDAY, 9)
    for ahead in range(1, 7):
        day = MONDAY + timedelta(days=ahead)
        offer_slot(duty.file, duty.put(duty.ben, "Desk", day), now=at)
    page = on_duty(duty, qtbot, at)
    page._read_people()
    assert line(page, "3 more are offered.")
    propose_swap(
        duty.file,
        duty.put(duty.ana, "Phone", MONDAY),
        duty.put(duty.ben, "Desk", TUESDAY),
        now=at,
    )
    page.refresh()
    assert line(page, "Ana Lopes would swap Phone on Mon 23 Nov for Desk on Tue 24 Nov with Ben")


def test_slots_nobody_is_in_wait_and_lead_to_the_roster(file: CentreFile, qtbot: QtBot) -> None:
    desk = ShiftPattern(0, "Desk", (3,), time(10), time(14), date(2026, 1, 1))
    save_pattern(file, desk, now().date())
    page = shown(file, qtbot)
    waiting = "1 slot on call has nobody in the next 7 days."
    qtbot.waitUntil(
        lambda: any(waiting in each.accessibleName() for each in page.findChildren(Line))
    )
    with qtbot.waitSignal(page.wanted) as asked:
        line(page, waiting).click()
    assert asked.args == [Way(ROSTER, (date(2026, 11, 26),))]


def test_a_week_on_the_wall_that_is_out_of_date_leads_to_its_print(
    file: CentreFile, qtbot: QtBot
) -> None:
    usual = USUAL[WEEK]
    day = now().date()
    sheet = sheet_of(file, WEEK, day, usual, today=day)
    remember(file, [print_of(sheet, usual, now())])
    page = shown(file, qtbot)
    qtbot.wait(600)  # what waits in the rooms is read a moment later
    assert not any("on the wall" in words for words in lines(page))
    ahead = occurrences(programme_between(file, day, day + timedelta(7)), day, day + timedelta(7))
    end = week_start(day, 0) + timedelta(7)
    cancel_one(file, next(each for each in ahead if each.day < end and each.status != CANCELLED))
    page.refresh()
    words = "The week on the wall is out of date: 1 change."
    qtbot.waitUntil(lambda: words in lines(page))
    line_of_it = line(page, words)
    with qtbot.waitSignal(page.wanted) as wanted:
        qtbot.mouseClick(line_of_it, Qt.MouseButton.LeftButton)
    assert wanted.args == [Way(PRINT, (WEEK, day))]


def lines(page: TodayPage) -> list[str]:
    settle()
    return [each.accessibleName() for each in page.findChildren(Line)]


def test_it_says_how_many_mean_to_come_today_and_tomorrow(file: CentreFile, qtbot: QtBot) -> None:
    today = now().date()
    (walk, *_) = occurrences(
        programme_between(file, today, today + timedelta(days=1)), today, today + timedelta(days=1)
    )
    sign_up(file, walk, ANA, now=now(), guests=2)
    page = shown(file, qtbot)

    def told() -> str:
        return line(page, walk.title).accessibleDescription()

    assert "expected" not in told()
    qtbot.waitUntil(lambda: "3 expected" in told(), timeout=5_000)
