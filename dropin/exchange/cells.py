"""How single cells of our CSV are written and read back: dates, clocks, money, date changes.

Written so that a person can read and change them, and read back to exactly the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time

from dropin.dates import MINUTES_A_DAY, clock_after, minutes_of, read_clock, read_day, write_clock
from dropin.exchange.model import EntryChange, Suspension
from dropin.programme.model import ASK, CENTRE, COMMUNITY, DATED, KEEP, SKIP, WORDS

_SETTINGS = {CENTRE: "at the centre", COMMUNITY: "in the community"}
_ON_CLOSURE = {SKIP: "", KEEP: "happens"}
_DATINGS = {DATED: "", WORDS: "in words", ASK: "to be asked"}
_RULE = re.compile(r"(RRULE:|FREQ=)", re.IGNORECASE)
_DATES_ALONE = re.compile(r"(\d{4}-\d\d-\d\d[\s,;]*)*")
_YES = frozenset({"yes", "y", "x", "1", "true", "ok", "✓", "✔", "☑", "ja", "oui", "sí", "si"})
_NO = frozenset({"no", "n", "0", "false", "-", "–", "✗", "✕", "☐", "nein", "non"})
_RUNS_IN_A_SPREADSHEET = ("=", "+", "-", "@", "\t", "\r", "'")


class CellError(ValueError):
    """A cell that was written by hand and cannot be read."""


class RowError(ValueError):
    """Why a whole row cannot come in, as a sentence."""


def is_machine_form(when: str) -> bool:
    """Whether a When cell holds a rule or plain dates, with no words to interpret."""
    return bool(_RULE.match(when) or _DATES_ALONE.fullmatch(when))


def is_rule(when: str) -> bool:
    return bool(_RULE.match(when))


def neutralised(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{cell}" if cell.startswith(_RUNS_IN_A_SPREADSHEET) else cell


def as_meant(cell: str) -> str:
    """The cell without the apostrophe that ``neutralised`` put there."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_RUNS_IN_A_SPREADSHEET) else cell


def write_dates(days: Iterable[date]) -> str:
    return ", ".join(day.isoformat() for day in days)


def read_dates(cell: str) -> tuple[date, ...]:
    """Days written ``2026-12-24, 2026-12-31``, in order. Raises CellError."""
    return tuple(sorted({_day(word) for word in re.split(r"[\s,;]+", cell) if word}))


def write_end(at: time | None, minutes: int | None) -> str:
    """``15:30``, with ``+1 day`` where it ends a day later than the next such clock time.

    Without a beginning, a length stands as ``90 min``.
    """
    if minutes is None:
        return ""
    if at is None:
        return f"{minutes} min"
    end = write_clock(clock_after(at, minutes))
    over = (minutes - 1) // MINUTES_A_DAY
    return f"{end} +{over} day{'s' if over > 1 else ''}" if over else end


def minutes_until(at: time | None, cell: str) -> int | None:
    """The length that ``write_end`` wrote; None for any other wording of an end."""
    if length := re.fullmatch(r"(\d{1,6}) min", cell):
        return int(length[1]) or None
    match = re.fullmatch(r"(\d\d:\d\d)(?: \+(\d{1,3}) days?)?", cell)
    if at is None or match is None:
        return None
    one_day = (minutes_of(_clock(match[1])) - minutes_of(at)) % MINUTES_A_DAY or MINUTES_A_DAY
    return one_day + int(match[2] or 0) * MINUTES_A_DAY


def write_fee(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}" if cents else ""


def read_fee(cell: str) -> int | None:
    """Cents of ``2.50``, ``€ 2,50``, ``$3`` or ``free``; None for anything else."""
    if cell.casefold() in ("", "free", "none", "no fee", "no charge", "free of charge", "-"):
        return 0
    match = re.fullmatch(r"[^\d\s.,-]{0,3}\s?(\d{1,7})(?:[.,](\d{1,2}))?\s?[^\d\s.,-]{0,3}", cell)
    if match is None:
        return None
    return int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0"))


def read_capacity(cell: str) -> int | None:
    """The number in ``12``, ``max. 12`` or ``12 places``; None where it is not just one."""
    numbers = re.findall(r"\d+", cell)
    if len(numbers) != 1 or len(numbers[0]) > 6:
        return None
    return int(numbers[0]) or None


def read_yes_no(cell: str) -> bool | None:
    """Whether the cell says yes or no, in a word or a sign; None for anything else."""
    word = cell.casefold().strip(" .!")
    return True if word in _YES else False if word in _NO else None


def write_setting(setting: str) -> str:
    return _SETTINGS[setting]


def read_setting(cell: str) -> str:
    """Where it happens: "in the community", "community", "outing" … or else at the centre."""
    words = cell.casefold()
    return COMMUNITY if any(word in words for word in ("communit", "outing", "away")) else CENTRE


def write_on_closure(on_closure: str) -> str:
    return _ON_CLOSURE[on_closure]


def read_on_closure(cell: str) -> str:
    return KEEP if cell.casefold() in ("happens", "keep", "yes", "held") else SKIP


def write_dating(dating: str) -> str:
    return _DATINGS[dating]


def read_dating(cell: str) -> str | None:
    """How ``write_dating`` marked it; None where the words of When decide."""
    return {_DATINGS[WORDS]: WORDS, _DATINGS[ASK]: ASK}.get(cell.casefold())


def write_suspension(suspension: Suspension | None) -> str:
    """``from 2026-12-01 until 2027-01-07: the kitchen is rebuilt``."""
    if suspension is None:
        return ""
    until = f" until {suspension.ends_on.isoformat()}" if suspension.ends_on else ""
    note = f": {suspension.note}" if suspension.note else ""
    return f"from {suspension.starts_on.isoformat()}{until}{note}"


def read_suspension(cell: str) -> Suspension | None:
    """What ``write_suspension`` wrote. Raises CellError."""
    if not cell:
        return None
    match = re.fullmatch(
        r"(?:from )?(\S{10})(?: until (\S{10}))?(?:: (.*))?", cell, re.DOTALL | re.IGNORECASE
    )
    if match is None:
        raise CellError(cell)
    return Suspension(_day(match[1]), _day(match[2]) if match[2] else None, match[3] or "")


# What differs on single dates


_TEXTS = (
    ("title", "title"),
    ("topic", "topic"),
    ("place", "where"),
    ("led_by", "led by"),
)
_PART = re.compile(
    r'\s*([a-z][a-z ]*?)\s*(?:"((?:[^"]|"")*)"|([\d:+-]+))?\s*(;|\n|$)', re.IGNORECASE
)
_DATE = re.compile(r"\s*(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d))?:")


def write_changes(changes: Iterable[EntryChange]) -> str:
    """One date a line: ``2026-12-24: cancelled; note "Christmas Eve"``."""
    return "\n".join(map(_written_change, changes))


def read_changes(cell: str) -> tuple[EntryChange, ...]:
    """What ``write_changes`` wrote, in order. Raises CellError for anything else."""
    changes: list[EntryChange] = []
    position = 0
    while cell[position:].strip():
        head = _DATE.match(cell, position)
        if head is None:
            raise CellError(cell[position:])
        parts, position = _parts(cell, head.end())
        original_at = _clock(head[2]) if head[2] else None
        changes.append(_change(_day(head[1]), original_at, parts))
    return tuple(changes)


def _written_change(change: EntryChange) -> str:
    parts = ["cancelled"] if change.cancelled else []
    if change.moved_to is not None:
        parts.append(f"moved to {change.moved_to.isoformat()}")
    if change.at is not None:
        parts.append(f"at {write_clock(change.at)}")
    if change.minutes is not None:
        parts.append(f"minutes {change.minutes}")
    for name, label in _TEXTS:
        text = getattr(change, name)
        if text is not None:
            parts.append(f"{label} {_quoted(text)}")
    if change.note or not parts:
        parts.append(f"note {_quoted(change.note)}")
    clock = f" {write_clock(change.original_at)}" if change.original_at else ""
    return f"{change.original_day.isoformat()}{clock}: {'; '.join(parts)}"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _parts(cell: str, position: int) -> tuple[dict[str, str], int]:
    """The named parts of one date, and where the next date begins."""
    parts: dict[str, str] = {}
    while True:
        match = _PART.match(cell, position)
        if match is None:
            raise CellError(cell[position:])
        quoted, plain = match[2], match[3]
        name = match[1].casefold()
        parts[name] = quoted.replace('""', '"') if quoted is not None else plain or ""
        position = match.end()
        if match[4] != ";":
            return parts, position


def _change(day: date, original_at: time | None, parts: dict[str, str]) -> EntryChange:
    names = {label: name for name, label in _TEXTS}
    texts = {names[label]: parts.pop(label) for label in list(parts) if label in names}
    moved_to, at, minutes = (parts.pop(name, None) for name in ("moved to", "at", "minutes"))
    cancelled = parts.pop("cancelled", None) is not None
    note = parts.pop("note", "")
    if parts or (minutes is not None and not re.fullmatch(r"\d{1,6}", minutes)):
        raise CellError(", ".join(parts) or minutes)
    return EntryChange(
        day,
        original_at,
        cancelled,
        note,
        _day(moved_to) if moved_to is not None else None,
        _clock(at) if at is not None else None,
        int(minutes) if minutes is not None else None,
        **texts,
    )


def _day(text: str) -> date:
    try:
        return read_day(text)
    except ValueError:
        raise CellError(text) from None


def _clock(text: str) -> time:
    try:
        return read_clock(text)
    except ValueError:
        raise CellError(text) from None
