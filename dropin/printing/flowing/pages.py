"""Flowing over pages: what stands on which, and several copies to a page where they fit whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dropin.printing.flowing.frame import Leaf, first_heading, foot, foot_top, further_heading
from dropin.printing.flowing.labels import lay_out_labels
from dropin.printing.flowing.model import Document
from dropin.printing.flowing.parts import flows
from dropin.printing.flowing.setting import Flow, Room
from dropin.printing.flowing.shapes import cut_line
from dropin.printing.frame import PAPERS
from dropin.printing.layout import (
    Block,
    Bookmark,
    Measure,
    Pages,
    Piece,
    exceeds,
    placed,
    shifted,
    taken,
)
from dropin.printing.margins import bound, margins_of

_A4 = 595.28, 841.89  # sizes are for it and grow with larger paper
_COPIES = ((2, 2), (1, 2), (2, 1))  # across and down; wide slips rather than tall ones

_Page = tuple[Piece, ...]


def lay_out(document: Document, logo_shape: float | None, measure: Measure) -> Pages:
    """The pages of ``document``; ``logo_shape`` is its logo's width by its height."""
    if document.labels is not None:
        return lay_out_labels(document.labels, measure)
    if document.documents:
        return _one_after_the_other(document, logo_shape, measure)
    long, short = PAPERS[document.paper]
    width, height = (long, short) if document.landscape else (short, long)
    scale = max(1.0, min(short / _A4[0], long / _A4[1]))
    leaf = Leaf(width, height, scale, logo_shape, measure)
    for across, down in _COPIES:
        if across * down <= document.copies:
            part = leaf._replace(width=width / across, height=height / down)
            alone = _pages(document, part)
            if len(alone) == 1 and first_heading(document, part)[1] <= part.height / 2:
                return Pages(width, height, (_repeated(alone[0], part, across, down),))
    leaf = leaf._replace(margins=margins_of(document.binding))
    pages = bound(_pages(document, leaf), document.binding, document.duplex)
    return Pages(width, height, tuple(pages))


def _one_after_the_other(document: Document, logo_shape: float | None, measure: Measure) -> Pages:
    """Each from a page of its own, and where to find it.

    Where both sides of the paper are printed that is a front.
    """
    binding, duplex = document.binding, document.duplex
    each_bound = [each._replace(binding=binding, duplex=duplex) for each in document.documents]
    laid_out = [lay_out(each, logo_shape, measure) for each in each_bound]
    pages: list[_Page] = []
    for part, each in zip(document.documents, laid_out, strict=True):
        if duplex and len(pages) % 2:
            pages.append(())
        own = [tuple(one for one in page if not isinstance(one, Bookmark)) for page in each.pages]
        pages += [(Bookmark(0, 0, part.title), *own[0]), *own[1:]]
    cautions = dict.fromkeys(told for each in laid_out for told in each.cautions)
    return laid_out[0]._replace(pages=tuple(pages), cautions=tuple(cautions))


def _pages(document: Document, leaf: Leaf) -> list[_Page]:
    headings = first_heading(document, leaf), further_heading(document, leaf)
    bottom = foot_top(document, leaf) - 6 * leaf.scale
    first, further = (bottom - top for _, top in headings)
    room = Room(leaf.inner, min(first, further), document.size * leaf.scale, leaf.measure)
    flowing = [flow for part in document.parts for flow in flows(part, room)]
    filled = _filled(flowing, lambda page: first if page == 0 else further)
    return [
        (
            *headings[min(number, 1)][0],
            *placed(blocks, leaf.left, headings[min(number, 1)][1]),
            *foot(document, number + 1, len(filled), leaf),
        )
        for number, blocks in enumerate(filled)
    ]


def _filled(flowing: Sequence[Flow], room_of: Callable[[int], float]) -> list[list[Block]]:
    """The blocks of each page, in as few pages as keep together what belongs together."""
    pages: list[list[Block]] = [[]]
    for chain in _chains(flowing):
        blocks = [flow.block for flow in chain]
        full = exceeds([*pages[-1], *blocks], room_of(len(pages) - 1))
        if pages[-1] and (full or chain[0].new_page):
            head = chain[0].head
            pages.append([*([head] if head else []), *blocks])
        else:
            pages[-1] += blocks
        while exceeds(pages[-1], room_of(len(pages) - 1)):
            fits, rest = taken(pages[-1], room_of(len(pages) - 1))
            if not rest:
                break  # a single line is taller than the page: it stands as it is
            pages[-1:] = [fits, rest]
    if flowing and flowing[-1].fills:
        again, room = flowing[-1].block, room_of(len(pages) - 1)
        while not exceeds([*pages[-1], again], room):
            pages[-1].append(again)
    return pages


def _chains(flowing: Sequence[Flow]) -> Iterator[list[Flow]]:
    """Runs of blocks that stand on one page together."""
    chain: list[Flow] = []
    for flow in flowing:
        if flow.new_page and chain:
            yield chain
            chain = []
        chain.append(flow)
        if not flow.with_next:
            yield chain
            chain = []
    if chain:
        yield chain


def _repeated(page: _Page, part: Leaf, across: int, down: int) -> _Page:
    """A page of ``across`` by ``down`` copies of a small one, with lines to cut along."""
    width, height = part.width * across, part.height * down
    pieces: list[Piece] = []
    for column in range(1, across):
        pieces += cut_line(column * part.width, 0, column * part.width, height)
    for row in range(1, down):
        pieces += cut_line(0, row * part.height, width, row * part.height)
    for row in range(down):
        for column in range(across):
            x, y = column * part.width, row * part.height
            pieces += [shifted(piece, x, y) for piece in page if not isinstance(piece, Bookmark)]
    return tuple(pieces)
