"""Edits of many dates at once: this and the following ones, or all."""

from __future__ import annotations

from typing import Unpack

from dropin.programme.edits import RuleEdit
from dropin.programme.model import ActivityTime, Occurrence
from dropin.storage.file import CentreFile, Change


def change_following(
    file: CentreFile,
    occurrence: Occurrence,
    *,
    keep_hand_edits: bool = True,
    **edit: Unpack[RuleEdit],
) -> int:
    """See the next commit."""
    raise NotImplementedError


def change_all(
    file: CentreFile,
    occurrence: Occurrence,
    *,
    keep_hand_edits: bool = True,
    **edit: Unpack[RuleEdit],
) -> int:
    """See the next commit."""
    raise NotImplementedError


def rewrite_time(
    file: CentreFile,
    change: Change,
    before: ActivityTime,
    after: ActivityTime,
    keep_hand_edits: bool,
) -> None:
    """See the next commit."""
