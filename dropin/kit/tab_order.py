"""Where the keyboard goes: on Tab as the eye goes, and never away from what was just worked with.

Left alone, Qt goes by the order in which things were made, so that what a panel shows anew would
come last of the whole window; and where a button goes as it is pressed, the keyboard is handed to
whatever was made next, often behind the panel.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget

from dropin.kit.page_frame import PageFrame
from dropin.kit.parts import Part
from dropin.kit.section import Section
from dropin.kit.side_panel import SidePanel

_DECIDED = Qt.WidgetAttribute.WA_WState_ExplicitShowHide  # by show() or hide()
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def stops(whole: QWidget) -> Iterator[QWidget]:
    """What Tab comes to in ``whole``, as the eye goes: line by line, each in reading direction."""
    return filter(_is_stop, _all_as_seen(whole))


def go_as_seen(whole: QWidget, *, ahead: bool) -> bool:
    """Hand the keyboard to the next stop in ``whole``, or to the one before; after the last comes
    the first. False where what has the keyboard does not show."""
    seen, holder = list(_all_as_seen(whole)), QApplication.focusWidget()
    if holder not in seen:
        return False
    here = seen.index(holder)
    around = [*seen[here + 1 :], *seen[:here]]
    there = next(filter(_is_stop, around if ahead else reversed(around)), holder)
    reason = Qt.FocusReason.TabFocusReason if ahead else Qt.FocusReason.BacktabFocusReason
    there.setFocus(reason)
    _roll_into_sight(there)
    return True


def go_to_part(page: QWidget, step: int) -> None:
    """Hand the keyboard ``step`` parts on: the head of ``page``, what it shows, and one after the
    other the titled parts of the panel at its side; after the last comes the first."""
    parts = [
        there
        for part in _parts(page)
        if (there := [*filter(_is_stop, (part, *_all_as_seen(part)))])
    ]
    holder = QApplication.focusWidget()
    here = next((place for place, there in enumerate(parts) if holder in there), 0)
    if parts:
        _hand_to(parts[(here + step) % len(parts)][0])


@contextmanager
def keyboard_kept(page: QWidget) -> Iterator[None]:
    """While ``page`` is shown anew: where what has the keyboard goes, what follows in its place has
    it then. Whatever the page hands it to by itself keeps it."""
    holder = QApplication.focusWidget()
    if holder is None or not page.isAncestorOf(holder):
        yield
        return
    whole = _panel_around(holder) or page
    before = [(each, _called(each)) for each in stops(whole)]
    known = [each for each, _ in before]
    place, name = known.index(holder) if holder in known else len(known), _called(holder)
    yield
    _show_what_is_new(whole)
    there, keeper = list(stops(whole)), QApplication.focusWidget()
    is_meant = keeper is holder or keeper not in known or _called(keeper) == name
    if there and not (keeper in there and is_meant):
        _hand_to(_following(before[:place], there))


def _following(before: list[tuple[QWidget, object]], there: list[QWidget]) -> QWidget:
    """What comes after the last of ``before`` that is still there, be it made anew."""
    names = [_called(each) for each in there]
    for each, name in reversed(before):
        if each in there or name in names:
            stayed = there.index(each) if each in there else names.index(name)
            return there[min(stayed + 1, len(there) - 1)]
    return there[0]


def _as_seen(whole: QWidget) -> list[QWidget]:
    """The parts in sight of ``whole``. Those whose middle is beside another are of one line."""
    parts = [
        each
        for each in whole.findChildren(QWidget, options=_DIRECT)
        if each.isVisible() and not each.isWindow()
    ]
    lines: list[list[QWidget]] = []
    for part in sorted(parts, key=lambda each: (each.y(), each.x())):
        if not lines or part.geometry().center().y() > lines[-1][0].geometry().bottom():
            lines.append([])
        lines[-1].append(part)
    backwards = whole.isRightToLeft()
    for line in lines:
        line.sort(key=lambda each: each.x(), reverse=backwards)
    return [part for line in lines for part in line]


def _is_stop(part: QWidget) -> bool:
    takes_tab = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_tab and part.isEnabled() and part.focusProxy() is None


def _parts(page: QWidget) -> Iterator[QWidget]:
    for frame in page.findChildren(PageFrame):
        yield frame.header
        yield from (each for each in (frame.content,) if each is not None)
        if frame.side is not None:
            yield from _panel_parts(frame.side)


def _panel_parts(panel: SidePanel) -> Iterator[QWidget]:
    """Its titled parts, if it has any, else all of it; then its buttons."""
    titled: list[QWidget] = [
        each for each in _all_as_seen(panel.content) if isinstance(each, Part | Section)
    ]
    yield from titled or [panel.content]
    yield panel.buttons


def _all_as_seen(whole: QWidget) -> Iterator[QWidget]:
    for part in _as_seen(whole):
        yield part
        yield from _all_as_seen(part)


def _hand_to(holder: QWidget) -> None:
    holder.setFocus(Qt.FocusReason.OtherFocusReason)
    QTimer.singleShot(0, holder, partial(_roll_into_sight, holder))  # when all found its place


def _show_what_is_new(whole: QWidget) -> None:
    """Now: a layout would do it when control returns to the window, and only what shows can have
    the keyboard."""
    for each in whole.findChildren(QLayout):
        for place in range(each.count()):
            item = each.itemAt(place)
            part = item.widget() if item is not None else None
            if part is not None and not part.testAttribute(_DECIDED):
                part.show()


def _roll_into_sight(holder: QWidget) -> None:
    around = holder.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea) and holder.height() <= around.viewport().height():
            around.ensureWidgetVisible(holder)
        around = around.parentWidget()


def _panel_around(holder: QWidget) -> SidePanel | None:
    around: QWidget | None = holder
    while around is not None and not isinstance(around, SidePanel):
        around = around.parentWidget()
    return around


def _called(holder: QWidget | None) -> object:
    """What tells it from all others, though it be made anew: its part, and what it is called."""
    part = holder
    while part is not None and not isinstance(part, Part | Section):
        part = part.parentWidget()
    words = holder.accessibleName() or holder.property("text") if holder is not None else ""
    return part, words
