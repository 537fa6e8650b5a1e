"""Frozen dataclasses and named tuples that are cheap to define and to make.

``dataclass(frozen=True)`` writes and compiles six methods for every class, about a millisecond
each time the program starts; thirty such classes were a fifth of a printed week. ``record``
compiles one method for each class of which there are more than a few instances, shares the
others, and lets the standard library look at the fields when somebody first asks for them.
``dataclasses.replace``, ``fields`` and ``asdict`` work as always, and type checkers see a frozen
dataclass (PEP 681).

``NamedTuple`` is ``typing.NamedTuple`` without a check of every field's type, which is most of
what that costs; type checkers see the original.
"""

from __future__ import annotations

from collections import namedtuple
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:

    class _MadeTuple(type):
        """A class derived from ``NamedTuple`` becomes a plain named tuple with what it defines."""

        def __new__(cls, name, bases, defined):
            annotations = defined.get("__annotations__", {})
            defaults = [defined.pop(each) for each in annotations if each in defined]
            made = namedtuple(name, annotations, defaults=defaults, module=defined["__module__"])
            for each, value in defined.items():
                setattr(made, each, value)
            return made

    NamedTuple = type.__new__(_MadeTuple, "NamedTuple", (), {})

Made = TypeVar("Made")

_A_FEW = 8  # a compiled initialiser saves over more instances what making it costs


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[Made]) -> type[Made]:
    """Make ``cls`` a frozen dataclass: equal by value, hashable, checked by ``__post_init__``."""
    # Without a docstring the standard library spells the signature out as one, slowly.
    cls.__doc__ = cls.__doc__ or cls.__name__
    shared: dict[str, Any] = {
        "__match_args__": tuple(cls.__annotations__),
        "__dataclass_fields__": _FieldsWhenAsked(),
        "__init__": _initialiser_of_the_first(cls),
        "__repr__": _repr,
        "__eq__": _eq,
        "__hash__": _hash,
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
    }
    for name, method in shared.items():
        if name not in cls.__dict__ or name == "__hash__":
            setattr(cls, name, method)
    return cls


class _FieldsWhenAsked:
    """Stands in for the fields of a dataclass, which few starts ask for."""

    def __get__(self, instance: object, cls: type[Any]) -> dict[str, Field[Any]]:
        known: dict[str, Field[Any]] = dataclass(init=False, repr=False, eq=False)(
            cls
        ).__dataclass_fields__
        return known


def _initialiser_of_the_first(cls: type[Any]) -> Any:
    """``__init__`` for a few instances; then, and for what does not fit, a compiled one."""
    names: tuple[str, ...] = tuple(cls.__annotations__)
    given_later = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
    defaults = {name: each for name, each in given_later.items() if not isinstance(each, Field)}
    factories = {
        name: each.default_factory
        for name, each in given_later.items()
        if isinstance(each, Field) and each.default_factory is not MISSING
    }
    left = _A_FEW

    def make_one_of_the_first(self: Any, *given: Any, **named: Any) -> None:
        nonlocal left
        left -= 1
        new = {name: make() for name, make in factories.items() if name not in named}
        values = {**defaults, **new, **dict(zip(names, given, strict=False)), **named}
        twice = not named.keys().isdisjoint(names[: len(given)])
        fits = len(given) <= len(names) and len(values) == len(names) and not twice
        if left < 0 or not fits or not values.keys() <= set(names):
            cls.__init__ = _initialiser(cls)
            cls.__init__(self, *given, **named)
            return
        self.__dict__.update(values)
        if hasattr(cls, "__post_init__"):
            self.__post_init__()

    return make_one_of_the_first


def _initialiser(cls: type[Any]) -> Any:
    """``__init__`` with the fields as its parameters, written straight into the instance."""
    known = fields(cls)
    parameters = ", ".join(_parameter(each) for each in known)
    # The local name has dunders because a field may have any other.
    lines = [f"def __init__(self, {parameters}):", " __values__ = self.__dict__"]
    lines += [f" __values__[{each.name!r}] = {_value(each)}" for each in known]
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    defaults = {f"_{each.name}": each.default for each in known}
    factories = {f"_new_{each.name}": each.default_factory for each in known}
    scope: dict[str, Any] = {"MISSING": MISSING, **defaults, **factories}
    exec("\n".join(lines), scope)
    return scope["__init__"]


def _parameter(each: Field[Any]) -> str:
    optional = each.default is not MISSING or each.default_factory is not MISSING
    return f"{each.name}=_{each.name}" if optional else each.name


def _value(each: Field[Any]) -> str:
    if each.default_factory is MISSING:
        return each.name
    return f"_new_{each.name}() if {each.name} is MISSING else {each.name}"


def _values(instance: Any) -> tuple[Any, ...]:
    return tuple(map(instance.__dict__.__getitem__, instance.__match_args__))


def _repr(self: Any) -> str:
    pairs = zip(self.__match_args__, _values(self), strict=True)
    return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in pairs)})"


def _eq(self: Any, other: object) -> Any:
    if self is other:
        return True
    if type(other) is not type(self):
        return NotImplemented
    return _values(self) == _values(other)


def _hash(self: Any) -> int:
    return hash(_values(self))


def _refuse_to_set(self: Any, name: str, value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
