"""What PySide does at every start that a window hardly ever needs, put off.

It compiles its own support modules from their source whenever it is loaded. Six of them only
explain wrong calls and write type stubs for editors: together an eighth of the time to the first
page. And it reads the source of every module loaded after it, which would be a quarter of that
time. Both are so in PySide 6.12; one that is made in another way is left as it is.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any

_PYSIDE = (6, 12)
_SIGNATURE = "shibokensupport.signature"
_EXPLAINING = ("errorhandler", "parser", "layout", "lib.tool", "lib.enum_sig", "lib.pyi_generator")


@contextmanager
def quick_pyside() -> Iterator[None]:
    """Inside, PySide may be loaded for the first time."""
    load = builtins.__import__

    # PySide first removes what is there under these names, so it must be met on its way.
    def load_in_short(name: str, *how: Any, **named: Any) -> ModuleType:
        if name == _SIGNATURE:
            vars(builtins)["__import__"] = load
            _put_off_explaining()
        return load(name, *how, **named)

    vars(builtins)["__import__"] = load_in_short
    try:
        yield
    finally:
        if builtins.__import__ is load_in_short:
            vars(builtins)["__import__"] = load
    _skip_search_for_features()


class _LoadedWhenAsked(ModuleType):
    """Becomes what it stands for when something in it is asked for."""

    def __getattr__(self, name: str) -> Any:
        _load(self)
        return getattr(self, name)


def _load(module: ModuleType) -> None:
    module.__class__ = ModuleType
    spec = module.__spec__
    assert spec is not None
    assert spec.loader is not None
    spec.name = module.__name__  # PySide calls it by another name meanwhile
    spec.loader.exec_module(module)


def _put_off_explaining() -> None:
    if getattr(sys.modules.get("PySide6"), "__version_info__", ())[:2] != _PYSIDE:
        return  # its compiled part may look into these modules without asking them
    for part in _EXPLAINING:
        if (spec := find_spec(f"{_SIGNATURE}.{part}")) is not None:
            module = sys.modules[spec.name] = module_from_spec(spec)
            module.__class__ = _LoadedWhenAsked


def _skip_search_for_features() -> None:
    """PySide would look in every module for ``from __feature__ import …``; nothing here uses it."""
    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None and hasattr(feature, "_mod_uses_pyside"):
        vars(feature)["_mod_uses_pyside"] = lambda module: True
