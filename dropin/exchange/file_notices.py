"""What must be said about a file as a whole: columns nobody reads, rows it no longer has."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dropin.exchange.columns import Mapping, plain_name
from dropin.exchange.model import ReadRow, Remembered
from dropin.exchange.tables import Table
from dropin.exchange.tidy_text import comparable
from dropin.words import Message


def left_out_columns(table: Table, mapping: Mapping) -> tuple[Message, ...]:
    """What to say about columns that nobody reads, and of several with one name."""
    if not mapping.has_header:
        return ()
    header = table.rows[0].cells
    pairs = list(zip(header, mapping.fields, strict=False))
    read = {plain_name(name): place for place, (name, field) in enumerate(pairs, 1) if field}
    unread = [name for name, field in pairs if name and not field]
    twins = [name for name in unread if plain_name(name) in read]
    notices = [
        Message(
            "Several columns are called {name}; only column {number} is read.",
            name=name,
            number=read[plain_name(name)],
        )
        for name in dict.fromkeys(twins)
    ]
    others = [name for name in unread if name not in twins]
    if others:
        notices.append(Message("These columns are left out: {names}.", names=", ".join(others)))
    return tuple(notices)


def no_longer_in_file(
    rows: Sequence[ReadRow],
    remembered: Sequence[Remembered],
    titles: dict[int, str],
    still_there: Collection[str],
    source: str,
) -> tuple[Message, ...]:
    """What came from ``source`` before and stands in none of its ``rows`` now.

    ``titles`` are those of the activities, by id; ``still_there`` the UIDs of what was found
    again. A row that could not be read may be one of them, so its title is not told.
    """
    unread = {comparable(row.title) for row in rows if row.entry is None}
    known = [each for each in remembered if each.source == source and each.activity_id in titles]
    whole = {each.activity_id for each in known if each.uid in still_there}
    gone = dict.fromkeys(
        each.activity_id
        for each in known
        if each.uid not in still_there and comparable(titles[each.activity_id]) not in unread
    )
    told = (
        (_ONE_GONE, _MANY_GONE, [titles[each] for each in gone if each not in whole]),
        (_TIME_GONE, _TIMES_GONE, [titles[each] for each in gone if each in whole]),
    )
    return tuple(
        Message(one if len(names) == 1 else many, count=len(names), titles=", ".join(names))
        for one, many, names in told
        if names
    )


_ONE_GONE = (
    "1 activity that came from this file before is not in it any more: {titles}. "
    "It stays as it is; suspend or remove it under Activities."
)
_MANY_GONE = (
    "{count} activities that came from this file before are not in it any more: {titles}. "
    "They stay as they are; suspend or remove them under Activities."
)
_TIME_GONE = "Of {titles} a time is not in this file any more. It stays as it is."
_TIMES_GONE = "Of {count} activities a time is not in this file any more: {titles}. They stay."
