"""The centre's file as a command opens it, and who and when it is: the roof's own clock."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from dropin.centre.model import Centre
from dropin.centre.store import centre
from dropin.commands.terminal import warn
from dropin.storage.file import CentreFile
from dropin.words import say, use_language, use_wording


def opened(path: Path, *, read_only: bool = False) -> CentreFile:
    """The open file; what was found odd about it is said beside the answer."""
    file = CentreFile.open(path, clock=now, who=who(), read_only=read_only)
    for notice in file.notices:
        warn(notice)
    return file


def speak_as(file: CentreFile) -> Centre:
    """From here on every sentence is in the centre's language and words."""
    settings = centre(file)
    use_language(settings.language)
    use_wording(settings.wording)
    return settings


def now() -> datetime:
    """This moment, UTC."""
    return datetime.now(UTC)


def today(file: CentreFile) -> date:
    """The day it is where the centre is."""
    return now().astimezone(centre(file).time_zone).date()


def who() -> str:
    """Whoever runs the command, as the journal names them."""
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError, ImportError):  # a system account without a name
        return say("someone")
