"""Real centre files for the tests of every room."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from dropin.centre.customs import new_centre
from dropin.centre.operations import save_centre
from dropin.storage.file import CentreFile

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

_TABLES = (
    *("centre", "opening_hours", "special_day", "person", "role_held", "consent", "category"),
    *("place", "term", "closure", "activity", "activity_time", "picked_date", "date_change"),
    *("imported_entry", "interest", "sign_up", "offer", "attendance", "head_count"),
    *("turned_away", "fee", "payment", "cash_day", "agreement", "conversation", "pause"),
    *("companion", "attendance_customs", "idea", "support", "board_seat", "board_term"),
    *("ballot", "ballot_option", "meeting", "meeting_presence", "agenda_item", "decision"),
    *("choosing_customs", "sealed_voter", "sealed_box", "sealed_batch"),
    *("training", "training_held", "training_day"),
    *("shift_pattern", "pattern_role", "pattern_training", "shift", "slot", "slot_training"),
    *("on_call_terms", "usual_time", "absence", "gentle_return", "duty_wish", "roster_draft"),
    *("draft_slot", "roster_version", "version_slot", "slot_offer", "roster_customs"),
    *("tally_kind", "tally", "honorarium_rate", "honorarium_adjustment"),
    *("relief", "relieved_slot", "cover_call"),
    *("buddy_topic", "buddy_training", "buddy_terms", "buddy_time", "buddy_liking", "buddy_rest"),
    *("buddy_avoid", "buddy_request", "request_time", "request_liking", "buddy_pair"),
    *("pair_answer", "contact_consent", "pair_pause", "pair_goal", "pair_check_in", "pair_review"),
    *("buddy_shadow", "over_capacity", "support_meeting", "concern", "buddy_customs"),
    *("print_pack", "pack_sheet", "coordinator_seat"),
)


def new_file(folder: Path, name: str = "Harbour House") -> CentreFile:
    """A new centre in Dublin, open, with nothing in it yet. Close it."""
    file = CentreFile.create(folder / "centre.dropin", clock=lambda: NOW, who="Ana")
    with file.load("Start"):
        save_centre(file, new_centre(name, "Europe/Dublin"))
    return file


def dump(file: CentreFile) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of the rooms: two equal dumps are the same centre."""
    return {
        table: [tuple(row) for row in file.rows(f"SELECT * FROM {table} ORDER BY id")]
        for table in _TABLES
    }
