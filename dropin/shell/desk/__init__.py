"""What the front desk and the peer leader see: pages of large cards, and what they open.

front_desk.py   the page of the front desk;  on_duty.py: that of the peer leader
screen.py       what the screens of this folder share: steps, a way back, forgetting
whats_on.py     what is on, day by day
name_down.py    putting one's name down for an activity
voting.py       from the open ballots to the booth
own_idea.py     an idea in one's own words
who_is_on.py    who is on call, without anybody's own shifts
ringing.py      numbers of those who agreed to have them shown

Nothing here shows of anybody more than they agreed to, and everything forgets whose it was. Who
stands before it is known by the name they type alone, so nothing answers with somebody's whole
name, and no answer says what the person in front could not be told.
"""
