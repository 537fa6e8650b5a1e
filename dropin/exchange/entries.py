"""The programme as entries: what each row of an export says, and what an import compares with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dropin.exchange.lead_words import led_by_text
from dropin.exchange.model import Entry, EntryChange, Suspension
from dropin.exchange.tidy_text import one_line, tidy
from dropin.programme.model import Activity, ActivityTime, DateChange, Place, Programme
from dropin.programme.plain_words.reading import TimeReading
from dropin.programme.plain_words.typed_times import reading_of

Names = Mapping[int, str]
"""How each person who leads is named outside the centre; whoever is absent is not named."""


class Entries:
    """A programme seen as entries, with its date changes at hand."""

    def __init__(self, programme: Programme, names: Names) -> None:
        self._programme = programme
        self._names = names
        self._changes: dict[int, list[DateChange]] = {}
        for change in programme.date_changes:
            self._changes.setdefault(change.time_id, []).append(change)

    def each(self) -> Iterator[Entry]:
        """One entry for each time, by title, the times of one activity together."""
        for activity in sorted(self._programme.activities, key=_order):
            for time in sorted(activity.times, key=lambda each: each.uid):
                yield self.of(activity, (time,))

    def of(self, activity: Activity, times: Sequence[ActivityTime]) -> Entry:
        """The entry whose times these are; without times it says only what the activity does."""
        first = times[0] if times else None
        place = self._place(first, activity)
        return Entry(
            uid=first.uid if first else "",
            title=one_line(activity.title),
            times=tuple(map(_reading, times)),
            dating=first.dating if first else "",
            words=tidy(first.words) if first else "",
            category=self._category(activity),
            topic=tidy(first.topic) if first else "",
            place=one_line(place.name) if place else "",
            access=tidy(place.access_facts) if place else "",
            address=tidy(place.address) if place else "",
            led_by=self._led_by(activity.leader_id, activity.co_leader_id, activity.led_by),
            capacity=activity.capacity,
            fee_cents=activity.fee_cents,
            open_to=tidy(activity.open_to),
            bring=tidy(activity.bring),
            description=tidy(activity.description),
            notes=tidy(activity.notes),
            setting=activity.setting,
            on_closure=activity.on_closure,
            suspension=_suspension(activity),
            changes=tuple(
                self._change(change, activity)
                for time in times
                for change in self._changes.get(time.id, ())
            ),
            group=str(activity.id),
        )

    def _category(self, activity: Activity) -> str:
        if activity.category_id is None:
            return ""
        return one_line(self._programme.categories[activity.category_id].name)

    def _place(self, time: ActivityTime | None, activity: Activity) -> Place | None:
        place_id = time.place_id if time and time.place_id is not None else activity.place_id
        return None if place_id is None else self._programme.places[place_id]

    def _led_by(self, leader_id: int | None, co_leader_id: int | None, words: str) -> str:
        leader = self._names.get(leader_id, "") if leader_id is not None else ""
        co_leader = self._names.get(co_leader_id, "") if co_leader_id is not None else ""
        return led_by_text(leader, co_leader, words)

    def _change(self, change: DateChange, activity: Activity) -> EntryChange:
        place = None
        if change.place_id is not None:
            place = one_line(self._programme.places[change.place_id].name)
        return EntryChange(
            change.original_day,
            change.original_at,
            change.cancelled,
            tidy(change.note),
            change.moved_to,
            change.at,
            change.minutes,
            None if change.title is None else one_line(change.title),
            None if change.topic is None else tidy(change.topic),
            place,
            self._changed_lead(change, activity),
        )

    def _changed_lead(self, change: DateChange, activity: Activity) -> str | None:
        if change.leader_id is not None or change.led_by is not None:
            return self._led_by(change.leader_id, change.co_leader_id, change.led_by or "")
        if change.co_leader_id is not None:
            return self._led_by(activity.leader_id, change.co_leader_id, activity.led_by)
        return None


def _reading(time: ActivityTime) -> TimeReading:
    """The time as reading its words would have given it."""
    plain = reading_of(time)
    return replace(plain, time_words=tidy(plain.time_words), term=one_line(plain.term))


def _order(activity: Activity) -> tuple[str, str, str]:
    """The same in every file that holds the same programme, so ids must not decide."""
    first = min((time.uid for time in activity.times), default="")
    return activity.title.casefold(), activity.title, first


def _suspension(activity: Activity) -> Suspension | None:
    if activity.suspended_from is None:
        return None
    return Suspension(
        activity.suspended_from, activity.suspended_until, tidy(activity.suspension_note)
    )
