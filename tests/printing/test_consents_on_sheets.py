"""Whatever is printed, nobody's name or number stands on it unless they agreed to it that day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dropin.attendance.operations import sign_up
from dropin.choosing.model import Idea, Meeting
from dropin.choosing.operations import put_in_idea, save_meeting
from dropin.people.model import CONSENTS, NAME_ON_PRINTS, NUMBER_TO_MEMBERS, Person
from dropin.people.naming import FULL, LEVELS, NONE
from dropin.people.operations import add_person, give_role
from dropin.people.store import people
from dropin.printing.documents.labels import COMING, LEADERS, MEMBERS, LabelChoice
from dropin.printing.documents.reading import (
    BADGES,
    CALL_SHEET,
    HONORARIA,
    IDEAS,
    LABELS,
    LEADER,
    MINUTES,
    PHONE_LIST,
    ROSTER_WALL,
    SIGN_IN,
    Wanted,
    document_of,
)
from dropin.printing.flowing.model import texts
from dropin.printing.model import KINDS, MONTH, WEEK, SheetOptions
from dropin.printing.model import texts as texts_of_calendar
from dropin.printing.operations import sheet_of
from dropin.programme.operations import add_activity
from dropin.relief.operations import relieve
from dropin.roster.model import Terms
from dropin.roster.operations import put, save_terms
from dropin.storage.file import CentreFile
from tests.files import new_file
from tests.printing.made import weekly
from tests.printing.signed_up import occurrence_of
from tests.roster.house import LONG_AGO, MONDAY, NOW, TODAY, TUESDAY, House

NAMES = ("Aquila Brightwater", "Benedikt Coldstream", "Celeste Drumlanrig", "Aquila Eddington")
NUMBERS = ("0711 111", "0722 222", "0733 333", "0744 444")
AGREED = st.fixed_dictionaries({kind: st.sets(st.integers(0, len(NAMES) - 1)) for kind in CONSENTS})
END = MONDAY + timedelta(weeks=2)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CentreFile]:
    """Four people who do everything there is to be printed about."""
    with new_file(tmp_path_factory.mktemp("consents")) as file:
        ids = [
            add_person(file, Person(0, name, pronouns="they/them", phone=number))
            for name, number in zip(NAMES, NUMBERS, strict=True)
        ]
        for each in ids:
            save_terms(file, Terms(0, each, LONG_AGO))
            for role in ("member", "leader"):
                give_role(file, each, role, LONG_AGO)
        House(file).desk()
        for day, primary, backup in ((MONDAY, 0, 1), (TUESDAY, 2, 3)):
            for slot, who in zip(House(file).shift(day).slots, (primary, backup), strict=True):
                put(file, slot.id, ids[who])
        choir = weekly(0, "Choir", "TU", time(16), leader_id=ids[0], co_leader_id=ids[3])
        add_activity(file, choir)
        here = occurrence_of(file, "Choir", TUESDAY)
        for each in ids:
            sign_up(file, here, each, now=NOW)
        put_in_idea(file, Idea(0, "Kites", TODAY, person_id=ids[1]))
        save_meeting(file, Meeting(0, TODAY, present=tuple(ids)))
        relieve(file, ids[0], MONDAY, MONDAY + timedelta(weeks=1), NOW)
        yield file


def every_sheet(file: CentreFile, level: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What each sheet for other eyes than the office's says, by what it is."""
    activity = occurrence_of(file, "Choir", TUESDAY).activity.id
    ids = tuple(each.id for each in people(file))
    meeting, relief = (
        int(str(file.value(f"SELECT max(id) FROM {table}"))) for table in ("meeting", "relief")
    )
    wanted = [
        Wanted(SIGN_IN, day=TUESDAY, activity_id=activity, needs=True),
        Wanted(IDEAS),
        Wanted(MINUTES, meeting_id=meeting),
        Wanted(CALL_SHEET, relief_id=relief),
        Wanted(ROSTER_WALL, day=MONDAY, until=END),
        Wanted(LEADER, day=MONDAY, until=END),
        *(Wanted(LEADER, person_id=each, day=MONDAY, until=END) for each in ids),
        Wanted(HONORARIA, day=MONDAY, until=END),
        *(Wanted(HONORARIA, person_id=each, day=MONDAY, until=END) for each in ids),
        Wanted(PHONE_LIST, roles=True),
    ]
    for kind in (LABELS, BADGES):
        for whose in (MEMBERS, LEADERS, COMING):
            choice = LabelChoice(whose=whose, pronouns=True, blanks=True)
            wanted.append(Wanted(kind, day=TUESDAY, activity_id=activity, labels=choice))
    for each in wanted:
        document = document_of(file, each, today=TODAY, name_level=level)
        yield each.kind, (*texts(document), document.file_name, *map(str, document.cautions))
    for kind in KINDS:
        sheet = sheet_of(file, kind, TUESDAY, SheetOptions(name_level=level), today=TODAY)
        yield kind, (*texts_of_calendar(sheet), sheet.file_name)


def agree(file: CentreFile, agreed: dict[str, set[int]]) -> None:
    """These hold, and no others."""
    with file.change("Consents") as change:
        for (number,) in file.rows("SELECT id FROM consent"):
            change.delete("consent", number)
        for kind, who in agreed.items():
            for each in sorted(who):
                given_on = LONG_AGO.isoformat()
                change.insert("consent", person_id=each + 1, kind=kind, given_on=given_on)


@settings(
    max_examples=40,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(agreed=AGREED, level=st.sampled_from(LEVELS))
def test_no_name_and_no_number_without_consent(
    file: CentreFile, agreed: dict[str, set[int]], level: str
) -> None:
    agree(file, agreed)
    named = set() if level == NONE else agreed[NAME_ON_PRINTS]
    with_number = named & agreed[NUMBER_TO_MEMBERS]
    for kind, said in every_sheet(file, level):
        shown = " ".join(said)
        for who, name in enumerate(NAMES):
            first, last = name.split()
            namesakes = {0, 3} if who in (0, 3) else {who}
            assert last not in shown or (who in named and level == FULL), kind
            assert first not in shown or named & namesakes, kind
            assert NUMBERS[who] not in shown or who in with_number, kind


def test_each_sheet_does_name_who_agreed(file: CentreFile) -> None:
    agree(file, {each: {0, 1, 2, 3} for each in CONSENTS})
    for kind, said in every_sheet(file, FULL):
        assert any(name in " ".join(said) for name in NAMES), kind
    numbered = {
        kind for kind, said in every_sheet(file, FULL) if any(n in " ".join(said) for n in NUMBERS)
    }
    assert numbered == {SIGN_IN, CALL_SHEET, LEADER, PHONE_LIST}


def test_on_a_sheet_with_both_two_of_one_first_name_are_told_apart(file: CentreFile) -> None:
    agree(file, {NAME_ON_PRINTS: {0, 1, 2, 3}})
    for kind, said in every_sheet(file, "first"):
        shown = " ".join(said)
        if kind in (WEEK, MONTH, SIGN_IN, MINUTES, LABELS):
            assert "Aquila B." in shown, kind
            assert "Aquila E." in shown, kind
    agree(file, {NAME_ON_PRINTS: {0, 1, 2}})
    for _, said in every_sheet(file, "first"):
        assert "Aquila B" not in " ".join(said)
