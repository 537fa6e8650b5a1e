"""From a centre's file to leaders' own sheets: one leader's, or everybody's one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from dropin.dates import day_short
from dropin.errors import KnownError
from dropin.people.store import people, person
from dropin.printing.documents.imprint import Imprint
from dropin.printing.documents.leader import Duty, LeaderShown, Ringable, leader_sheet
from dropin.printing.documents.reading_roster import WEEK, span_of
from dropin.printing.entries import NameOf, entry
from dropin.printing.flowing.model import Document
from dropin.printing.model import SheetOptions
from dropin.printing.names import numbers_on_prints
from dropin.programme.model import CANCELLED, Occurrence, Programme
from dropin.programme.occurrences import occurrences
from dropin.programme.store import places, programme_between
from dropin.records import NamedTuple
from dropin.roster.changes_told import place_words
from dropin.roster.model import Shift, Slot
from dropin.roster.now import span_words
from dropin.roster.shifts import slots_of
from dropin.roster.store import shifts_between
from dropin.storage.file import CentreFile
from dropin.words import Message, say

_USUAL = 4 * WEEK
_OWN = SheetOptions(show_leader=False)  # it is they


class Duties(NamedTuple):
    """What leaders take on from ``first`` up to but not including ``end``, by person; read once."""

    first: date
    end: date
    shifts: Mapping[int, Sequence[tuple[Shift, Slot]]]
    led: Mapping[int, Sequence[Occurrence]]
    offered: Programme
    places: Mapping[int, str]
    number_of: NameOf


def sheet_of_leader(
    file: CentreFile, person_id: int, day: date | None, until: date | None, imprint: Imprint
) -> Document:
    """Their shifts and the activities they lead, in four weeks unless said otherwise.

    Raises KnownError once they are gone.
    """
    if person(file, person_id) is None:
        raise KnownError(
            say("This person is no longer in the file."), say("Choose somebody from the list.")
        )
    return _sheet(person_id, _duties(file, day, until, imprint), imprint)


def sheets_of_leaders(
    file: CentreFile,
    day: date | None,
    until: date | None,
    imprint: Imprint,
    with_names: Callable[[Callable[[NameOf], Document]], Document],
) -> Iterator[Document]:
    """The sheet of everybody who takes on anything in these days, in the order of a list of people.

    Each is made by ``with_names`` with the names that stand on it. Where nobody takes on anything
    it is one sheet that says so.
    """
    found = _duties(file, day, until, imprint)
    order = [each.id for each in people(file) if each.id in found.shifts or each.id in found.led]
    for each in order:
        yield with_names(partial(_named, each, found, imprint))
    if not order:
        nothing = LeaderShown(say("Leaders’ own sheets"), 0, (), ())
        document = leader_sheet(nothing, found.first, found.end, imprint)
        yield document._replace(cautions=(Message("No leader takes on anything in these days."),))


def _duties(file: CentreFile, day: date | None, until: date | None, imprint: Imprint) -> Duties:
    first, end = span_of(day, until, _USUAL, imprint)
    offered = programme_between(file, first, end)
    return Duties(
        first,
        end,
        _by_person(shifts_between(file, first, end, by_pattern_from=end)),
        _by_leader(occurrences(offered, first, end)),
        offered,
        {each.id: each.name for each in places(file)},
        numbers_on_prints(file, imprint.today),
    )


def _by_person(shifts: Sequence[Shift]) -> dict[int, list[tuple[Shift, Slot]]]:
    found: dict[int, list[tuple[Shift, Slot]]] = {}
    for shift, slot in slots_of(shifts):
        if slot.person_id is not None:
            found.setdefault(slot.person_id, []).append((shift, slot))
    return found


def _by_leader(dates: Sequence[Occurrence]) -> dict[int, list[Occurrence]]:
    found: dict[int, list[Occurrence]] = {}
    for each in dates:
        if each.status != CANCELLED:
            for leader in {each.leader_id, each.co_leader_id} - {None}:
                found.setdefault(leader or 0, []).append(each)
    return found


def _named(person_id: int, duties: Duties, imprint: Imprint, name_of: NameOf) -> Document:
    return _sheet(person_id, duties, imprint._replace(name_of=name_of))


def _sheet(person_id: int, duties: Duties, imprint: Imprint) -> Document:
    shifts, led = duties.shifts.get(person_id, ()), duties.led.get(person_id, ())
    beside = [each for shift, slot in shifts for each in _others_on(shift, slot)]
    beside += [each for one in led if (each := _other_leader(one, person_id)) is not None]
    said = LeaderShown(
        imprint.name_of(person_id),
        person_id,
        [_on_call(shift, slot, duties, imprint) for shift, slot in shifts],
        [_leads(each, person_id, duties, imprint) for each in led],
        list(_ringable(dict.fromkeys(beside), duties, imprint)),
    )
    return leader_sheet(said, duties.first, duties.end, imprint)


def _ringable(person_ids: Iterable[int], duties: Duties, imprint: Imprint) -> Iterator[Ringable]:
    """Those who share name and number, in the order in which one is on with them."""
    for each in person_ids:
        name, number = imprint.name_of(each), duties.number_of(each)
        if name and number:
            yield Ringable(name, number)


def _on_call(shift: Shift, slot: Slot, duties: Duties, imprint: Imprint) -> Duty:
    customs, others = imprint.centre.customs, _others_on(shift, slot)
    return Duty(
        day_short(shift.day, customs),
        span_words(shift, customs),
        str(place_words(shift, slot)),
        duties.places.get(shift.place_id or 0, ""),
        say("with {names}", names=imprint.names(others)) if others else "",
        shift.note,
    )


def _others_on(shift: Shift, slot: Slot) -> list[int]:
    ids = (each.person_id for each in shift.slots)
    return [each for each in ids if each is not None and each != slot.person_id]


def _leads(each: Occurrence, person_id: int, duties: Duties, imprint: Imprint) -> Duty:
    customs, other = imprint.centre.customs, _other_leader(each, person_id)
    said = entry(each, duties.offered, imprint.name_of, _OWN, customs)
    return Duty(
        day_short(each.day, customs),
        said.clock,
        ": ".join(filter(None, (said.title, said.topic))),
        said.place,
        say("with {names}", names=imprint.names([other])) if other is not None else "",
        " · ".join(filter(None, (said.remark, said.note))),
        each.activity.bring,
    )


def _other_leader(occurrence: Occurrence, person_id: int) -> int | None:
    pair = (occurrence.leader_id, occurrence.co_leader_id)
    return next((each for each in pair if each is not None and each != person_id), None)
