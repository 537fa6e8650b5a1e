"""Categories in Settings: their names, colours and marks, and who can tell them apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from dropin.centre.store import centre
from dropin.colours import COLOUR_BLIND, MARKS, difference, grey, parts_of, readable, seen
from dropin.kit import theme
from dropin.kit.colour_field import ColourField
from dropin.kit.fields import ChoiceField, LineField
from dropin.kit.form import Form
from dropin.kit.icons import category_mark
from dropin.kit.labels import Sign
from dropin.kit.list_section import ListSection, Record
from dropin.kit.painting import rounded_box
from dropin.programme.category_looks import HOW_SEEN, PAPER, remarks
from dropin.programme.model import COLOURS, Category
from dropin.programme.operations import remove_category, save_category
from dropin.programme.store import categories
from dropin.storage.file import CentreFile
from dropin.words import say

_INK = "#1F2328"  # on paper, which is white in the dark theme too
_OWN = "own"  # beside COLOURS: any other colour


class CategoriesSection(ListSection):
    """What kinds of activity there are; each has a colour and a mark, judged while one picks."""

    def __init__(self, file: CentreFile) -> None:
        self.file = file
        form = Form()
        form.add("name", say("Name"), LineField(say("Creative")))
        form.add("colour", say("Colour"), ChoiceField(_colour_choices()))
        form.add("mark", say("Mark"), ChoiceField(_mark_choices()))
        form.put_beside("colour", "mark")
        form.add("own_colour", say("Which colour"), ColourField())
        self.judged = Judged()
        form.add_part(self.judged)
        super().__init__(
            form,
            {"name": "", "colour": COLOURS[0], "mark": "", "own_colour": ""},
            say("Add this category"),
            say("There are none yet."),
            lambda: centre(file).customs,
            editable=file.read_only is None,
        )
        form.changed.connect(self._judge)
        self.fill(0, self.blank)

    def records(self) -> list[Record]:
        return [
            Record(
                each.id,
                f"{MARKS[parts_of(each.look)[1]]} {each.name}",
                _values(each),
                partial(remove_category, self.file, each.id),
                say("Removed {name}", name=each.name),
            )
            for each in categories(self.file)
        ]

    def write(self, number: int) -> str:
        category = self._draft(number)
        save_category(self.file, category)
        return say("Saved {name}", name=category.name)

    def fill(self, number: int, values: Mapping[str, object]) -> None:
        if not number:  # a new one begins with a colour that nothing has yet
            taken = {each.colour for each in categories(self.file)}
            free = next((colour for colour in COLOURS if colour not in taken), COLOURS[0])
            values = {**values, "colour": free}
        super().fill(number, values)
        self._judge()

    def _judge(self) -> None:
        """Say of the look in the form who could mistake it for which other."""
        own = self.form.field("colour").value() == _OWN
        self.form.set_row_visible("own_colour", own)
        if self.form.field("own_colour").problem():
            return  # half typed: the last look stays until there is another
        self.judged.show_look(self._draft(self._draft_id), categories(self.file))

    def _draft(self, number: int) -> Category:
        """The category the form describes."""
        values = self.form.values()
        name, mark = str(values["name"]), str(values["mark"])
        colour, own = str(values["colour"]), str(values["own_colour"])
        if colour != _OWN:
            return Category(number, name, colour, "", mark)
        return Category(number, name, _nearest(own) if own else COLOURS[0], own, mark)


class Judged(QWidget):
    """The look among the others as different people see it, and in words what to know of it."""

    def __init__(self) -> None:
        super().__init__()
        self.strip = _SeenBy()
        self.signs: list[Sign] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.HAIR)
        self._column.addWidget(self.strip)

    def show_look(self, category: Category, known: Sequence[Category]) -> None:
        others = [each for each in known if each.id != category.id]
        self.strip.show_looks([category, *others])
        for sign in self.signs:
            self._column.removeWidget(sign)
            sign.hide()
            sign.deleteLater()
        self.signs = _signs(category, others) if category.name else []  # else nobody is choosing
        for sign in self.signs:
            self._column.addWidget(sign)


def _signs(category: Category, others: Sequence[Category]) -> list[Sign]:
    return [
        Sign("warning", "careful", str(each.words))
        if each.serious
        else Sign("info", "muted", str(each.words))
        for each in remarks(category, others, _paper_colours())
    ] or [Sign("check", "good", say("Can be read, and told from all others."))]


class _SeenBy(QWidget):
    """Rows of marks: one for each way to see colours, the look in question first."""

    def __init__(self) -> None:
        super().__init__()
        self._looks: list[tuple[str, str]] = []  # colour on paper and mark
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(say("How different people see the categories"))

    def show_looks(self, shown: Sequence[Category]) -> None:
        colours = _paper_colours()
        self._looks = [
            (readable(each.own_colour or colours[each.colour], PAPER), parts_of(each.look)[1])
            for each in shown
        ]
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(320), len(_ways()) * self._row() + 2 * theme.TIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paper = QRectF(self.rect())
        rounded_box(painter, paper, QColor(PAPER), theme.current().line)
        row = self._row()
        words = max(self.fontMetrics().horizontalAdvance(name) for name, _ in _ways())
        free = paper.width() - words - 3 * theme.WIDE
        step = min(theme.scaled(28), free / max(1, len(self._looks)))
        side = min(theme.scaled(14), step * 0.75)
        for number, (name, sight) in enumerate(_ways()):
            top = theme.TIGHT + number * row
            painter.setPen(QColor(_INK))
            box = QRectF(theme.SPACE, top, words + 2, row)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)
            for place, (colour, mark) in enumerate(self._looks):
                left = theme.SPACE + words + theme.WIDE + place * step
                spot = QRectF(left, top + (row - side) / 2, side, side)
                category_mark(painter, spot, MARKS[mark], QColor(sight(colour)))

    def _row(self) -> int:
        return max(self.fontMetrics().height(), theme.scaled(14)) + 6


def _ways() -> list[tuple[str, Callable[[str], str]]]:
    blind = [(say(HOW_SEEN[kind]), partial(seen, kind=kind)) for kind in COLOUR_BLIND]
    return [
        (say("With all colours"), lambda colour: colour),
        *[(words[0].upper() + words[1:], sight) for words, sight in blind],
        (say("In black and white"), grey),
    ]


def _values(category: Category) -> dict[str, object]:
    colour = _OWN if category.own_colour else category.colour
    return {
        "name": category.name,
        "colour": colour,
        "mark": category.mark,
        "own_colour": category.own_colour,
    }


def _colour_choices() -> list[tuple[str, str]]:
    return [*((say(colour), colour) for colour in COLOURS), (say("another colour"), _OWN)]


def _mark_choices() -> list[tuple[str, str]]:
    marks = [(f"{sign} {say(name)}", name) for name, sign in MARKS.items()]
    return [(say("the usual mark of its colour"), ""), *marks]


def _nearest(colour: str) -> str:
    """The one of COLOURS that is most like it."""
    known = _paper_colours()
    return min(COLOURS, key=lambda each: difference(known[each], colour))


def _paper_colours() -> dict[str, str]:
    """Each of COLOURS as it is printed, which is as the light theme shows it."""
    light = theme.load("light")
    return {each: light.category(each).bar.name().upper() for each in COLOURS}
