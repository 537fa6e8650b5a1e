"""The roster as a grid: days across, kinds of shift down, people as chips.

gathering.py      everything the screen shows of some weeks, read once
standing.py       who stands where, which rules that breaks, and what another would break
faces.py          initials, colour and mark of each leader, no two initials the same
cells.py          the weeks as lanes of cells: people, gaps, who is away, what lapses
layout.py         where each of them lies, in pixels;  neighbours.py  what the arrow keys reach
moving.py         a chip on its way: what dropping it would do
candidates.py     who could stand in a slot, best first;  spoken.py  a cell in words
shares.py         everybody's hours against their share
chip_view.py      one chip or gap is drawn;  week_painting_view.py  a week of them
weeks_view.py     weeks as they are seen, of pictures_view.py;  grid_view.py  worked by hand
carried_view.py   what a chip on its way shows
roster_view.py    the grid and what stands around it: draft_view.py, fair_shares_view.py (of
                  fairness_view.py), now_view.py
"""
