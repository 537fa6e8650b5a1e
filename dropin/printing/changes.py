"""What a sheet said, small enough to remember, and what is otherwise on the next one. Pure.

Who leads something is remembered as a fingerprint that tells only whether it is still the same;
titles, times and places are remembered in words, so that what no longer happens can be shown
struck through on its day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from dropin.printing.model import (
    CANCELLED_SINCE,
    CHANGED,
    GONE,
    MOVED_AWAY,
    MOVED_SINCE,
    NEW,
    Entry,
    Sheet,
    SheetDay,
    SheetOptions,
)
from dropin.programme.model import CANCELLED, MOVED
from dropin.records import NamedTuple

_AWAY = " away"
_CLOSURE = "closure "
_FINGERPRINT_BYTES = 6


class SaidEntry(NamedTuple):
    """One entry as it stood on its day. ``leader`` is a fingerprint, "" where none was named."""

    key: str
    title: str
    clock: str = ""
    topic: str = ""
    place: str = ""
    leader: str = ""
    status: str = "planned"
    remark: str = ""
    note: str = ""


class SaidDay(NamedTuple):
    """One day: its hours, occasion and closure in one text, and its entries in their order."""

    day: date
    words: str
    entries: tuple[SaidEntry, ...] = ()


class Said(NamedTuple):
    """What one sheet said. ``names`` is the level of names it was printed with, "" for none."""

    days: tuple[SaidDay, ...] = ()
    places: bool = True
    names: str = ""


class Difference(NamedTuple):
    """What is otherwise, one of CHANGES, about the entry ``key`` on ``day``; "" for the day."""

    change: str
    day: date
    key: str = ""


def said(sheet: Sheet, options: SheetOptions) -> Said:
    """What is to be remembered of ``sheet``, composed with ``options``; not the marks on it."""
    return Said(
        tuple(_said_day(each) for each in sheet.days if not each.outside),
        options.show_place,
        options.name_level if options.show_leader else "",
    )


def marked(sheet: Sheet, options: SheetOptions, before: Said) -> Sheet:
    """``sheet`` with every difference from what was said ``before`` marked on it."""
    found = {
        (each.day, each.key): each.change for each in differences(before, said(sheet, options))
    }
    old = {each.day: each for each in before.days}
    return sheet._replace(
        days=tuple(
            each if each.outside else _marked_day(each, old.get(each.day), found)
            for each in sheet.days
        )
    )


def count(before: Said, now: Said, since: date = date.min) -> int:
    """How many things are otherwise on days from ``since`` on; what moved counts once."""
    return len(
        {
            each.key.removesuffix(_AWAY) or each.day
            for each in differences(before, now)
            if each.day >= since
        }
    )


def differences(before: Said, now: Said) -> tuple[Difference, ...]:
    """What is otherwise, day by day, each day in the order of its entries.

    Places and names count only where both sheets show them, and names in the same way.
    """
    old, new = _by_identity(before), _by_identity(now)
    looked_at = _Comparison(
        before.places and now.places, bool(now.names) and before.names == now.names
    )
    days_before = {each.day: each.words for each in before.days}
    found = []
    for day in now.days:
        if days_before.get(day.day, day.words) != day.words:
            found.append(Difference(CHANGED, day.day))
        for entry in day.entries:
            was = old.get(_identity(entry, day.day))
            if entry.key and (change := looked_at.change(entry, day.day, was, old)):
                found.append(Difference(change, day.day, entry.key))
    shown = {each.day for each in now.days}
    for identity, (day_before, entry) in old.items():
        went = new.keys() & {identity, f"{identity}{_AWAY}", identity.removesuffix(_AWAY)}
        if day_before in shown and not went and entry.status != MOVED_AWAY:
            found.append(Difference(GONE, day_before, entry.key))
    return tuple(found)


def as_text(remembered: Said) -> str:
    """As it is kept in the file."""
    import json  # only what remembers needs it

    days = [
        [each.day.isoformat(), each.words, [list(entry) for entry in each.entries]]
        for each in remembered.days
    ]
    kept = {"places": remembered.places, "names": remembered.names, "days": days}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> Said | None:
    """What ``as_text`` wrote; None where it is something else."""
    import json

    try:
        kept = json.loads(text)
        days = tuple(
            SaidDay(date.fromisoformat(day), str(words), tuple(_entry_of(each) for each in entries))
            for day, words, entries in kept["days"]
        )
        return Said(days, bool(kept["places"]), str(kept["names"]))
    except (ValueError, TypeError, KeyError):
        return None


class _Comparison(NamedTuple):
    """Which parts both sheets show, so that they can be compared."""

    places: bool
    names: bool

    def change(
        self,
        entry: SaidEntry,
        day: date,
        was: tuple[date, SaidEntry] | None,
        old: Mapping[str, tuple[date, SaidEntry]],
    ) -> str:
        """How ``entry`` is otherwise than it was; "" where it is as it was."""
        if was is None:
            stood = entry.key.removesuffix(_AWAY) in old
            return MOVED_SINCE if stood or entry.status in (MOVED, MOVED_AWAY) else NEW
        day_before, before = was
        if entry.status == CANCELLED and before.status != CANCELLED:
            return CANCELLED_SINCE
        if (day, entry.clock) != (day_before, before.clock):
            return MOVED_SINCE
        return "" if self._texts(entry) == self._texts(before) else CHANGED

    def _texts(self, entry: SaidEntry) -> tuple[str, ...]:
        place = entry.place if self.places else ""
        leader = entry.leader if self.names else ""
        return entry.title, entry.topic, place, leader, entry.status, entry.remark, entry.note


def _said_day(day: SheetDay) -> SaidDay:
    words = " · ".join(filter(None, (day.hours, day.occasion, day.closed, day.closed_reason)))
    return SaidDay(
        day.day, words, tuple(_said_entry(each) for each in day.entries if each.change != GONE)
    )


def _said_entry(entry: Entry) -> SaidEntry:
    return SaidEntry(
        entry.key,
        entry.title,
        entry.clock,
        entry.topic,
        entry.place,
        _fingerprint(entry),
        entry.status,
        entry.remark,
        entry.note,
    )


def _fingerprint(entry: Entry) -> str:
    """Of the leader's name on this one date, so that not even the same person is recognised."""
    if not entry.leader:
        return ""
    from hashlib import blake2b

    words = f"{entry.key} {entry.leader}".encode()
    return blake2b(words, digest_size=_FINGERPRINT_BYTES).hexdigest()


def _entry_of(kept: list[object]) -> SaidEntry:
    return SaidEntry(*map(str, kept))


def _by_identity(remembered: Said) -> dict[str, tuple[date, SaidEntry]]:
    return {
        _identity(entry, day.day): (day.day, entry)
        for day in remembered.days
        for entry in day.entries
        if entry.key
    }


def _identity(entry: SaidEntry, day: date) -> str:
    """A closure of several days stands on each of them."""
    return f"{entry.key} {day}" if entry.key.startswith(_CLOSURE) else entry.key


def _marked_day(
    day: SheetDay, before: SaidDay | None, found: Mapping[tuple[date, str], str]
) -> SheetDay:
    entries = [each._replace(change=found.get((day.day, each.key), "")) for each in day.entries]
    for gone, follows in _gone(before, day.day, found):
        place = next((at for at, each in enumerate(entries) if each.key == follows), -1) + 1
        entries.insert(place, gone)
    return day._replace(entries=tuple(entries), change=found.get((day.day, ""), ""))


def _gone(
    before: SaidDay | None, day: date, found: Mapping[tuple[date, str], str]
) -> Iterator[tuple[Entry, str]]:
    """What no longer happens on ``day``, each with the key of what it stood behind."""
    follows = ""
    for each in before.entries if before is not None else ():
        if found.get((day, each.key)) == GONE:
            entry = Entry(each.title, each.clock, each.topic, each.place, key=each.key, change=GONE)
            yield entry, follows
        follows = each.key
