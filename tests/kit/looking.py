"""What tests see on the screen: colours in a picture of a widget, and text that is cut."""

from PySide6.QtGui import QColor, QFontMetrics, QImage
from PySide6.QtWidgets import QLabel, QWidget

from dropin.kit.buttons import Button


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def shows(widget: QWidget, colour: QColor) -> bool:
    """Whether ``colour`` stands anywhere in ``widget``."""
    image, wanted = picture(widget), colour.rgb()
    return any(
        image.pixel(x, y) == wanted for y in range(image.height()) for x in range(image.width())
    )


def cut_texts(parent: QWidget) -> list[str]:
    """The words of labels and buttons below ``parent`` that do not fit where they stand."""
    cut = []
    for label in parent.findChildren(QLabel):
        if label.isVisibleTo(parent) and label.text():
            needed = (
                label.heightForWidth(label.width())
                if label.wordWrap()
                else QFontMetrics(label.font()).height()
            )
            if label.height() < needed or _widest_word(label) > label.width():
                cut.append(label.text())
    for button in parent.findChildren(Button):
        hint = button.sizeHint()
        if button.isVisibleTo(parent) and (
            button.width() < hint.width() or button.height() < hint.height()
        ):
            cut.append(button.text() or button.accessibleName())
    return cut


def outside(parent: QWidget, *parts: QWidget) -> list[QWidget]:
    """Those of ``parts`` that stick out of ``parent``."""
    return [
        part
        for part in parts
        if not parent.rect().contains(
            part.rect().translated(part.mapTo(parent, part.rect().topLeft()))
        )
    ]


def _widest_word(label: QLabel) -> int:
    metrics = QFontMetrics(label.font())
    return max(metrics.horizontalAdvance(word) for word in label.text().split())
