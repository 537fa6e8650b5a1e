"""Buttons: filled, plain, quiet, one of several side by side, and one that opens a menu.

All are at least 32 pixels high, show their focus as a ring, and draw themselves from roles, so
a change of theme needs nothing from whoever made them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy

from dropin.kit import theme
from dropin.kit.drawn_button import DrawnButton
from dropin.kit.flow import Flow
from dropin.kit.icons import paint_icon
from dropin.kit.painting import RING_ROOM, blend, focus_ring, rounded_box

ButtonKind = Literal["primary", "plain", "quiet", "link"]


class Button(DrawnButton):
    """A button that says what will happen. ``icon`` is one of our own names; text may be empty
    if ``accessible_name`` is given, which then is the tool tip too."""

    def __init__(
        self,
        text: str = "",
        kind: ButtonKind = "plain",
        *,
        icon: str = "",
        accessible_name: str = "",
        pressed: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self.kind: ButtonKind = kind
        self.icon_name = icon
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changes().changed.connect(self.updateGeometry)
        if accessible_name:
            self.setAccessibleName(accessible_name)
        if accessible_name and not text:
            self.setToolTip(accessible_name)
        if pressed is not None:
            self.clicked.connect(lambda: pressed())

    def text_font(self) -> QFont:
        return theme.font("body", bold=self.kind in ("primary", "link"))

    def sizeHint(self) -> QSize:
        width = 2 * self._padding()
        if self.icon_name:
            width += self._icon_side()
        if self.text():
            shown = QFontMetrics(self.text_font()).size(
                Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextSingleLine, self.text()
            )
            width += shown.width() + (theme.TIGHT if self.icon_name else 0)
        height = theme.control_height() + 2 * RING_ROOM
        return QSize(max(width, theme.control_height()) + 2 * RING_ROOM, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = self._paint_box(painter, self._box())
        self._paint_inside(painter, self._box(), ink)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), theme.RADIUS + 2)

    def _box(self) -> QRectF:
        return QRectF(self.rect()).adjusted(RING_ROOM, RING_ROOM, -RING_ROOM, -RING_ROOM)

    def _padding(self) -> int:
        if self.kind == "link" or not self.text():
            return theme.TIGHT if self.text() else theme.HAIR
        return theme.SPACE

    def _icon_side(self) -> int:
        return round(QFontMetrics(self.text_font()).height() * 1.15)

    def _paint_box(self, painter: QPainter, box: QRectF) -> QColor:
        """Paint the button's ground; returns the colour for what stands on it."""
        colours = theme.current()
        near = self.isEnabled() and self.underMouse()
        down = self.isDown() or self.isChecked()
        if not self.isEnabled():
            if self.kind in ("primary", "plain"):
                rounded_box(painter, box, colours.sunken, colours.line)
            return colours.edge
        if self.kind == "primary":
            deeper = 0.82 if down else 0.91 if near else 1.0
            rounded_box(painter, box, blend(colours.accent, colours.text, deeper))
            return colours.on_accent
        if self.kind == "plain":
            fill = colours.accent_soft if down else colours.sunken if near else colours.surface
            rounded_box(painter, box, fill, colours.edge)
            return colours.text
        if down or near:
            rounded_box(painter, box, colours.accent_soft if down else colours.sunken)
        return colours.accent if self.kind == "link" or self.isChecked() else colours.text

    def _paint_inside(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        painter.setFont(self.text_font())
        inside = box.adjusted(self._padding(), 0, -self._padding(), 0)
        if self.icon_name:
            side = self._icon_side()
            spot = QRectF(inside.left(), box.center().y() - side / 2, side, side)
            if not self.text():
                spot.moveCenter(box.center())
            paint_icon(painter, spot, self.icon_name, ink)
            inside.setLeft(spot.right() + theme.TIGHT)
        painter.setPen(ink)
        across = Qt.AlignmentFlag.AlignLeft if self.icon_name else Qt.AlignmentFlag.AlignHCenter
        flags = int(across | Qt.AlignmentFlag.AlignVCenter) | int(
            Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextSingleLine
        )
        painter.drawText(inside, flags, self.text())


class MenuButton(Button):
    """A button that opens a menu of choices: "All places ▾"."""

    chosen = Signal(object)

    def __init__(self, text: str, kind: ButtonKind = "plain", *, accessible_name: str = "") -> None:
        super().__init__(text, kind, accessible_name=accessible_name)
        self._choices: Sequence[tuple[str, object]] = ()
        self.clicked.connect(lambda: self.open_menu())

    def set_choices(self, choices: Sequence[tuple[str, object]]) -> None:
        """What the menu offers: the words, and what ``chosen`` then says."""
        self._choices = choices

    def menu(self) -> QMenu:
        """A fresh menu of the choices, the one in force ticked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, value in self._choices:
            action = menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _=False, value=value: self.chosen.emit(value))
            if words == self.text():
                menu.setDefaultAction(action)
        return menu

    def open_menu(self) -> None:
        menu = self.menu()
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        if menu.actions():
            menu.setActiveAction(menu.defaultAction() or menu.actions()[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.click()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self._arrow_side() + theme.HAIR, 0)

    def _arrow_side(self) -> int:
        return round(QFontMetrics(self.text_font()).height() * 0.8)

    def _paint_inside(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        side = self._arrow_side()
        right = box.right() - self._padding()
        spot = QRectF(right - side, box.center().y() - side / 2, side, side)
        paint_icon(painter, spot, "chevron_down", ink)
        super()._paint_inside(painter, box.adjusted(0, 0, -side - theme.HAIR, 0), ink)


class Segments(Flow):
    """One of several ways to look at the same thing: Week · Month. Arrow keys move the choice.

    Where they are too many for the width, they go on to another line.
    """

    chosen = Signal(object)

    def __init__(self, choices: Sequence[tuple[str, object]], *, accessible_name: str) -> None:
        super().__init__(0)
        self.setAccessibleName(accessible_name)
        self._values = [value for _, value in choices]
        self.buttons = [_Segment(words) for words, _ in choices]
        for button, value in zip(self.buttons, self._values, strict=True):
            self.add(button)
            button.clicked.connect(lambda _=False, value=value: self.choose(value))
            button.moved.connect(self._move)
        self.set_value(self._values[0])

    def value(self) -> object:
        return next(
            value
            for value, button in zip(self._values, self.buttons, strict=True)
            if button.isChecked()
        )

    def set_value(self, chosen: object) -> None:
        """Show ``chosen`` without telling anyone."""
        for button, value in zip(self.buttons, self._values, strict=True):
            button.setChecked(value == chosen)
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if value == chosen else Qt.FocusPolicy.ClickFocus
            )

    def choose(self, value: object) -> None:
        """As a person would: show it and tell."""
        self.set_value(value)
        self.chosen.emit(value)

    def _move(self, step: int) -> None:
        place = self._values.index(self.value()) + step
        if 0 <= place < len(self._values):
            self.choose(self._values[place])
            self.buttons[place].setFocus(Qt.FocusReason.TabFocusReason)


class _Segment(Button):
    """One way to look; checked when it is the one in force."""

    moved = Signal(int)

    def __init__(self, text: str) -> None:
        super().__init__(text, "quiet")
        self.setCheckable(True)

    def nextCheckState(self) -> None:
        """The row decides which one is checked, so that one always is."""

    def text_font(self) -> QFont:
        # Sized for the bold face, so that choosing never moves the neighbours.
        return theme.font("body", bold=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
            return
        super().keyPressEvent(event)
