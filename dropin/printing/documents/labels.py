"""Name labels and badges, of whoever agreed to be named: everybody reads what is worn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dropin.errors import KnownError
from dropin.printing.documents.imprint import Imprint
from dropin.printing.flowing.model import Document, Label, Labels
from dropin.printing.label_stocks import BADGE, STOCKS, Stock, usual_stock
from dropin.records import NamedTuple
from dropin.words import Message, say

MEMBERS, LEADERS, COMING, CHOSEN = "members", "leaders", "coming", "chosen"
WHOSE = (MEMBERS, LEADERS, COMING, CHOSEN)


class LabelChoice(NamedTuple):
    """What one chose for labels or badges.

    ``stock`` is one of label_stocks.STOCKS, "" the usual one for the centre's paper. ``whose`` is
    one of WHOSE: of who is ``coming`` the date is told beside it, of ``chosen`` people their ids.
    ``first`` is the place of the first label, of a sheet that some were taken from already.
    ``blanks`` makes one to write on for each who did not agree to be named.
    """

    stock: str = ""
    whose: str = MEMBERS
    person_ids: tuple[int, ...] = ()
    first: int = 1
    pronouns: bool = False
    blanks: bool = False


class Wearer(NamedTuple):
    """Somebody a label is for: ``name`` as they agreed, "" for who did not."""

    name: str
    pronouns: str = ""


def label_sheet(
    use: str, wearers: Sequence[Wearer], about: str, choice: LabelChoice, imprint: Imprint
) -> Document:
    """Labels or badges (``use``), one for each; ``about`` says whose, for the file's name.

    Raises KnownError where there is no such sheet, or it has no such place.
    """
    stock = _stock(use, choice, imprint)
    above = imprint.centre.name if use == BADGE else ""
    named = [Label(each.name, above, _pronouns(each, choice)) for each in wearers if each.name]
    others = len(wearers) - len(named)
    blank = [Label("", above)] * others if choice.blanks else []
    title = say("Badges") if use == BADGE else say("Labels")
    document = imprint.document(title, (), subtitle=about)
    return document._replace(
        paper=stock.paper,
        labels=Labels(stock.name, (*named, *blank), choice.first),
        cautions=tuple(_cautions(len(named), others, choice)),
    )


def _stock(use: str, choice: LabelChoice, imprint: Imprint) -> Stock:
    paper = imprint.paper or imprint.centre.paper
    stock = STOCKS.get(choice.stock) if choice.stock else usual_stock(use, paper)
    if stock is None:
        raise KnownError(
            say("No sheet of labels is called “{name}”.", name=choice.stock),
            say("Choose one of these: {names}.", names=", ".join(STOCKS)),
        )
    if not 1 <= choice.first <= stock.places:
        raise KnownError(
            say("A sheet {name} has {places} labels.", name=stock.name, places=stock.places),
            say("Begin with one from 1 to {places}.", places=stock.places),
        )
    return stock


def _pronouns(wearer: Wearer, choice: LabelChoice) -> str:
    return wearer.pronouns if choice.pronouns else ""


def _cautions(named: int, others: int, choice: LabelChoice) -> Iterator[Message]:
    if not named and not others:
        yield Message("There is nobody to make one for.")
    if others == 1 and choice.blanks:
        yield Message("One is blank, for somebody who is not to be named on prints.")
    elif others == 1:
        yield Message("One person is left out, who is not to be named on prints.")
    elif others and choice.blanks:
        yield Message(
            "{count} are blank, for people who are not to be named on prints.", count=others
        )
    elif others:
        yield Message(
            "{count} people are left out, who are not to be named on prints.", count=others
        )
