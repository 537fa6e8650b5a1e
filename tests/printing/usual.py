"""A calendar as it is usually printed, from a centre's file."""

from __future__ import annotations

from datetime import date

from dropin.printing.model import USUAL
from dropin.printing.operations import Printed, printed, sheet_of
from dropin.storage.file import CentreFile


def print_sheet(
    file: CentreFile, kind: str, day: date, *, today: date, paper: str | None = None
) -> Printed:
    """The sheet of one of KINDS about ``day``, as usual, on the centre's paper if None."""
    return printed(sheet_of(file, kind, day, USUAL[kind]._replace(paper=paper), today=today))
