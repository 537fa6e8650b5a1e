"""What a table is about, as its header tells."""

from __future__ import annotations

import pytest

from dropin.exchange.recognising import guess_mapping


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Activity,When", "programme"),
        ("Name,Date,Start,End,Location", "programme"),
        ("Title,When,Time,Place", "programme"),
        ("Activity,Date,Start,Fee,Who", "programme"),
        ("Name,Category,Location", "programme"),
        ("Name", "people"),
        ("Name,Phone", "people"),
        ("First name,Last name,E-mail", "people"),
        ("Surname,Given name,Mobile,Member since", "people"),
        ("Name,Roles,Access needs,Languages", "people"),
        ("Date,Activity,Name,Came", "attendance"),
        ("Name,Attended,Day,Class", "attendance"),
        ("date,activity,time,name,presence,guests,paid,signed up", "attendance"),
        ("Date,Event,Participant", "attendance"),
        ("Name,Help with", "buddies"),
        ("Name,Helps with", "buddies"),
        ("Name,Most pairs", "buddies"),
        ("Name,Hopes for", "requests"),
        ("Name,Help with,In their own words", "requests"),
        ("Name,Help with,Not with", "requests"),
    ],
)
def test_a_header_tells_what_the_table_is_about(header: str, kind: str) -> None:
    cells = header.split(",")
    assert guess_mapping(cells, len(cells)).columns.kind == kind


def test_without_a_header_it_is_taken_for_a_programme_until_a_person_says_otherwise() -> None:
    mapping = guess_mapping(["Ana Silva", "0171 555"], 2)
    assert (mapping.columns.kind, mapping.has_header, mapping.complete) == (
        "programme",
        False,
        False,
    )


@pytest.mark.parametrize("header", ["Name,Help with", "Name,When,Help with,Languages"])
@pytest.mark.parametrize(
    ("file_name", "kind"),
    [("buddies", "buddies"), ("requests", "requests"), ("Requests-2026", "requests")],
)
def test_what_a_header_leaves_open_the_name_of_the_file_tells(
    header: str, file_name: str, kind: str
) -> None:
    cells = header.split(",")
    assert guess_mapping(cells, len(cells), file_name=file_name).columns.kind == kind


def test_the_name_of_a_file_never_outweighs_what_its_header_says() -> None:
    cells = ["Name", "Hopes for"]
    assert guess_mapping(cells, 2, file_name="buddies").columns.kind == "requests"
    assert guess_mapping(["Activity", "When"], 2, file_name="requests").columns.kind == "programme"
