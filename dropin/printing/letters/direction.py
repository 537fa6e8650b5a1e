"""Which way each character of a line reads, and in which order they then stand (UAX #9).

Levels are the algorithm's: even ones read from the left, odd ones from the right. Text comes
without embedding and isolating controls; marks of direction (LRM, RLM) are heeded.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from unicodedata import bidirectional, category, mirrored

_FIRST_FROM_THE_RIGHT = "\u0590"
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON"})
_TRANSPARENT = "BN"  # joiners and their like take part in nothing
_NUMBERS = frozenset({"EN", "AN"})


def reads_from_right(text: str) -> bool:
    """Whether the first letter of ``text`` that has a direction is one read from the right."""
    if max(text, default="") < _FIRST_FROM_THE_RIGHT:
        return False
    return next(
        (each in ("R", "AL") for each in map(bidirectional, text) if each in _STRONG), False
    )


_STRONG = frozenset({"L", "R", "AL"})


def levels(text: str, from_right: bool) -> list[int]:
    """The level of each character of a line in a paragraph that reads ``from_right`` or not."""
    base = 1 if from_right else 0
    classes = [bidirectional(each) or "L" for each in text]
    if not base and not _RIGHT_TO_LEFT.intersection(classes):
        return [0] * len(text)
    kept = [index for index, each in enumerate(classes) if each != _TRANSPARENT]
    resolved = _resolved([classes[index] for index in kept], [text[index] for index in kept], base)
    found = [base] * len(text)
    for index, level in zip(kept, resolved, strict=True):
        found[index] = level
    for index, each in enumerate(classes):
        if each == _TRANSPARENT:
            found[index] = found[index - 1] if index else base
    for index in range(len(text) - 1, -1, -1):  # spaces at the end stand at the end (L1)
        if classes[index] not in ("WS", "S", "B", _TRANSPARENT):
            break
        found[index] = base
    return found


def visual_order(found: Sequence[int]) -> list[int]:
    """The places of ``found`` (levels) from left to right as they are seen (L2)."""
    order = list(range(len(found)))
    lowest_odd = min((level for level in found if level % 2), default=0)
    for level in range(max(found, default=0), lowest_odd - 1, -1) if lowest_odd else ():
        begin = 0
        while begin < len(order):
            end = begin
            while end < len(order) and found[order[end]] >= level:
                end += 1
            order[begin:end] = reversed(order[begin:end])
            begin = end + 1
    return order


def _resolved(classes: list[str], text: Sequence[str], base: int) -> list[int]:
    edge = "R" if base else "L"
    marks = frozenset(index for index, each in enumerate(classes) if each == "NSM")
    _weak(classes, edge)
    _brackets(classes, text, edge, marks)
    _neutral(classes, edge)
    if base:
        return [1 if each == "R" else 2 for each in classes]
    return [0 if each == "L" else 1 if each == "R" else 2 for each in classes]


def _weak(classes: list[str], edge: str) -> None:
    """Numbers, what belongs to them, and marks (W1 to W7)."""
    before = edge
    for index, each in enumerate(classes):
        if each == "NSM":
            classes[index] = before
        before = classes[index]
    strong = edge
    for index, each in enumerate(classes):
        if each in _STRONG:
            strong = each
        elif each == "EN" and strong == "AL":
            classes[index] = "AN"
    classes[:] = ["R" if each == "AL" else each for each in classes]
    for index in range(1, len(classes) - 1):
        before, each, after = classes[index - 1 : index + 2]
        joins = before in _NUMBERS if each == "CS" else each == "ES" and before == "EN"
        if joins and before == after:
            classes[index] = before
    _signs_of_numbers(classes)
    strong = edge
    for index, each in enumerate(classes):
        if each in ("L", "R"):
            strong = each
        elif each == "EN" and strong == "L":
            classes[index] = "L"


def _signs_of_numbers(classes: list[str]) -> None:
    """Signs beside a number ("€", "%") go with it; separators left over are neutral (W5, W6)."""
    index = 0
    while index < len(classes):
        end = index
        while end < len(classes) and classes[end] == "ET":
            end += 1
        if end > index:
            beside = "EN" in (classes[index - 1] if index else "", *classes[end : end + 1])
            classes[index:end] = ["EN" if beside else "ON"] * (end - index)
        index = end + 1
    classes[:] = ["ON" if each in ("ES", "CS") else each for each in classes]


def _brackets(classes: list[str], text: Sequence[str], edge: str, marks: Set[int]) -> None:
    """A pair of brackets reads as what stands between them, or as what stands before (N0)."""
    for begin, end in _pairs(classes, text):
        inside = {_side(each) for each in classes[begin + 1 : end]}
        if edge in inside:
            side = edge
        elif inside & {"L", "R"}:
            other = (inside & {"L", "R"}).pop()
            before = next(filter(None, map(_side, reversed(classes[:begin]))), edge)
            side = other if before == other else edge
        else:
            continue
        for index in (begin, end):
            classes[index] = side
            while index + 1 in marks:  # marks on a bracket go with it
                index += 1
                classes[index] = side


def _pairs(classes: Sequence[str], text: Sequence[str]) -> list[tuple[int, int]]:
    found = []
    opened: list[tuple[str, int]] = []
    for index, each in enumerate(text):
        if classes[index] != "ON" or not mirrored(each):
            continue
        if category(each) == "Ps":
            opened.append((_closing(each), index))
        elif category(each) == "Pe":
            for depth in range(len(opened) - 1, -1, -1):
                if opened[depth][0] == each:
                    found.append((opened[depth][1], index))
                    del opened[depth:]
                    break
    return sorted(found)


def _closing(opening: str) -> str:
    """The bracket that closes ``opening``: one or two further on in Unicode."""
    following = chr(ord(opening) + 1), chr(ord(opening) + 2)
    return next((each for each in following if category(each) == "Pe"), "")


def _side(kind: str) -> str:
    """L or R where a class has a side in the sight of its neighbours; numbers count as R."""
    return kind if kind == "L" else "R" if kind in ("R", "EN", "AN") else ""


def _neutral(classes: list[str], edge: str) -> None:
    """What has no direction takes that of both its sides, or the paragraph's (N1, N2)."""
    index = 0
    while index < len(classes):
        end = index
        while end < len(classes) and classes[end] in _NEUTRAL:
            end += 1
        if end > index:
            before = _side(classes[index - 1]) if index else edge
            after = _side(classes[end]) if end < len(classes) else edge
            classes[index:end] = [before if before == after else edge] * (end - index)
        index = end + 1
