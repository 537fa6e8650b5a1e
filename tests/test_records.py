"""Records behave as frozen dataclasses do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dropin.records import record


@record
class Tea:
    """A record under test."""

    kind: str
    cups: int = 1
    extras: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class UsualTea:
    """The same, made by the standard library: the referee."""

    kind: str
    cups: int = 1
    extras: Mapping[str, int] = field(default_factory=dict)


@record
class Positive:
    number: int

    def __post_init__(self) -> None:
        if self.number < 1:
            raise ValueError(self.number)


@given(st.text(), st.integers(), st.text(), st.integers())
def test_records_compare_like_dataclasses(kind: str, cups: int, other: str, more: int) -> None:
    ours, usual = Tea(kind, cups), UsualTea(kind, cups)
    assert (ours == Tea(other, more)) == (usual == UsualTea(other, more))
    assert repr(ours) == repr(usual).replace("UsualTea", "Tea")
    assert asdict(ours) == asdict(usual)
    assert ours.__eq__(usual) is NotImplemented


def test_a_record_cannot_be_changed_only_replaced() -> None:
    tea = Tea("mint")
    with pytest.raises(FrozenInstanceError):
        tea.cups = 2  # type: ignore[misc]  # what is tried here
    with pytest.raises(FrozenInstanceError):
        del tea.cups
    assert replace(tea, cups=2) == Tea("mint", 2)
    assert tea.cups == 1


def test_defaults_are_made_anew_for_each_record() -> None:
    assert Tea("mint").extras is not Tea("mint").extras
    assert [each.name for each in fields(Tea)] == ["kind", "cups", "extras"]


def test_equal_records_have_one_place_in_a_set() -> None:
    assert len({Positive(1), Positive(1), Positive(2)}) == 2


def test_a_record_checks_itself() -> None:
    with pytest.raises(ValueError, match="0"):
        Positive(0)
    with pytest.raises(TypeError):
        Tea()  # type: ignore[call-arg]  # what is tried here


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ((), {}),
        (("a", 1, {}, 4), {}),
        (("a",), {"kind": "b"}),
        (("a",), {"milk": 1}),
        ((), {"a": 1}),
    ],
)
def test_even_the_first_of_a_kind_takes_its_own_fields_only(
    values: tuple[Any, ...], named: dict[str, Any]
) -> None:
    @record
    class Coffee:
        kind: str
        cups: int = 1
        extras: Mapping[str, int] = field(default_factory=dict)

    with pytest.raises(TypeError):
        Coffee(*values, **named)
    for number in range(20):
        assert asdict(Coffee("a", number)) == {"kind": "a", "cups": number, "extras": {}}


def test_a_field_may_be_called_anything() -> None:
    @record
    class Named:
        values: int
        self_: str = ""

    assert Named(3, "x").values == 3
