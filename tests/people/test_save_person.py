"""Saving somebody with roles and consents as one step, day after day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dropin.errors import KnownError
from dropin.people.model import CONSENTS, NAME_ON_PRINTS, Person, agreed
from dropin.people.operations import save_person
from dropin.people.store import consents_of, people, roles_of
from dropin.storage.file import CentreFile
from tests.files import dump, new_file

TODAY, TOMORROW = date(2026, 11, 22), date(2026, 11, 23)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CentreFile]:
    with new_file(tmp_path) as opened:
        yield opened


def save(
    file: CentreFile, number: int, roles: set[str], consents: set[str], day: date = TODAY
) -> int:
    draft = Person(number, "Ana Lopes")
    return save_person(file, draft, roles=frozenset(roles), consents=frozenset(consents), today=day)


def spans(file: CentreFile, number: int) -> list[tuple[str, date, date | None]]:
    return [(each.role, each.starts_on, each.ends_on) for each in roles_of(file, number)]


def test_a_new_person_has_what_was_ticked_from_today(file: CentreFile) -> None:
    ana = save(file, 0, {"member", "leader"}, set(CONSENTS))
    assert sorted(spans(file, ana)) == [("leader", TODAY, None), ("member", TODAY, None)]
    assert all(agreed(consents_of(file, ana), kind, TODAY) for kind in CONSENTS)
    assert file.undo_label == "Add Ana Lopes"


def test_a_role_ended_later_stays_on_record_until_that_day(file: CentreFile) -> None:
    ana = save(file, 0, {"leader"}, set())
    save(file, ana, set(), set(), TOMORROW)
    assert spans(file, ana) == [("leader", TODAY, TOMORROW)]
    assert file.undo_label == "Change Ana Lopes"


def test_a_role_ticked_and_unticked_on_one_day_was_a_slip(file: CentreFile) -> None:
    ana = save(file, 0, {"leader"}, set())
    save(file, ana, set(), set())
    assert spans(file, ana) == []


def test_a_role_taken_up_again_is_a_second_span(file: CentreFile) -> None:
    ana = save(file, 0, {"leader"}, set())
    save(file, ana, set(), set(), TOMORROW)
    again = date(2026, 12, 1)
    save(file, ana, {"leader"}, set(), again)
    assert spans(file, ana) == [("leader", TODAY, TOMORROW), ("leader", again, None)]


def test_a_consent_withdrawn_and_given_again_holds_again(file: CentreFile) -> None:
    ana = save(file, 0, set(), {NAME_ON_PRINTS})
    save(file, ana, set(), set(), TOMORROW)
    assert agreed(consents_of(file, ana), NAME_ON_PRINTS, TODAY)
    assert not agreed(consents_of(file, ana), NAME_ON_PRINTS, TOMORROW)
    later = date(2026, 12, 1)
    save(file, ana, set(), {NAME_ON_PRINTS}, later)
    assert agreed(consents_of(file, ana), NAME_ON_PRINTS, later)
    assert not agreed(consents_of(file, ana), NAME_ON_PRINTS, date(2026, 11, 25))


def test_a_consent_changed_twice_on_one_day_ends_as_it_was_last_ticked(file: CentreFile) -> None:
    ana = save(file, 0, set(), {NAME_ON_PRINTS})
    save(file, ana, set(), set())
    assert not agreed(consents_of(file, ana), NAME_ON_PRINTS, TODAY)
    save(file, ana, set(), {NAME_ON_PRINTS})
    assert agreed(consents_of(file, ana), NAME_ON_PRINTS, TODAY)


def test_every_save_is_one_undo(file: CentreFile) -> None:
    before = dump(file)
    ana = save(file, 0, {"member"}, {NAME_ON_PRINTS})
    between = dump(file)
    save(file, ana, {"leader", "board"}, set(), TOMORROW)
    file.undo()
    assert dump(file) == between
    file.undo()
    assert dump(file) == before


def test_what_is_refused_leaves_nothing_behind(file: CentreFile) -> None:
    before = dump(file)
    with pytest.raises(KnownError, match="needs a name"):
        save_person(
            file, Person(0, "  "), roles=frozenset({"member"}), consents=frozenset(), today=TODAY
        )
    assert dump(file) == before
    assert people(file) == ()
