"""A plan for requests carried out, inside the one change of the import."""

from __future__ import annotations

from dataclasses import replace

from dropin.buddies.operations import change_request, make_request, set_avoided
from dropin.buddies.store import avoids
from dropin.exchange.buddies_table.bringing_in import TopicLists
from dropin.exchange.model import ImportPlan
from dropin.exchange.requests_table.planning import RequestChange
from dropin.storage.change import Change
from dropin.storage.file import CentreFile


def bring_in_requests(file: CentreFile, change: Change, plan: ImportPlan, source: str) -> None:
    """Write who would like a buddy; whoever waits already is changed, not doubled."""
    listed = TopicLists(file)
    for row in plan.rows:
        each = row.change
        if not isinstance(each, RequestChange):
            continue
        draft = replace(each.request, likings=listed.likings(each.wishes))
        if draft.id:
            change_request(file, draft)
        else:
            make_request(file, draft)
        if each.avoided:
            person_id = draft.person_id
            held = {one.other_id for one in avoids(file) if one.person_id == person_id}
            set_avoided(file, person_id, each.avoided | held)
