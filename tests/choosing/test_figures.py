"""The figures the program always knows: what members proposed, and who decided what."""

from __future__ import annotations

from datetime import date

from dropin.choosing.figures import figures
from dropin.choosing.model import GATHERING, NEW, NO, YES, Decision
from dropin.programme.model import Activity

FIRST, END = date(2026, 1, 1), date(2027, 1, 1)


def decided(by: str, outcome: str, day: date) -> Decision:
    return Decision(1, "Choir", outcome, "", by, day)


def test_decisions_of_the_span_are_counted_by_who_made_them() -> None:
    found = figures(
        (),
        (
            decided("board", YES, FIRST),
            decided("board", NO, date(2026, 12, 31)),
            decided("members", YES, date(2026, 5, 5)),
            decided("members", YES, END),
            decided("staff", YES, date(2025, 12, 31)),
        ),
        (),
        FIRST,
        END,
    )
    assert found.decisions == {
        "members": {"yes": 1, "no": 0, "later": 0},
        "board": {"yes": 1, "no": 1, "later": 0},
        "staff": {"yes": 0, "no": 0, "later": 0},
    }


def test_ideas_are_counted_by_state_and_the_programme_by_origin() -> None:
    choir = Activity(1, "Choir", proposed_by="members", decided_by="board")
    found = figures((choir,), (), (NEW, NEW, GATHERING), FIRST, END)
    assert (found.ideas[NEW], found.ideas[GATHERING], found.ideas["tried"]) == (2, 1, 0)
    assert found.programme.per_cent_proposed("members") == 100
    assert found.programme.per_cent_decided("members") == 0
