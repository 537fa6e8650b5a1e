"""Sign-up, waiting list, check-in, fees and the fair-attendance agreement.

model.py             sign-ups, attendances, fees, agreements, and the key they are filed under
filing.py            which rows belong to one date of an activity that was carried on or moved
sign_ups.py          who holds a place, who is in line, whom a free place is offered to
fair_turns.py        who goes first when more want in than fit
fair_attendance.py   what was missed under the members' own agreement, and what that proposes
totals.py            figures of each date, and turn-out over many
cash.py              the day's cash sheet
suggestions.py       whom to tell about what has places free; who is new
store.py             all SQL, made of what is in reading/
operations.py        every edit, made of what is in changes/

Software proposes and people decide: a free place, a fair turn, a missed date, a conversation and
a pause are proposed by the rules and written only by an operation that somebody asked for.
"""
