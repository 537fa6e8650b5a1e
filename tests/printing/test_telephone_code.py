"""The code for telephones: another program reads from paper what was written."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from dropin.centre.operations import save_centre
from dropin.centre.store import centre
from dropin.printing.draw import Drawn, pdf
from dropin.printing.layout import Code, Pages
from dropin.printing.letters.helvetica import HELVETICA
from dropin.printing.model import KINDS, USUAL, WEEK
from dropin.printing.operations import printed, sheet_of
from dropin.printing.telephone_code import telephone_code
from dropin.programme.operations import add_activity
from tests.files import new_file
from tests.printing.made import MONDAY, busy_week, weekly
from tests.printing.paper import first_page_in_grey, pages_in_grey

ADDRESS = "https://harbour-house.example/calendar.ics?from=wall&colour=none"


def on_paper(address: str, size: float) -> Image.Image:
    rows = telephone_code(address)
    pages = Pages(300, 300, ((Code(60, 80, size, rows),),))
    return first_page_in_grey(pdf(busy_week(1), [Drawn("Code", pages, HELVETICA)]), 150)


@pytest.mark.parametrize("address", [ADDRESS, "https://x.example", "https://例え.example/日程"])
def test_a_telephone_reads_the_address_from_the_printed_code(address: str) -> None:
    (read,) = zxingcpp.read_barcodes(on_paper(address, 70))
    assert read.text == address


def test_the_code_is_read_also_when_a_corner_of_it_is_soiled() -> None:
    picture = on_paper(ADDRESS, 120)
    left, top = round(60 / 72 * 150), round(80 / 72 * 150)
    middle = left + round(60 / 72 * 150), top + round(60 / 72 * 150)
    picture.paste(255, (*middle, middle[0] + 25, middle[1] + 25))
    (read,) = zxingcpp.read_barcodes(picture)
    assert read.text == ADDRESS


def test_an_address_longer_than_any_code_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        telephone_code("https://x.example/" + "a" * 3000)


def test_a_code_stands_where_it_was_placed_and_is_as_large_as_asked() -> None:
    grey = on_paper(ADDRESS, 70)
    dark = grey.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert dark is not None
    rows = telephone_code(ADDRESS)
    light_edge = 4 * 70 / len(rows)
    at = [value * 72 / 150 for value in dark]
    expected = [60 + light_edge, 80 + light_edge, 130 - light_edge, 150 - light_edge]
    assert at == pytest.approx(expected, abs=1)


@pytest.mark.parametrize("kind", KINDS)
def test_every_calendar_of_a_centre_that_publishes_one_leads_a_telephone_there(
    tmp_path: Path, kind: str
) -> None:
    with new_file(tmp_path) as file:
        save_centre(file, replace(centre(file), calendar_address=ADDRESS))
        add_activity(file, weekly(0, "Choir", "MO", time(10)))
        sheet = sheet_of(file, kind, MONDAY, USUAL[kind], today=MONDAY)
    picture = pages_in_grey(printed(sheet).pdf, 150)
    assert ADDRESS in {each.text for page in picture for each in zxingcpp.read_barcodes(page)}


def test_a_centre_that_publishes_nothing_has_no_code_on_its_sheets(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        sheet = sheet_of(file, WEEK, MONDAY, USUAL[WEEK], today=MONDAY)
    assert zxingcpp.read_barcodes(first_page_in_grey(printed(sheet).pdf, 150)) == []
