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
