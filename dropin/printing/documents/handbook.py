"""The handbook: every article one after the other, as a sheet for the office shelf."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dropin.handbook.articles import ARTICLES, EVERYWHERE
from dropin.handbook.model import Article, KeyPress
from dropin.printing.documents.imprint import Imprint
from dropin.printing.flowing.model import (
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Part,
    Table,
)
from dropin.words import say


def handbook_sheet(imprint: Imprint) -> Document:
    """All articles, then the keys that work on every page."""
    parts = [part for article in ARTICLES for part in _article(article)]
    parts += [Heading(say("Keys everywhere")), _keys(EVERYWHERE)]
    return imprint.document(
        say("Handbook"), parts, subtitle=say("How to do things in the program, page by page")
    )


def _article(article: Article) -> Iterator[Part]:
    yield Heading(str(article.title))
    yield Paragraph(str(article.answers), with_next=True)
    yield Facts(tuple((str(task.wish), str(task.way)) for task in article.tasks))
    if article.keys:
        yield Paragraph(say("Keys here"), bold=True, with_next=True)
        yield _keys(article.keys)


def _keys(keys: Sequence[KeyPress]) -> Table:
    rows = tuple((Paragraph(press.keys, bold=True), str(press.does)) for press in keys)
    return Table((Column(share=1), Column(share=3)), rows)
