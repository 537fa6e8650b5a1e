"""Which column of a table says what: known by its header, changeable by a person.

Header names are part of the file format, so they are the same in every language of the window;
more names than ours are understood.
"""

from __future__ import annotations

from collections.abc import Mapping as Mapped
from collections.abc import Sequence
from dataclasses import replace

from dropin.records import record

NAME, FIRST_NAME, LAST_NAME = "name", "first_name", "last_name"
"""The fields in which every table of persons says who it is."""

NAME_WORDS = {
    NAME: "full name, leader, peer leader, person, who, names, volunteer, member",
    FIRST_NAME: "first, given name, forename, firstname",
    LAST_NAME: "last, surname, family name, lastname",
}
"""More headers of these fields in tables about leaders."""


class Columns:
    """What the columns of one kind of table can say.

    ``names`` holds every field with the header we write for it, ``other_names`` more headers that
    mean it, with commas between. Of each group in ``needed`` a table must have one field.
    """

    def __init__(
        self,
        kind: str,
        names: Mapped[str, str],
        other_names: Mapped[str, str],
        needed: tuple[tuple[str, ...], ...],
    ) -> None:
        self.kind = kind
        self.names = names
        self.needed = needed
        self._own = {plain_name(name): field for field, name in names.items()}
        self._synonyms = {
            plain_name(name): field
            for field, others in other_names.items()
            for name in others.split(",")
        }

    def known(self, headers: Sequence[str]) -> tuple[str, ...]:
        """The field of each header, '' where it is unknown or was taken by a better one before.

        Our own names win over synonyms, so that "Activity, Class, When" takes its title from
        Activity wherever it stands.
        """
        plain = [plain_name(name) for name in headers]
        found = [""] * len(plain)
        for known in (self._own, self._synonyms):
            for column, name in enumerate(plain):
                field = known.get(name, "")
                if field and not found[column] and field not in found:
                    found[column] = field
        return tuple(found)

    def enough(self, fields: Sequence[str]) -> bool:
        """Whether ``fields`` hold all without which nothing is read."""
        return all(any(field in fields for field in group) for group in self.needed)


@record
class Mapping:
    """The field of each column ('' is left out), and whether the first row is a header."""

    fields: tuple[str, ...]
    has_header: bool
    columns: Columns

    @property
    def complete(self) -> bool:
        """Whether it says where the columns stand without which nothing is read."""
        return self.columns.enough(self.fields)

    def with_field(self, column: int, field: str) -> Mapping:
        """The mapping with ``field`` read from ``column``, and from no other."""
        others = tuple("" if each == field else each for each in self.fields)
        return replace(self, fields=(*others[:column], field, *others[column + 1 :]))


def plain_name(name: str) -> str:
    """A header without case, punctuation or what stands in brackets."""
    without_brackets = name.partition("(")[0]
    letters = (c if c.isalnum() else " " for c in without_brackets.casefold())
    return " ".join("".join(letters).split())
