"""The phone list, and whose labels: only what each agreed to, in an order one finds people by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import Any

import pytest

from dropin.people.model import NAME_ON_PRINTS, NUMBER_TO_MEMBERS, Person
from dropin.people.naming import FIRST, FULL
from dropin.people.operations import add_person, give_consent, give_role, update_person
from dropin.people.store import person
from dropin.printing.documents.labels import CHOSEN, COMING, LEADERS, MEMBERS, LabelChoice
from dropin.printing.documents.reading import BADGES, LABELS, PHONE_LIST, Wanted, document_of
from dropin.printing.documents.subjects import subjects
from dropin.printing.flowing.model import Document, Table, paragraphs_of, texts
from dropin.programme.operations import add_activity
from dropin.storage.file import CentreFile
from tests.files import new_file
from tests.printing.made import TODAY, weekly
from tests.printing.signed_up import sign_up_by_name
from tests.roster.house import LONG_AGO, TUESDAY


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CentreFile]:
    with new_file(tmp_path) as file:
        yield file


def somebody(
    file: CentreFile, name: str, *, shares: bool = True, named: bool = True, role: str = "member"
) -> int:
    """Somebody whose number ends like their name begins."""
    number = f"0171 {len(name)}{ord(name[0])}"
    person_id = add_person(file, Person(0, name, phone=number))
    give_role(file, person_id, role, LONG_AGO)
    for kind, agreed in ((NUMBER_TO_MEMBERS, shares), (NAME_ON_PRINTS, named)):
        if agreed:
            give_consent(file, person_id, kind, LONG_AGO)
    return person_id


def phone_list(file: CentreFile, level: str = FIRST, *, roles: bool = False) -> Document:
    return document_of(file, Wanted(PHONE_LIST, roles=roles), today=TODAY, name_level=level)


def names(document: Document) -> list[str]:
    """The first column of its table, or what its labels say."""
    if document.labels is not None:
        return [each.name for each in document.labels.labels]
    (table,) = [each for each in document.parts if isinstance(each, Table)]
    return [said.text for row in table.rows for said in paragraphs_of(row[0])]


# The phone list


def test_only_who_shares_name_and_number_stands_on_the_phone_list(file: CentreFile) -> None:
    somebody(file, "Ana Silva")
    somebody(file, "Ben Okoye", shares=False)
    somebody(file, "Cleo Roy", named=False)
    document = phone_list(file)
    assert names(document) == ["Ana"]
    assert not any(hidden in " ".join(texts(document)) for hidden in ("Ben", "Cleo", "2 people"))
    assert "2 people are left out, whose numbers are not shared" in str(document.cautions[0])


def test_whoever_has_left_or_has_no_number_is_neither_listed_nor_counted(file: CentreFile) -> None:
    gone = person(file, somebody(file, "Ana Silva"))
    assert gone is not None
    update_person(file, replace(gone, left_on=TODAY))
    add_person(file, Person(0, "Ben Okoye"))
    document = phone_list(file)
    assert any("No number stands here so far" in each for each in texts(document))
    assert document.cautions == ()


def test_whole_names_stand_by_their_sort_names_and_first_names_by_themselves(
    file: CentreFile,
) -> None:
    for name in ("Zoe Adler", "Ana Zeller"):
        known = person(file, somebody(file, name))
        assert known is not None
        last, first = name.split()[1], name.split()[0]
        update_person(file, replace(known, sort_name=f"{last}, {first}"))
    assert names(phone_list(file, FULL)) == ["Zoe Adler", "Ana Zeller"]
    assert names(phone_list(file)) == ["Ana", "Zoe"]


def test_what_somebody_does_here_stands_there_if_wished(file: CentreFile) -> None:
    somebody(file, "Ana Silva", role="leader")
    assert "peer leader" not in texts(phone_list(file))
    assert "peer leader" in texts(phone_list(file, roles=True))


# Labels and badges


def labels(file: CentreFile, kind: str = LABELS, **choice: Any) -> list[str]:
    wanted = Wanted(kind, labels=LabelChoice()._replace(**choice))
    return names(document_of(file, wanted, today=TODAY))


def test_labels_are_for_members_leaders_or_whom_one_chooses(file: CentreFile) -> None:
    ana = somebody(file, "Ana Silva")
    ben = somebody(file, "Ben Okoye", role="leader")
    somebody(file, "Cleo Roy", named=False)
    assert labels(file, whose=MEMBERS) == ["Ana"]
    assert labels(file, whose=MEMBERS, blanks=True) == ["Ana", ""]
    assert labels(file, whose=LEADERS) == ["Ben"]
    assert labels(file, whose=CHOSEN, person_ids=(ben, ana)) == ["Ana", "Ben"]


def test_labels_are_for_who_has_a_place_on_a_date(file: CentreFile) -> None:
    for name in ("Ana Silva", "Ben Okoye", "Cleo Roy"):
        somebody(file, name)
    activity_id = add_activity(file, weekly(0, "Choir", "TU", time(14), capacity=2))
    sign_up_by_name(file, "Choir", TUESDAY, "Cleo Roy", "Ana Silva", "Ben Okoye")
    wanted = Wanted(BADGES, day=TUESDAY, activity_id=activity_id, labels=LabelChoice(whose=COMING))
    assert names(document_of(file, wanted, today=TODAY)) == ["Ana", "Cleo"]


def test_two_of_one_name_have_labels_that_differ_and_badges_that_need_not(
    file: CentreFile,
) -> None:
    for name in ("Ana Silva", "Ana Torres"):
        somebody(file, name)
    assert labels(file) == ["Ana S.", "Ana T."]
    assert labels(file, BADGES) == ["Ana", "Ana"]


def test_they_are_to_hand_once_there_is_somebody_to_print_them_for(file: CentreFile) -> None:
    def kinds() -> set[str]:
        return {each for each in (PHONE_LIST, LABELS, BADGES) if subjects(file, each, TODAY, TODAY)}

    assert not kinds() & {PHONE_LIST, LABELS, BADGES}
    somebody(file, "Ana Silva", shares=False)
    assert {LABELS, BADGES} <= kinds()
    assert PHONE_LIST not in kinds()
    somebody(file, "Ben Okoye")
    assert PHONE_LIST in kinds()
