"""The line's tally: a call or visit noted, corrected or taken back; the centre's list of kinds."""

from __future__ import annotations

from dataclasses import replace

from dropin.centre.store import time_zone
from dropin.dates import on_the_wall, write_clock
from dropin.errors import KnownError
from dropin.roster.model import CALL, Tally, TallyKind
from dropin.roster.reading.on_call import on_call_at
from dropin.roster.reading.tally import tally, tally_kinds
from dropin.storage.change import Change
from dropin.storage.file import CentreFile
from dropin.storage.tables import Value
from dropin.words import say

_USUAL_KINDS = (
    "Somebody to talk to",
    "A question about the centre",
    "Wants to come along",
    "Needs other help",
    "Wrong number",
)


def note_tally(file: CentreFile, draft: Tally) -> int:
    """Note a call or visit, beside the shift that runs then; returns its id.

    The draft's id and shift are ignored. Raises KnownError for a length that is none.
    """
    checked = _checked(replace(draft, shift_id=_running(file, draft)))
    label = say("Note a call") if checked.way == CALL else say("Note a visit")
    with file.change(label) as change:
        return change.insert("tally", **_columns(checked))


def change_tally(file: CentreFile, draft: Tally) -> None:
    """Correct what was noted. KnownError once it was taken back, or for a length that is none."""
    if tally(file, draft.id) is None:
        raise _gone()
    checked = _checked(replace(draft, shift_id=_running(file, draft)))
    with file.change(say("Correct the tally")) as change:
        change.update("tally", draft.id, **_columns(checked))


def remove_tally(file: CentreFile, tally_id: int) -> None:
    """It never was: a slip of the hand. KnownError once it is gone."""
    if tally(file, tally_id) is None:
        raise _gone()
    with file.change(say("Take a tally back")) as change:
        change.delete("tally", tally_id)


def add_usual_kinds(file: CentreFile) -> None:
    """Give a centre without a list one to begin with; what is on it by name stays as it is."""
    taken = {each.name.casefold() for each in tally_kinds(file)}
    with file.change(say("Add the usual kinds of call")) as change:
        for position, name in enumerate(map(say, _USUAL_KINDS), start=len(taken)):
            if name.casefold() not in taken:
                change.insert("tally_kind", name=name, position=position)


def save_kind(file: CentreFile, draft: TallyKind) -> int:
    """Add (id 0, at the end of the list) or rename a kind of call; returns its id.

    KnownError where the name is missing or taken, or the kind is gone.
    """
    name = " ".join(draft.name.split())
    known = tally_kinds(file)
    if not name:
        raise KnownError(say("A kind of call needs a name."), say("A word or two will do."))
    if any(each.name.casefold() == name.casefold() and each.id != draft.id for each in known):
        raise KnownError(
            say("“{name}” is on the list already.", name=name), say("Choose another name.")
        )
    if not draft.id:
        with file.change(say("Add {name} to the kinds of call", name=name)) as change:
            return change.insert("tally_kind", name=name, position=_next_position(file))
    _known_kind(file, draft.id)
    with file.change(say("Rename a kind of call to {name}", name=name)) as change:
        change.update("tally_kind", draft.id, name=name)
        return draft.id


def move_kind(file: CentreFile, kind_id: int, place: int) -> None:
    """Let a kind stand at a place of the list, counted from 0; the others make room."""
    moved = _known_kind(file, kind_id)
    others = [each for each in tally_kinds(file) if each.id != kind_id]
    with file.change(say("Move {name} in the kinds of call", name=moved.name)) as change:
        for position, each in enumerate([*others[:place], moved, *others[place:]]):
            change.update("tally_kind", each.id, position=position)


def remove_kind(file: CentreFile, kind_id: int) -> None:
    """Take a kind off the list; what was noted of it stays, without a kind."""
    known = _known_kind(file, kind_id)
    with file.change(say("Remove {name} from the kinds of call", name=known.name)) as change:
        _forget_kind(change, kind_id)


def _forget_kind(change: Change, kind_id: int) -> None:
    change.execute("UPDATE tally SET kind_id = NULL WHERE kind_id = ?", (kind_id,))
    change.delete("tally_kind", kind_id)


def _running(file: CentreFile, draft: Tally) -> int | None:
    """The shift that runs then, of those that are in the file as rows."""
    at = on_the_wall(draft.day, draft.at, time_zone(file))
    return next((each.id for each in on_call_at(file, at).now if each.id > 0), None)


def _checked(draft: Tally) -> Tally:
    if draft.minutes is not None and not 0 < draft.minutes <= 24 * 60:
        raise KnownError(
            say("This length cannot be. Nothing was noted."),
            say("Write minutes from 1 to 1440, or nothing."),
        )
    return draft


def _columns(tally: Tally) -> dict[str, Value]:
    return {
        "day": tally.day.isoformat(),
        "at": write_clock(tally.at),
        "minutes": tally.minutes,
        "way": tally.way,
        "kind_id": tally.kind_id,
        "called_in": int(tally.called_in),
        "shift_id": tally.shift_id,
    }


def _next_position(file: CentreFile) -> int:
    return int(str(file.value("SELECT coalesce(max(position) + 1, 0) FROM tally_kind")))


def _known_kind(file: CentreFile, kind_id: int) -> TallyKind:
    found = next((each for each in tally_kinds(file) if each.id == kind_id), None)
    if found is None:
        raise _gone()
    return found


def _gone() -> KnownError:
    return KnownError(
        say("This entry is no longer there. Nothing was changed."),
        say("Look at the list again, or redo what was undone."),
    )
