"""Golden pictures of whole centres: every sheet of the sample, and two real programmes.

The pages are drawn by poppler (pdftoppm), so another program than the preview's looks at them. The
real programmes are those of tests/exchange/data, with their source. After a wanted change:
DROPIN_NEW_PICTURES=1 pytest tests/printing/test_pictures_of_centres.py, then look at them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from dropin.printing.catalogue import SHEETS, SheetKind
from dropin.printing.composing import sheet_for
from dropin.printing.documents.reading import Wanted
from dropin.printing.documents.subjects import subjects
from dropin.printing.model import KINDS, MONTH, USUAL, WEEK
from dropin.printing.operations import printed
from dropin.storage.file import CentreFile
from tests.commands import run
from tests.printing.poppler import poppler
from tests.sample_file import SAMPLE_DAY, sample_file

DOTS_PER_INCH = 40
MOST_MEAN_DIFFERENCE = 1.5  # of 255; a shifted line of a form gives more than 2
BUSY_DAY = date(2026, 11, 25)
PROGRAMMES = Path(__file__).parents[1] / "exchange" / "data"
REAL = ("clubhouse", "senior_centre")  # the second has more on a day than any other we know


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CentreFile]:
    with opened(sample_file(tmp_path_factory.mktemp("sample"))) as file:
        yield file


@pytest.fixture(scope="module", params=REAL)
def real(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, CentreFile]]:
    path = tmp_path_factory.mktemp("real") / "centre.dropin"
    assert run("new", path, "--name", request.param.replace("_", " ").title()).status == 0
    assert run("import", path, PROGRAMMES / f"{request.param}.csv").status == 0
    with opened(path) as file:
        yield request.param, file


def opened(path: Path) -> CentreFile:
    moment = datetime(SAMPLE_DAY.year, SAMPLE_DAY.month, SAMPLE_DAY.day, 9, tzinfo=UTC)
    return CentreFile.open(path, clock=lambda: moment, who="Ana", read_only=True)


@pytest.mark.parametrize("kind", SHEETS, ids=lambda kind: kind.key)
def test_every_sheet_of_the_sample_looks_as_it_did(
    sample: CentreFile, kind: SheetKind, data_folder: Path
) -> None:
    about = subjects(sample, kind.key, BUSY_DAY, SAMPLE_DAY)
    assert about, "the sample has something for every sheet"
    sheet = sheet_for(sample, about[0].wanted, kind.usual, today=SAMPLE_DAY)
    assert_looks_as_it_did(printed(sheet).pdf, data_folder / "sample" / f"{kind.key}.png")


@pytest.mark.parametrize("day", [date(2026, 8, 12), date(2026, 10, 14), date(2027, 2, 10)], ids=str)
@pytest.mark.parametrize("kind", [WEEK, MONTH])
def test_a_real_programme_looks_as_it_did(
    real: tuple[str, CentreFile], kind: str, day: date, data_folder: Path
) -> None:
    name, file = real
    sheet = sheet_for(file, Wanted(kind, day=day), USUAL[kind], today=SAMPLE_DAY)
    picture = data_folder / name / f"{kind}_{day:%Y-%m}.png"
    assert_looks_as_it_did(printed(sheet).pdf, picture)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in (WEEK, MONTH)])
def test_a_real_programme_looks_as_it_did_on_every_calendar(
    real: tuple[str, CentreFile], kind: str, data_folder: Path
) -> None:
    name, file = real
    sheet = sheet_for(file, Wanted(kind, day=date(2026, 10, 14)), USUAL[kind], today=SAMPLE_DAY)
    assert_looks_as_it_did(printed(sheet).pdf, data_folder / name / f"{kind}.png")


def assert_looks_as_it_did(pdf: bytes, golden: Path) -> None:
    """The first page, in grey as an office printer shows it, beside its picture."""
    now = first_page(pdf)
    if os.environ.get("DROPIN_NEW_PICTURES"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        now.quantize(16).save(golden, optimize=True)
    with Image.open(golden) as before:
        assert now.size == before.size
        difference = ImageStat.Stat(ImageChops.difference(now, before.convert("L"))).mean[0]
    assert difference <= MOST_MEAN_DIFFERENCE


def first_page(pdf: bytes) -> Image.Image:
    resolution = ("-r", str(DOTS_PER_INCH))
    drawn = poppler("pdftoppm", pdf, *resolution, "-gray", "-singlefile", "-f", "1", "-")
    return Image.open(BytesIO(drawn)).convert("L")
