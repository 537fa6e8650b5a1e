"""The parts the page Ideas & votes is put together from: its three tabs, and what opens beside.

looks_view.py         the icons and colours of states;  bars_view.py: how many of how many
tab_view.py           what the three tabs have in common;  parts_view.py: fields
ideas_view.py         the list of ideas;  idea_view.py: one of them
reply_view.py         the reply to an idea;  support_view.py: who supports it
similar_view.py       ideas alike, as one types;  slips_view.py: paper slips, one after another
ballots_view.py       the list of ballots;  ballot_view.py: one being prepared
options_view.py       what stands on a ballot;  open_view.py: while people vote
papers_view.py        paper ballots, entered twice
result_view.py        the count in words and pictures;  outcome_view.py: what follows from it
board_view.py         the board: seats, meetings;  figures_view.py: who chose the programme
seat_view.py          a seat and who holds it;  quorum_view.py: how many must be there
meeting_view.py       a meeting and who was there;  agenda_view.py: its points, and what was decided
origin_view.py        where an activity came from, in its own panel
"""
