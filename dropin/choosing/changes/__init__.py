"""How each edit of the choosing room comes about; all are found by name in ``operations``.

known.py      what an edit speaks of, or why it is not there any more
ideas.py      ideas, who supports them, what the centre replied
ballots.py    ballots and their options, until the first vote and after it
votes.py      votes and paper batches: the sealed tables, and nothing else
board.py      seats, terms, meetings with their agenda, decisions
gathering.py  a meeting's agenda, gathered from what has happened
beginning.py  a chosen idea becomes an activity, an election fills a seat
"""
