"""A small centre in a real file, and the light theme for the page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from dropin.centre.model import Centre
from dropin.centre.operations import save_centre
from dropin.people.model import NAME_ON_PRINTS, Person
from dropin.people.operations import add_person, give_consent
from dropin.programme.model import Category, Place
from dropin.programme.operations import add_activity, save_category, save_place
from dropin.storage.file import CentreFile
from tests.printing.made import weekly


def clock() -> datetime:
    return datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def centre_path(tmp_path: Path) -> Path:
    return tmp_path / "harbour.dropin"


@pytest.fixture
def file(centre_path: Path) -> Iterator[CentreFile]:
    """Choir on Tuesdays with Ana, who agreed to be named; yoga with Ben, who did not."""
    with CentreFile.create(centre_path, clock=clock, who="tests") as opened:
        save_centre(opened, Centre(name="Harbour House", zone="Europe/London"))
        hall = save_place(opened, Place(0, "Hall"))
        social = save_category(opened, Category(0, "Social", "pink"))
        ana = add_person(opened, Person(0, "Ana Silva"))
        ben = add_person(opened, Person(0, "Ben Okoye"))
        give_consent(opened, ana, NAME_ON_PRINTS, date(2026, 1, 1))
        choir = weekly(0, "Choir", "TU", time(14), category_id=social, place_id=hall, leader_id=ana)
        add_activity(opened, choir)
        add_activity(opened, weekly(0, "Chair yoga", "WE", time(10), leader_id=ben))
        yield opened
