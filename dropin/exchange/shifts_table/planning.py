"""What bringing in a table of shifts would do, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dropin.exchange.judging import Asking, Judge
from dropin.exchange.model import ImportRow
from dropin.exchange.shifts_table.duties import Duties
from dropin.exchange.shifts_table.kinds_of_shift import KindsOfShift
from dropin.exchange.shifts_table.known import KnownShifts
from dropin.exchange.shifts_table.model import DutySaid, KindSaid
from dropin.exchange.shifts_table.reading import read_shift, shift_name
from dropin.exchange.shifts_table.telling import duty_told, kind_told


class ShiftsJudge(Judge[KindSaid | DutySaid]):
    """Says of one row after another what it would do."""

    def __init__(self, known: KnownShifts, asking: Asking) -> None:
        self._known = known
        self._kinds, self._duties = KindsOfShift(known, asking), Duties(known, asking)

    def title(self, cells: Mapping[str, str]) -> str:
        return shift_name(cells)

    def read(self, cells: Mapping[str, str]) -> KindSaid | DutySaid:
        return read_shift(cells, self._known.days)

    def told(self, said: KindSaid | DutySaid) -> str:
        if isinstance(said, KindSaid):
            return kind_told(said, self._known.customs)
        return duty_told(said, self._known.customs)

    def judged(self, line: int, said: KindSaid | DutySaid, told: str) -> ImportRow:
        if isinstance(said, KindSaid):
            return self._kinds.judged(line, said, told)
        return self._duties.judged(line, said, told)

    def finished(self, rows: Sequence[ImportRow]) -> Iterable[ImportRow]:
        return map(self._kinds.compared, rows)
