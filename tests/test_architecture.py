"""The house keeps its plan: who may import whom, read as sentences."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "dropin"

ROOF = ("app", "cli", "commands", "sample", "shell")
ROOMS = (  # from the ground up: a room may import only rooms before it
    "centre",
    "people",
    "programme",
    "attendance",
    "choosing",
    "roster",
    "buddies",
    "relief",
    "exchange",
    "handbook",
    "printing",
    "today",
)
FLOOR = ("storage", "kit", "solver", "branching", "apart")
GROUND = ("words", "dates", "errors", "records", "colours")
SCREENS = ("page", "forms")
RULES_ALONE = (  # sub-rooms and doors without file or screen
    "programme.recurrence",
    "programme.plain_words",
    "handbook",
    "roster.planning",
    "roster.planner",
    "buddies.fitting",
    "buddies.matching",
)

OUTSIDE_ONLY_IN = {
    "PySide6": "app, shell, kit and the screens of the rooms",
    "sqlite3": "storage",
    "reportlab": "printing",
    "uharfbuzz": "printing",
    "highspy": "solver",
    "icalendar": "exchange",
    "holidays": "centre",
}


def modules() -> list[Path]:
    return sorted(HOUSE.rglob("*.py"))


def name_of(module: Path) -> str:
    """Where a module stands: ``programme.calendar.page``, a package by its own name."""
    parts = module.relative_to(HOUSE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def is_screen(module: str) -> bool:
    """Whether a module of a room, or of a sub-room, shows something: its file name says so."""
    name = module.rpartition(".")[2]
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


def module_of(target: str) -> str:
    """The module within dropin that ``target`` is or is taken from: ``people.store``."""
    parts = target.split(".")[1:]
    while parts and not any(
        HOUSE.joinpath(*parts).with_suffix(each).exists() for each in ("", ".py")
    ):
        parts.pop()
    return ".".join(parts)


def breach_inside(module: str, target: str) -> str | None:
    """Why ``module`` (``people.store``) may not import ``target``, a dotted name under dropin."""
    room, other = module.split(".")[0], module_of(target)
    room_of_other = other.split(".")[0]
    if not other:
        return None
    if room in GROUND and room_of_other not in GROUND:
        return "the ground knows nothing above it"
    if room in FLOOR and room_of_other in ROOMS + ROOF:
        return "the floor knows nothing of the rooms"
    if room not in ROOMS:
        return None
    if room_of_other in ROOF:
        return "a room does not know the roof"
    if room_of_other == "kit" and not is_screen(module):
        return "only screens use kit"
    if module.startswith(RULES_ALONE) and (room_of_other == "storage" or other.endswith(".store")):
        return "these rules know neither the file nor the screen"
    if room_of_other == room:
        return breach_of_order(module, other)
    if room_of_other in ROOMS:
        return breach_between_rooms(room, other)
    return None


def breach_between_rooms(room: str, other: str) -> str | None:
    """Rooms know those beneath them, but for their screens."""
    room_of_other = other.split(".")[0]
    if ROOMS.index(room_of_other) > ROOMS.index(room):
        return f"{room_of_other} stands above {room}"
    if is_screen(other):
        return "the screens of another room are its own affair"
    return None


def breach_of_order(module: str, other: str) -> str | None:
    """Inside a room: page -> forms -> operations -> store -> model and the rules beside it.

    Sub-rooms keep the order of the room they are in.
    """
    name, name_of_other = module.rpartition(".")[2], other.rpartition(".")[2]
    if is_screen(other) and not is_screen(module):
        return "only screens show screens"
    if name_of_other == "page" and name != "page":
        return "nothing stands above the page"
    if name_of_other == "operations" and not is_screen(module):
        return "only screens call operations"
    if name_of_other == "store" and name == "model":
        return "the model does not read the file"
    return None


def breach_outside(module: str, target: str) -> str | None:
    room, package = module.split(".")[0], target.split(".")[0]
    if package not in OUTSIDE_ONLY_IN:
        return None
    if package == "PySide6":
        allowed = room in ("app", "shell", "kit") or (room in ROOMS and is_screen(module))
    else:
        allowed = room == OUTSIDE_ONLY_IN[package]
    return None if allowed else f"{package} belongs in {OUTSIDE_ONLY_IN[package]}"


@pytest.mark.parametrize("module", modules(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_imports_run_downwards(module: Path) -> None:
    breaches = []
    for line, target in imports(module):
        check = breach_inside if target.split(".")[0] == "dropin" else breach_outside
        reason = check(name_of(module), target)
        if reason:
            breaches.append(f"{module.relative_to(HOUSE)}:{line} imports {target}: {reason}")
    assert not breaches, "\n".join(breaches)


def test_every_part_of_the_house_is_on_the_plan() -> None:
    known = {*ROOF, *ROOMS, *FLOOR, *GROUND, ""}
    assert {name_of(module).split(".")[0] for module in modules()} <= known


def test_the_guard_sees_a_breach() -> None:
    assert breach_inside("programme.model", "dropin.printing.model")
    assert breach_inside("exchange.operations", "dropin.programme.page")
    assert breach_inside("exchange.operations", "dropin.programme.calendar.page.CalendarPage")
    assert breach_inside("storage.file", "dropin.people.model")
    assert breach_inside("people.model", "dropin.people.store")
    assert breach_inside("people.store", "dropin.people.operations")
    assert breach_inside("programme.changes.scopes", "dropin.programme.operations")
    assert breach_inside("programme.calendar.entries", "dropin.programme.calendar.entry_view")
    assert breach_inside("programme.calendar.week_view", "dropin.programme.calendar.page")
    assert breach_inside("programme.calendar.week_layout", "dropin.kit.theme")
    assert breach_inside("programme.plain_words.series", "dropin.programme.store.programme")
    assert breach_inside("programme.recurrence.rules", "dropin.storage.file")
    assert breach_outside("people.store", "sqlite3")
    assert breach_outside("people.model", "PySide6.QtCore")
    assert breach_outside("programme.plain_words.reader", "PySide6.QtCore")
    assert breach_inside("printing.operations", "dropin.programme.store") is None
    assert breach_inside("programme.page", "dropin.programme.panels.when_view") is None
    assert breach_outside("people.page", "PySide6.QtWidgets") is None
    assert breach_outside("programme.calendar.page", "PySide6.QtWidgets") is None


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
