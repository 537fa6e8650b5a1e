"""Fields that choose among the centre's own things: places, people, categories."""

from __future__ import annotations

from functools import partial

from dropin.kit.fields import ChoiceField
from dropin.kit.suggest_field import SuggestField
from dropin.people.store import named_people, named_person
from dropin.programme.store import categories, places
from dropin.storage.file import CentreFile
from dropin.words import say


def place_field(file: CentreFile, none_words: str) -> ChoiceField[int | None]:
    """One of the places; ``none_words`` say what no choice means."""
    known: list[tuple[str, int | None]] = [(each.name, each.id) for each in places(file)]
    return ChoiceField([(none_words, None), *known])


def category_field(file: CentreFile) -> ChoiceField[int | None]:
    known: list[tuple[str, int | None]] = [(each.name, each.id) for each in categories(file)]
    return ChoiceField([(say("None"), None), *known])


def person_field(file: CentreFile) -> SuggestField[int]:
    """Somebody in the file, found by a part of the name; empty means nobody."""
    return SuggestField(
        lambda: named_people(file),
        say("Nobody in the file has this name. Choose one from the list, or add them in People."),
        say("Nobody yet"),
        words_of=partial(named_person, file),
    )
