"""What each flowing sheet says, composed from plain records; none reads a file or asks a clock.

    imprint.py    what every sheet takes from the centre and the day it is printed; money and days
    sign_in.py    who means to come to one date, and lines for who does
    ballot.py     the paper one votes on
    result.py     what a closed ballot chose, for the wall
    ideas.py      the idea wall: you said, we did
    meeting.py    the agenda and the minutes of the members' board
    cash.py       the cash box of a day
    call_sheet.py whom to ring while a leader stands down
    receipt.py    the slip for whoever paid
    honoraria.py  what one leader on call is paid for a period, and everybody together
    roster.py     who is on call, for the wall and for the office
    leader.py     what one leader takes on
    phone_list.py       the numbers people agreed to share
    labels.py           name labels and badges
    buddy_pairs.py      what a pair signs and reviews, a buddy's own sheet
    buddy_programme.py  the buddy programme in numbers
    reading.py    from a centre's file to each of them; of many kinds in files of their own:
    reading_buddies.py, reading_dates.py, reading_people.py, reading_roster.py, reading_leaders.py
    subjects.py   what each of them can be about on a day

A person's name stands only as they agreed; who did not is counted, or has a line to write on.
"""
