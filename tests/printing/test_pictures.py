"""Golden pictures: the sheets look as they did when somebody last looked at them.

The sheets hold Vietnamese words, so they are set in the bundled font and look the same on every
machine. After a wanted change: DROPIN_NEW_PICTURES=1 pytest tests/printing/test_pictures.py, then
look at them.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from dropin.printing.model import (
    BOUND_LEFT,
    CHANGED,
    CHANGES,
    DAY,
    LARGE,
    POCKET,
    POSTER,
    Entry,
    Sheet,
)
from dropin.printing.operations import printed
from tests.printing.made import CATEGORIES, OCTOBER, busy, busy_month, busy_week
from tests.printing.made_documents import DOCUMENTS, LABEL_SHEETS
from tests.printing.paper import first_page_in_grey

DOTS_PER_INCH = 45
MOST_MEAN_DIFFERENCE = 2.0  # of 255; a shifted column gives more than 6
MOST_ON_A_FORM = 1.0  # most of a form is white: a shifted line gives more than 2


def eventful_week() -> Sheet:
    """A week with one of everything that is marked."""
    sheet = busy_week(4, seed=4)
    tuesday = (
        Entry("Choir", "14:00", status="moved away", remark="moved to Wed 25 Nov, 15:00"),
        Entry("Đàn tranh", "14:00–16:00", status="cancelled", remark="cancelled: hall flooded"),
        Entry("Closed", "16:00–18:00", status="closed", note="staff training"),
    )
    wednesday = (
        Entry(
            "Choir",
            "15:00–16:00",
            place="Hall",
            leader="with Ana",
            status="moved",
            remark="moved from Tue 24 Nov 14:00",
            category=CATEGORIES[3],
        ),
        *(Entry(each.name, "16:00", category=each) for each in CATEGORIES),
    )
    days = list(sheet.days)
    days[1] = days[1]._replace(entries=tuesday)
    days[2] = days[2]._replace(entries=wednesday)
    return sheet._replace(days=tuple(days))


def changed_week() -> Sheet:
    """A week with every way to be otherwise than on the last print."""
    sheet = eventful_week()
    days = [
        day._replace(
            entries=tuple(
                entry._replace(change=CHANGES[place % len(CHANGES)] if place % 2 else "")
                for place, entry in enumerate(day.entries)
            )
        )
        for day in sheet.days
    ]
    days[3] = days[3]._replace(change=CHANGED)
    return sheet._replace(days=tuple(days), since="Sunday 15 November 2026")


SHEETS = {
    "week": eventful_week(),
    "sparse_week": busy_week(1),
    "crowded_week": busy_week(14),
    "month": busy_month(5),
    "crowded_month": busy_month(14, paper="a3"),
    "neighbours": busy_month(2)._replace(beside=(OCTOBER, OCTOBER)),
    "changed_week": changed_week(),
    "week_down": eventful_week()._replace(days_down=True),
    "week_on_two_pages": eventful_week()._replace(two_pages=True, binding=BOUND_LEFT),
    "large_print": busy(LARGE, 6),
    "large_print_changed": changed_week()._replace(kind=LARGE, legend=()),
    "day": busy(DAY, 7),
    "poster": busy(POSTER, 6)._replace(poster_size="a3"),
    "pocket": busy(POCKET, 6),
}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", SHEETS)
def test_the_sheet_looks_as_it_did(name: str, data_folder: Path) -> None:
    pdf = printed(SHEETS[name]).pdf
    assert difference(pdf, data_folder / f"{name}.png") <= MOST_MEAN_DIFFERENCE


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", DOCUMENTS | LABEL_SHEETS)
def test_the_flowing_sheet_looks_as_it_did(name: str, data_folder: Path) -> None:
    pdf = printed((DOCUMENTS | LABEL_SHEETS)[name]).pdf
    assert difference(pdf, data_folder / f"{name}.png") <= MOST_ON_A_FORM


def difference(pdf: bytes, golden: Path) -> float:
    """How far the first page is from its picture, which is made anew where that is wanted."""
    now = first_page_in_grey(pdf, DOTS_PER_INCH)
    if os.environ.get("DROPIN_NEW_PICTURES"):
        golden.parent.mkdir(exist_ok=True)
        now.save(golden, optimize=True)
    with Image.open(golden) as before:
        assert now.size == before.size
        return ImageStat.Stat(ImageChops.difference(now, before.convert("L"))).mean[0]
