"""Who proposed and who decided what is on the programme, as small bars with their numbers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from dropin.choosing.figures import Figures
from dropin.choosing.panels.bars_view import ShareBar
from dropin.choosing.panels.parts_view import deciders
from dropin.kit import theme
from dropin.kit.labels import Label
from dropin.programme.model import MEMBERS
from dropin.words import say, say_count


class FiguresPart(QWidget):
    """One sentence that says it all, and the bars for who wants to know more."""

    def __init__(self, figures: Figures) -> None:
        super().__init__()
        shares = figures.programme
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.TIGHT, 0, theme.TIGHT, 0)
        column.setSpacing(theme.TIGHT)
        share = shares.per_cent_proposed(MEMBERS)
        column.addWidget(Label(say("{Members} proposed {share} % of what is on now.", share=share)))
        column.addWidget(Label(say("Proposed by"), bold=True))
        column.addWidget(_bars(shares.proposed, shares.activities))
        column.addWidget(Label(say("Decided by"), bold=True))
        column.addWidget(_bars(shares.decided, shares.activities))
        made = sum(sum(outcomes.values()) for outcomes in figures.decisions.values())
        by_members = sum(figures.decisions[MEMBERS].values())
        if made:
            column.addWidget(
                Label(
                    say_count(
                        "{count} decision in the last year, {members_made} by {members}.",
                        "{count} decisions in the last year, {members_made} by {members}.",
                        made,
                        members_made=by_members,
                    ),
                    role="muted",
                )
            )


def _bars(counts: Mapping[str, int], whole: int) -> QWidget:
    part = QWidget()
    grid = QGridLayout(part)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.SPACE)
    grid.setVerticalSpacing(theme.HAIR)
    grid.setColumnStretch(1, 1)
    known = [*deciders(), *([(say("not noted"), "")] if counts[""] else [])]
    for row, (words, by) in enumerate(known):
        bar = ShareBar("accent" if by else "edge")
        bar.show_share(counts[by], whole)
        grid.addWidget(Label(words, wraps=False), row, 0)
        grid.addWidget(bar, row, 1)
        grid.addWidget(Label(str(counts[by]), wraps=False), row, 2)
    return part
