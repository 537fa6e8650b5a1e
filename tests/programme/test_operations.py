"""Every edit of the programme: what it does, how it is called, and that undo takes it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from dropin.errors import KnownError
from dropin.people.model import Person
from dropin.people.operations import add_person
from dropin.programme import operations as edit
from dropin.programme.changes.writing import write_date_change
from dropin.programme.model import (
    CANCELLED,
    MOVED,
    WORDS,
    Activity,
    ActivityTime,
    Category,
    Closure,
    DateChange,
    Occurrence,
    Place,
    Term,
)
from dropin.programme.occurrences import occurrences
from dropin.programme.store import (
    activities,
    activity,
    closures,
    date_changes,
    places,
    programme,
    programme_between,
    terms,
)
from dropin.storage.file import CentreFile
from tests.files import dump, new_file

TUE, WED = date(2026, 11, 24), date(2026, 11, 25)
CHOIR = Activity(
    0,
    "Choir",
    times=(ActivityTime(0, 0, "", rule="FREQ=WEEKLY;BYDAY=TU", at=time(14), minutes=120),),
)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CentreFile]:
    with new_file(tmp_path) as file:
        yield file


def on(file: CentreFile, first: date, end: date) -> tuple[Occurrence, ...]:
    return occurrences(programme(file), first, end)


def choir(file: CentreFile, day: date = TUE) -> Occurrence:
    return next(each for each in on(file, day, date(2027, 12, 31)) if each.original_day == day)


def test_an_activity_comes_back_as_it_was_written(file: CentreFile) -> None:
    ana = add_person(file, Person(0, "Ana Silva"))
    hall = edit.save_place(file, Place(0, "Hall", "1 Quay Street", "step-free", "community"))
    social = edit.save_category(file, Category(0, "Social", "pink"))
    draft = Activity(
        0,
        "Table tennis",
        category_id=social,
        description="Bats are here.",
        place_id=hall,
        leader_id=ana,
        co_leader_id=ana,
        led_by="and friends",
        capacity=8,
        fee_cents=150,
        open_to="everybody",
        bring="soft shoes",
        notes="Ring the bell",
        setting="community",
        on_closure="keep",
        suspended_from=date(2027, 1, 4),
        suspended_until=date(2027, 2, 1),
        suspension_note="The hall is painted",
        created_on=date(2026, 1, 1),
        times=(
            ActivityTime(
                0, 0, "one@centre", rule="FREQ=WEEKLY;BYDAY=MO", at=time(11, 45), minutes=60
            ),
            ActivityTime(
                0,
                0,
                "two@centre",
                starts_on=date(2026, 1, 7),
                rule="FREQ=WEEKLY;BYDAY=WE",
                at=time(11, 30),
                time_words="morning",
                words="Wednesdays 11:30",
                topic="online",
                place_id=hall,
                term="School term",
                added=(date(2026, 12, 3),),
                excluded=(date(2026, 12, 2), date(2026, 12, 9)),
            ),
        ),
    )
    activity_id = edit.add_activity(file, draft)
    stored = activity(file, activity_id)
    assert stored is not None
    times = tuple(
        replace(each, id=found.id, activity_id=activity_id)
        for each, found in zip(draft.times, stored.times, strict=True)
    )
    assert stored == replace(draft, id=activity_id, times=times)
    assert activities(file) == (stored,)
    snapshot = programme(file)
    assert snapshot.leaders == {ana: "Ana Silva"}
    assert snapshot.places[hall].access_facts == "step-free"


def test_a_time_without_a_name_for_calendars_gets_one_of_its_own(file: CentreFile) -> None:
    edit.add_activity(file, CHOIR)
    edit.add_activity(file, CHOIR)
    uids = {each.uid for one in activities(file) for each in one.times}
    assert len(uids) == 2
    assert "" not in uids


def test_the_snapshot_is_read_again_after_a_change(file: CentreFile) -> None:
    edit.add_activity(file, CHOIR)
    before = programme(file)
    assert programme(file) == before
    edit.cancel_one(file, choir(file), "Rehearsal elsewhere")
    assert len(programme(file).date_changes) == 1


def test_a_span_reads_only_the_changed_dates_that_touch_it(file: CentreFile) -> None:
    edit.add_activity(file, CHOIR)
    moved = choir(file)
    edit.change_one(file, moved, day=moved.day + timedelta(days=30), at=moved.at)
    for day in (moved.day, moved.day + timedelta(days=30)):
        span = (day, day + timedelta(days=1))
        part = programme_between(file, *span)
        assert len(part.date_changes) == 1
        assert occurrences(part, *span) == occurrences(programme(file), *span)
    between = moved.day + timedelta(days=7)
    assert not programme_between(file, between, between + timedelta(days=7)).date_changes


def test_a_span_reads_only_the_closures_that_touch_it(file: CentreFile) -> None:
    edit.add_activity(file, CHOIR)
    day = choir(file).day
    edit.save_closure(file, Closure(0, day, day + timedelta(days=1), reason="Heating"))
    assert programme_between(file, day, day + timedelta(days=1)).closures == closures(file)
    after = day + timedelta(days=1)
    assert not programme_between(file, after, after + timedelta(days=7)).closures


def test_who_steps_in_on_one_date_is_known_by_name(file: CentreFile) -> None:
    edit.add_activity(file, CHOIR)
    with file.change("A person") as change:
        number = change.insert("person", name="Jo Byrne")
    date_of_jo = choir(file)
    edit.change_one(file, date_of_jo, leader_id=number)
    day = date_of_jo.day
    assert programme_between(file, day, day + timedelta(days=1)).leaders[number] == "Jo Byrne"
    assert programme(file).leaders[number] == "Jo Byrne"


def add_and_fail(file: CentreFile) -> None:
    edit.add_activity(file, CHOIR)
    programme(file)
    edit.add_activity(file, replace(CHOIR, title=""))


def test_a_snapshot_read_in_the_middle_of_a_change_is_not_kept(file: CentreFile) -> None:
    edit.add_activity(file, CHOIR)
    programme(file)
    with file.change("Two activities"):
        edit.add_activity(file, CHOIR)
        assert len(programme(file).activities) == 2
        edit.add_activity(file, CHOIR)
    assert len(programme(file).activities) == 3
    with pytest.raises(KnownError), file.change("Given up"):
        add_and_fail(file)
    assert len(programme(file).activities) == 3


def test_moving_one_date_leaves_all_others(file: CentreFile) -> None:
    edit.add_activity(file, CHOIR)
    edit.change_one(file, choir(file), day=WED, at=time(15))
    assert file.undo_label == "Move Choir to Wed 25 Nov, 15:00"
    moved = choir(file)
    assert (moved.day, moved.at, moved.status) == (WED, time(15), MOVED)
    assert [each.day for each in on(file, TUE, date(2026, 12, 9))] == [
        WED,
        date(2026, 12, 1),
        date(2026, 12, 8),
    ]


def test_changes_of_one_date_add_up_and_vanish_when_all_is_as_always(file: CentreFile) -> None:
    edit.add_activity(file, CHOIR)
    edit.change_one(file, choir(file), title="Carols", minutes=90)
    edit.change_one(file, choir(file), topic="Advent", note="Song sheets are here")
    both = choir(file)
    assert (both.title, both.topic, both.minutes) == ("Carols", "Advent", 90)
    edit.change_one(file, both, title="Choir", minutes=120, topic="", note="")
    assert date_changes(file, both.activity_time.id) == ()


def test_one_date_can_be_led_by_nobody_by_another_or_by_words(file: CentreFile) -> None:
    ana, ben = add_person(file, Person(0, "Ana")), add_person(file, Person(0, "Ben"))
    edit.add_activity(file, replace(CHOIR, leader_id=ana, co_leader_id=ben))
    edit.change_one(file, choir(file), leader_id=None, co_leader_id=None)
    assert not choir(file).led
    edit.change_one(file, choir(file), leader_id=ben)
    assert (choir(file).leader_id, choir(file).co_leader_id) == (ben, None)
    edit.change_one(file, choir(file), leader_id=None, led_by="everybody")
    assert (choir(file).leader_id, choir(file).led_by) == (None, "everybody")
    edit.change_one(file, choir(file), leader_id=ana, co_leader_id=ben, led_by="")
    assert date_changes(file, choir(file).activity_time.id) == ()


def test_one_date_cannot_lose_what_it_always_has(file: CentreFile) -> None:
    edit.add_activity(file, CHOIR)
    with pytest.raises(KnownError, match="this and the following"):
        edit.change_one(file, choir(file), at=None)


def test_cancelling_says_why_and_can_be_taken_back_keeping_the_rest(file: CentreFile) -> None:
    edit.add_activity(file, CHOIR)
    edit.change_one(file, choir(file), title="Carols")
    edit.cancel_one(file, choir(file), "The piano is being tuned")
    assert file.undo_label == "Cancel Carols on Tue 24 Nov"
    assert (choir(file).status, choir(file).note) == (CANCELLED, "The piano is being tuned")
    edit.restore_one(file, choir(file))
    assert (choir(file).title, choir(file).note) == ("Carols", "")
    edit.back_to_usual(file, choir(file))
    assert choir(file).title == "Choir"


def test_suspended_until_further_notice_then_resumed(file: CentreFile) -> None:
    activity_id = edit.add_activity(file, CHOIR)
    edit.suspend(file, activity_id, date(2026, 12, 1), note="The leader has moved away")
    assert file.undo_label == "Suspend Choir until further notice"
    assert [each.day for each in on(file, TUE, date(2027, 2, 1))] == [TUE]
    edit.resume(file, activity_id, date(2027, 1, 1))
    assert [each.day for each in on(file, TUE, date(2027, 1, 7))] == [TUE, date(2027, 1, 5)]


def test_resuming_at_once_leaves_no_trace_of_the_pause(file: CentreFile) -> None:
    activity_id = edit.add_activity(file, CHOIR)
    before = activity(file, activity_id)
    edit.suspend(file, activity_id, TUE, note="Paint")
    edit.resume(file, activity_id, TUE)
    assert activity(file, activity_id) == before
    with pytest.raises(KnownError, match="not suspended"):
        edit.resume(file, activity_id, TUE)


def test_dates_are_added_taken_out_and_brought_back(file: CentreFile) -> None:
    edit.add_activity(file, CHOIR)
    time_id = choir(file).activity_time.id
    extra = date(2026, 11, 26)
    edit.add_date(file, time_id, extra)
    edit.exclude_date(file, time_id, TUE)
    assert [each.day for each in on(file, TUE, date(2026, 12, 2))] == [extra, date(2026, 12, 1)]
    edit.add_date(file, time_id, TUE)
    edit.exclude_date(file, time_id, extra)
    assert [each.day for each in on(file, TUE, date(2026, 12, 2))] == [TUE, date(2026, 12, 1)]


def test_taking_a_date_out_forgets_what_differed_on_it(file: CentreFile) -> None:
    edit.add_activity(file, CHOIR)
    edit.change_one(file, choir(file), title="Carols")
    time_id = choir(file).activity_time.id
    edit.exclude_date(file, time_id, TUE)
    edit.add_date(file, time_id, TUE)
    assert choir(file).title == "Choir"


def test_a_change_known_by_the_usual_clock_is_the_same_as_one_without(file: CentreFile) -> None:
    edit.add_activity(file, CHOIR)
    usual = choir(file).activity_time
    with file.change("Bring in") as change:
        write_date_change(file, change, DateChange(0, usual.id, TUE, usual.at, title="Carols"))
    edit.change_all(file, choir(file, date(2026, 12, 1)), at=time(17))
    assert (choir(file).title, choir(file).at) == ("Carols", time(17))
    edit.change_one(file, choir(file), topic="Advent")
    assert len(date_changes(file, usual.id)) == 1


def test_editing_an_activity_adds_changes_and_removes_times(file: CentreFile) -> None:
    activity_id = edit.add_activity(file, CHOIR)
    stored = activity(file, activity_id)
    assert stored is not None
    friday = ActivityTime(0, 0, "", rule="FREQ=WEEKLY;BYDAY=FR")
    edit.update_activity(file, replace(stored, title="Singing", times=(*stored.times, friday)))
    changed = activity(file, activity_id)
    assert changed is not None
    assert [each.rule for each in changed.times] == ["FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;BYDAY=FR"]
    assert file.undo_label == "Change Choir"
    edit.update_activity(file, replace(changed, times=changed.times[1:]))
    assert [each.title for each in on(file, TUE, date(2026, 12, 1))] == ["Singing"]


def test_a_hand_edited_date_survives_a_new_rule_typed_in_the_form(file: CentreFile) -> None:
    activity_id = edit.add_activity(file, CHOIR)
    edit.change_one(file, choir(file, date(2026, 12, 15)), title="Carols")
    stored = activity(file, activity_id)
    assert stored is not None
    monthly = replace(stored.times[0], rule="FREQ=MONTHLY;BYDAY=1TU")
    edit.update_activity(file, replace(stored, times=(monthly,)))
    found = on(file, date(2026, 12, 1), date(2027, 1, 1))
    assert [(each.day.day, each.title) for each in found] == [(1, "Choir"), (15, "Carols")]


def test_removing_a_place_in_use_says_so_and_leaves_its_activities(file: CentreFile) -> None:
    hall = edit.save_place(file, Place(0, "Hall"))
    edit.add_activity(file, replace(CHOIR, place_id=hall))
    edit.remove_place(file, hall)
    assert file.undo_label == "Remove the place Hall (used once)"
    assert choir(file).place_id is None
    file.undo()
    assert choir(file).place_id == hall


def test_eight_categories_of_eight_colours_to_begin_with(file: CentreFile) -> None:
    edit.add_usual_categories(file)
    colours = [each.colour for each in programme(file).categories.values()]
    assert len(set(colours)) == 8


def test_public_holidays_close_the_centre_once(file: CentreFile) -> None:
    days = [(date(2026, 12, 25), "Christmas Day"), (date(2026, 12, 26), "St Stephen’s Day")]
    edit.close_on_holidays(file, days[:1])
    edit.close_on_holidays(file, days)
    assert [(each.starts_on, each.reason) for each in closures(file)] == days


IMPOSSIBLE: list[tuple[str, Activity]] = [
    ("needs a title", replace(CHOIR, title="  ")),
    ("room for nobody", replace(CHOIR, capacity=0)),
    ("less than nothing", replace(CHOIR, fee_cents=-1)),
    ("has no date", replace(CHOIR, times=(ActivityTime(0, 0, ""),))),
    ("not after the start", replace(CHOIR, times=(replace(CHOIR.times[0], minutes=0),))),
    ("plain words", replace(CHOIR, times=(replace(CHOIR.times[0], rule="FREQ=SOMETIMES"),))),
    (
        "date it starts on",
        replace(CHOIR, times=(replace(CHOIR.times[0], rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),)),
    ),
    ("before it was suspended", replace(CHOIR, suspended_from=WED, suspended_until=TUE)),
]


@pytest.mark.parametrize(("reason", "draft"), IMPOSSIBLE, ids=[each[0] for each in IMPOSSIBLE])
def test_what_cannot_be_is_refused_and_nothing_is_written(
    file: CentreFile, reason: str, draft: Activity
) -> None:
    before = dump(file)
    with pytest.raises(KnownError, match=reason):
        edit.add_activity(file, draft)
    assert dump(file) == before


def test_impossible_closures_terms_and_names_are_refused(file: CentreFile) -> None:
    edit.save_place(file, Place(0, "Hall"))
    attempts: tuple[Callable[[], object], ...] = (
        lambda: edit.save_closure(file, Closure(0, TUE, TUE)),
        lambda: edit.save_closure(file, Closure(0, TUE, WED, starts_at=time(12))),
        lambda: edit.save_closure(file, Closure(0, TUE, WED, time(12), time(12))),
        lambda: edit.save_term(file, Term(0, " ", TUE, WED)),
        lambda: edit.save_term(file, Term(0, "Term", WED, TUE)),
        lambda: edit.save_place(file, Place(0, "hall")),
        lambda: edit.save_category(file, Category(0, "", "blue")),
    )
    for impossible in attempts:
        with pytest.raises(KnownError):
            impossible()


def test_an_edit_of_what_another_window_removed_says_so(file: CentreFile) -> None:
    activity_id = edit.add_activity(file, CHOIR)
    gone = choir(file)
    edit.remove_activity(file, activity_id)
    attempts: tuple[Callable[[], object], ...] = (
        lambda: edit.cancel_one(file, gone),
        lambda: edit.change_all(file, gone, at=time(15)),
        lambda: edit.remove_activity(file, activity_id),
    )
    for late in attempts:
        with pytest.raises(KnownError, match="no longer in the file"):
            late()


Step = Callable[[CentreFile], object]
STEPS: dict[str, Step] = {
    "Add Choir": lambda file: edit.add_activity(file, CHOIR),
    "Remove Choir": lambda file: edit.remove_activity(file, 1),
    "Change Choir": lambda file: edit.update_activity(
        file,
        replace(
            activities(file)[0],
            capacity=3,
            times=(replace(activities(file)[0].times[0], rule="FREQ=MONTHLY;BYDAY=2MO"),),
        ),
    ),
    "Move Choir to Wed 25 Nov, 14:00": lambda file: edit.change_one(file, choir(file), day=WED),
    "Change Choir on Tue 24 Nov": lambda file: edit.change_one(file, choir(file), minutes=30),
    "Cancel Choir on Tue 24 Nov": lambda file: edit.cancel_one(file, choir(file), "Ill"),
    "Bring back Choir on Tue 1 Dec": lambda file: edit.restore_one(
        file, choir(file, date(2026, 12, 1))
    ),
    "Choir as always on Tue 1 Dec": lambda file: edit.back_to_usual(
        file, choir(file, date(2026, 12, 1))
    ),
    "Suspend Choir until Wed 25 Nov": lambda file: edit.suspend(file, 1, TUE, WED, "Paint"),
    "Add Choir on Wed 25 Nov": lambda file: edit.add_date(file, 1, WED),
    "Take out Choir on Tue 1 Dec": lambda file: edit.exclude_date(file, 1, date(2026, 12, 1)),
    "Move all of Choir to Wednesday, 15:00": lambda file: edit.change_all(
        file, choir(file), day=WED, at=time(15)
    ),
    "Move Choir to Wednesday from Tue 24 Nov on": lambda file: edit.change_following(
        file, choir(file), day=WED
    ),
    "Choir becomes Singing from Tue 24 Nov on": lambda file: edit.change_following(
        file, choir(file), title="Singing"
    ),
    "Change all of Choir": lambda file: edit.change_all(file, choir(file), place_id=1),
    "Remove the place Hall": lambda file: edit.remove_place(file, 1),
    "Change the place Annexe": lambda file: edit.save_place(
        file, replace(places(file)[0], name="Annexe")
    ),
    "Add the category Art": lambda file: edit.save_category(file, Category(0, "Art", "violet")),
    "Change the category Songs": lambda file: edit.save_category(
        file, Category(1, "Songs", "blue")
    ),
    "Remove the category Music (used once)": lambda file: edit.remove_category(file, 1),
    "Close on 24 November": lambda file: edit.save_closure(file, Closure(0, TUE, WED)),
    "Open again on 24 – 25 December": lambda file: edit.remove_closure(file, 1),
    "Close on public holidays": lambda file: edit.close_on_holidays(file, [(TUE, "Holiday")]),
    "Set the days of School term": lambda file: edit.save_term(
        file, replace(terms(file)[0], ends_on=date(2026, 12, 1))
    ),
    "Remove days of School term": lambda file: edit.remove_term(file, 1),
}


@pytest.mark.parametrize("label", STEPS)
def test_undo_gives_back_every_row_and_redo_brings_the_edit_again(
    file: CentreFile, label: str
) -> None:
    edit.save_place(file, Place(0, "Hall"))
    edit.save_category(file, Category(0, "Music", "pink"))
    edit.save_closure(file, Closure(0, date(2026, 12, 24), date(2026, 12, 26), reason="Holidays"))
    edit.save_term(file, Term(0, "School term", date(2026, 9, 1), date(2026, 12, 18)))
    edit.add_activity(file, replace(CHOIR, category_id=1))
    edit.cancel_one(file, choir(file, date(2026, 12, 1)), "Piano")
    edit.change_one(file, choir(file, date(2026, 12, 8)), title="Carols")
    before = dump(file)
    STEPS[label](file)
    after = dump(file)
    assert after != before
    assert file.undo_label == label
    file.undo()
    assert dump(file) == before
    file.redo()
    assert dump(file) == after


def test_words_alone_are_kept_beside_the_calendar(file: CentreFile) -> None:
    words = ActivityTime(0, 0, "", dating=WORDS, words="by appointment")
    edit.add_activity(file, replace(CHOIR, times=(words,)))
    assert on(file, TUE, date(2027, 1, 1)) == ()
    assert activities(file)[0].times[0].words == "by appointment"
