"""What a table is about, as its header tells: a programme, people, attendance,
the roster, the buddy programme."""

from __future__ import annotations

from collections.abc import Sequence

from dropin.exchange.absences_table.columns import ABSENCES_COLUMNS
from dropin.exchange.attendance_table.columns import ATTENDANCE_COLUMNS
from dropin.exchange.availability_table.columns import AVAILABILITY_COLUMNS
from dropin.exchange.buddies_table.columns import BUDDIES_COLUMNS
from dropin.exchange.columns import Columns, Mapping, plain_name
from dropin.exchange.leaders_table.columns import LEADERS_COLUMNS
from dropin.exchange.people_table.columns import PEOPLE_COLUMNS
from dropin.exchange.programme_columns import PROGRAMME_COLUMNS
from dropin.exchange.requests_table.columns import REQUESTS_COLUMNS
from dropin.exchange.shifts_table.columns import SHIFTS_COLUMNS
from dropin.exchange.training_table.columns import TRAINING_COLUMNS

_KINDS = (
    PROGRAMME_COLUMNS,
    PEOPLE_COLUMNS,
    ATTENDANCE_COLUMNS,
    LEADERS_COLUMNS,
    TRAINING_COLUMNS,
    AVAILABILITY_COLUMNS,
    ABSENCES_COLUMNS,
    SHIFTS_COLUMNS,
    BUDDIES_COLUMNS,
    REQUESTS_COLUMNS,
)


def guess_mapping(
    first_row: Sequence[str], width: int, columns: Columns | None = None, *, file_name: str = ""
) -> Mapping:
    """What the names in the first row say; without known names it is no header.

    ``columns`` is the kind of table where a person has said it; else the one most names belong to,
    and of several the one the file is called by: who helps with something, and who hopes for help
    with it, may stand under the same headers.
    """
    called = plain_name(file_name).split()
    columns = columns or max(_KINDS, key=lambda each: _likelihood(each, first_row, called))
    fields = columns.known(first_row)
    has_header = columns.needed[0][0] in fields or sum(map(bool, fields)) >= 2
    if not has_header:
        return Mapping(("",) * width, False, columns)
    return Mapping(fields, True, columns)


def most_known(names: Sequence[str]) -> int:
    """How many of ``names`` are columns of one and the same kind of table."""
    return max(sum(map(bool, each.known(names))) for each in _KINDS)


def _likelihood(
    columns: Columns, names: Sequence[str], called: Sequence[str]
) -> tuple[int, bool, bool]:
    """Of equally likely kinds ``max`` takes the first, the programme."""
    fields = columns.known(names)
    return sum(map(bool, fields)), columns.enough(fields), columns.kind in called
