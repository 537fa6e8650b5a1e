"""A plan for requests carried out, inside the one change of the import."""

from __future__ import annotations

from dataclasses import replace

from dropin.buddies.operations import change_request, make_request, set_avoided
from dropin.buddies.store import avoids
from dropin.centre.store import time_zone
from dropin.exchange.buddies_table.bringing_in import TopicLists
from dropin.exchange.model import ImportPlan
from dropin.exchange.requests_table.planning import RequestChange
from dropin.exchange.together import person_of
from dropin.storage.change import Change
from dropin.storage.file import CentreFile


def bring_in_requests(file: CentreFile, change: Change, plan: ImportPlan, source: str) -> None:
    """Write who would like a buddy; whoever waits already is changed, not doubled."""
    listed = TopicLists(file)
    today = file.clock().astimezone(time_zone(file)).date()
    for row in plan.rows:
        each = row.change
        if not isinstance(each, RequestChange):
            continue
        person_id = person_of(file, each.request.person_id, each.name, today)
        likings = listed.likings(each.wishes)
        draft = replace(each.request, person_id=person_id, likings=likings)
        if draft.id:
            change_request(file, draft)
        else:
            make_request(file, draft)
        if each.avoided:
            held = {one.other_id for one in avoids(file) if one.person_id == person_id}
            set_avoided(file, person_id, each.avoided | held)
