"""Any table a spreadsheet may have written, read into rows of cells with their true lines.

Comma, semicolon or tab; UTF-8 with or without its mark, UTF-16, Windows-1252; quoted cells that
hold delimiters and line ends. Lines count from 1; a row has the line its first cell begins on.
What is wrong with one row is kept beside that row, so that the good ones can go in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from dropin.errors import KnownError
from dropin.exchange.recognising import most_known
from dropin.records import record
from dropin.words import Message, say

MOST_BYTES = 10_000_000
MOST_ROWS = 50_000
LONGEST_CELL = 32_767
"""What spreadsheets hold in one cell; a quoted cell that goes on longer was never closed."""

DELIMITERS = (",", ";", "\t")


@record
class Row:
    """The cells of one row without the spaces round them; ``problem`` says what is wrong."""

    line: int
    cells: tuple[str, ...]
    problem: Message | None = None

    def cell(self, column: int) -> str:
        return self.cells[column] if column < len(self.cells) else ""


@record
class Table:
    """All rows that hold anything, a header among them if there is one."""

    rows: tuple[Row, ...]
    delimiter: str
    encoding: str

    @property
    def width(self) -> int:
        return max((len(row.cells) for row in self.rows), default=0)


def read_table(data: bytes) -> Table:
    """The table in ``data``. Raises KnownError where no table can be read at all."""
    _refuse_other_formats(data)
    text, encoding = decoded(data)
    if not text.strip():
        raise KnownError(
            say("This file is empty, so there is nothing to bring in."),
            say("Save the table again as CSV and choose that file."),
        )
    _refuse_binary(text)
    announced, text, skipped = _announced_delimiter(text)
    delimiter = announced or _likeliest_delimiter(text)
    found = islice(_rows(text, delimiter), MOST_ROWS + 1)
    rows = tuple(_checked(replace(row, line=row.line + skipped)) for row in found)
    if len(rows) > MOST_ROWS:
        raise KnownError(
            say("This table has more than {most} rows, too many to look through.", most=MOST_ROWS),
            say("Split it into smaller tables and bring them in one after another."),
        )
    return Table(rows, delimiter, encoding)


def decoded(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding; Windows-1252 where nothing tells otherwise."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    guess = _unmarked_utf_16(data)
    if guess:
        return data.decode(guess, "replace"), guess
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("windows-1252", "replace"), "windows-1252"


# Encodings and foreign formats

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_FOREIGN = (
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"%PDF",
    b"SQLite format 3",
    b"\x89PNG",
    b"\xff\xd8",
)
_PLAIN_CELLS = {end: re.compile(f"[\r\n{end}]") for end in (*DELIMITERS, "\n")}


def _unmarked_utf_16(data: bytes) -> str | None:
    """Latin text in UTF-16 is nothing but NUL in every other byte."""
    sample = data[:4096]
    half = len(sample) // 2
    if half and sample[1::2].count(0) > 0.6 * half and sample[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if half and sample[0::2].count(0) > 0.6 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _refuse_other_formats(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise too_big(len(data))
    if data.startswith(_FOREIGN):
        raise KnownError(
            say("This file is not a CSV table. Nothing was changed."),
            say("Open it in the program it was made with, save it as CSV and choose that file."),
        )


def too_big(size: int) -> KnownError:
    """What to say about a file far larger than any table of a centre."""
    return KnownError(
        say(
            "This file has {size} MB, far more than can be looked through.", size=size // 1_000_000
        ),
        say("Choose a smaller file that holds only what is to come in."),
    )


def _refuse_binary(text: str) -> None:
    sample = text[:100_000]
    strange = sum(1 for character in sample if _is_strange(character))
    if strange * 20 > len(sample):
        raise KnownError(
            say("This file does not hold text, so no table can be read from it."),
            say("Save the table as CSV and choose that file."),
        )


def _is_strange(character: str) -> bool:
    return character == "\ufffd" or (character < " " and character not in "\t\r\n\f\v")


# Rows


def _announced_delimiter(text: str) -> tuple[str, str, int]:
    """Some spreadsheets write ``sep=;`` on a line of its own before the table."""
    first, _, rest = text.partition("\n")
    announcement = first.strip("\r ")
    if announcement[:4].lower() == "sep=" and announcement[4:] in DELIMITERS:
        return announcement[4:], rest, 1
    return "", text, 0


def _likeliest_delimiter(text: str) -> str:
    """The one that gives a known header, else that cuts the first rows most evenly."""
    return max(DELIMITERS, key=lambda delimiter: _likelihood(text[:50_000], delimiter))


def _likelihood(text: str, delimiter: str) -> tuple[int, float, int]:
    rows = list(islice(_rows(text, delimiter), 40))
    known = most_known(rows[0].cells) if rows else 0
    widths = [len(row.cells) for row in rows]
    usual = max(set(widths), key=widths.count, default=1)
    if usual < 2:
        return known, 0.0, max(widths, default=1)
    return known, widths.count(usual) / len(widths), usual


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    """Every row that holds anything. A quote nobody closes spoils only its own line."""
    position, line = 0, 1
    while position < len(text):
        row = _quoted_row(text, position, line, delimiter)
        if row is None:
            row = _spoilt_row(text, position, line, delimiter)
        cells, next_position, next_line, problem = row
        if any(cells):
            yield Row(line, tuple(cells), problem)
        position, line = next_position, next_line


_ReadRow = tuple[list[str], int, int, Message | None]


def _quoted_row(text: str, position: int, line: int, delimiter: str) -> _ReadRow | None:
    """The row that begins at ``position``; None where its quotes make no sense."""
    cells: list[str] = []
    while True:
        cell = _cell(text, position, delimiter)
        if cell is None:
            return None
        content, position, lines = cell
        cells.append(content)
        line += lines
        if position >= len(text):
            return cells, position, line, None
        if text[position] != delimiter:
            return cells, _after_line_end(text, position), line + 1, None
        position += 1


def _cell(text: str, position: int, delimiter: str) -> tuple[str, int, int] | None:
    """A cell, where it ends, and how many lines it spans beyond the first."""
    quote = position
    while text[quote : quote + 1] == " ":
        quote += 1
    if text[quote : quote + 1] != '"':
        end = _end_of_plain_cell(text, position, delimiter)
        return text[position:end].strip(), end, 0
    content, end = _quoted_content(text, quote + 1)
    while text[end : end + 1] == " ":
        end += 1
    if end < 0 or (end < len(text) and text[end] not in (delimiter, "\r", "\n")):
        return None
    raw = text[position:end]
    return content.strip(), end, raw.count("\n") + raw.count("\r") - raw.count("\r\n")


def _quoted_content(text: str, position: int) -> tuple[str, int]:
    """What stands between the quotes (a doubled quote is one), and where; -1 if unclosed."""
    pieces: list[str] = []
    limit = position + LONGEST_CELL
    while True:
        end = text.find('"', position, limit)
        if end < 0:
            return "", -1
        pieces.append(text[position:end])
        if text[end + 1 : end + 2] != '"':
            return "".join(pieces), end + 1
        pieces.append('"')
        position = end + 2


def _end_of_plain_cell(text: str, position: int, delimiter: str) -> int:
    end = _PLAIN_CELLS[delimiter].search(text, position)
    return end.start() if end else len(text)


def _after_line_end(text: str, position: int) -> int:
    return position + (2 if text.startswith("\r\n", position) else 1)


def _spoilt_row(text: str, position: int, line: int, delimiter: str) -> _ReadRow:
    end = _end_of_plain_cell(text, position, "\n")
    cells = [cell.strip(' "') for cell in text[position:end].split(delimiter)]
    problem = Message("A quotation mark in this row is opened and never closed.")
    return cells, min(_after_line_end(text, end), len(text)), line + 1, problem


def _checked(row: Row) -> Row:
    if row.problem is None and any(_is_strange(character) for character in "".join(row.cells)):
        clean = ["".join(c for c in cell if not _is_strange(c)) for cell in row.cells]
        problem = Message("This row holds characters that are no text.")
        return Row(row.line, tuple(clean), problem)
    if row.problem is None and any(len(cell) > LONGEST_CELL for cell in row.cells):
        return Row(row.line, row.cells, Message("A cell of this row is too long."))
    return row
