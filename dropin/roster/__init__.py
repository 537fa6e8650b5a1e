"""On-call shifts, who can take them, plans, swaps, the line's tally and honoraria.

model.py       shifts and slots, terms, usual weeks, absences, drafts, offers, tally, honoraria
shifts.py      the shifts of some days: those the file holds, and those by their pattern
now.py         who is on call at a moment, who is next, and what a screen may say of them
offers.py      which offers and swaps still stand, what each would do, what speaks against it
tallying.py    the line's tally in figures
honoraria.py   what each leader did and is paid, to the cent
following.py   what a change of a kind of shift means;  pattern_words.py  it, in a line of words
terms_words.py on what terms somebody is on the roster;  usual_week.py  their week, in half hours
posing.py      what the file knows becomes the problem that every question is asked of
telling.py     rules, gaps and proofs in plain words
planner.py     the planner's door;  planning/: its rules, pure;  planning_weeks.py  which weeks
found.py       a plan in hand or a draft: gaps, changes;  proof.py  what is proven of it
changes_told.py  two rosters compared, by day and by person
checking.py    every rule a roster breaks;  waiting.py  what waits for a person, for Today
store.py       all SQL, which stands in reading/
operations.py  every edit, made of what is in changes/
"""
