"""Hypothesis plays a person who adds, edits, removes, undoes, redoes and reopens at random.

The model is the simplest thing that could be right: whole copies of the tables in a list.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from dropin.storage import check
from dropin.storage.file import CentreFile
from tests.storage.conftest import TestClock

TABLES = ("person", "role_held", "activity", "place", "centre")
State = dict[str, list[tuple[object, ...]]]
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
picks = st.integers(0, 30)


class Desk(RuleBasedStateMachine):
    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.clock = TestClock()
        path = Path(self.folder.name) / "Desk.dropin"
        self.file = CentreFile.create(path, clock=self.clock, who="Ana")
        self.states = [self.contents()]
        self.at = 0

    def teardown(self) -> None:
        if hasattr(self, "file"):
            self.file.close()
            report = check.check(self.file.path)
            self.folder.cleanup()
            assert report.sound, report.sentences

    def contents(self) -> State:
        return {
            table: [tuple(row) for row in self.file.rows(f"SELECT * FROM {table} ORDER BY id")]
            for table in TABLES
        }

    def made_a_step(self) -> None:
        """A step that touched nothing adds no state and keeps redo."""
        now = self.contents()
        if now != self.states[self.at]:
            del self.states[self.at + 1 :]
            self.states.append(now)
            self.at += 1

    def pick(self, table: str, number: int) -> int | None:
        ids = [row["id"] for row in self.file.rows(f"SELECT id FROM {table} ORDER BY id")]
        return ids[number % len(ids)] if ids else None

    @rule(name=words, phone=words)
    def add_person(self, name: str, phone: str) -> None:
        with self.file.change("Add") as change:
            change.insert("person", name=name or "?", phone=phone)
        self.made_a_step()

    @rule(number=picks, title=words)
    def add_role_and_activity(self, number: int, title: str) -> None:
        person = self.pick("person", number)
        if person is not None:
            with self.file.change("Give a role") as change:
                change.insert("role_held", person_id=person, role="leader", starts_on="2026-01-01")
                change.insert(
                    "activity", title=title or "?", leader_id=person, created_on="2026-01-01"
                )
            self.made_a_step()

    @rule(logo=st.none() | st.binary(max_size=20), name=words)
    def set_centre(self, logo: bytes | None, name: str) -> None:
        with self.file.change("Set the centre") as change:
            change.execute(
                "INSERT OR REPLACE INTO centre (id, name, zone, logo) VALUES (1, ?, 'UTC', ?)",
                (name, logo),
            )
        # Replacing is removing and adding: a step, even where the row ends the same.
        del self.states[self.at + 1 :]
        self.states.append(self.contents())
        self.at += 1

    @rule(number=picks, name=words)
    def rename(self, number: int, name: str) -> None:
        person = self.pick("person", number)
        if person is not None:
            with self.file.change("Rename") as change:
                change.update("person", person, name=name or "?")
            self.made_a_step()

    @rule(number=picks)
    def remove_person(self, number: int) -> None:
        person = self.pick("person", number)
        if person is not None:
            with self.file.change("Remove") as change:
                change.delete("person", person)
            self.made_a_step()

    @rule(suffix=words)
    def rename_everyone(self, suffix: str) -> None:
        with self.file.change("Rename everyone") as change:
            change.execute("UPDATE person SET name = name || ?", (suffix,))
        self.made_a_step()

    @rule(number=picks, name=words)
    def fail_half_way(self, number: int, name: str) -> None:
        try:
            with self.file.change("Fail") as change:
                change.insert("person", name=name or "?")
                change.execute("DELETE FROM person WHERE id % 2 = ?", (number % 2,))
                raise ZeroDivisionError
        except ZeroDivisionError:
            pass

    @rule()
    def undo(self) -> None:
        assert (self.file.undo() is not None) == (self.at > 0)
        self.at = max(0, self.at - 1)

    @rule()
    def redo(self) -> None:
        last = len(self.states) - 1
        assert (self.file.redo() is not None) == (self.at < last)
        self.at = min(last, self.at + 1)

    @rule()
    def reopen(self) -> None:
        self.file.close()
        self.file = CentreFile.open(self.file.path, clock=self.clock, who="Ben")
        assert self.file.read_only is None
        assert self.file.notices == ()

    @invariant()
    def the_tables_hold_exactly_the_state(self) -> None:
        if hasattr(self, "file"):
            assert self.contents() == self.states[self.at]


TestDesk = Desk.TestCase
TestDesk.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,  # real files on a shared machine
    suppress_health_check=[HealthCheck.too_slow],
)
