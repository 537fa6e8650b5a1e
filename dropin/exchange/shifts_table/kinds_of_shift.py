"""What rows that name weekdays would change: kinds of shift, each perhaps over several rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dropin.exchange.cells import RowError
from dropin.exchange.judging import LEAVE, Asking
from dropin.exchange.model import ADDED, OK, UNCHANGED, UPDATED, ImportRow
from dropin.exchange.people_table.matching import name_key
from dropin.exchange.shifts_table.known import KnownShifts
from dropin.exchange.shifts_table.model import KindChange, KindSaid
from dropin.roster.model import USUAL_WEIGHT, PatternRole, ShiftPattern
from dropin.roster.pattern_words import detail_words, title_words
from dropin.words import Message, say

_Key = tuple[str, tuple[int, ...], object]


class KindsOfShift:
    """Gathers the rows of each kind of shift, and compares them once all are there."""

    def __init__(self, known: KnownShifts, asking: Asking) -> None:
        self._known, self._asking = known, asking
        self._rows: dict[int, KindSaid] = {}
        self._kinds: dict[_Key, list[KindSaid]] = {}
        self._hours: dict[str, set[_Key]] = {}

    def judged(self, line: int, said: KindSaid, told: str) -> ImportRow:
        """The row, until ``compared`` knows those beside it. Raises RowError, AskError."""
        if not said.roles:
            raise RowError(say("Nobody would be on duty in {name}.", name=said.name))
        if said.place and name_key(said.place) not in self._known.place_ids:
            self._asking.answer(
                line,
                f"place:{name_key(said.place)}",
                Message("There is no place called {place}. Is it left out?", place=said.place),
                ((LEAVE, Message("Leave the place out")),),
                guess=LEAVE,
            )
        for role, _ in said.roles:
            self._asking.take(line, (*_key(said), role), said)
        self._rows[line] = said
        self._kinds.setdefault(_key(said), []).append(said)
        self._hours.setdefault(name_key(said.name), set()).add(_key(said))
        return ImportRow(line, said.name, told, "", OK, "", UNCHANGED)

    def compared(self, row: ImportRow) -> ImportRow:
        """The row with what its kind of shift comes to; the first of a kind carries the change."""
        said = self._rows.get(row.line)
        if said is None:
            return row
        rows = self._kinds[_key(said)]
        before = self._before(said)
        change = self._change(rows, before)
        notes = list(self._notes(said, before))
        if before is None:
            effect = ADDED
        elif change.pattern == before and not self._comes_onto_the_list(rows):
            return replace(row, effect=UNCHANGED)
        else:
            effect = UPDATED
        is_first = rows[0] is said
        return replace(
            row, effect=effect, message=" ".join(notes), change=change if is_first else None
        )

    def _before(self, said: KindSaid) -> ShiftPattern | None:
        """The same kind of shift as it is known: of these hours, else the only one of its name."""
        named = [
            each for each in self._known.patterns if name_key(each.name) == name_key(said.name)
        ]
        same = [
            each
            for each in named
            if (each.weekdays, (each.starts_at, each.ends_at)) == (said.weekdays, said.clocks)
        ]
        if same or len(named) > 1 or len(self._hours[name_key(said.name)]) > 1:
            return same[0] if same else None
        return named[0] if named else None

    def _change(self, rows: list[KindSaid], before: ShiftPattern | None) -> KindChange:
        said = rows[0]
        starts_at, ends_at = said.clocks
        pattern = before or ShiftPattern(
            0,
            said.name,
            said.weekdays,
            starts_at,
            ends_at,
            self._known.today,
            night=ends_at <= starts_at,
            position=len(self._known.patterns),
        )
        nights = [each.night for each in rows if each.night is not None]
        place_ids = [self._known.place_ids.get(name_key(each.place)) for each in rows]
        needs = tuple((role, each.trainings) for each in rows for role, _ in each.roles)
        pattern = replace(
            pattern,
            weekdays=said.weekdays,
            starts_at=starts_at,
            ends_at=ends_at,
            starts_on=next((e.starts_on for e in rows if e.starts_on), pattern.starts_on),
            ends_on=next((e.ends_on for e in rows if e.ends_on), pattern.ends_on),
            place_id=next(filter(None, place_ids), pattern.place_id),
            night=nights[0] if nights else pattern.night,
            roles=tuple(self._roles(rows, before)),
        )
        return KindChange(pattern, needs)

    def _roles(self, rows: list[KindSaid], before: ShiftPattern | None) -> Iterator[PatternRole]:
        """What a row leaves empty, and a role that no row names, stays as it is known."""
        known = {each.role: each for each in before.roles} if before else {}
        said = {role: (people, row) for row in rows for role, people in row.roles}
        for role, weight in USUAL_WEIGHT.items():
            held = known.get(role)
            if role not in said:
                yield from (held,) if held is not None else ()
                continue
            people, row = said[role]
            held = held or PatternRole(role, weight=weight)
            yield replace(
                held,
                people=people,
                languages=row.languages or held.languages,
                trainings=self._listed(row) or held.trainings,
            )

    def _listed(self, said: KindSaid) -> tuple[int, ...]:
        ids = self._known.training_ids
        return tuple(sorted(ids[key] for key in map(name_key, said.trainings) if key in ids))

    def _comes_onto_the_list(self, rows: list[KindSaid]) -> bool:
        return any(self._unlisted(each) for each in rows)

    def _unlisted(self, said: KindSaid) -> list[str]:
        return [e for e in said.trainings if name_key(e) not in self._known.training_ids]

    def _notes(self, said: KindSaid, before: ShiftPattern | None) -> Iterator[str]:
        for name in self._unlisted(said):
            yield say("“{training}” comes onto the list of trainings.", training=name)
        if before is not None:
            known = self._known
            title = title_words(before, known.customs)
            detail = detail_words(before, known.trainings, known.places, known.customs)
            yield say("So far {title} · {detail}.", title=title, detail=detail)


def _key(said: KindSaid) -> _Key:
    return name_key(said.name), said.weekdays, said.clocks
