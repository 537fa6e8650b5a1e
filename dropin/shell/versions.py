"""Two versions of one centre, as sync programs leave them: a person says which one is meant."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from dropin.dates import Customs, clock, day_long
from dropin.kit.choice_dialog import Choice, ask
from dropin.storage.conflicts import ConflictCopy, conflict_copies, look_at
from dropin.words import say


def ask_which_version(parent: QWidget, path: Path) -> Path | None:
    """``path`` where it stands alone, else the version a person chooses; None if they left."""
    copies = conflict_copies(path)
    if not copies:
        return path
    question = say(
        "There is more than one version of this centre, as sync programs make them when two "
        "people change it at once. Which one shall open? The others stay as they are."
    )
    versions = [look_at(path), *copies]
    return ask(parent, question, [_choice(version) for version in versions])


def _choice(version: ConflictCopy) -> Choice[Path]:
    return Choice(version.path, version.path.name, _told(version))


def _told(version: ConflictCopy) -> str:
    if version.last_change is None:
        return say("It cannot be read.")
    moment = version.last_change.astimezone()
    return say(
        "Last changed {day}, {time}, by {who}",
        day=day_long(moment.date(), Customs()),
        time=clock(moment.time(), Customs()),
        who=version.who,
    )
