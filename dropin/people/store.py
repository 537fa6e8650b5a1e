"""All SQL of the room, found here by name; each topic stands in ``reading/``."""

from __future__ import annotations

from dropin.people.reading.persons import (
    find,
    find_beginning,
    named_people,
    named_person,
    people,
    person,
    person_columns,
    searchable,
)
from dropin.people.reading.roles import (
    all_consents,
    all_roles,
    anybody_agreed,
    consents_of,
    count_with_a_role,
    leaders,
    role,
    roles_of,
)
from dropin.people.reading.trainings import (
    Lapsing,
    everybodys_trainings,
    lapsing,
    shifts_needing,
    times_held,
    training,
    training_held,
    trainings,
    trainings_of,
    who_was_trained,
)

__all__ = [
    "Lapsing",
    "all_consents",
    "all_roles",
    "anybody_agreed",
    "consents_of",
    "count_with_a_role",
    "everybodys_trainings",
    "find",
    "find_beginning",
    "lapsing",
    "leaders",
    "named_people",
    "named_person",
    "people",
    "person",
    "person_columns",
    "role",
    "roles_of",
    "searchable",
    "shifts_needing",
    "times_held",
    "training",
    "training_held",
    "trainings",
    "trainings_of",
    "who_was_trained",
]
