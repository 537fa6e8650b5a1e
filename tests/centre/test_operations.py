"""The centre's settings and hours: written, read back, refused where impossible, undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from dropin.centre.model import Centre, Hours, SpecialDay
from dropin.centre.operations import (
    add_special_day,
    open_on_holidays,
    remove_special_day,
    save_centre,
    save_week,
    use_logo,
)
from dropin.centre.store import centre, opening_hours
from dropin.dates import Customs
from dropin.errors import KnownError
from dropin.storage.file import CentreFile
from dropin.words import Wording
from tests.files import NOW, dump, new_file

MORNING, AFTERNOON = Hours(time(9), time(12)), Hours(time(13), time(17))
WEEK = ((MORNING, AFTERNOON),) + ((MORNING,),) * 5 + ((),)
PNG = b"\x89PNG\r\n\x1a\n..."


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CentreFile]:
    with new_file(tmp_path) as file:
        yield file


def test_settings_come_back_as_they_were_written(file: CentreFile) -> None:
    settings = Centre(
        name="The Den",
        zone="America/Toronto",
        country="CA",
        region="ON",
        language="fr",
        customs=Customs(twelve_hours=True, first_weekday=6, month_first=True),
        paper="letter",
        currency="CAD",
        wording=Wording("guest", "guests"),
        logo=PNG,
    )
    save_centre(file, settings)
    assert centre(file) == settings


def test_a_file_without_settings_is_nameless_until_they_are_saved(tmp_path: Path) -> None:
    with CentreFile.create(tmp_path / "new.dropin", clock=lambda: NOW, who="Ana") as file:
        assert centre(file) == Centre(name="", zone="UTC")
        save_centre(file, Centre("The Den", "Europe/Dublin"))
        assert centre(file).name == "The Den"


def test_impossible_settings_are_refused_with_a_way_on(file: CentreFile) -> None:
    usual = centre(file)
    for wrong in (
        replace(usual, name=" "),
        replace(usual, zone="Europe/Atlantis"),
        replace(usual, zone="../etc"),
        replace(usual, wording=Wording("", "")),
    ):
        with pytest.raises(KnownError) as refused:
            save_centre(file, wrong)
        assert refused.value.next_step
    assert centre(file) == usual


def test_a_logo_is_a_picture_and_can_be_taken_away(file: CentreFile) -> None:
    use_logo(file, PNG)
    assert centre(file).logo == PNG
    with pytest.raises(KnownError, match="PNG or JPEG"):
        use_logo(file, b"GIF89a")
    use_logo(file, None)
    assert centre(file).logo is None
    file.undo()
    assert centre(file).logo == PNG


def test_the_usual_week_and_a_day_with_other_hours(file: CentreFile) -> None:
    save_week(file, WEEK)
    friday = SpecialDay(0, date(2026, 12, 25), Hours(time(11), time(15)), "Christmas lunch")
    special = add_special_day(file, friday)
    hours = opening_hours(file)
    assert hours.week == WEEK
    assert hours.on(date(2026, 12, 25)) == (friday.hours,)
    assert hours.on(date(2026, 12, 28)) == (MORNING, AFTERNOON)
    remove_special_day(file, special)
    assert file.undo_label == "Usual hours on Fri 25 Dec"
    assert opening_hours(file).on(date(2026, 12, 25)) == (MORNING,)


def test_overlapping_spans_are_refused(file: CentreFile) -> None:
    with pytest.raises(KnownError, match="overlap"):
        save_week(file, ((Hours(time(9), time(14)), AFTERNOON),) + ((),) * 6)


def test_every_edit_is_one_undo(file: CentreFile) -> None:
    save_week(file, WEEK)
    before = dump(file)
    save_week(file, ((MORNING,),) * 7)
    file.undo()
    assert dump(file) == before
    open_on_holidays(file, [(date(2026, 12, 25), "Christmas")], Hours(time(11), time(15)))
    assert opening_hours(file).special_days[0].name == "Christmas"
    file.undo()
    assert dump(file) == before


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("  https://example.org/programme.ics ", "https://example.org/programme.ics"),
        ("http://localhost:8080/a?b=c#d", "http://localhost:8080/a?b=c#d"),
        ("webcal://example.org/a.ics", "https://example.org/a.ics"),
        ("https://bücher.example/ö", "https://bücher.example/ö"),
    ],
)
def test_the_address_of_a_calendar_is_kept_as_a_browser_wants_it(
    file: CentreFile, typed: str, kept: str
) -> None:
    save_centre(file, replace(centre(file), calendar_address=typed))
    assert centre(file).calendar_address == kept


@pytest.mark.parametrize(
    "typed",
    ["example.org", "ftp://example.org/a", "https://", "https://a b.org", "http://[", "http://x:0"],
)
def test_what_is_no_address_is_refused_and_the_old_one_stays(file: CentreFile, typed: str) -> None:
    save_centre(file, replace(centre(file), calendar_address="https://example.org"))
    with pytest.raises(KnownError, match=r"is no address.*such as https"):
        save_centre(file, replace(centre(file), calendar_address=typed))
    assert centre(file).calendar_address == "https://example.org"


def test_an_address_that_no_code_could_hold_is_refused(file: CentreFile) -> None:
    long = f"https://example.org/{'a' * 500}"
    with pytest.raises(KnownError, match="too long for a code"):
        save_centre(file, replace(centre(file), calendar_address=long))
