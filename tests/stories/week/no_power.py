"""``python -m tests.stories.week.no_power FILE``: saves one place, begins another, and is gone.

Ends as a process ends whose computer lost its power: at once, with nothing put in order.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from dropin.programme.model import Place
from dropin.programme.operations import save_place
from dropin.storage.file import CentreFile
from tests.stories.week.house import ATTIC, BAD_DAY, CELLAR

if __name__ == "__main__":
    file = CentreFile.open(Path(sys.argv[1]), clock=lambda: BAD_DAY, who="Ben")
    save_place(file, Place(0, ATTIC))
    with file.change("Never done"):
        save_place(file, Place(0, CELLAR))
        os._exit(9)
