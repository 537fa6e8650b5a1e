"""The fonts of the system, for characters none of the bundled ones has.

They are looked at in an order of their own, so that the same machine always prints the same.
Only outlines of TrueType that may be embedded are of use; a file that cannot be read is passed by.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

import uharfbuzz as hb

from dropin.records import NamedTuple

_ENDINGS = (".ttf", ".ttc", ".otf")
_PREFERRED = (  # beginnings of names: plain, well made, with many scripts
    "notosans", "segoeui", "nirmala", "leelawui", "ebrima", "gadugi", "himalaya", "msyh", "meiryo",
    "malgun", "arialuni", "dejavusans", "freesans", "notoserif",
)  # fmt: skip
_FORBIDDEN = 0x0302  # of OS/2's fsType: no embedding, no subsets, pictures only
_EMBEDDING_AT = 8  # bytes into OS/2


class SystemFont(NamedTuple):
    """A font file that may be embedded, and the characters it has."""

    path: Path
    characters: Collection[int]


@cache
def system_fonts() -> tuple[SystemFont, ...]:
    """Every font of the system that is of use, the preferred ones first; read once."""
    return usable_fonts()


def usable_fonts() -> tuple[SystemFont, ...]:
    paths = sorted(_files(), key=_preference)
    return tuple(font for font in map(_read, paths) if font is not None)


def folders() -> list[Path]:
    """Where this system keeps its fonts."""
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", "C:/Windows"))
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local"))
        return [windows / "Fonts", local / "Microsoft/Windows/Fonts"]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    shared = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts")]
    return [*shared, home / ".local/share/fonts", home / ".fonts"]


def _files() -> Iterator[Path]:
    for folder in folders():
        for where, _, names in os.walk(folder):
            yield from (Path(where, name) for name in names if name.lower().endswith(_ENDINGS))


def _preference(path: Path) -> tuple[int, int, str, str]:
    """Preferred names first, upright and regular before the others, then by name."""
    name = path.stem.lower()
    rank = next((n for n, each in enumerate(_PREFERRED) if name.startswith(each)), len(_PREFERRED))
    plain = name in _PREFERRED or name.endswith(("regular", "-r", "book")) or "-" not in name
    return rank, 0 if plain else 1, name, str(path)


def _read(path: Path) -> SystemFont | None:
    try:
        face = hb.Face(hb.Blob.from_file_path(str(path)))
    except (hb.HarfBuzzError, OSError):
        return None
    characters = face.unicodes
    of_use = characters and "glyf" in face.table_tags and _may_be_embedded(face)
    return SystemFont(path, characters) if of_use else None


def _may_be_embedded(face: hb.Face) -> bool:
    table = bytes(face.reference_table("OS/2").data)
    rights = int.from_bytes(table[_EMBEDDING_AT : _EMBEDDING_AT + 2], "big")
    return not rights & _FORBIDDEN
