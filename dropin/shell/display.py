"""Whether a window can be shown here at all, asked before Qt would abort the whole process."""

from __future__ import annotations

import os
import sys
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
_QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}


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

    named = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    if not named or os.environ.get("QT_QPA_PLATFORM_PLUGIN_PATH"):
        return None
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    known = [_platform_name(plugin.name) for plugin in folder.iterdir()]
    if named in known or named == "wayland":
        return None
    return say(
        "QT_QPA_PLATFORM is set to {named}, which this Qt does not have. Unset it, or use one of: "
        "{known}.",
        named=named,
        known=", ".join(sorted(known)),
    )


def _platform_name(file_name: str) -> str:
    return file_name.split(".")[0].removeprefix("lib").removeprefix("q")


def _missing_screen() -> str | None:
    """On X11 and Wayland only: elsewhere there always is a screen."""
    if sys.platform in ("win32", "darwin"):
        return None
    named = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    if named not in ("", "xcb") or (not named and os.environ.get("WAYLAND_DISPLAY")):
        return None
    if not os.environ.get("DISPLAY"):
        return _no_screen()
    missing = _missing_x11_packages()
    if missing:
        return _install(missing)
    return None if _x11_answers() else _no_screen()


def _missing_x11_packages() -> list[str]:
    from ctypes import CDLL

    missing = []
    for library, package in _X11_LIBRARIES.items():
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


def _no_screen() -> str:
    return say(
        "There is no screen here to show a window on. Without one, use a command instead, such "
        "as: python main.py agenda FILE --from 2026-01-01 --days 7, or print week FILE."
    )


def _install(packages: list[str]) -> str:
    return say(
        "The window needs system libraries that are missing here. Install them with: sudo apt "
        "install {packages}. The commands without a window (agenda, print, export) work as it is.",
        packages=" ".join(packages),
    )
