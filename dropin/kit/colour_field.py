"""A colour, typed as #RRGGBB or chosen from the desktop's own window for colours."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QColorDialog, QSizePolicy, QWidget

from dropin.colours import is_colour
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.fields import Field, FramedLine
from dropin.kit.painting import rounded_box
from dropin.words import say


class ColourField(Field[str]):
    """``#RRGGBB`` in capitals, or nothing yet."""

    def __init__(self) -> None:
        self.line = FramedLine()
        super().__init__(self.line)
        self.line.setPlaceholderText("#7A1F5A")
        self.swatch = _Swatch()
        self.choose_button = Button(say("Choose…"), pressed=self._choose)
        self._row.addWidget(self.swatch)
        self._row.addWidget(self.choose_button)
        self.line.textEdited.connect(self._tell)

    def value(self) -> str:
        """Raises ValueError for what is not written as a colour."""
        if self.problem():
            raise ValueError(self.line.text())
        return self._typed()

    def set_value(self, value: str) -> None:
        self.line.setText(value)
        self.swatch.show_colour(self._colour())

    def problem(self) -> str:
        if not self._typed() or self._colour():
            return ""
        return say("Write the colour with six digits, like #7A1F5A, or choose one.")

    def _typed(self) -> str:
        text = self.line.text().strip().upper()
        return f"#{text}" if is_colour(f"#{text}") else text

    def _colour(self) -> str:
        return self._typed() if is_colour(self._typed()) else ""

    def _tell(self) -> None:
        self.swatch.show_colour(self._colour())
        self.changed.emit()

    def _choose(self) -> None:
        before = QColor(self._colour() or "#7A1F5A")
        chosen = QColorDialog.getColor(before, self, say("Choose a colour"))
        if chosen.isValid():
            self.line.setText(chosen.name().upper())
            self._tell()


class _Swatch(QWidget):
    """The colour itself; the line beside it says it to a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self._colour = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_colour(self, colour: str) -> None:
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.control_height(), theme.control_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        fill = QColor(self._colour) if self._colour else theme.current().sunken
        rounded_box(painter, box, fill, theme.current().edge)
