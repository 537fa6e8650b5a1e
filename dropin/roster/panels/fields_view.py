"""Fields that several panels of the roster share."""

from __future__ import annotations

from dropin.choosing.amounts import read_hours, write_hours
from dropin.kit.suggest_field import SuggestField
from dropin.kit.typed_fields import ReadField
from dropin.people.store import named_people
from dropin.roster.planning.model import BACKUP, PRIMARY
from dropin.roster.store import terms
from dropin.roster.terms_words import read_share, share_words
from dropin.storage.file import CentreFile
from dropin.words import say


class HoursField(ReadField[int]):
    """Hours as people type them ("10", "1:30"), held in minutes."""

    def __init__(self, *, required: bool = False, placeholder: str = "") -> None:
        super().__init__(
            _read_hours,
            lambda minutes: f"{write_hours(minutes)} {say('hours')}",
            say("Write hours, such as 10 or 10:30."),
            required=required,
            placeholder=placeholder,
        )


class ShareField(ReadField[int]):
    """A share in words or in percent, held in percent of a full one."""

    def __init__(self) -> None:
        super().__init__(
            read_share,
            share_words,
            say("Write full, half, double, or percent of a full share, such as 75."),
            required=True,
        )


def leader_field(file: CentreFile, but: int) -> SuggestField[int]:
    """Somebody on the roster other than ``but``, found by a part of the name."""

    def others() -> list[tuple[str, int]]:
        on_roster = {each.person_id for each in terms(file)} - {but}
        return [
            (name, person_id) for name, person_id in named_people(file) if person_id in on_roster
        ]

    return SuggestField(
        others, say("Nobody on the roster has this name. Choose one from the list.")
    )


def role_heading(role: str) -> str:
    """What a role is called over its rows and beside a name."""
    if role == PRIMARY:
        return say("On duty")
    return say("Backup") if role == BACKUP else say("Shadow")


def _read_hours(words: str) -> int:
    return read_hours(words.removesuffix(say("hours")).strip())
