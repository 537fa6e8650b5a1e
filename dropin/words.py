"""Every sentence people read: translated, and with the centre's own words in it.

``say`` gives a finished sentence now. Pure rules, which must not know the language, return a
``Message`` (what to say with its values) that is turned into a sentence where it is shown.
Templates use ``str.format`` names. ``{member}``, ``{members}``, ``{Member}`` and ``{Members}``
are always there: the centre's word for its people.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from dropin.records import record

if TYPE_CHECKING:
    from gettext import NullTranslations

TRANSLATIONS_FOLDER = Path(__file__).parent.parent / "resources" / "translations"


@record
class Wording:
    """What the centre calls its people, as it would stand inside a sentence."""

    member: str = "member"
    members: str = "members"


class _Speech:
    """The language and wording in force. One process shows one centre, so one is enough."""

    catalogue: NullTranslations | None = None
    own_words: Mapping[str, str] = MappingProxyType({})


def use_wording(wording: Wording) -> None:
    """From now on every sentence uses the centre's words for its people."""
    _Speech.own_words = MappingProxyType(
        {
            "member": wording.member,
            "members": wording.members,
            "Member": _capitalised(wording.member),
            "Members": _capitalised(wording.members),
        }
    )


def use_language(code: str) -> None:
    """From now on every sentence is in ``code`` ("en", "fr" …) where a catalogue exists."""
    if code == "en":
        _Speech.catalogue = None
        return
    import gettext  # costs start-up time that the source language does not need

    _Speech.catalogue = gettext.translation(
        "dropin", TRANSLATIONS_FOLDER, languages=[code], fallback=True
    )


def say(template: str, /, **values: object) -> str:
    """The sentence in the current language with ``values`` and the centre's words filled in."""
    if _Speech.catalogue is not None:
        template = _Speech.catalogue.gettext(template)
    return _filled(template, values)


def say_count(one: str, many: str, count: int, /, **values: object) -> str:
    """As ``say``, choosing the form for ``count``, which templates may show as ``{count}``."""
    if _Speech.catalogue is not None:
        template = _Speech.catalogue.ngettext(one, many, count)
    else:
        template = one if count == 1 else many
    return _filled(template, {"count": count, **values})


class Message:
    """A sentence not yet spoken: a template and its values. ``str()`` speaks it."""

    __slots__ = ("template", "values")

    def __init__(self, template: str, /, **values: object) -> None:
        self.template = template
        self.values = values

    def __str__(self) -> str:
        return say(self.template, **self.values)

    def __repr__(self) -> str:
        return f"Message({self.template!r}, {self.values!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and (
            (self.template, self.values) == (other.template, other.values)
        )

    def __hash__(self) -> int:
        return hash((self.template, tuple(sorted(self.values))))


def _filled(template: str, values: Mapping[str, object]) -> str:
    if "{" not in template:
        return template
    return template.format_map({**_Speech.own_words, **values})


def _capitalised(word: str) -> str:
    return word[:1].upper() + word[1:]


use_wording(Wording())
