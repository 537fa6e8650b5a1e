"""Icons and marks are drawn whole, sharp and distinct."""

import json

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from dropin.kit import theme
from dropin.kit.icons import ICONS_FILE, category_mark, icon, icon_path, paint_icon, path_of

DRAWN = set(json.loads(ICONS_FILE.read_text(encoding="utf-8")))
MARKS = "■●▲◆★⬟✚▬"
NEEDED = {
    *("today", "calendar", "activities", "people", "print", "settings", "search"),
    *("undo", "redo", "plus", "chevron_left", "chevron_right", "close", "warning"),
    *("lock", "check", "idea", "phone", "heart"),
}


def drawn_mark(mark: str) -> QImage:
    image = QImage(32, 32, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    category_mark(painter, QRectF(0, 0, 32, 32), mark, QColor("black"))
    painter.end()
    return image


def darkness(image: QImage) -> float:
    pixels = image.width() * image.height()
    return sum(
        255 - image.pixelColor(x, y).red() for x in range(image.width()) for y in range(32)
    ) / (255 * pixels)


def test_every_icon_a_page_asks_for_is_there() -> None:
    assert DRAWN >= NEEDED


@pytest.mark.parametrize("name", sorted(DRAWN))
def test_icons_stay_on_their_grid(name: str) -> None:
    bounds = icon_path(name).boundingRect()
    assert min(bounds.left(), bounds.top()) >= 1
    assert max(bounds.right(), bounds.bottom()) <= 23
    assert max(bounds.width(), bounds.height()) >= 10 or name == "more"


def test_an_arc_bends_the_way_svg_says() -> None:
    clockwise, against = path_of("M2 12 A10 10 0 0 1 22 12"), path_of("M2 12 A10 10 0 0 0 22 12")
    assert clockwise.boundingRect().top() == pytest.approx(2)
    assert against.boundingRect().bottom() == pytest.approx(22)
    assert clockwise.currentPosition() == QPointF(22, 12)


@pytest.mark.parametrize("data", ["M 1", "S 1 2 3 4", "m 1 2"])
def test_path_data_we_cannot_draw_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match=data[0]):
        path_of(data)


def test_icons_take_the_colour_of_their_role(qapp: QApplication) -> None:
    image = QImage(48, 48, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_icon(painter, QRectF(0, 0, 48, 48), "plus", theme.current().needed)
    painter.end()
    assert image.pixelColor(24, 24) == theme.current().needed
    assert not icon("plus", theme.current().text).isNull()


def test_marks_are_distinct_without_colour_and_weigh_alike() -> None:
    pictures = [drawn_mark(mark) for mark in MARKS]
    for place, one in enumerate(pictures):
        for other in pictures[place + 1 :]:
            assert one != other
    weights = [darkness(one) for one in pictures]
    assert min(weights) > 0.2
    assert max(weights) < 3 * min(weights)


def test_an_unknown_mark_is_refused() -> None:
    with pytest.raises(ValueError, match="x"):
        category_mark(QPainter(), QRectF(), "x", QColor("black"))
