"""Golden pictures of every script, which somebody has looked at: as in tests/printing."""

from __future__ import annotations

from pathlib import Path

import pytest

from dropin.printing.flowing.model import Document, Paragraph
from dropin.printing.operations import printed
from tests.printing.letters.titles import TITLES
from tests.printing.test_pictures import difference

MOST_DIFFERENCE = 0.1  # of 255; an Arabic line whose letters stand alone gives more


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("bold", [False, True], ids=["regular", "bold"])
def test_every_script_looks_as_it_did(bold: bool, data_folder: Path) -> None:
    parts = tuple(Paragraph(title, bold=bold) for title in TITLES.values())
    pdf = printed(Document("", "Harbour House", "Printed on Sunday", parts, size=10)).pdf
    golden = data_folder / f"scripts_{'bold' if bold else 'regular'}.png"
    assert difference(pdf, golden) <= MOST_DIFFERENCE
