"""Ideas, ballots and people as the tests of the choosing room need them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from dropin.choosing import store
from dropin.choosing.model import Ballot, BallotOption, Idea
from dropin.choosing.operations import put_in_idea, save_ballot
from dropin.people.model import Person
from dropin.people.operations import add_person, give_role
from dropin.storage.file import CentreFile
from tests.files import NOW, new_file

TODAY, CLOSES = date(2026, 11, 22), date(2026, 12, 1)
NAMES = ("Ana", "Ben", "Cy", "Di", "Ed", "Flo", "Gus", "Hal", "Ida", "Jo", "Kim", "Lou")


@contextmanager
def house(folder: Path) -> Iterator[CentreFile]:
    """A centre with twelve members, the first of them (number 1) on the board."""
    path = folder / "centre.dropin"
    path.write_bytes(_house())
    with CentreFile.open(path, clock=lambda: NOW, who="Ana") as file:
        yield file


@cache
def _house() -> bytes:
    """Made once for all the tests of one process."""
    with TemporaryDirectory() as folder:
        with new_file(Path(folder)) as file, file.load("People"):
            for name in NAMES:
                give_role(file, add_person(file, Person(0, name)), "member", date(2020, 1, 1))
            give_role(file, 1, "board", date(2020, 1, 1))
        return file.path.read_bytes()


def idea(file: CentreFile, title: str = "Choir") -> int:
    return put_in_idea(file, Idea(0, title, TODAY))


def draft(*titles: str) -> Ballot:
    """A ballot that is open today, by most ticks."""
    options = tuple(BallotOption(0, title) for title in titles)
    return Ballot(0, "What next?", TODAY, CLOSES, options=options)


def ballot(file: CentreFile, *titles: str) -> int:
    """The same in the file, its options linked to ideas of these titles."""
    known = {each.title: each.id for each in store.ideas(file)}
    made = draft(*titles)
    options = tuple(replace(each, idea_id=known.get(each.title)) for each in made.options)
    return save_ballot(file, replace(made, options=options), TODAY)


def options_of(file: CentreFile, ballot_id: int) -> tuple[int, ...]:
    found = store.ballot(file, ballot_id)
    assert found is not None
    return tuple(each.id for each in found.options)
