"""The roster as a grid: days across, kinds of shift down, people as chips.

gathering.py      everything the screen shows of some weeks, read once
standing.py       who stands where, which rules that breaks, and what another would break
faces.py          initials, colour and mark of each leader, no two initials the same
cells.py          the weeks as lanes of cells: people, gaps, who is away, what lapses
layout.py         where each of them lies, in pixels;  neighbours.py  what the arrow keys reach
moving.py         a chip on its way: what dropping it would do
shares.py         everybody's hours against their share, also while a chip is on its way
chip_view.py      one chip or gap is drawn;  week_painting_view.py  a week of them
grid_view.py      the view: drag, keys;  fairness_view.py, now_view.py, draft_view.py  beside it
"""
