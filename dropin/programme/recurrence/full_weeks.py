"""The full weeks of a month: those whose days all lie in it."""


def full_week_days(weekday: int, number: int, first_weekday: int) -> tuple[int, ...]:
    """The days of the month on which ``weekday`` of the ``number``-th full week can fall."""
    first = 1 + (weekday - first_weekday) % 7 + 7 * (number - 1)
    return tuple(range(first, first + 7))
