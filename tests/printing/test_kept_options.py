"""Options come back as they were kept, and nothing that means nothing gets in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dropin.centre.model import PAPERS
from dropin.people.naming import LEVELS
from dropin.printing.catalogue import GROUPS, SHEETS, sheet_kind
from dropin.printing.documents.reading import _SHEETS as DOCUMENTS
from dropin.printing.kept_options import read_options, write_options
from dropin.printing.model import (
    BINDINGS,
    KINDS,
    LARGE_PRINT,
    LARGER_PRINT,
    POSTER_SIZES,
    SheetOptions,
)

options = some.tuples(
    some.sampled_from([None, *PAPERS]),
    some.booleans(),
    some.booleans(),
    some.sampled_from(LEVELS),
    some.booleans(),
    some.booleans(),
    some.sampled_from([LARGE_PRINT, LARGER_PRINT]),
    some.sampled_from(BINDINGS),
    some.booleans(),
    some.booleans(),
    some.sampled_from(POSTER_SIZES),
).map(lambda values: SheetOptions(*values))


@given(options, options)
def test_options_come_back_as_they_were(chosen: SheetOptions, usual: SheetOptions) -> None:
    assert read_options(write_options(chosen, usual), usual) == chosen


def test_what_is_usual_is_not_written() -> None:
    assert write_options(SheetOptions(), SheetOptions()) == "{}"


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "nonsense", "null", '{"paper": "a5"}', '{"name_level": 3}'),
        *('{"days_down": 1}', '{"text_size": 6}', '{"__class__": true}', '{"binding": []}'),
    ],
)
def test_what_means_nothing_is_as_usual(text: str) -> None:
    assert read_options(text, SheetOptions()) == SheetOptions()


def test_every_sheet_that_can_be_composed_stands_once_in_the_catalogue() -> None:
    keys = [each.key for each in SHEETS]
    assert sorted(keys) == sorted({*KINDS, *DOCUMENTS})
    assert {each.group for each in SHEETS} == set(GROUPS)
    assert all(sheet_kind(key) is each for key, each in zip(keys, SHEETS, strict=True))


def test_only_options_there_are_stand_in_the_catalogue() -> None:
    beside = {"needs", "columns", "roles", "stock", "first", "pronouns", "blanks"}
    for each in SHEETS:
        assert set(each.options) <= {*SheetOptions._fields, *beside}, each.key
