"""The small form in which a decision is written down, wherever it is about."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dropin.choosing.model import LATER, NO, YES
from dropin.choosing.panels.parts_view import deciders
from dropin.kit.fields import ChoiceField, TextField
from dropin.kit.form import Form
from dropin.words import say

_OUTCOMES: Mapping[str, str] = MappingProxyType({YES: "Yes", NO: "No", LATER: "Later"})


def outcome_words(outcome: str) -> str:
    """The words for one of OUTCOMES."""
    return say(_OUTCOMES[outcome])


def decision_form(decided_by: str) -> Form:
    """What was decided, why, and by whom."""
    form = Form()
    outcomes = [(outcome_words(each), each) for each in _OUTCOMES]
    form.add("outcome", say("Decision"), ChoiceField(outcomes))
    form.add("reason", say("Why"), TextField())
    form.add("decided_by", say("Decided by"), ChoiceField(deciders()))
    form.set_values({"decided_by": decided_by})
    return form
