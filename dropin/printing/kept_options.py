"""Options of a sheet as text: in the file, and in what the window remembers of its pages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dropin.centre.model import PAPERS
from dropin.people.naming import LEVELS
from dropin.printing.model import BINDINGS, LARGE_PRINT, LARGER_PRINT, POSTER_SIZES, SheetOptions

_MAY_BE: Mapping[str, tuple[object, ...]] = MappingProxyType(
    {
        "paper": (None, *PAPERS),
        "name_level": LEVELS,
        "text_size": (LARGE_PRINT, LARGER_PRINT),
        "binding": BINDINGS,
        "poster_size": POSTER_SIZES,
    }
)


def write_options(options: SheetOptions, usual: SheetOptions) -> str:
    """Those of ``options`` that are not as ``usual``, as JSON."""
    import json  # a plain print asks for nothing of it

    usually = usual._asdict()
    found = {name: value for name, value in options._asdict().items() if value != usually[name]}
    return json.dumps(found, sort_keys=True)


def read_options(text: str, usual: SheetOptions) -> SheetOptions:
    """What ``write_options`` wrote. What means nothing here is left as ``usual``."""
    import json

    try:
        found = json.loads(text)
    except ValueError:
        return usual
    if not isinstance(found, dict):
        return usual
    known = {name: value for name, value in found.items() if _may_be(name, value)}
    return usual._replace(**known)


def _may_be(name: object, value: object) -> bool:
    if not isinstance(name, str) or name not in SheetOptions._fields:
        return False
    return value in _MAY_BE[name] if name in _MAY_BE else isinstance(value, bool)
