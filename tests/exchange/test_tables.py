"""Any table a spreadsheet may have written, and what is no table."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dropin.errors import KnownError
from dropin.exchange import tables
from dropin.exchange.recognising import guess_mapping
from dropin.exchange.tables import Row, read_table

CELLS = [["Activity", "When", "Notes"], ["Choir; all", "Monday, 2 pm", 'say "hi"'], ["Ö", "", "x"]]


def written(rows: list[list[str]], delimiter: str, line_end: str = "\r\n") -> str:
    text = StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return text.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1252"],
)
@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_every_delimiter_encoding_and_line_end_gives_the_same_cells(
    delimiter: str, encoding: str, line_end: str
) -> None:
    table = read_table(written(CELLS, delimiter, line_end).encode(encoding))
    assert [list(row.cells) for row in table.rows] == CELLS
    assert [row.line for row in table.rows] == [1, 2, 3]


def test_delimiters_inside_quotes_do_not_decide() -> None:
    rows = 'Activity,When\n"Choir; tea; song; dance","Mon; Tue; Wed"\n"A; b; c","Thu; Fri"\n'
    table = read_table(rows.encode())
    assert table.delimiter == ","
    assert table.rows[1].cells == ("Choir; tea; song; dance", "Mon; Tue; Wed")


def test_a_spreadsheet_may_announce_its_delimiter() -> None:
    table = read_table(b"sep=;\r\nActivity;When\r\nChoir;Monday\r\n")
    assert table.rows[1] == Row(3, ("Choir", "Monday"))


def test_a_cell_over_several_lines_has_the_line_it_begins_on() -> None:
    table = read_table(b'Activity,When\n"Choir\nand tea",Monday\n\n\nChess,Tuesday\n')
    assert table.rows[1:] == (Row(2, ("Choir\nand tea", "Monday")), Row(6, ("Chess", "Tuesday")))


def test_a_quote_nobody_closes_spoils_only_its_own_row() -> None:
    table = read_table(b'Activity,When\n"Choir,Monday\nChess,Tuesday\n"Tea, hot",Friday\n')
    assert [(row.line, row.problem is not None) for row in table.rows] == [
        (1, False),
        (2, True),
        (3, False),
        (4, False),
    ]


def test_a_row_with_control_characters_is_bad_and_the_others_are_not() -> None:
    table = read_table(b"Activity,When\nCho\x00ir,Monday\nChess and a long title,Tuesday\n")
    assert [row.problem is not None for row in table.rows] == [False, True, False]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \r\n \r\n",
        b"\xef\xbb\xbf",
        b"PK\x03\x04 a spreadsheet in its own format",
        b"%PDF-1.7",
        bytes(range(256)) * 40,
        b"\x00" * 100,
        b"Activity,When\n" + b"Choir,Monday\n" * (tables.MOST_ROWS + 1),
        b"x" * (tables.MOST_BYTES + 1),
    ],
    ids=["empty", "blank", "mark", "zip", "pdf", "binary", "nul", "rows", "size"],
)
def test_what_is_no_table_is_refused_with_a_next_step(data: bytes) -> None:
    with pytest.raises(KnownError) as refusal:
        read_table(data)
    assert refusal.value.next_step


def test_thousands_of_open_quotes_are_read_in_no_time() -> None:
    table = read_table(b"Activity,When\n" + b'"Choir,"Monday\n' * 5000)
    assert len(table.rows) == 5001


@given(
    st.lists(
        st.lists(st.text("ab;,\"'\n é\t", max_size=8), min_size=3, max_size=3),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from([",", ";", "\t"]),
)
def test_what_a_spreadsheet_writes_is_read_back(rows: list[list[str]], delimiter: str) -> None:
    rows = [["Activity", "When", "Notes"], *rows]
    table = read_table(written(rows, delimiter).encode())
    tidy = [[cell.strip() for cell in row] for row in rows]
    assert [list(row.cells) for row in table.rows] == [row for row in tidy if any(row)]


@given(st.binary(max_size=400))
def test_no_bytes_at_all_can_do_harm(data: bytes) -> None:
    try:
        table = read_table(data)
    except KnownError:
        return
    lines = [row.line for row in table.rows]
    assert lines == sorted(set(lines))


# Columns


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("When,Activity", ("when", "title")),
        ("Name,Day,From,To,Room", ("title", "when", "start", "end", "place")),
        (
            "What,Schedule,Begins,Until,Location,Facilitator,Comments",
            ("title", "when", "start", "end", "place", "led_by", "notes"),
        ),
        ("TITLE,When?,Led-by,Cost (EUR)", ("title", "when", "led_by", "fee")),
        ("Activity,Class,When", ("title", "", "when")),
        (
            "Event,Days,Type,Places,Open to,Bring",
            ("title", "when", "category", "capacity", "open_to", "bring"),
        ),
    ],
)
def test_headers_are_known_by_many_names_in_any_order(header: str, fields: tuple[str, ...]) -> None:
    cells = header.split(",")
    mapping = guess_mapping(cells, len(cells))
    assert mapping.has_header
    assert mapping.fields == fields


def test_without_a_header_the_columns_must_be_asked_for() -> None:
    mapping = guess_mapping(["Choir", "Monday 2 pm"], 2)
    assert not mapping.has_header
    assert not mapping.complete
    chosen = mapping.with_field(0, "title").with_field(1, "when")
    assert chosen.complete
    assert chosen.with_field(1, "title").fields == ("", "title")
