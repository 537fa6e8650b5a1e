"""Public election files in the format of Pabulib (``.pb``), read from text.

Source: the format described at pabulib.org ("PB format"): sections META, PROJECTS and VOTES, each
with a line of column names, values parted by semicolons and quoted as in CSV. A vote names
projects parted by commas; one that also gives points counts as a tick beside every project with
more than 0 points, and a ranking as a tick beside every project ranked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm

from dropin.choosing.counting import CountedOption, Votes
from dropin.errors import KnownError
from dropin.records import record
from dropin.words import say

_SECTIONS = ("META", "PROJECTS", "VOTES")
_VOTE_TYPES = ("approval", "choose-1", "ordinal", "cumulative", "scoring")


@record
class Election:
    """What ``count_shares`` and ``count_ticks`` need. Options are numbered from 1 as they stand.

    ``project_ids`` gives the file's own name of each option. Costs and budget are in ``units``
    parts of the file's, so that decimals come out whole.
    """

    options: tuple[CountedOption, ...]
    votes: Votes
    budget: int
    project_ids: Mapping[int, str]
    units: int


def read_election(text: str) -> Election:
    """The election in ``text``. Raises KnownError, naming the line, for what can't be read."""
    sections = _sections(text)
    meta = _meta(sections["META"])
    budget = _budget(meta)
    projects = _projects(sections["PROJECTS"])
    votes = _votes(sections["VOTES"], projects)
    units = lcm(budget.denominator, *(each.cost.denominator for each in projects.values()))
    return Election(
        options=tuple(
            CountedOption(each.number, each.name, int(each.cost * units))
            for each in projects.values()
        ),
        votes=votes,
        budget=int(budget * units),
        project_ids={each.number: id for id, each in projects.items()},
        units=units,
    )


@record
class _Line:
    number: int
    cells: tuple[str, ...]


@record
class _Section:
    """``columns`` of its heading, in lower case, and the lines beneath."""

    line: int
    columns: tuple[str, ...]
    lines: tuple[_Line, ...]

    def cell(self, line: _Line, column: str) -> str:
        """Empty where the line or the section has none."""
        if column not in self.columns:
            return ""
        place = self.columns.index(column)
        return line.cells[place] if place < len(line.cells) else ""

    def need(self, *columns: str) -> None:
        for column in columns:
            if column not in self.columns:
                raise _unreadable(
                    self.line, say("There should be a column “{column}”.", column=column)
                )


@record
class _Project:
    number: int
    name: str
    cost: Fraction


def _sections(text: str) -> dict[str, _Section]:
    import csv  # not needed until an election file is read
    from io import StringIO

    reader = csv.reader(
        StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";", skipinitialspace=True
    )
    found: dict[str, list[_Line]] = {}
    begun: dict[str, int] = {}
    name = ""
    try:
        for cells in reader:
            stripped = tuple(cell.strip() for cell in cells)
            if not any(stripped):
                continue
            heading = stripped[0].upper()
            if heading in _SECTIONS and not any(stripped[1:]):
                name = heading
                if name in found:
                    raise _unreadable(
                        reader.line_num, say("A second {section} begins here.", section=name)
                    )
                found[name], begun[name] = [], reader.line_num
            elif not name:
                raise _unreadable(reader.line_num, say("The file should begin with META."))
            else:
                found[name].append(_Line(reader.line_num, stripped))
    except csv.Error as error:
        raise _unreadable(reader.line_num, say("Its quotation marks don’t match.")) from error
    for section in _SECTIONS:
        if not found.get(section):
            raise _unreadable(
                begun.get(section, reader.line_num), say("There is no {section}.", section=section)
            )
    return {
        section: _Section(
            each[0].number, tuple(cell.lower() for cell in each[0].cells), tuple(each[1:])
        )
        for section, each in found.items()
    }


def _meta(section: _Section) -> dict[str, _Line]:
    meta = {line.cells[0].lower(): line for line in section.lines}
    if "vote_type" in meta:
        vote_type = _value(meta["vote_type"])
        if vote_type.lower() not in _VOTE_TYPES:
            raise _unreadable(
                meta["vote_type"].number, say("No such votes are known: {type}.", type=vote_type)
            )
    return meta


def _budget(meta: Mapping[str, _Line]) -> Fraction:
    if "budget" not in meta:
        raise _unreadable(1, say("META names no budget."))
    return _number(_value(meta["budget"]), meta["budget"])


def _value(line: _Line) -> str:
    return line.cells[1] if len(line.cells) > 1 else ""


def _projects(section: _Section) -> dict[str, _Project]:
    section.need("project_id", "cost")
    projects: dict[str, _Project] = {}
    for line in section.lines:
        id = section.cell(line, "project_id")
        if not id or id in projects:
            raise _unreadable(line.number, say("Each project needs an id of its own."))
        cost = _number(section.cell(line, "cost"), line)
        name = section.cell(line, "name") or id
        projects[id] = _Project(len(projects) + 1, name, cost)
    return projects


def _votes(section: _Section, projects: Mapping[str, _Project]) -> Votes:
    section.need("vote")
    votes: dict[frozenset[int], int] = {}
    for line in section.lines:
        named = _list(section.cell(line, "vote"))
        for id in named:
            if id not in projects:
                raise _unreadable(line.number, say("There is no project “{id}”.", id=id))
        if "points" in section.columns:
            named = _with_points(named, _list(section.cell(line, "points")), line)
        ticked = frozenset(projects[id].number for id in named)
        votes[ticked] = votes.get(ticked, 0) + 1
    return votes


def _with_points(named: Sequence[str], points: Sequence[str], line: _Line) -> list[str]:
    if len(named) != len(points):
        raise _unreadable(line.number, say("It needs as many points as projects."))
    return [id for id, each in zip(named, points, strict=True) if _is_positive(each, line)]


def _is_positive(points: str, line: _Line) -> bool:
    return _number(points.removeprefix("-"), line) > 0 and not points.startswith("-")


def _list(cell: str) -> list[str]:
    if cell.lower() == "none":
        return []
    return [each.strip() for each in cell.split(",") if each.strip()]


def _number(text: str, line: _Line) -> Fraction:
    """0 or more, with a decimal point or comma."""
    plain = text.replace(",", ".", 1)
    digits = plain.replace(".", "", 1)
    if not (digits.isascii() and digits.isdigit()):
        raise _unreadable(line.number, say("“{text}” is not an amount.", text=text))
    return Fraction(plain)


def _unreadable(line: int, why: str) -> KnownError:
    return KnownError(
        say("Line {line} of the election file cannot be read. {why}", line=line, why=why),
        say("Mend that line, or fetch the file again, and count once more."),
    )
