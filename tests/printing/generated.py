"""Calendars of any fullness for property tests: random counts, lengths, options.

What a test wants to see in more scripts, or with other mishaps, is added here and nowhere else.
"""

from __future__ import annotations

import os
from datetime import timedelta

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from dropin.printing.model import (
    BINDINGS,
    CHANGED,
    CHANGES,
    DAY,
    LARGE,
    LARGE_PRINT,
    LARGER_PRINT,
    MONTH,
    POSTER_SIZES,
    Entry,
    Note,
    Sheet,
    SheetDay,
)
from tests.printing.made import CATEGORIES, MONDAY, OCTOBER, TITLES, WEEKDAYS

PAPERS = ("a4", "letter", "a3", "tabloid")
LETTERS = "abcdefghijklmnopqrstuvwxyzäöüßéèçñøåœšžłđşABCÉÅ 0123456789-–.:&"

short = st.text(st.sampled_from(LETTERS), min_size=1, max_size=24).map(str.split).map(" ".join)
long = st.one_of(
    st.lists(short, min_size=4, max_size=8).map(" ".join),
    st.integers(100, 300).map(lambda count: ("abcdefgé" * 40)[:count]),
)
titles = st.one_of(short, short, short, st.sampled_from(TITLES), long).filter(bool)
clocks = st.sampled_from(
    ["", "9:00–10:30", "from 13:15", "11:30 am – 12:30 pm", "by appointment", "23:30–0:30"]
)
changes = st.sampled_from(["", "", "", *CHANGES])
entries = st.builds(
    Entry,
    title=titles,
    clock=clocks,
    topic=st.one_of(st.just(""), short),
    place=st.one_of(st.just(""), short, long),
    leader=st.sampled_from(["", "with Ana", "with Zoë Ångström and Chloé"]),
    status=st.sampled_from(["planned", "planned", "moved", "cancelled", "moved away", "closed"]),
    remark=st.sampled_from(["", "cancelled: hall flooded", "moved from Tue 24 Nov 14:00"]),
    note=st.one_of(st.just(""), short),
    category=st.sampled_from([None, *CATEGORIES]),
    key=st.just(""),
    change=changes,
)
on_call = st.lists(st.tuples(short.filter(bool), clocks), max_size=4).map(
    lambda shifts: tuple(Entry(title, clock) for title, clock in shifts)
)


def calmly(examples: int) -> settings:
    """How whole sheets are tried: so many, or as many as DROPIN_EXAMPLES in the environment says.

    No failure is made smaller: shrinking whole sheets takes minutes.
    """
    return settings(
        max_examples=int(os.environ.get("DROPIN_EXAMPLES", examples)),
        deadline=None,
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


calm = calmly(15)


@st.composite
def sheets(draw: st.DrawFn, kind: str, *, papers: tuple[str, ...] = PAPERS) -> Sheet:
    """Sheets of ``kind`` with any of its options; most days have a few entries, some very many.

    Each title begins with the number of its day and its own, so that it is found again.
    """
    some = draw(st.lists(entries, min_size=1, max_size=6))
    if kind == LARGE:
        some = [each._replace(category=None) for each in some]
    count = {MONTH: 35, DAY: 1}.get(kind, 7)
    most = {MONTH: 14, DAY: 60}.get(kind, 40)
    days = [_day(draw, some, offset, most) for offset in range(count)]
    return Sheet(
        kind=kind,
        title=draw(st.sampled_from(["23 – 29 November 2026", "30 December 2026 – 5 January 2027"])),
        centre_name=draw(st.one_of(st.just("Harbour House"), short.filter(bool), long)),
        printed_on="Printed on Sunday 22 November 2026",
        days=tuple(days),
        notes=tuple(
            Note(f"Q{number}N {each.title}", "by appointment", each.category)
            for number, each in enumerate(some[: draw(st.integers(0, 9))])
        )
        if kind != DAY
        else (),
        legend=CATEGORIES[: draw(st.integers(0, 8))] if kind != LARGE else (),
        paper=draw(st.sampled_from(papers)),
        on_call=draw(on_call) if kind == DAY else (),
        beside=(OCTOBER, OCTOBER) if kind == MONTH else (),
        since=draw(st.sampled_from(["", "Sunday 15 November 2026"])),
        days_down=draw(st.booleans()),
        two_pages=draw(st.booleans()),
        text_size=draw(st.sampled_from([LARGE_PRINT, LARGER_PRINT])),
        binding=draw(st.sampled_from(BINDINGS)),
        duplex=draw(st.booleans()),
        poster_size=draw(st.sampled_from(POSTER_SIZES)),
    )


def _day(draw: st.DrawFn, some: list[Entry], offset: int, most: int) -> SheetDay:
    day = MONDAY + timedelta(days=offset)
    count = draw(st.sampled_from([0, 0, 1, 3, 6, 12, most]))
    shown = tuple(
        each._replace(title=f"Q{offset}Q{number}Q {each.title}")
        for number, each in enumerate((some * 60)[:count])
    )
    return SheetDay(
        day,
        WEEKDAYS[day.weekday()],
        str(day.day),
        hours=draw(st.sampled_from(["10:00–18:00", "10:00–18:00", ""])),
        occasion=draw(st.sampled_from(["", "", "", "Founders’ day"])),
        closed=draw(st.sampled_from(["", "", "", "Closed"])),
        entries=shown,
        outside=False,
        change=draw(st.sampled_from(["", "", "", CHANGED])),
    )
