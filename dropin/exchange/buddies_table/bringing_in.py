"""A plan for buddies carried out, inside the one change of the import."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dropin.buddies.model import Liking, Topic
from dropin.buddies.operations import change_rest, note_rest, save_terms, save_topic
from dropin.buddies.store import topics
from dropin.centre.store import time_zone
from dropin.exchange.buddies_table.planning import BuddyChange
from dropin.exchange.buddies_table.rests import RestChange
from dropin.exchange.model import ImportPlan
from dropin.exchange.people_table.matching import name_key
from dropin.exchange.together import person_of
from dropin.exchange.wish_cells import Wish
from dropin.storage.change import Change
from dropin.storage.file import CentreFile


def bring_in_buddies(file: CentreFile, change: Change, plan: ImportPlan, source: str) -> None:
    """Write on what terms everybody is a buddy, what they speak, and when they rest."""
    listed = TopicLists(file)
    today = file.clock().astimezone(time_zone(file)).date()
    for row in plan.rows:
        each = row.change
        if isinstance(each, BuddyChange):
            person_id = person_of(file, each.terms.person_id, each.name, today)
            likings = listed.likings(each.wishes)
            draft = replace(each.terms, person_id=person_id, likings=likings)
            save_terms(file, draft, today, languages=each.languages)
            if each.rest is not None:
                _write_rest(file, each.rest, person_id)


def _write_rest(file: CentreFile, rest: RestChange, person_id: int) -> None:
    if rest.rest_id:
        change_rest(file, rest.rest_id, rest.ends_on)
    else:
        note_rest(file, person_id, rest.starts_on, rest.ends_on)


class TopicLists:
    """The centre's lists by name; what is on none yet comes onto one."""

    def __init__(self, file: CentreFile) -> None:
        self._file = file
        self._ids = {(each.kind, name_key(each.name)): each.id for each in topics(file)}

    def likings(self, wishes: Iterable[Wish]) -> tuple[Liking, ...]:
        return tuple(Liking(self._id_of(each), each.liking) for each in wishes)

    def _id_of(self, wish: Wish) -> int:
        key = wish.kind, name_key(wish.name)
        if key not in self._ids:
            self._ids[key] = save_topic(self._file, Topic(0, wish.kind, wish.name))
        return self._ids[key]
