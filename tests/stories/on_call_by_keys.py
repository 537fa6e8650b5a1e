"""The story of the roster once more: dark, twice as large, and by keys alone."""

from __future__ import annotations

from tests.stories import on_call
from tests.stories.keyboard import in_the_dark

STORY = in_the_dark(on_call.STORY, on_call.play)
