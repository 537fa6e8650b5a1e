"""A document: what a flowing sheet says, in the order in which it is read.

Texts are finished sentences and names; sizes are relative, so that a sheet grows with its paper.
Meaning is never carried by colour alone: a bar is solid or hatched, a mark is a word or a box.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dropin.printing.model import UNBOUND
from dropin.records import NamedTuple
from dropin.words import Message

USUAL_SIZE = 11.0  # points on A4 and Letter; grows on larger paper
LEAST_SIZE = 9.0


class Heading(NamedTuple):
    """Stands over what follows it and is never left alone at the foot of a page."""

    text: str


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


class Together(NamedTuple):
    """Parts that stand on one page; those that no page holds begin one of their own."""

    parts: tuple[Heading | Paragraph | Facts | Table, ...]


class Label(NamedTuple):
    """What one label or badge says: a name, "" for one to write on, and what is around it."""

    name: str
    above: str = ""
    below: str = ""


class Labels(NamedTuple):
    """Labels one after the other on bought sheets: ``stock`` is one of label_stocks.STOCKS.

    ``first`` is the place of the first one, 1 on a sheet nothing is taken from yet.
    """

    stock: str
    labels: tuple[Label, ...]
    first: int = 1


Part = Heading | Paragraph | Facts | Choice | WritingLines | Table | Together


class Document(NamedTuple):
    """A whole sheet. ``subtitle`` says which days it is about; ``size`` is its usual text.

    ``binding`` and ``duplex`` are as in SheetOptions; slips to be cut apart have neither.
    ``paper`` is one of the centre's PAPERS. Of up to four ``copies`` there stand as many on
    a page as fit whole, with lines to cut along; else one. Such slips hold no wide tables.
    ``cautions`` are for whoever prints it and do not stand on it. A sheet of ``labels`` shows
    these and nothing else, on the paper they are on. One of several ``documents`` is these one
    after the other, each with its own heading and pages, and nothing else.
    """

    title: str
    centre_name: str
    printed_on: str
    parts: tuple[Part, ...] = ()
    subtitle: str = ""
    logo: bytes | None = None
    paper: str = "a4"
    binding: str = UNBOUND
    duplex: bool = False
    landscape: bool = False
    copies: int = 1
    size: float = USUAL_SIZE
    language: str = "en"
    file_name: str = ""
    cautions: tuple[Message, ...] = ()
    labels: Labels | None = None
    documents: tuple[Document, ...] = ()


def several(title: str, documents: Sequence[Document]) -> Document:
    """At least one document, as one that is printed and saved under one title."""
    first = documents[0]
    return first._replace(
        title=title,
        subtitle="",
        parts=(),
        file_name=f"{first.centre_name} {title}",
        cautions=tuple(dict.fromkeys(told for each in documents for told in each.cautions)),
        documents=tuple(documents),
    )


def texts(document: Document) -> tuple[str, ...]:
    """Every text the document shows."""
    if document.documents:
        return tuple(text for each in document.documents for text in texts(each))
    if document.labels is not None:
        shown = document.labels.labels
        return tuple(text for each in shown for text in (each.above, each.name, each.below) if text)
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
    elif isinstance(part, Together):
        for each in part.parts:
            yield from _texts_of(each)
    elif isinstance(part, Table):
        yield from (column.title for column in part.columns)
        for row in part.rows:
            for cell in row:
                yield from (said.text for said in paragraphs_of(cell))
