"""Four weeks of the roster planned and published, as on the first day so on the Friday."""

from __future__ import annotations

from dropin.shell.window import MainWindow
from tests.stories.hands import go, home, in_sight, press, told, wait_until
from tests.stories.mouse import MOUSE


def plan_and_publish(window: MainWindow) -> None:
    """From Today: the page, plan, start, keep, publish."""
    go(window, "today")
    MOUSE.press(home(window).sidebar.buttons["oncall"])
    page = home(window).pages["oncall"]
    press(page, "Plan…")
    press(page, "Start")
    wait_until(lambda: "Keep as draft" in in_sight(page))
    press(page, "Keep as draft")
    told(window, "Kept as a draft. Nothing changes for anybody until you publish it.")
    press(page, "Publish")
    told(window, "The roster is published.")
