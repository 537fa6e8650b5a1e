"""The programme in numbers for whoever pays for it: counts alone, none that tells who is meant."""

from __future__ import annotations

from datetime import timedelta

from dropin.buddies.model import MOVED_ON
from dropin.buddies.summary import FEWEST, Summary, is_told, told_endings, told_parts
from dropin.buddies.telling import ending_name, face_name
from dropin.dates import day_range
from dropin.printing.documents.imprint import Imprint
from dropin.printing.flowing.model import (
    Bar,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Part,
    Table,
)
from dropin.words import Message, say

_LINES = 2.0  # sizes: a row one can follow with a finger


def programme_sheet(said: Summary, imprint: Imprint) -> Document:
    """What the programme did in these days. A count from 1 to 4 stands as “fewer than 5”."""
    parts: list[Part] = [
        Heading(say("At a glance")),
        Table((Column("", 6), Column("", 2, at_right=True)), tuple(_lines(said)), _LINES),
    ]
    ended = told_endings(said.ended)
    parts += _shares(
        say("How pairs came to their end"),
        [(ending_name(each) if each else say("otherwise"), count) for each, count in ended],
        said.ended,
    )
    if dict(ended).get(MOVED_ON):
        told = say("“{ending}” is what the programme is for.", ending=ending_name(MOVED_ON))
        parts.append(Paragraph(told, muted=True))
    parts += _shares(
        say("How it went, in the words of both"),
        [(face_name(each), count) for each, count in told_parts(said.check_ins)],
        said.check_ins,
    )
    parts.append(
        Paragraph(
            say(
                "No names stand here. A number from 1 to {most} is told as “fewer than {fewest}”, "
                "and a breakdown that would tell one is left out, so that nobody can be meant. "
                "The centre keeps no reasons of health and no notes on what is said.",
                most=FEWEST - 1,
                fewest=FEWEST,
            ),
            muted=True,
            scale=0.9,
        )
    )
    end = max(said.end, said.first + timedelta(days=1))
    days = day_range(said.first, end, imprint.centre.customs, year=True)
    document = imprint.document(say("Buddy programme"), parts, subtitle=days)
    ahead = Message("These days are not over yet: what is still to come is not counted.")
    return document._replace(
        cautions=(ahead,) if said.end > imprint.today + timedelta(days=1) else ()
    )


def _lines(said: Summary) -> list[tuple[Cell, ...]]:
    found = [
        (say("{Members} who asked for a buddy"), told_count(said.asked)),
        (say("Pairs to which both said yes"), told_count(said.agreed)),
        (say("Pairs that met for the first time"), told_count(said.met)),
        (say("Pairs that were together"), told_count(said.together)),
        (say("Buddies who gave their time"), told_count(said.buddies)),
    ]
    if is_told(said.buddies - said.trained):  # the others could be reckoned from it
        found.append((say("Of these, with all their training valid"), told_count(said.trained)))
    if said.waited_days is not None:
        weeks = say("{number} days", number=said.waited_days)
        found.append((say("Half of those paired waited no longer than"), weeks))
    return [(words, Paragraph(count, bold=True)) for words, count in found]


def told_count(count: int) -> str:
    """The number, or “fewer than 5” where it could tell who is meant."""
    return str(count) if is_told(count) else say("fewer than {fewest}", fewest=FEWEST)


def _shares(
    title: str, told: list[tuple[str, int]], every: tuple[tuple[str, int], ...]
) -> list[Part]:
    """A bar for each part of a whole; one sentence where the parts are too small to be told."""
    total = sum(count for _, count in every)
    if not total:
        return [Heading(title), Paragraph(say("None in these days."))]
    if not told:
        words = say("{count}, too few of a kind to be broken down.", count=told_count(total))
        return [Heading(title), Paragraph(words)]
    most = max(count for _, count in told)
    rows: list[tuple[Cell, ...]] = [
        (words, Bar(count / most), Paragraph(str(count), bold=True)) for words, count in told
    ]
    columns = (Column("", 3.4), Column("", 4), Column("", 0.8, at_right=True))
    return [Heading(title), Table(columns, tuple(rows), _LINES)]
