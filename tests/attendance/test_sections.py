"""A person's and an activity's side of attendance, in their panels; Settings; what else opens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from dropin.attendance.activity_view import ActivityAttendance
from dropin.attendance.model import MISSED, Agreement, key_of
from dropin.attendance.operations import (
    check_in,
    pay,
    save_agreement,
    set_interests,
    set_presence,
    sign_up,
)
from dropin.attendance.panels.cash_view import CashPanel
from dropin.attendance.panels.suggestions_view import SuggestionsPanel
from dropin.attendance.person_view import PersonAttendance
from dropin.attendance.settings_view import AttendanceSection
from dropin.attendance.store import (
    agreements,
    cash_day,
    companions_of,
    customs,
    fees_owing,
    interests_of,
    pauses_of,
    standings_of,
)
from dropin.attendance.waiting import waiting_for_somebody
from dropin.dates import Customs
from dropin.kit.labels import Label
from dropin.people.model import Person
from dropin.people.operations import add_person, remove_person
from dropin.programme.model import Category
from dropin.programme.operations import cancel_one, remove_activity, save_category
from tests.attendance.house import NOW, TODAY, TUESDAY, House
from tests.attendance.screens import in_sight
from tests.kit.looking import cut_texts
from tests.shell.hands import button, click, settle

AFTER = datetime(2026, 11, 27, 9, tzinfo=ZoneInfo("Europe/Dublin"))


def words(widget: QWidget) -> list[str]:
    settle()
    return [each.text() for each in widget.findChildren(Label) if each.isVisible() and each.text()]


def person_section(house: House, qtbot: QtBot, person_id: int) -> PersonAttendance:
    section = PersonAttendance(house.file, person_id, lambda: AFTER)
    in_sight(section, qtbot)
    house.file.listeners.append(lambda _: section.refresh())
    return section


def missed(house: House, activity_id: int, person_id: int, *days: date) -> None:
    """Signed up and neither came nor said so, under an agreement of three in sixty days."""
    save_agreement(
        house.file,
        Agreement(0, None, 3, 60, "Three times without a word.", "We talk.", date(2026, 9, 1)),
    )
    for day in days:
        occurrence = house.on(activity_id, day)
        made = datetime.combine(day, datetime.min.time(), ZoneInfo("Europe/Dublin"))
        sign_up(house.file, occurrence, person_id, now=made)
        set_presence(house.file, occurrence, person_id, MISSED, now=AFTER)


def test_it_says_plainly_where_somebody_stands(house: House, qtbot: QtBot) -> None:
    choir, ana = house.choir(capacity=None), house.person("Ana Lopes")
    missed(house, choir, ana, date(2026, 11, 10), TUESDAY)
    section = person_section(house, qtbot, ana)
    told = " ".join(words(section))
    assert "Missed 2 of 3 in 60 days." in told
    assert "The oldest lapses on Sat 9 Jan." in told
    assert "Three times without a word." in told
    assert not any(each.text() == "We talked" for each in visible_buttons(section))


def test_reaching_the_number_proposes_a_talk_and_a_person_decides(
    house: House, qtbot: QtBot
) -> None:
    choir, ana = house.choir(capacity=None), house.person("Ana Lopes")
    missed(house, choir, ana, date(2026, 11, 10), date(2026, 11, 17), TUESDAY)
    section = person_section(house, qtbot, ana)
    assert "Nothing is blocked." in " ".join(words(section))
    click(qtbot, button(section, "We talked"))
    assert standings_of(house.file, ana, AFTER.date()) == ()
    house.file.undo()
    settle()
    click(qtbot, button(section, "A pause…"))
    click(qtbot, button(section, "Confirm the pause"))
    assert pauses_of(house.file, ana) == (), "a pause needs its end and a name"
    (part,) = section._standings.values()
    part.form.set_values({"until": date(2026, 12, 20), "by": "Jo"})
    click(qtbot, button(section, "Confirm the pause"))
    (pause,) = pauses_of(house.file, ana)
    assert (pause.ends_on, pause.confirmed_by) == (date(2026, 12, 20), "Jo")
    assert cut_texts(section) == []


def test_a_pause_can_be_appealed_and_lifted(house: House, qtbot: QtBot) -> None:
    test_reaching_the_number_proposes_a_talk_and_a_person_decides(house, qtbot)
    section = person_section(house, qtbot, 1)
    click(qtbot, button(section, "Appeal…"))
    (part,) = section._pauses.values()
    part.form.set_values({"appeal": "I was at my sister's"})
    click(qtbot, button(section, "Note the appeal"))
    assert "I was at my sister's" in " ".join(words(section))
    click(qtbot, button(section, "Lift it"))
    assert pauses_of(house.file, 1)[0].appeal_result == "lifted"
    assert section._pauses == {}


def test_sign_ups_visits_and_fees_stand_in_the_persons_panel(house: House, qtbot: QtBot) -> None:
    choir, ana = house.choir(price_cents=300, capacity=1), house.person("Ana Lopes")
    check_in(house.file, house.on(choir), ana, now=AFTER)
    house.sign_up(choir, house.person("Jo Byrne"), ana, day=date(2026, 12, 1))
    told = words(person_section(house, qtbot, ana))
    assert "Choir, Tue 1 Dec, 14:00 · waits for a place" in told
    assert "Tue 24 Nov · Choir" in told
    assert "€3.00 for Choir on Tue 24 Nov" in told


def test_interests_are_ticked(house: House, qtbot: QtBot) -> None:
    music = save_category(house.file, Category(0, "Music", "pink"))
    ana = house.person("Ana Lopes")
    section = person_section(house, qtbot, ana)
    click(qtbot, section.interests[music].check)
    assert interests_of(house.file, ana) == {music}
    house.file.undo()
    assert section.interests[music].value() is False


def test_sections_outlive_the_removal_of_whom_they_are_about(house: House, qtbot: QtBot) -> None:
    choir, ana = house.choir(), house.person("Ana Lopes")
    person_section(house, qtbot, ana)
    section = ActivityAttendance(house.file, choir, lambda: AFTER)
    qtbot.addWidget(section)
    remove_person(house.file, ana)
    remove_activity(house.file, choir)
    section.refresh()
    assert [line.text() for line in section.findChildren(Label) if line.isVisible()] == []


def test_an_activity_shows_its_next_dates_and_leads_to_their_people(
    house: House, qtbot: QtBot
) -> None:
    choir = house.choir(capacity=9)
    check_in(house.file, house.on(choir), house.person("Ana Lopes"), now=AFTER)
    house.sign_up(choir, house.person("Jo Byrne"), day=date(2026, 12, 1))
    section = ActivityAttendance(house.file, choir, lambda: AFTER)
    in_sight(section, qtbot)
    assert any(each.startswith("About ") for each in words(section))
    first = next(each for each in visible_buttons(section) if each.text() == "Tue 1 Dec, 14:00")
    assert first.accessibleDescription() == "1 of 9 places taken"
    with qtbot.waitSignal(section.date_wanted) as asked:
        click(qtbot, first)
    assert asked.args == [key_of(house.on(choir, date(2026, 12, 1))), date(2026, 12, 1)]


def test_the_cash_sheet_adds_up_as_one_counts(house: House, qtbot: QtBot) -> None:
    choir, ana = house.choir(price_cents=300), house.person("Ana Lopes")
    check_in(house.file, house.on(choir), ana, now=AFTER)
    (fee,) = fees_owing(house.file, ana)
    pay(house.file, fee.id, 300, AFTER.date())
    panel = CashPanel(house.file, AFTER.date(), Customs())
    in_sight(panel, qtbot)
    assert "Receipt 1 · Ana Lopes · Choir · €3.00" in words(panel)
    panel.form.set_values({"opening": 1000, "counted": 1250})
    panel.form.changed.emit()
    assert panel.difference.label.text() == "€0.50 less than there should be."
    panel.form.set_values({"counted": 1300})
    panel.form.changed.emit()
    assert panel.difference.label.text() == "It adds up."
    panel.save()
    saved = cash_day(house.file, AFTER.date())
    assert (saved.opening_cents, saved.counted_cents) == (1000, 1300)


def test_worth_a_word_names_newcomers_and_takes_a_companion(house: House, qtbot: QtBot) -> None:
    newcomer = add_person(house.file, Person(0, "Mo Adams", joined_on=TODAY))
    friend = house.person("Ana Lopes")
    panel = SuggestionsPanel(house.file, lambda: AFTER, Customs())
    in_sight(panel, qtbot)
    click(qtbot, button(panel, "Somebody comes along…"))
    with qtbot.waitSignal(panel.person_wanted) as asked:
        click(qtbot, button(panel, "Mo Adams"))
    assert asked.args == [newcomer]
    panel._accompany(newcomer, AFTER.date(), friend)
    assert companions_of(house.file, newcomer) == ((AFTER.date(), friend),)


def test_worth_a_word_tells_whom_a_free_place_may_please(house: House, qtbot: QtBot) -> None:
    music = save_category(house.file, Category(0, "Music", "pink"))
    choir = house.choir(capacity=9)
    house.change(replace(house.activity(choir), category_id=music))
    ana = house.person("Ana Lopes")
    set_interests(house.file, ana, {music})
    panel = SuggestionsPanel(house.file, lambda: AFTER, Customs())
    in_sight(panel, qtbot)
    told = " ".join(words(panel))
    assert "Choir, Tue 1 Dec 14:00" in told
    assert button(panel, "Ana Lopes")


def test_settings_hold_times_and_the_members_agreement(house: House, qtbot: QtBot) -> None:
    house.choir()
    section = AttendanceSection(house.file, AFTER.date())
    in_sight(section, qtbot)
    house.file.listeners.append(lambda _: section.refresh())
    section.form.set_values({"offer_hours": 48})
    click(qtbot, button(section, "Save"))
    assert customs(house.file).offer_hours == 48
    section.agreement.set_values({"missed": 3, "within_days": 60, "words": ""})
    click(qtbot, button(section, "Put this agreement in force"))
    assert agreements(house.file) == (), "without words there is no agreement"
    section.agreement.set_values({"words": "Three times."})
    click(qtbot, button(section, "Put this agreement in force"))
    (held,) = agreements(house.file)
    assert (held.missed, held.words, held.activity_id) == (3, "Three times.", None)
    settle()
    click(qtbot, button(section, "Remove: " + section._words(held)))
    assert not agreements(house.file)[0].holds_on(AFTER.date() + timedelta(days=1))


def test_what_waits_is_told_once_and_only_where_it_waits(house: House) -> None:
    assert waiting_for_somebody(house.file, NOW, Customs()) == ()
    choir = house.choir(capacity=1)
    house.sign_up(choir, *house.people("Ana Lopes", "Jo Byrne"))
    assert waiting_for_somebody(house.file, NOW, Customs()) == ()
    set_presence(house.file, house.on(choir), 1, "excused", now=NOW)
    (place,) = waiting_for_somebody(house.file, NOW, Customs())
    assert str(place.text) == "A place in Choir on Tue 24 Nov is free. Waiting: 1."
    cancel_one(house.file, house.on(choir), "")
    (orphan,) = waiting_for_somebody(house.file, NOW, Customs())
    assert str(orphan.text) == "Choir on Tue 24 Nov is cancelled: 1 to tell."


def visible_buttons(widget: QWidget) -> list[QAbstractButton]:
    return [each for each in widget.findChildren(QAbstractButton) if each.isVisible()]
