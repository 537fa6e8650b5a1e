"""Frozen dataclasses and named tuples that are cheap to define and to make.

``dataclass(frozen=True)`` writes and compiles six methods for every class, about a millisecond
each time the program starts; thirty such classes were a fifth of a printed week. ``record``
compiles one method for each class, when its first instance is made, and shares the others.
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


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[Made]) -> type[Made]:
    """Make ``cls`` a frozen dataclass: equal by value, hashable, checked by ``__post_init__``."""
    # Without a docstring the standard library spells the signature out as one, slowly.
    cls.__doc__ = cls.__doc__ or cls.__name__
    made = dataclass(init=False, repr=False, eq=False)(cls)
    shared: dict[str, Any] = {
        "__init__": _made_with_the_first(made),
        "__repr__": _repr,
        "__eq__": _eq,
        "__hash__": _hash,
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
    }
    for name, method in shared.items():
        if name not in cls.__dict__ or name == "__hash__":
            setattr(made, name, method)
    return made


def _made_with_the_first(cls: type[Any]) -> Any:
    """Stands in for ``__init__`` until there is a first instance: many starts see none."""

    def make_first(self: Any, *given: Any, **named: Any) -> None:
        cls.__init__ = _initialiser(cls)
        cls.__init__(self, *given, **named)

    return make_first


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
    return tuple(map(instance.__dict__.__getitem__, instance.__dataclass_fields__))


def _repr(self: Any) -> str:
    pairs = zip(self.__dataclass_fields__, _values(self), strict=True)
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
