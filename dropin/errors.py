"""The two kinds of error (DESIGN section 5)."""


class KnownError(Exception):
    """The world's: disk full, file locked, a bad row. Says what happened and what to do next.

    ``what`` and ``next_step`` are finished sentences for the person at the desk. ``str()`` joins
    them, so a command line can print it as it is.
    """

    def __init__(self, what: str, next_step: str = "") -> None:
        super().__init__(f"{what} {next_step}".strip())
        self.what = what
        self.next_step = next_step


class BugError(Exception):
    """Ours: a promise inside the program was broken. The data is safe; a report can be sent."""
