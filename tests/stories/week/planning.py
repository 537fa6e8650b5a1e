"""Four weeks of the roster planned and published, as on the first day so on the Friday."""

from __future__ import annotations

from dropin.shell.window import MainWindow
from tests.stories.hands import go, home, press, told
from tests.stories.mouse import MOUSE
from tests.stories.steps import steps_taken

MOST_CLICKS = 5


def plan_and_publish(window: MainWindow) -> None:
    """From Today: the page, plan, start, keep, publish."""
    go(window, "today")
    with steps_taken() as steps:
        MOUSE.press(home(window).sidebar.buttons["oncall"])
        page = home(window).pages["oncall"]
        press(page, "Plan…")
        press(page, "Start")
        press(page, "Keep as draft")
        told(window, "Kept as a draft. Nothing changes for anybody until you publish it.")
        press(page, "Publish")
    told(window, "The roster is published.")
    assert steps.clicks <= MOST_CLICKS
