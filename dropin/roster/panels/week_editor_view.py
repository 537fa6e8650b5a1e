"""Somebody's usual week in words, and painted with brushes when it is to be changed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dropin.centre.store import centre
from dropin.kit import theme
from dropin.kit.buttons import Button
from dropin.kit.drawn_button import DrawnButton
from dropin.kit.fields import ChoiceField
from dropin.kit.flow import Flow
from dropin.kit.form import Form
from dropin.kit.labels import Label
from dropin.kit.painting import RING_ROOM, focus_ring, rounded_box
from dropin.kit.parts import Part, actions, link
from dropin.people.store import person
from dropin.roster.model import Terms
from dropin.roster.operations import set_usual_week
from dropin.roster.panels.week_view import WeekGrid, paint_ground, paint_marks
from dropin.roster.planning.model import LIKINGS, PREFERS
from dropin.roster.store import usual_times_of
from dropin.roster.usual_week import cells_of, liking_words, repainted, week_words
from dropin.storage.file import CentreFile
from dropin.words import say


class WeekPart(Part):
    """``editing`` while the week is being painted; then it does not follow the file."""

    def __init__(self, file: CentreFile, person_id: int) -> None:
        super().__init__()
        self._file, self._person_id = file, person_id
        self._otherwise = LIKINGS[1]
        self.editing = False
        self.words = Label(role="muted")
        self.change_button = link(say("Change"), say("the usual week"), self.edit)
        self.grid = WeekGrid(centre(file).customs)
        self.brushes = [_Brush(number + 1, each) for number, each in enumerate(LIKINGS)]
        self.form = Form()
        self.form.add(
            "otherwise",
            say("Any other time"),
            ChoiceField([(liking_words(each), each) for each in LIKINGS]),
        )
        self._editor = QWidget()
        self._arrange()
        self._choose(PREFERS)

    def show_terms(self, terms: Terms) -> None:
        """Read the week again, unless it is being painted."""
        if self.editing:
            return
        self._otherwise = terms.otherwise
        week = usual_times_of(self._file, self._person_id)
        lines = week_words(week, terms.otherwise, centre(self._file).customs)
        self.words.setText("\n".join(lines))

    def edit(self) -> None:
        """Open the week to be painted."""
        self.editing = True
        week = usual_times_of(self._file, self._person_id)
        self.grid.show_week(cells_of(week), self._otherwise)
        self.form.set_values({"otherwise": self._otherwise})
        self._show_editor(True)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Write the week as it was painted."""
        otherwise = self.form.values()["otherwise"]
        before = usual_times_of(self._file, self._person_id)
        week = repainted(before, self.grid.cells, otherwise)
        self.close()
        set_usual_week(self._file, self._person_id, week, otherwise=otherwise)
        known = person(self._file, self._person_id)
        self.said.emit(say("Saved the usual week of {name}", name=known.name if known else ""))

    def close(self) -> bool:
        """Let what was painted go."""
        self.editing = False
        self.form.settle()
        self._show_editor(False)
        self.change_button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _arrange(self) -> None:
        column = QVBoxLayout(self._editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        brushes = Flow(theme.HAIR)
        for brush in self.brushes:
            brushes.add(brush)
            brush.clicked.connect(partial(self._choose, brush.liking))
        where = Label(role="muted")
        self.grid.pointed.connect(where.setText)
        where.setText(self.grid.marked_words())
        how = Label(
            say(
                "Choose a brush, then draw over the week. By keyboard: arrows move, with Shift "
                "they mark more, and 1 to 4 paint."
            ),
            "small",
            "muted",
        )
        save = Button(say("Save the week"), "primary", pressed=self.save)
        cancel = Button(say("Cancel"), "quiet", pressed=self.close)
        for part in (brushes, self.grid, where, self.form, how, actions(save, cancel)):
            column.addWidget(part)
        self.form.field("otherwise").changed.connect(self._show_otherwise)
        self._editor.hide()
        self.column.addWidget(Label(say("Usual week"), bold=True))
        self.column.addWidget(self.words)
        self.column.addWidget(actions(self.change_button))
        self.column.addWidget(self._editor)

    def _show_otherwise(self) -> None:
        self.grid.show_week(self.grid.cells, self.form.field("otherwise").value())

    def _choose(self, liking: str, checked: bool = True) -> None:
        self.grid.brush = liking
        for brush in self.brushes:
            brush.setChecked(brush.liking == liking)

    def _show_editor(self, shown: bool) -> None:
        self._editor.setVisible(shown)
        self.words.setVisible(not shown)
        self.change_button.setVisible(not shown)


class _Brush(DrawnButton):
    """One liking to paint with: its ground and mark, its number, its word."""

    def __init__(self, number: int, liking: str) -> None:
        super().__init__()
        self.liking = liking
        self.setText(f"{number} {liking_words(liking)}")
        self.setAccessibleName(say("Paint: {liking}", liking=liking_words(liking)))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def nextCheckState(self) -> None:
        """The row decides which one is checked."""

    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme.font("body", bold=True)).horizontalAdvance(self.text())
        width = self._side() + words + 3 * theme.TIGHT + 2 * RING_ROOM
        return QSize(width, theme.control_height() + 2 * RING_ROOM)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(RING_ROOM, RING_ROOM, -RING_ROOM, -RING_ROOM)
        chosen = self.isChecked()
        near = self.underMouse()
        ground = colours.accent_soft if chosen else colours.sunken if near else colours.surface
        rounded_box(painter, box, ground, colours.accent if chosen else colours.edge)
        side = self._side()
        swatch = QRectF(box.left() + theme.TIGHT, box.center().y() - side / 2, side, side)
        paint_ground(painter, swatch, self.liking)
        paint_marks(painter, swatch, self.liking)
        painter.setFont(theme.font("body", bold=chosen))
        painter.setPen(colours.accent if chosen else colours.text)
        words = box.adjusted(side + 2 * theme.TIGHT, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()))

    @staticmethod
    def _side() -> int:
        return max(18, theme.scaled(18))
