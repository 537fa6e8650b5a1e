"""A file that can't be opened: what is wrong, and every way on from here."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtWidgets import QWidget

from dropin.errors import KnownError
from dropin.kit.choice_dialog import Choice, ask
from dropin.words import say


class WayOn(Enum):
    """What a person wants done about a file that can't be opened."""

    TRY_AGAIN = auto()
    BACKUPS = auto()
    OTHER_FILE = auto()
    RESCUE = auto()


def ask_way_on(
    parent: QWidget, error: KnownError, *, has_backups: bool, is_empty: bool
) -> WayOn | None:
    """Say ``error`` and ask how to go on; None: not at all for now.

    In an empty file there is nothing to rescue.
    """
    backups = Choice(
        WayOn.BACKUPS,
        say("Look at its backups"),
        say("Go back to an earlier day. The file as it is now is kept aside."),
    )
    again = say("After closing what else uses the file.")
    if is_empty:
        again = say("If it is still being copied here, wait until that is done.")
    rescue = Choice(
        WayOn.RESCUE,
        say("Rescue what can be read"),
        say("Into a new file, with a list of what could not be. This one stays as it is."),
    )
    choices = [
        *([backups] if has_backups else []),
        Choice(WayOn.OTHER_FILE, say("Open another file")),
        Choice(WayOn.TRY_AGAIN, say("Try again"), again),
        *([] if is_empty else [rescue]),
    ]
    return ask(parent, str(error), choices)
