"""The story of the pair once more: dark, twice as large, and by keys alone."""

from __future__ import annotations

from tests.stories import a_pair
from tests.stories.keyboard import in_the_dark

STORY = in_the_dark(a_pair.STORY, a_pair.play)
