"""A centre with three people, and tables of the buddy programme brought into it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dropin.people.model import Person
from dropin.people.operations import add_person
from dropin.storage.file import CentreFile
from tests.commands import Done, run
from tests.files import NOW, new_file

REQUESTS = "Name;Asked on;In their own words;Hopes for help with;When;Not with;Access needs"
CLEO = "Cleo Byrne;2026-11-20;Swimming again.;Shopping;Tuesday;Ben Okafor;step-free"


def three_people(tmp_path: Path) -> Path:
    """Ana, Ben and Cleo, with the ids 1 to 3."""
    with new_file(tmp_path) as file:
        for name in ("Ana Lopes", "Ben Okafor", "Cleo Byrne"):
            add_person(file, Person(0, name))
        return file.path


def opened(path: Path) -> Iterator[CentreFile]:
    with CentreFile.open(path, clock=lambda: NOW, who="Ana") as file:
        yield file


def brought_in(centre: Path, *lines: str, options: tuple[str, ...] = ()) -> Done:
    table = centre.with_name("table.csv")
    table.write_text("\n".join(lines), encoding="utf-8")
    return run("import", centre, table, *options)
