"""All SQL of the room, found here by name; each topic stands in ``reading/``."""

from __future__ import annotations

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
from dropin.roster.reading.patterns import (
    pattern,
    patterns,
    shift,
    shift_of_slot,
    shifts_between,
    shifts_of_person,
    stored_shifts,
)
from dropin.roster.reading.published import (
    draft,
    draft_days,
    people_of_version,
    published_people,
    versions,
)
from dropin.roster.reading.situation import situation

__all__ = [
    "absence",
    "absences",
    "absences_of",
    "customs",
    "draft",
    "draft_days",
    "gentle_returns",
    "gentle_returns_of",
    "pattern",
    "patterns",
    "people_of_version",
    "published_people",
    "shift",
    "shift_of_slot",
    "shifts_between",
    "shifts_of_person",
    "situation",
    "stored_shifts",
    "terms",
    "terms_of",
    "usual_times",
    "usual_times_of",
    "versions",
    "wishes",
]
