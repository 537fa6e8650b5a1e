"""Where no window can be shown: one sentence and status 1, never an abort; commands work on.

Where one can, its start is timed.
"""

from __future__ import annotations

import contextlib
import socket
import sys
from pathlib import Path

import pytest

from dropin.shell.display import why_no_window
from tests.commands import Done, is_one_plain_sentence, run_apart
from tests.real_screen import on_screen, screen
from tests.sample_file import sample_file

pytestmark = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="there always is a screen there"
)

NO_SCREEN = {"QT_QPA_PLATFORM": None, "DISPLAY": None, "WAYLAND_DISPLAY": None}
DAY = ("--from", "2026-11-23")


def start_window(tmp_path: Path, **env: str | None) -> Done:
    """Try to open the window in a process where ``env`` is changed."""
    return run_apart(sample_file(tmp_path), env={**NO_SCREEN, **env})


@pytest.mark.parametrize("platform", [None, "xcb", "xcb:arguments", "wayland;xcb"])
@pytest.mark.parametrize("display", [None, "", ":4711", "no-such-host:0", "nonsense"])
def test_without_a_screen_a_command_that_needs_none_is_named(
    tmp_path: Path, display: str | None, platform: str | None
) -> None:
    done = start_window(tmp_path, DISPLAY=display, QT_QPA_PLATFORM=platform)
    assert is_one_plain_sentence(done)
    assert "no screen" in done.err
    assert "agenda" in done.err


@pytest.mark.parametrize(
    ("started", "named"),
    [
        (("main.py",), ".venv/bin/python main.py agenda"),
        (("old house", "main.py"), ".venv/bin/python 'old house/main.py' agenda"),
        ((".venv", "bin", "dropin"), ".venv/bin/dropin agenda"),
    ],
)
def test_the_command_named_is_the_one_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: tuple[str, ...], named: str
) -> None:
    for name in NO_SCREEN:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "executable", str(tmp_path.joinpath(".venv", "bin", "python")))
    monkeypatch.setattr(sys, "argv", [str(tmp_path.joinpath(*started))])
    assert f"such as: {named} FILE" in str(why_no_window())
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert str(tmp_path) in str(why_no_window())


@pytest.mark.parametrize("wayland", ["wayland-7", "/nowhere/wayland-0"])
@pytest.mark.parametrize("platform", [None, "wayland"])
def test_a_wayland_screen_that_is_not_there_is_no_abort(
    tmp_path: Path, wayland: str, platform: str | None
) -> None:
    done = start_window(
        tmp_path,
        WAYLAND_DISPLAY=wayland,
        QT_QPA_PLATFORM=platform,
        XDG_RUNTIME_DIR=str(tmp_path),
    )
    assert is_one_plain_sentence(done)


@pytest.mark.parametrize("platform", ["eglfs", "minimalegl"])
def test_a_platform_that_needs_what_is_not_here_is_no_abort(tmp_path: Path, platform: str) -> None:
    done = start_window(tmp_path, QT_QPA_PLATFORM=platform)
    assert is_one_plain_sentence(done)


def test_a_wayland_desktop_without_qt_s_libraries_names_their_package(tmp_path: Path) -> None:
    libraries = tmp_path / "libraries"
    libraries.mkdir()
    (libraries / "libwayland-cursor.so.0").write_bytes(b"")
    with socket.socket(socket.AF_UNIX) as desktop, contextlib.chdir(tmp_path):
        desktop.bind("wayland-0")  # a short name: such addresses may have 107 letters
        desktop.listen()
        done = start_window(
            tmp_path,
            WAYLAND_DISPLAY="wayland-0",
            XDG_RUNTIME_DIR=".",
            LD_LIBRARY_PATH=str(libraries),
        )
    assert is_one_plain_sentence(done)
    assert "libwayland-cursor0" in done.err


@pytest.mark.parametrize(
    ("library", "package"),
    [("libxcb-cursor.so.0", "libxcb-cursor0"), ("libEGL.so.1", "libegl1")],
)
def test_a_missing_library_of_the_system_is_named_with_its_package(
    tmp_path: Path, library: str, package: str
) -> None:
    libraries = tmp_path / "libraries"
    libraries.mkdir()
    (libraries / library).write_bytes(b"")  # found first, and no library at all
    done = start_window(tmp_path, LD_LIBRARY_PATH=str(libraries), DISPLAY=":4711")
    assert is_one_plain_sentence(done)
    assert f"apt install {package}." in done.err


@pytest.mark.parametrize("named", ["cocoa", "no-such-thing", "xcp:x", "mir;cocoa"])
def test_a_platform_this_qt_does_not_have_is_named_with_those_it_has(
    tmp_path: Path, named: str
) -> None:
    done = start_window(tmp_path, QT_QPA_PLATFORM=named, DISPLAY=":4711")
    assert is_one_plain_sentence(done)
    assert named.split(":")[0] in done.err
    assert "offscreen" in done.err


def test_without_pyside_the_window_says_how_to_install_it(tmp_path: Path) -> None:
    done = start_window(tmp_path, DISPLAY=":4711", **poisoned(tmp_path))
    assert is_one_plain_sentence(done)
    assert "PySide6" in done.err
    assert "README.md" in done.err


def test_every_command_works_without_any_qt(tmp_path: Path) -> None:
    path, out = sample_file(tmp_path), tmp_path / "out"
    env = {**NO_SCREEN, **poisoned(tmp_path)}
    commands = (
        ("new", tmp_path / "new.dropin"),
        ("new", tmp_path / "sample.dropin", "--sample"),
        ("agenda", path, *DAY, "--days", "7"),
        ("agenda", path, *DAY, "--days", "7", "--json"),
        ("print", "week", path, *DAY, "--out", out.with_suffix(".pdf")),
        ("print", "large-print", path, *DAY, "--out", out.with_suffix(".pdf")),
        ("export", "ics", path, "--out", out.with_suffix(".ics")),
        ("export", "csv", path, "--out", out.with_suffix(".csv")),
        ("import", path, out.with_suffix(".csv")),
        ("import", path, out.with_suffix(".ics"), "--dry-run"),
        ("check", path),
        ("backup", path, "--to", tmp_path / "backups"),
    )
    for command in commands:
        done = run_apart(*command, env=env)
        assert (done.status, done.err) == (0, ""), command
    (backup,) = (tmp_path / "backups").iterdir()
    done = run_apart("restore", backup, "--to", path, env=env)
    assert (done.status, done.err) == (0, "")


def test_the_start_is_timed_on_a_real_screen(tmp_path: Path) -> None:
    path = sample_file(tmp_path)
    with screen() as display:
        done = run_apart(path, "--time-start", env=on_screen(tmp_path, display))
    assert (done.status, done.err) == (0, "")
    assert 0 < int(done.out) < 60_000
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == [path.name]


def poisoned(tmp_path: Path) -> dict[str, str]:
    """An environment in which importing PySide6 fails, as where it is not installed."""
    package = tmp_path / "poison" / "PySide6"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("raise ImportError('No module named PySide6')\n")
    return {"PYTHONPATH": str(package.parent)}
