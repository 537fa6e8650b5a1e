"""The house keeps its plan: who may import whom, read as sentences."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "dropin"

ROOF = ("app", "cli", "sample", "shell")
ROOMS = (  # from the ground up: a room may import only rooms before it
    "centre",
    "people",
    "programme",
    "choosing",
    "attendance",
    "roster",
    "buddies",
    "relief",
    "exchange",
    "printing",
    "today",
)
FLOOR = ("storage", "kit", "solver")
GROUND = ("words", "dates", "errors", "records")
SCREENS = ("page", "forms")

OUTSIDE_ONLY_IN = {
    "PySide6": "app, shell, kit and the screens of the rooms",
    "sqlite3": "storage",
    "reportlab": "printing",
    "highspy": "solver",
    "icalendar": "exchange",
    "holidays": "centre",
}


def modules() -> list[Path]:
    return sorted(HOUSE.rglob("*.py"))


def part_of(module: Path) -> tuple[str, str]:
    """The room (or single file) a module stands in, and its own name."""
    parts = module.relative_to(HOUSE).with_suffix("").parts
    return parts[0], parts[-1]


def is_screen(name: str) -> bool:
    return name in SCREENS or name.endswith("_view")


def imports(module: Path) -> Iterator[tuple[int, str]]:
    """Each imported module of a file with its line, also those inside functions."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno} imports by dots; write the whole path"
            yield node.lineno, node.module or ""
            for alias in node.names:
                yield node.lineno, f"{node.module}.{alias.name}"


def breach_inside(room: str, name: str, target: str) -> str | None:
    """Why ``room/name`` may not import ``target`` (a dotted name under dropin)."""
    parts = target.split(".")[1:]
    if not parts:
        return None
    other = parts[0]
    if room in GROUND and other not in GROUND:
        return "the ground knows nothing above it"
    if room in FLOOR and other in ROOMS + ROOF:
        return "the floor knows nothing of the rooms"
    if room in ROOMS and other in ROOF:
        return "a room does not know the roof"
    if room in ROOMS and other in ROOMS and other != room:
        if ROOMS.index(other) > ROOMS.index(room):
            return f"{other} stands above {room}"
        if len(parts) > 1 and is_screen(parts[1]):
            return "the screens of another room are its own affair"
    if room in ROOMS and other == "kit" and not is_screen(name):
        return "only screens use kit"
    if other == room and len(parts) > 1 and room in ROOMS:
        return breach_of_order(name, parts[1])
    return None


def breach_of_order(name: str, other: str) -> str | None:
    """Inside a room: page -> forms -> operations -> store -> model and the rules beside it."""
    if is_screen(other) and not is_screen(name):
        return "only screens show screens"
    if other == "page" and name != "page":
        return "nothing stands above the page"
    if other == "operations" and not is_screen(name):
        return "only screens call operations"
    if other == "store" and name == "model":
        return "the model does not read the file"
    return None


def breach_outside(room: str, name: str, target: str) -> str | None:
    package = target.split(".")[0]
    if package not in OUTSIDE_ONLY_IN:
        return None
    if package == "PySide6":
        allowed = room in ("app", "shell", "kit") or (room in ROOMS and is_screen(name))
    else:
        allowed = room == OUTSIDE_ONLY_IN[package]
    return None if allowed else f"{package} belongs in {OUTSIDE_ONLY_IN[package]}"


@pytest.mark.parametrize("module", modules(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_imports_run_downwards(module: Path) -> None:
    room, name = part_of(module)
    breaches = []
    for line, target in imports(module):
        check = breach_inside if target.split(".")[0] == "dropin" else breach_outside
        reason = check(room, name, target)
        if reason:
            breaches.append(f"{module.relative_to(HOUSE)}:{line} imports {target}: {reason}")
    assert not breaches, "\n".join(breaches)


def test_every_part_of_the_house_is_on_the_plan() -> None:
    known = {*ROOF, *ROOMS, *FLOOR, *GROUND, "__init__"}
    assert {part_of(module)[0] for module in modules()} <= known


def test_the_guard_sees_a_breach() -> None:
    assert breach_inside("programme", "model", "dropin.printing.model")
    assert breach_inside("exchange", "operations", "dropin.programme.page")
    assert breach_inside("storage", "file", "dropin.people.model")
    assert breach_inside("people", "model", "dropin.people.store")
    assert breach_inside("people", "store", "dropin.people.operations")
    assert breach_outside("people", "store", "sqlite3")
    assert breach_outside("people", "model", "PySide6.QtCore")
    assert breach_inside("printing", "operations", "dropin.programme.store") is None
    assert breach_outside("people", "page", "PySide6.QtWidgets") is None


def test_the_top_level_holds_what_was_agreed() -> None:
    top = HOUSE.parent
    visible = {
        entry.name
        for entry in top.iterdir()
        if not entry.name.startswith(".")
        and not entry.name.endswith(".egg-info")  # pip's note of the installed checkout
        and ".dropin" not in entry.name  # somebody's centre
    }
    allowed = {"dropin", "resources", "tests", "main.py", "pyproject.toml", "README.md", "LICENSE"}
    assert visible <= allowed
