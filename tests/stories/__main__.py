"""``python -m tests.stories STORY FOLDER`` plays one story in a window of its own.

The window opens on whatever screen there is; status 0 if all was seen that should be.
"""

from __future__ import annotations

import faulthandler
import sys
import traceback
from pathlib import Path

from PySide6.QtCore import Qt, QTimer

from dropin.app import build_window
from dropin.kit.theme import new_application
from tests.stories.hand import CONTROL, key
from tests.stories.stage import Clock, Stage, story_named

LONGEST_SECONDS = 110


def main(name: str, folder: Path) -> int:
    """Play in a window of our own."""
    faulthandler.dump_traceback_later(LONGEST_SECONDS, exit=True)  # a forgotten dialog would wait
    story = story_named(name)
    application = new_application()
    clock = Clock(story.begins)
    stage = Stage(build_window(application, who="Ana", clock=clock), clock, folder)
    sys.excepthook = sys.__excepthook__  # the program's own dialog would wait for somebody
    story.open(stage)
    stage.window.show()
    stage.window.activateWindow()
    outcome: list[int] = []

    def begin() -> None:
        try:
            story.play(stage)
            outcome.append(0)
            key(stage.window, Qt.Key.Key_Q, CONTROL)
        except BaseException:  # noqa: BLE001  told to whoever started us; the window must not stay
            traceback.print_exc()
            outcome.append(1)
        QTimer.singleShot(0, application.quit)

    QTimer.singleShot(0, begin)
    application.exec()
    return outcome[0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
