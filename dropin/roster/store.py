"""All SQL of the room, found here by name; each topic stands in ``reading/``."""

from __future__ import annotations

from dropin.roster.reading.honoraria import adjustment, adjustments, honoraria, rates
from dropin.roster.reading.leaders import (
    absence,
    absences,
    absences_of,
    customs,
    gentle_returns,
    gentle_returns_of,
    terms,
    terms_of,
    usual_times,
    usual_times_of,
    wishes,
)
from dropin.roster.reading.offers import (
    WEEKS_AHEAD,
    Roster,
    offer,
    offers_of_slot,
    open_offers,
    roster_ahead,
    standing_offer,
)
from dropin.roster.reading.on_call import on_call_at, posts, shown_person
from dropin.roster.reading.own import (
    OwnShift,
    ToAnswer,
    Wanted,
    is_on_roster,
    offers_to_answer,
    own_shifts,
    shifts_to_swap_for,
)
from dropin.roster.reading.patterns import (
    pattern,
    patterns,
    shift,
    shift_of_slot,
    shifts_between,
    shifts_of_person,
    stored_shifts,
    stored_shifts_of,
)
from dropin.roster.reading.published import (
    draft,
    draft_days,
    people_before_version,
    people_of_version,
    published_people,
    published_until,
    versions,
)
from dropin.roster.reading.situation import situation
from dropin.roster.reading.tally import tallies, tally, tally_kinds
from dropin.roster.reading.whether import has_roster

__all__ = [
    "WEEKS_AHEAD",
    "OwnShift",
    "Roster",
    "ToAnswer",
    "Wanted",
    "absence",
    "absences",
    "absences_of",
    "adjustment",
    "adjustments",
    "customs",
    "draft",
    "draft_days",
    "gentle_returns",
    "gentle_returns_of",
    "has_roster",
    "honoraria",
    "is_on_roster",
    "offer",
    "offers_of_slot",
    "offers_to_answer",
    "on_call_at",
    "open_offers",
    "own_shifts",
    "pattern",
    "patterns",
    "people_before_version",
    "people_of_version",
    "posts",
    "published_people",
    "published_until",
    "rates",
    "roster_ahead",
    "shift",
    "shift_of_slot",
    "shifts_between",
    "shifts_of_person",
    "shifts_to_swap_for",
    "shown_person",
    "situation",
    "standing_offer",
    "stored_shifts",
    "stored_shifts_of",
    "tallies",
    "tally",
    "tally_kinds",
    "terms",
    "terms_of",
    "usual_times",
    "usual_times_of",
    "versions",
    "wishes",
]
