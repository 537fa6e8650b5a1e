"""When a buddy stands down, their pairs are listed until somebody stands in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from dropin.buddies.choices import stand_ins_for
from dropin.buddies.operations import offer_stand_in
from dropin.relief.operations import relieve
from dropin.relief.store import pairs_alone
from dropin.storage.file import CentreFile
from tests.buddies.made import ANA, BEN, TODAY, house, met_pair
from tests.files import NOW

TWO_WEEKS = TODAY + timedelta(weeks=2)


@pytest.fixture
def programme(tmp_path: Path) -> Iterator[CentreFile]:
    with house(tmp_path) as file:
        yield file


def alone(file: CentreFile) -> list[int]:
    return [each.pair.id for each in pairs_alone(file, TODAY)]


def test_the_pairs_of_whoever_stands_down_are_listed_until_somebody_stands_in(
    programme: CentreFile,
) -> None:
    pair_id = met_pair(programme)
    assert alone(programme) == []
    relieve(programme, ANA, TODAY, TWO_WEEKS, NOW)
    assert alone(programme) == [pair_id]
    found = stand_ins_for(programme, pair_id, TODAY)
    assert found is not None
    assert [each.buddy_id for each in found[1].choices] == [BEN]
    offer_stand_in(programme, pair_id, BEN, TODAY, until=TWO_WEEKS)
    assert alone(programme) == []
    programme.undo()
    assert alone(programme) == [pair_id]


def test_somebody_for_a_part_of_the_time_leaves_the_pair_on_the_list(
    programme: CentreFile,
) -> None:
    pair_id = met_pair(programme)
    relieve(programme, ANA, TODAY, TWO_WEEKS, NOW)
    offer_stand_in(programme, pair_id, BEN, TODAY, until=TWO_WEEKS - timedelta(days=1))
    assert alone(programme) == [pair_id]
