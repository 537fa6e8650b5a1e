"""Whether a window can be shown here at all, asked before Qt would abort the whole process."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from dropin.words import say

# What Qt's X11 part loads, and the Debian package that brings each.
_X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# What Qt's Wayland part loads.
_WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
_QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}
_START_ANYWHERE = ("offscreen", "minimal", "vnc", "linuxfb", "vkkhrdisplay")


def why_no_window() -> str | None:
    """One sentence on why no window can open and what helps, or None where one can."""
    return _missing_qt() or _wrong_platform() or _missing_screen()


def _missing_qt() -> str | None:
    try:
        import_module("PySide6.QtWidgets")
    except ImportError as error:
        return _sentence_for(str(error))
    return None


def _sentence_for(trouble: str) -> str:
    for library, package in _QT_LIBRARIES.items():
        if library in trouble:
            return _install([package])
    return say(
        "The window needs PySide6, which could not be loaded ({trouble}). Run the first command "
        "of README.md again to install it.",
        trouble=trouble,
    )


def _wrong_platform() -> str | None:
    """An unknown QT_QPA_PLATFORM makes Qt abort."""
    from PySide6.QtCore import QLibraryInfo

    named = _named_platforms()
    if not named or os.environ.get("QT_QPA_PLATFORM_PLUGIN_PATH"):
        return None
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    known = [_platform_name(plugin.name) for plugin in folder.iterdir()]
    if not {"wayland", *known}.isdisjoint(named):
        return None
    return say(
        "QT_QPA_PLATFORM is set to {named}, which this Qt does not have. Unset it, or use one of: "
        "{known}.",
        named=";".join(named),
        known=", ".join(sorted(known)),
    )


def _platform_name(file_name: str) -> str:
    return file_name.split(".")[0].removeprefix("lib").removeprefix("q")


def _missing_screen() -> str | None:
    """On X11 and Wayland only: elsewhere there always is a screen."""
    if sys.platform in ("win32", "darwin"):
        return None
    named = _named_platforms()
    if named and named[0] in _START_ANYWHERE:
        return None
    if named not in ([], ["xcb"]):
        return None if _qt_starts() else _no_screen()
    if not named and _wayland_answers():
        missing = _missing_packages(_WAYLAND_LIBRARIES)
        return _install(missing) if missing and _missing_x11() else None
    return _missing_x11()


def _named_platforms() -> list[str]:
    """Those somebody asked for, the first that works to be used ("wayland;xcb")."""
    asked = os.environ.get("QT_QPA_PLATFORM", "").split(";")
    return [name for each in asked if (name := each.split(":")[0])]


def _missing_x11() -> str | None:
    if not os.environ.get("DISPLAY"):
        return _no_screen()
    missing = _missing_packages(_X11_LIBRARIES)
    if missing:
        return _install(missing)
    return None if _x11_answers() else _no_screen()


def _missing_packages(libraries: Mapping[str, str]) -> list[str]:
    from ctypes import CDLL

    missing = []
    for library, package in libraries.items():
        try:
            CDLL(library)
        except OSError:
            missing.append(package)
    return missing


def _x11_answers() -> bool:
    from ctypes import CDLL, c_void_p

    xcb = CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = c_void_p
    connection = c_void_p(xcb.xcb_connect(None, None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed


def _wayland_answers() -> bool:
    display = os.environ.get("WAYLAND_DISPLAY")
    if not display:
        return False
    from socket import AF_UNIX, socket

    with socket(AF_UNIX) as connection:
        try:
            connection.connect(str(Path(os.environ.get("XDG_RUNTIME_DIR", ""), display)))
        except (OSError, ValueError):
            return False
    return True


def _qt_starts() -> bool:
    """Tried out in another process, which may abort. Only for platforms somebody asked for."""
    from subprocess import run

    attempt = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
    return run([sys.executable, "-c", attempt], capture_output=True, check=False).returncode == 0


def _no_screen() -> str:
    return say(
        "There is no screen here to show a window on. Without one, use a command instead, such "
        "as: {program} agenda FILE --from 2026-01-01 --days 7, or print week FILE.",
        program=_this_program(),
    )


def _this_program() -> str:
    """What to type to run the program again as it runs now, from the folder one is in."""
    import shlex  # only where there is no window, and so no start-up to keep quick

    started = Path(sys.argv[0])
    words = [sys.executable, str(started)] if started.suffix == ".py" else [str(started)]
    return shlex.join(_from_here(word) for word in words)


def _from_here(path: str) -> str:
    here = Path.cwd()
    return str(Path(path).relative_to(here)) if Path(path).is_relative_to(here) else path


def _install(packages: list[str]) -> str:
    return say(
        "The window needs system libraries that are missing here. Install them with: sudo apt "
        "install {packages}. The commands without a window (agenda, print, export) work as it is.",
        packages=" ".join(packages),
    )
