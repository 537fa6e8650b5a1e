"""Bringing in people: whom a row means, what it changes, what is asked, one undo for all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dropin.attendance.store import interests_of
from dropin.exchange.model import ImportPlan
from dropin.exchange.operations import apply_plan, plan_import, plan_source
from dropin.exchange.source import open_source
from dropin.people.model import NAME_ON_PRINTS, NUMBER_TO_MEMBERS, Person, agreed
from dropin.people.operations import add_person, give_consent
from dropin.people.store import all_roles, consents_of, people
from dropin.programme.model import Category
from dropin.programme.operations import save_category
from dropin.storage.file import CentreFile
from tests.exchange.bringing import TODAY, bring_in, counts, write_table
from tests.files import dump

HEADER = "Name,Phone,E-mail,Roles,Joined,Name on prints,Number to members"
ANA = 'Ana Silva,0171 555 01,ana@example.org,"member, peer leader",3 March 2019,yes,no'


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return write_table(tmp_path / "people.csv", HEADER, ANA, "Ben Okafor,+1 (313) 555-0100,,,,,")


def known(file: CentreFile) -> dict[str, Person]:
    return {each.name: each for each in people(file)}


def only_row(plan: ImportPlan) -> tuple[str, str, str]:
    (row,) = plan.rows
    return row.status, row.effect, row.message


def test_a_row_becomes_a_person_with_all_it_says(file: CentreFile, table: Path) -> None:
    assert counts(bring_in(file, table)) == (2, 0, 0, 0)
    ana = known(file)["Ana Silva"]
    assert (ana.phone, ana.email) == ("0171 555 01", "ana@example.org")
    assert ana.joined_on == date(2019, 3, 3)
    assert set(all_roles(file, TODAY)[ana.id]) == {"member", "leader"}
    consents = consents_of(file, ana.id)
    assert [(each.kind, each.given_on) for each in consents] == [(NAME_ON_PRINTS, TODAY)]


def test_numbers_are_kept_as_typed(file: CentreFile, table: Path) -> None:
    bring_in(file, table)
    assert known(file)["Ben Okafor"].phone == "+1 (313) 555-0100"


def test_who_has_no_role_comes_in_as_member_and_the_preview_says_so(
    file: CentreFile, table: Path
) -> None:
    row = bring_in(file, table).rows[1]
    assert row.message == "No role is given, so they come in as member."
    assert all_roles(file, TODAY)[known(file)["Ben Okafor"].id] == ("member",)


def test_the_same_file_twice_changes_nothing(file: CentreFile, table: Path) -> None:
    bring_in(file, table)
    before = dump(file)
    assert counts(bring_in(file, table)) == (0, 0, 2, 0)
    assert dump(file) == before


def test_a_whole_import_is_one_undo(file: CentreFile, table: Path) -> None:
    add_person(file, Person(0, "Zoe"))
    before = dump(file)
    bring_in(file, table)
    assert file.undo_label == "Bring in people.csv"
    file.undo()
    assert dump(file) == before


def test_planning_writes_nothing(file: CentreFile, table: Path) -> None:
    before = file.path.read_bytes()
    plan_import(file, table, today=TODAY)
    assert file.path.read_bytes() == before


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_any_spreadsheets_way_of_saving_is_read(
    file: CentreFile, tmp_path: Path, delimiter: str, encoding: str
) -> None:
    rows = (("E-mail", "Surname", "First name"), ("zoe@example.org", "Müller", "Zoë"))
    lines = [delimiter.join(row) for row in rows]
    bring_in(file, write_table(tmp_path / "p.csv", *lines, encoding=encoding))
    assert known(file)["Zoë Müller"].email == "zoe@example.org"


@pytest.mark.parametrize(
    "row",
    [
        "Ana Silva,0171 555 01,new@example.org",  # same phone
        "ANA SILVÁ,,new@example.org",  # same name but for case and accents
        "Ana Silva-Costa,017155501,new@example.org",  # same phone, same first name
    ],
)
def test_somebody_known_is_changed_not_doubled(file: CentreFile, tmp_path: Path, row: str) -> None:
    add_person(file, Person(0, "Ana Silva", phone="0171-555-01", pronouns="she"))
    plan = bring_in(file, write_table(tmp_path / "p.csv", "Name,Phone,E-mail", row))
    assert counts(plan) == (0, 1, 0, 0)
    (ana,) = people(file)
    assert (ana.email, ana.pronouns) == ("new@example.org", "she")


def test_what_changes_is_told_with_what_it_was(file: CentreFile, tmp_path: Path) -> None:
    add_person(file, Person(0, "Ana Silva", phone="0171"))
    plan = bring_in(file, write_table(tmp_path / "p.csv", "Name,Phone", "Ana Silva,0172"))
    assert only_row(plan) == ("ok", "updated", "Changes phone: 0172 (so far 0171).")


def test_empty_cells_leave_what_is_known(file: CentreFile, tmp_path: Path) -> None:
    person_id = add_person(file, Person(0, "Ana", phone="1", access_needs="ramp", email="a@b"))
    give_consent(file, person_id, NAME_ON_PRINTS, TODAY)
    before = dump(file)
    path = write_table(tmp_path / "p.csv", HEADER + ",Access needs", "Ana,,,,,,,")
    # A role is only taken on by somebody new.
    assert counts(bring_in(file, path)) == (0, 0, 1, 0)
    assert dump(file) == before


def test_a_consent_is_given_or_withdrawn_today(file: CentreFile, tmp_path: Path) -> None:
    person_id = add_person(file, Person(0, "Ana"))
    give_consent(file, person_id, NAME_ON_PRINTS, date(2026, 1, 1))
    header = "Name,Name on prints,Number to members"
    bring_in(file, write_table(tmp_path / "p.csv", header, "Ana,no,yes"))
    held = consents_of(file, person_id)
    assert not agreed(held, NAME_ON_PRINTS, TODAY)
    assert agreed(held, NAME_ON_PRINTS, date(2026, 11, 21))
    assert agreed(held, NUMBER_TO_MEMBERS, TODAY)


def test_a_number_of_the_family_is_asked_about(file: CentreFile, tmp_path: Path) -> None:
    ana = add_person(file, Person(0, "Ana Silva", phone="0171 555"))
    path = write_table(tmp_path / "p.csv", "Name,Phone", "Ben Silva,0171 555")
    (row,) = bring_in(file, path).rows
    assert (row.status, row.effect) == ("ask", "refused")
    assert [str(each.label) for each in row.choices] == ["Ana Silva (0171 555)", "Somebody new"]
    source = open_source(path)
    same = plan_source(file, source, today=TODAY, answers={2: row.choices[0].words}).rows[0]
    assert same.person is not None
    assert same.person.person_id == ana
    new = plan_source(file, source, today=TODAY, answers={2: row.choices[1].words})
    apply_plan(file, new, source.name)
    assert set(known(file)) == {"Ana Silva", "Ben Silva"}
    assert counts(bring_in(file, path)) == (0, 0, 1, 0)


def test_of_two_people_of_one_name_it_is_asked_who_is_meant(
    file: CentreFile, tmp_path: Path
) -> None:
    add_person(file, Person(0, "Ana", phone="11111"))
    second = add_person(file, Person(0, "Ana", phone="22222"))
    path = write_table(tmp_path / "p.csv", "Name,Pronouns", "Ana,she")
    (row,) = bring_in(file, path).rows
    assert (row.status, row.effect) == ("ask", "refused")
    answers = {2: row.choices[1].words}
    plan = plan_source(file, open_source(path), today=TODAY, answers=answers)
    apply_plan(file, plan, path.name)
    assert [each.id for each in people(file) if each.pronouns] == [second]
    assert counts(bring_in(file, path)) == (0, 0, 1, 0)


def test_two_rows_of_one_name_are_one_person_or_a_question(
    file: CentreFile, tmp_path: Path
) -> None:
    path = write_table(
        tmp_path / "p.csv", "Name,Phone", "Ana,0171 11", "ana,0171 11", "Ana,0172 22"
    )
    plan = bring_in(file, path)
    assert [(row.status, row.effect) for row in plan.rows] == [
        ("ok", "added"),
        ("ok", "unchanged"),
        ("ask", "refused"),
    ]
    assert len(people(file)) == 1


def test_a_second_person_of_the_name_comes_in_once_that_was_said(
    file: CentreFile, tmp_path: Path
) -> None:
    path = write_table(tmp_path / "p.csv", "Name,Phone", "Ana,017111", "Ana,017222")
    asked = plan_import(file, path, today=TODAY).rows[1]
    answers = {asked.line: asked.choices[0].words}
    plan = plan_source(file, open_source(path), today=TODAY, answers=answers)
    apply_plan(file, plan, path.name)
    assert sorted(each.phone for each in people(file)) == ["017111", "017222"]
    assert counts(bring_in(file, path)) == (0, 0, 2, 0)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ("Ana,soon,,,", "“soon” is no day that can be read for certain."),
        ("Ana,31.02.2020,,,", "There is no day “31.02.2020”."),
        ("Ana,Mon 3 March 2020,,,", "This says mon, but it is Tuesday, March 3, 2020."),
        ("Ana,,maybe,,", "“maybe” is neither yes nor no (name on prints)."),
        ("Ana,,,3.13556E+09,", "A spreadsheet has shortened the number"),
        ("Ana,,,,ana at home", "“ana at home” is no e-mail address."),
        (",,yes,0171,", "This row has no name."),
    ],
)
def test_a_bad_row_is_told_with_line_and_reason_and_the_good_ones_go_in(
    file: CentreFile, tmp_path: Path, cells: str, reason: str
) -> None:
    header = "Name,Joined,Name on prints,Phone,E-mail"
    plan = bring_in(file, write_table(tmp_path / "p.csv", header, "Zoe,,,,", cells))
    assert counts(plan) == (1, 0, 0, 1)
    assert (plan.rows[1].line, plan.rows[1].status) == (3, "bad")
    assert plan.rows[1].message.startswith(reason)
    assert set(known(file)) == {"Zoe"}


def test_who_left_before_joining_stays_out(file: CentreFile, tmp_path: Path) -> None:
    path = write_table(tmp_path / "p.csv", "Name,Joined,Left", "Ana,2020-02-01,2019-02-01")
    assert "leave before joining" in bring_in(file, path).rows[0].message


def test_a_word_that_is_no_role_is_asked_about_once_for_all_rows(
    file: CentreFile, tmp_path: Path
) -> None:
    path = write_table(tmp_path / "p.csv", "Name,Roles", "Ana,leader; chef", "Ben,chef; member")
    asked = plan_import(file, path, today=TODAY).rows
    assert [row.status for row in asked] == ["ask", "ask"]
    answers = {2: asked[0].choices[0].words}
    plan = plan_source(file, open_source(path), today=TODAY, answers=answers)
    assert [row.status for row in plan.rows] == ["ok", "ok"]
    assert counts(bring_in(file, path, accept_guesses=True)) == (2, 0, 0, 0)
    assert all_roles(file, TODAY)[known(file)["Ana"].id] == ("leader",)


def test_a_list_of_roles_adds_and_takes_none_away(file: CentreFile, tmp_path: Path) -> None:
    bring_in(file, write_table(tmp_path / "p.csv", "Name,Roles", "Ana,buddy"))
    bring_in(file, write_table(tmp_path / "p.csv", "Name,Roles", "Ana,Members"))
    assert set(all_roles(file, TODAY)[known(file)["Ana"].id]) == {"buddy", "member"}


def test_interests_are_categories_here(file: CentreFile, tmp_path: Path) -> None:
    music = save_category(file, Category(0, "Music", "blue"))
    path = write_table(tmp_path / "p.csv", "Name,Interests", "Ana,music", "Ben,Falconry")
    plan = bring_in(file, path)
    assert [row.status for row in plan.rows] == ["ok", "ask"]
    assert interests_of(file, known(file)["Ana"].id) == {music}
    assert counts(bring_in(file, path)) == (0, 0, 1, 1)


def test_formula_like_cells_are_plain_text(file: CentreFile, tmp_path: Path) -> None:
    path = write_table(tmp_path / "p.csv", "Name,Phone", "'=cmd(),'+49 171 5")
    bring_in(file, path)
    (person,) = people(file)
    assert (person.name, person.phone) == ("=cmd()", "+49 171 5")
