"""A leader stands down for a while: what of theirs needs cover, whom to ask, what they said.

model.py            a relief, what needs cover, calls
needs_cover.py      one list of everything of theirs that nobody covers yet
candidates.py       whom to ask for each, in which order, and who cannot;  for_shifts.py,
                    for_activities.py: who could
given_and_asked.py  how much cover everybody gave lately, and how often they were asked
replanning.py       what a repaired roster would change
call_sheet.py       the list on paper, for the desk
store.py            all SQL, which stands in reading/
operations.py       every edit, made of what is in changes/
waiting.py          what Today says of it
page.py             its screen;  forms.py: somebody is unwell;  panels/: its parts;
                    person_view.py: a person's side
"""
