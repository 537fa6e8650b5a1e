"""From what a sheet says to its PDF. Needs no file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from typing import TYPE_CHECKING

from dropin.printing.composing import sheet_of as sheet_of
from dropin.printing.draw import Drawn, pdf, readable_logo
from dropin.printing.letters.choice import letters_for
from dropin.printing.model import (
    DAY,
    LARGE,
    MONTH,
    POSTER,
    WEEK,
    Sheet,
    texts,
)
from dropin.records import NamedTuple
from dropin.words import Message

if TYPE_CHECKING:
    from dropin.printing.flowing.model import Document
    from dropin.printing.imposing.model import Imposed
    from dropin.printing.measure import Measure
    from dropin.printing.pieces import Pages

_MOST_CHARACTERS_NAMED = 12


class Printed(NamedTuple):
    """A finished PDF, and what the person printing should know of it first; usually nothing."""

    pdf: bytes
    warnings: tuple[Message, ...] = ()


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
        letters = letters_for(shown, low_vision=isinstance(sheet, Sheet) and sheet.low_vision)
        logo = readable_logo(sheet.logo)
        shape = logo.width / logo.height if logo is not None else None
        pages = lay_out(sheet, shape, letters.measure)
        missing = letters.missing(" ".join(shown))
        cautions = () if isinstance(sheet, Sheet) else sheet.cautions
        found = _warnings(bool(sheet.logo) and logo is None, missing)
        warnings.update(dict.fromkeys((*cautions, *pages.cautions, *found)))
        return Drawn(sheet.title, pages, letters, logo)

    made = pdf(first, map(drawn, chain((first,), rest)), title)
    return Printed(made, tuple(warnings))


def _way_of(sheet: Sheet | Document) -> tuple[tuple[str, ...], Callable[..., Pages | Imposed]]:
    """The texts of a sheet and what lays it out; none prints slower for the others' sake."""
    if not isinstance(sheet, Sheet):
        from dropin.printing.flowing.model import texts as texts_of_document
        from dropin.printing.flowing.pages import lay_out

        return texts_of_document(sheet), lay_out
    return texts(sheet), _calendar_way(sheet)


def _calendar_way(sheet: Sheet) -> Callable[..., Pages | Imposed]:
    if sheet.kind == WEEK and sheet.days_down:
        from dropin.printing.calendars.week_down import lay_out_week_down

        return lay_out_week_down
    if sheet.kind == WEEK:
        from dropin.printing.calendars.week import lay_out_week

        return lay_out_week
    if sheet.kind == MONTH:
        from dropin.printing.calendars.month import lay_out_month

        return lay_out_month
    if sheet.kind == LARGE:
        from dropin.printing.calendars.large_print import lay_out_large_print

        return lay_out_large_print
    if sheet.kind == DAY:
        from dropin.printing.calendars.day import lay_out_day

        return lay_out_day
    return _imposed


def _imposed(sheet: Sheet, logo_shape: float | None, measure: Measure) -> Imposed:
    """A poster over several sheets, or a booklet of one."""
    from dropin.printing.paper import MARGIN, PAPERS

    paper = PAPERS[sheet.paper]
    if sheet.kind == POSTER:
        from dropin.printing.calendars.week import lay_out_poster_content
        from dropin.printing.imposing.poster import poster

        large = lay_out_poster_content(sheet, sheet.poster_size, logo_shape, measure)
        return poster(large, paper, measure, MARGIN)
    from dropin.printing.calendars.pocket import lay_out_pocket_pages
    from dropin.printing.imposing.pocket import pocket

    return pocket(lay_out_pocket_pages(sheet, logo_shape, measure), paper)


def _warnings(logo_broken: bool, missing: tuple[str, ...]) -> tuple[Message, ...]:
    found = []
    if logo_broken:
        found.append(Message("The logo is not a picture that can be read. It is left out."))
    if missing:
        template = (
            "No font on this computer has these characters. They show as “?” until a font of "
            "their script is installed: {characters}"
        )
        shown = " ".join(missing[:_MOST_CHARACTERS_NAMED])
        found.append(Message(template, characters=shown))
    return tuple(found)
