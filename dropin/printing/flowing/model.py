"""A document: what a flowing sheet says, in the order in which it is read.

Texts are finished sentences and names; sizes are relative, so that a sheet grows with its paper.
Meaning is never carried by colour alone: a bar is solid or hatched, a mark is a word or a box.
"""

from __future__ import annotations

from collections.abc import Iterator

from dropin.records import NamedTuple
from dropin.words import Message

USUAL_SIZE = 11.0  # points on A4 and Letter; grows on larger paper
LEAST_SIZE = 9.0


class Heading(NamedTuple):
    """Stands over what follows it and is never left alone at the foot of a page.

    ``on_new_page``: what follows is handed to somebody else than what stands before it.
    """

    text: str
    on_new_page: bool = False


class Paragraph(NamedTuple):
    """One paragraph, ``scale`` times as large as the document's usual text.

    ``with_next`` keeps it on the page of what follows, as a table's introduction should be.
    """

    text: str
    bold: bool = False
    muted: bool = False
    scale: float = 1.0
    with_next: bool = False


class Facts(NamedTuple):
    """What one looks for first, a line each: a name and what it is ("Place", "Hall")."""

    lines: tuple[tuple[str, str], ...]


class Choice(NamedTuple):
    """A large box to tick, the option it stands for, and what one should know of it."""

    title: str
    words: tuple[str, ...] = ()


class WritingLines(NamedTuple):
    """Empty lines to write on."""

    number: int


class Stack(NamedTuple):
    """A cell of several paragraphs, one below the other."""

    paragraphs: tuple[Paragraph, ...]


class TickBox(NamedTuple):
    """A cell to tick; ``ticked`` where that has happened already."""

    ticked: bool = False


class Bar(NamedTuple):
    """A cell that pictures a count: ``share`` of the column's width, 0 to 1; solid or hatched."""

    share: float
    solid: bool = True


Cell = str | Paragraph | Stack | TickBox | Bar


class Column(NamedTuple):
    """``share`` is its part of the width, by the sum of all; figures stand ``at_right``."""

    title: str = ""
    share: float = 1.0
    at_right: bool = False


class Table(NamedTuple):
    """Rows under a head that every page repeats; no head where no column has a title.

    ``row_height`` is the least height of a row, in sizes of the text: 2.2 is enough to write on.
    ``lined`` draws lines between the columns too, as a form has them. Where a table that ``fills``
    ends the document, its last row is repeated to the foot of the page.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    row_height: float = 0.0
    lined: bool = False
    fills: bool = False


Part = Heading | Paragraph | Facts | Choice | WritingLines | Table


class Document(NamedTuple):
    """A whole sheet. ``subtitle`` says which days it is about; ``size`` is its usual text.

    ``paper`` is one of the centre's PAPERS. With ``copies`` there stand four or two to a page,
    with lines to cut along, where a copy fits whole; else one. Such slips hold no wide tables.
    ``cautions`` are for whoever prints it and do not stand on it.
    """

    title: str
    centre_name: str
    printed_on: str
    parts: tuple[Part, ...] = ()
    subtitle: str = ""
    logo: bytes | None = None
    paper: str = "a4"
    landscape: bool = False
    copies: bool = False
    size: float = USUAL_SIZE
    language: str = "en"
    file_name: str = ""
    cautions: tuple[Message, ...] = ()


def texts(document: Document) -> tuple[str, ...]:
    """Every text the document shows."""
    found = [document.title, document.centre_name, document.printed_on, document.subtitle]
    for part in document.parts:
        found += _texts_of(part)
    return tuple(filter(None, found))


def paragraphs_of(cell: Cell) -> tuple[Paragraph, ...]:
    """What a cell says; nothing, where it is a picture."""
    match cell:
        case str():
            return (Paragraph(cell),)
        case Paragraph():
            return (cell,)
        case Stack():
            return cell.paragraphs
        case _:
            return ()


def _texts_of(part: Part) -> Iterator[str]:
    if isinstance(part, Heading | Paragraph):
        yield part.text
    elif isinstance(part, Facts):
        for line in part.lines:
            yield from line
    elif isinstance(part, Choice):
        yield part.title
        yield from part.words
    elif isinstance(part, Table):
        yield from (column.title for column in part.columns)
        for row in part.rows:
            for cell in row:
                yield from (said.text for said in paragraphs_of(cell))
