"""The command line when the world is not as it should be: one sentence, status 1, no harm."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dropin.cli import COMMANDS
from dropin.errors import KnownError
from dropin.storage.file import CentreFile
from tests.commands import PROGRAM, changed_environment, is_one_plain_sentence, run, run_apart
from tests.files import NOW
from tests.sample_file import sample_file

DAY = ("--from", "2026-11-23")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return sample_file(tmp_path)


def every_command(path: Path, folder: Path) -> Iterator[tuple[object, ...]]:
    """Each command that reads a centre, asked to read ``path`` and to write into ``folder``."""
    table = folder / "table.csv"
    table.write_text("Title,When\nChoir,every Tuesday at 14:00\n", encoding="utf-8")
    yield "agenda", path, *DAY, "--days", "7"
    yield "agenda", path, *DAY, "--days", "7", "--json"
    yield "print", "week", path, *DAY, "--out", folder / "out.pdf"
    yield "print", "month", path, *DAY, "--out", folder / "out.pdf"
    yield "export", "ics", path, "--out", folder / "out.ics"
    yield "export", "csv", path, "--out", folder / "out.csv"
    yield "import", path, table
    yield "import", path, table, "--dry-run", "--json"
    yield "export", "ics", path, "--leader", "1", "--out", folder / "out.ics"
    yield "roster", "check", path, *DAY, "--weeks", "2"
    yield "roster", "plan", path, *DAY, "--weeks", "1", "--seconds", "1", "--json"
    yield "check", path
    yield "restore", path, "--to", folder / "restored.dropin"


def missing(path: Path) -> None:
    path.unlink()


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def a_letter(path: Path) -> None:
    path.write_text("Dear all,\nthe choir is on holiday.\n", encoding="utf-8")


def cut_in_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def newer(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()


def another_program_s(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE visits (url TEXT)")
    connection.close()


def with_a_trigger(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(
            "CREATE TRIGGER gone AFTER INSERT ON person BEGIN DELETE FROM person; END"
        )
    connection.close()


@pytest.mark.parametrize(
    "spoil",
    [
        missing,
        emptied,
        a_letter,
        cut_in_half,
        a_folder,
        newer,
        another_program_s,
        with_a_trigger,
    ],
)
def test_every_command_refuses_a_bad_file_in_one_sentence_and_writes_nothing(
    tmp_path: Path, path: Path, spoil: object
) -> None:
    assert callable(spoil)
    spoil(path)
    before = path.read_bytes() if path.is_file() else b""
    folder = tmp_path / "out"
    folder.mkdir()
    commands = list(every_command(path, folder))
    if spoil not in (newer, with_a_trigger):  # a true copy of those does no harm
        commands.append(("backup", path))
    for command in commands:
        done = run(*command)
        assert is_one_plain_sentence(done), (command, done)
        assert path.name in done.err
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert [each.name for each in folder.iterdir()] == ["table.csv"]


def test_a_file_another_program_has_locked_is_refused_in_one_sentence(path: Path) -> None:
    holder = sqlite3.connect(path, isolation_level=None)
    try:
        holder.execute("BEGIN EXCLUSIVE")
        done = run("agenda", path, *DAY, "--days", "1")
    finally:
        holder.close()
    assert is_one_plain_sentence(done)


def test_what_only_reads_works_while_the_window_has_the_file_open(
    tmp_path: Path, path: Path
) -> None:
    table = tmp_path / "table.csv"
    table.write_text("Title,When\nChess club,every Tuesday at 14:00\n", encoding="utf-8")
    with CentreFile.open(path, clock=lambda: NOW, who="Ana"):
        assert run("agenda", path, *DAY, "--days", "1").status == 0
        assert run("print", "week", path, *DAY, "--out", tmp_path / "w.pdf").status == 0
        assert run("import", path, table, "--dry-run").status == 0
        refused = run("import", path, table)
    assert is_one_plain_sentence(refused)
    assert "Ana" in refused.err
    assert "Chess club" not in run("agenda", path, *DAY, "--days", "7").out


def test_a_centre_in_use_is_not_replaced_by_a_backup(path: Path) -> None:
    backup = run("backup", path).out.strip()
    before = path.read_bytes()
    with CentreFile.open(path, clock=lambda: NOW, who="Ana"):
        done = run("restore", backup, "--to", path)
    assert is_one_plain_sentence(done)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "source",
    [
        b"",
        b"\x00\x01\x02" * 500,
        b"just one line without columns",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:cut",
        b"Colour,Size\nred,3\n",
    ],
)
def test_a_source_that_cannot_be_read_brings_nothing_in(
    tmp_path: Path, path: Path, source: bytes
) -> None:
    table = tmp_path / "source.csv"
    table.write_bytes(source)
    before = run("export", "csv", path, "--out", tmp_path / "before.csv")
    done = run("import", path, table)
    run("export", "csv", path, "--out", tmp_path / "after.csv")
    assert before.status == 0
    assert "Traceback" not in done.err
    assert is_one_plain_sentence(done) or done.out.splitlines()[-1].startswith("0 added, 0 updated")
    assert (tmp_path / "before.csv").read_bytes() == (tmp_path / "after.csv").read_bytes()


def test_a_source_that_is_not_there_is_said_by_name(tmp_path: Path, path: Path) -> None:
    done = run("import", path, tmp_path / "nowhere.csv")
    assert is_one_plain_sentence(done)
    assert "nowhere.csv" in done.err


@pytest.mark.parametrize("command", [("print", "week"), ("export", "ics"), ("export", "csv")])
def test_no_slip_of_the_hand_writes_over_a_centre_s_file_or_its_backup(
    path: Path, command: tuple[str, str]
) -> None:
    backup = Path(run("backup", path).out.strip())
    day = DAY if command[0] == "print" else ()
    for target in (path, backup):
        before = target.read_bytes()
        done = run(*command, path, *day, "--out", target)
        assert is_one_plain_sentence(done)
        assert "centre’s file" in done.err
        assert target.read_bytes() == before


@pytest.mark.parametrize("target", ["no such folder/week.pdf", "."])
def test_a_sheet_that_cannot_be_written_there_says_so(
    tmp_path: Path, path: Path, target: str
) -> None:
    done = run("print", "week", path, *DAY, "--out", tmp_path / target)
    assert is_one_plain_sentence(done)


@pytest.mark.parametrize("extra", [(), ("--sample",)])
@pytest.mark.parametrize(
    ("name", "zone", "named"),
    [
        ("Quay Centre", "Mars/Base", "Mars/Base"),
        ("Quay Centre", "../../etc/passwd", "passwd"),
        ("  ", "Europe/Dublin", "name"),
    ],
)
def test_a_new_centre_that_cannot_stand_leaves_no_file(
    tmp_path: Path, extra: tuple[str, ...], name: str, zone: str, named: str
) -> None:
    done = run("new", tmp_path / "a.dropin", "--name", name, "--zone", zone, *extra)
    assert is_one_plain_sentence(done)
    assert named in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("extra", [(), ("--sample",)])
def test_a_new_centre_never_replaces_another(path: Path, extra: tuple[str, ...]) -> None:
    before = path.read_bytes()
    assert is_one_plain_sentence(run("new", path, *extra))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("agenda",),
        ("agenda", "a.dropin", "--from", "2026-11-23"),
        ("agenda", "a.dropin", "--from", "tomorrow", "--days", "1"),
        ("agenda", "a.dropin", "--from", "2026-02-30", "--days", "1"),
        ("agenda", "a.dropin", "--from", "9999-12-31", "--days", "1"),
        ("agenda", "a.dropin", "--from", "2026-11-23", "--days", "0"),
        ("agenda", "a.dropin", "--from", "2026-11-23", "--days", "-3"),
        ("agenda", "a.dropin", "--from", "2026-11-23", "--days", "many"),
        ("agenda", "a.dropin", "--from", "2026-11-23", "--days", "99999999999"),
        ("print",),
        ("print", "--from", "2026-11-23"),
        ("print", "year", "a.dropin", "--from", "2026-11-23", "--out", "x.pdf"),
        ("print", "week", "a.dropin", "--from", "2026-11-23"),
        ("print", "week", "a.dropin", "--from", "2026-11-23", "--out", "x", "--paper", "a5"),
        ("export", "docx", "a.dropin", "--out", "x"),
        ("new", "a.dropin", "--sample", "--years", "100000"),
        ("new",),
        ("restore", "a.dropin"),
        ("a.dropin", "b.dropin"),
        ("--no-such-option",),
    ],
)
def test_wrong_usage_says_how_and_ends_with_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("usage: main.py")
    assert "_day" not in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["", "print", *COMMANDS])
def test_help_is_given_and_ends_well(command: str) -> None:
    done = run(*command.split(), "--help")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"usage: main.py {command}".rstrip())


def test_help_lists_every_command_with_what_it_is_for() -> None:
    told = run("--help").out
    for name, listed in COMMANDS.items():
        assert any(
            line.split() == [*name.split(), *str(listed.purpose).split()]
            for line in told.splitlines()
        ), name


def test_every_sheet_that_can_be_printed_is_listed() -> None:
    done = run("print", "--list")
    assert (done.status, done.err) == (0, "")
    sheets = [name for name in COMMANDS if name.startswith("print ")]
    listed = [line.split() for line in done.out.splitlines() if line.startswith("  ")]
    assert sorted(" ".join(words[:2]) for words in listed) == sorted(sheets)
    assert all(len(words) > 3 for words in listed)  # each with what it is for


# What is between us and whoever reads.


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "utf-8"])
def test_a_terminal_of_any_encoding_gets_the_agenda_and_the_errors(
    tmp_path: Path, encoding: str
) -> None:
    path = sample_file(tmp_path, "Žofka’s file 🎵")
    env = {"PYTHONIOENCODING": encoding}
    done = run_apart("agenda", path, *DAY, "--days", "7", env=env)
    assert (done.status, done.err) == (0, "")
    assert len(done.out.splitlines()) > 20
    refused = run_apart("agenda", tmp_path / "Žofka’s 🎵.dropin", *DAY, "--days", "7", env=env)
    assert is_one_plain_sentence(refused)


def test_whoever_has_read_enough_of_the_agenda_may_leave(path: Path) -> None:
    for number in ("1", "2000"):  # what one write holds, and what it takes many for
        reading, writing = os.pipe()
        os.close(reading)
        with os.fdopen(writing, "wb") as closed:
            done = subprocess.run(
                [sys.executable, PROGRAM, "agenda", path, *DAY, "--days", number],
                stdout=closed,
                stderr=subprocess.PIPE,
                env=changed_environment({}),
                check=False,
            )
        assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk always full")
@pytest.mark.parametrize("number", ["1", "2000"])
def test_output_that_goes_to_a_full_disk_is_not_lost_in_silence(path: Path, number: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, PROGRAM, "agenda", path, *DAY, "--days", number, "--json"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert len(done.stderr.decode().splitlines()) == 1


def test_what_was_found_odd_on_opening_is_said_beside_the_answer(path: Path) -> None:
    with sqlite3.connect(path) as connection:  # as half a copy would be
        connection.execute("DELETE FROM consent WHERE id = (SELECT max(id) FROM consent)")
    connection.close()
    done = run("agenda", path, *DAY, "--days", "1")
    assert done.status == 0
    assert "Choir" in done.out or done.out
    assert "does not hold what it should" in done.err


def test_a_known_error_that_spans_lines_is_still_one_line(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise KnownError("First line.\nSecond line.", "What to do.")

    monkeypatch.setattr("dropin.programme.store.programme_between", refuse)
    assert run("agenda", path, *DAY, "--days", "1") == (
        1,
        "",
        "First line. Second line. What to do.\n",
    )


@pytest.mark.parametrize("slip", ["frob", "pritn", "helo"])
def test_a_mistyped_command_is_wrong_usage_and_opens_no_window(slip: str) -> None:
    done = run(slip)
    assert done.status == 2
    assert slip in done.err


def test_a_backup_is_not_restored_over_itself(path: Path) -> None:
    before = sorted(each.name for each in path.parent.iterdir())
    done = run("restore", path, "--to", path)
    assert is_one_plain_sentence(done)
    assert "the backup itself" in done.err
    assert sorted(each.name for each in path.parent.iterdir()) == before


def test_a_backup_into_a_file_asks_for_a_folder(path: Path) -> None:
    done = run("backup", path, "--to", path)
    assert is_one_plain_sentence(done)
    assert "Name a folder" in done.err
