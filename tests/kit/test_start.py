"""The kit opens quickly: what start-up does not need is not loaded."""

import subprocess
import sys

NOT_AT_START = ("PySide6.QtSvg", "PySide6.QtPdf", "PySide6.QtNetwork")
FIRST_PAGE = """
import sys
from dropin.kit import theme
from dropin.kit.page_frame import PageFrame
from dropin.kit.time_navigation import today_navigation
from dropin.kit.toast import Toast
application = theme.new_application()
print(application.style().objectName())
theme.apply(application, "dark")
page = PageFrame("Calendar")
page.add_navigation(today_navigation())
Toast(page)
page.show()
page.grab()
print(*sorted(sys.modules))
"""


def test_the_first_page_is_in_fusion_and_loads_little() -> None:
    done = subprocess.run([sys.executable, "-c", FIRST_PAGE], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    style, modules = done.stdout.splitlines()
    assert style == "fusion"
    assert not set(NOT_AT_START) & set(modules.split())
    assert not {"dropin.kit.table", "dropin.kit.form", "dropin.kit.find_box"} & set(modules.split())
