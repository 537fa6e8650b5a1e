"""From a centre's file to a sheet and its PDF. Printing changes nothing in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from dropin.printing.composing import sheet_of as sheet_of
from dropin.printing.draw import Drawn, pdf, readable_logo
from dropin.printing.fonts import family_for, measure_in, without_shape
from dropin.printing.model import (
    MONTH,
    USUAL,
    Sheet,
    texts,
)
from dropin.records import NamedTuple
from dropin.storage.file import CentreFile
from dropin.words import Message

if TYPE_CHECKING:
    from dropin.printing.flowing.model import Document
    from dropin.printing.layout import Pages

_MOST_CHARACTERS_NAMED = 12


class Printed(NamedTuple):
    """A finished PDF, and what the person printing should know of it first; usually nothing."""

    pdf: bytes
    warnings: tuple[Message, ...] = ()


def print_sheet(
    file: CentreFile, kind: str, day: date, *, today: date, paper: str | None = None
) -> Printed:
    """The week or month (``kind``) that holds ``day``, as usual, on the centre's paper if None."""
    return printed(sheet_of(file, kind, day, USUAL[kind]._replace(paper=paper), today=today))


def printed(sheet: Sheet | Document) -> Printed:
    """The sheet as a PDF. The same sheet gives the same bytes. Needs no file: any thread may."""
    return printed_together((sheet,))


def printed_together(sheets: Iterable[Sheet | Document], title: str = "") -> Printed:
    """The sheets one after the other in one PDF: a year of months, each leader's own sheet.

    They are asked for one at a time. ``title`` is the PDF's, else the first sheet's. There is at
    least one.
    """
    rest = iter(sheets)
    first = next(rest)
    warnings: dict[Message, None] = {}  # each once, in the order of their sheets

    def drawn(sheet: Sheet | Document) -> Drawn:
        shown, lay_out = _way_of(sheet)
        family = family_for(shown)
        logo = readable_logo(sheet.logo)
        shape = logo.width / logo.height if logo is not None else None
        pages = lay_out(sheet, shape, measure_in(family))
        missing = without_shape("".join(shown), family)
        cautions = () if isinstance(sheet, Sheet) else sheet.cautions
        found = _warnings(bool(sheet.logo) and logo is None, missing)
        warnings.update(dict.fromkeys((*cautions, *pages.cautions, *found)))
        return Drawn(sheet.title, pages, family, logo)

    made = pdf(first, map(drawn, chain((first,), rest)), title)
    return Printed(made, tuple(warnings))


def _way_of(sheet: Sheet | Document) -> tuple[tuple[str, ...], Callable[..., Pages]]:
    """The texts of a sheet and what lays it out; none prints slower for the others' sake."""
    if not isinstance(sheet, Sheet):
        from dropin.printing.flowing.model import texts as texts_of_document
        from dropin.printing.flowing.pages import lay_out

        return texts_of_document(sheet), lay_out
    if sheet.kind == MONTH:
        from dropin.printing.month_sheet import lay_out_month

        return texts(sheet), lay_out_month
    from dropin.printing.week_sheet import lay_out_week

    return texts(sheet), lay_out_week


def _warnings(logo_broken: bool, missing: tuple[str, ...]) -> tuple[Message, ...]:
    found = []
    if logo_broken:
        found.append(Message("The logo is not a picture that can be read. It is left out."))
    if missing:
        template = "These characters have no printed form here and show as “?”: {characters}"
        shown = " ".join(missing[:_MOST_CHARACTERS_NAMED])
        found.append(Message(template, characters=shown))
    return tuple(found)
