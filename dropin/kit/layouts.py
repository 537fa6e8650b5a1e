"""What layouts lack."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from dropin.kit import theme


def stacked(*parts: QWidget) -> QWidget:
    """The parts under each other, with room between them and none around."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.SPACE)
    for part in parts:
        column.addWidget(part)
    return whole


def empty(layout: QLayout) -> None:
    """Let everything in ``layout`` go, to fill it anew."""
    while (item := layout.takeAt(0)) is not None:
        if (part := item.widget()) is not None:
            part.hide()  # now; it is deleted only when control returns to the window
            part.deleteLater()
