"""Which lines of words an entry's box shows: measured once, remembered while the text size lasts.

A week asks for the same lines at every step of a drag, and most weeks look like the one before.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from dropin.kit import theme
from dropin.programme.calendar.entries import Entry
from dropin.programme.calendar.faces_view import (
    Face,
    broken_lines,
    face,
    mark_side,
    smaller_faces,
    title_face,
    while_text_lasts,
)
from dropin.records import record
from dropin.words import say

_TITLE_BEFORE_CLOCK = 2  # lines a title has before the clock, where not all of it fits
_DOT = "\N{NO-BREAK SPACE}· "  # stays at the end of a line, never at the beginning


@record
class Line:
    """One line of words; ``role`` is its colour, ``struck`` for what does not happen.

    ``goes_on``: the next line belongs to the same sentence.
    """

    text: str
    face: Face
    role: str
    indent: float = 0
    struck: bool = False
    title: bool = False
    goes_on: bool = False


class _Words(NamedTuple):
    """All that an entry says, to remember its lines by."""

    title: str
    start: str
    span: str
    place: str
    leader: str
    was: str
    note: str
    cancelled: bool
    clash: bool


def fitting_lines(entry: Entry, width: float, height: float) -> tuple[Line, ...]:
    """Whole lines from the top that fit ``width`` by ``height`` pixels.

    Where the title alone is too much it becomes small; of more than two lines it then leaves the
    last to the clock. The last line that fits says with "…" that there is more.
    """
    return _fitting(_words(entry), round(width), round(height), theme.text_percent())


def whole_height(entry: Entry, width: float) -> float:
    """How high all the words of ``entry`` are in ``width`` pixels."""
    return sum(line.face.height for line in _all_lines(_words(entry), round(width)))


def _words(entry: Entry) -> _Words:
    return _Words(
        entry.title,
        entry.start,
        entry.span,
        entry.place,
        entry.leader,
        entry.was,
        entry.occurrence.note,
        entry.cancelled,
        bool(entry.clash),
    )


@while_text_lasts(2048)
def _fitting(words: _Words, width: int, height: int, _percent: int) -> tuple[Line, ...]:
    lines = _all_lines(words, width)
    title = [line for line in lines if line.title]
    # What does not happen must say so, however long its title is.
    kept = face(bold=True).height if words.cancelled else 0
    room = height + 1
    fitting = int((room - kept) // title[0].face.height)
    clock_lost = _wants_clock(words) and len(title) >= fitting > _TITLE_BEFORE_CLOCK
    if len(title) > fitting or clock_lost:
        lines = _all_lines(words, width, small=True)
        title = [line for line in lines if line.title]
    fitting = max(1, int((room - kept) // title[0].face.height))
    if _wants_clock(words) and len(title) >= fitting > _TITLE_BEFORE_CLOCK:
        return _title_with_clock(words, title, fitting, width)
    shown: list[Line] = []
    if len(title) > fitting:
        shown = _cut_title(title, fitting, width)
        lines = lines[len(title) :] if words.cancelled else []
    used = sum(line.face.height for line in shown)
    for line in lines:
        used += line.face.height
        if used > room:
            break
        shown.append(line)
    if shown:
        shown[-1] = _marked_as_cut(shown[-1], width)
    return tuple(shown)


def _title_with_clock(
    words: _Words, title: list[Line], fitting: int, width: int
) -> tuple[Line, ...]:
    """A title so long that the clock would be lost gives up its last line to it."""
    return (*_cut_title(title, fitting - 1, width), Line(words.start, face(), "text"))


def _wants_clock(words: _Words) -> bool:
    return bool(words.start) and not words.cancelled


def _marked_as_cut(line: Line, width: int) -> Line:
    """With "…" where its sentence would go on; at a dot it may end as if it were whole."""
    if not line.goes_on:
        return line
    whole = line.text.removesuffix(_DOT.rstrip())
    return replace(line, text=whole if whole != line.text else line.face.dotted(line.text, width))


def _cut_title(title: list[Line], fitting: int, width: int) -> list[Line]:
    rest = " ".join(line.text for line in title[fitting - 1 :]).strip()
    last = title[fitting - 1]
    cut = last.face.cut(rest, width - last.indent)
    return [*title[: fitting - 1], replace(last, text=cut)]


def _all_lines(words: _Words, width: int, *, small: bool = False) -> list[Line]:
    chosen = _title_face_for(words.title, width, small=small)
    role = "muted" if words.cancelled else "text"
    beside = mark_side() + 5
    lines = [
        Line(text, chosen, role, beside if at == 0 else 0, words.cancelled, title=True)
        for at, text in enumerate(_title_lines(words, chosen, width, beside))
    ]
    for text, role, bold in _details(words, width):
        written = face(bold=bold)
        parts = broken_lines(text, written, width)
        lines += [
            Line(part, written, role, goes_on=at < len(parts) - 1) for at, part in enumerate(parts)
        ]
    return lines


def _title_face_for(title: str, width: int, *, small: bool) -> Face:
    """The bold body face, or a smaller one where a word would have to be broken."""
    faces = (face(bold=True), *smaller_faces())
    if not small:
        faces = (title_face(), *faces)
    return next((each for each in faces if each.holds(title, width)), faces[-1])


def _title_lines(words: _Words, chosen: Face, width: int, beside: float) -> tuple[str, ...]:
    """Beside the mark, or under it where the first word needs the whole width."""
    less = round(beside + (mark_side() + 2 if words.clash else 0))
    if chosen.advance(words.title.split(" ", 1)[0]) > width - less:
        return ("", *broken_lines(words.title, chosen, width))
    return broken_lines(words.title, chosen, width, less)


def _details(words: _Words, width: int) -> list[tuple[str, str, bool]]:
    """Text, role and boldness of each paragraph under the title."""
    if words.cancelled:
        found = [(say("Cancelled"), "needed", True), (words.note, "text", False)]
        found.append((_when_and_where(words, width), "text", False))
    else:
        found = [(_when_and_where(words, width), "text", False)]
        found += [(words.leader, "text", False), (words.note, "text", False)]
    return [each for each in found if each[0]]


def _when_and_where(words: _Words, width: int) -> str:
    """With the end where that still fits on one line, else the start alone."""
    arrow = "→ " if words.was else ""
    was = say("was {before}", before=words.was) if words.was else ""
    long, short = (
        _DOT.join(part for part in (arrow + clock, was, words.place) if part.strip())
        for clock in (words.span, words.start)
    )
    return long if face().advance(long) <= width else short
