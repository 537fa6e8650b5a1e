"""Sign-up, waiting list, check-in, fees and the fair-attendance agreement.

model.py             sign-ups, attendances, fees, agreements, and the key they are filed under
filing.py            which rows belong to one date of an activity that was carried on or moved
sign_ups.py          who holds a place, who is in line, whom a free place is offered to
fair_turns.py        who goes first when more want in than fit
fair_attendance.py   what was missed under the members' own agreement, and what that proposes
totals.py            figures of each date, and turn-out over many
cash.py              the day's cash sheet
suggestions.py       whom to tell about what has places free; who is new
training_days.py     activities that train those who come, and for whom it is not noted yet
roll.py              one date's people as one list;  date_sheet.py: with its room and needs
desk.py              whose names the front desk shows;  paper.py: names typed in from paper
waiting.py           what waits for a person here, for this page and for Today
store.py             all SQL, made of what is in reading/
operations.py        every edit, made of what is in changes/
page.py              the day (day_view.py), one of its dates (date_view.py) with the fast list
                     (roll_view.py, finder_view.py), what is done there (actions_view.py), and
                     in panels/ what opens at the side
desk_view.py         the front desk, where people check themselves in
person_view.py       a person's side, with where they stand (standing_view.py)
activity_view.py     an activity's side, with what it trains in (training_day_view.py)
settings_view.py     a section of Settings

Software proposes and people decide: a free place, a fair turn, a missed date, a conversation and
a pause are proposed by the rules and written only by an operation that somebody asked for.
"""
