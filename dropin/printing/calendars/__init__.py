"""Where everything on a calendar stands: the week, the month, a day, in print of any size.

    frame.py          what stands on every page: heading, legend, foot
    entry_blocks.py   one entry, roomy, close, or beside its time;  note_blocks.py
    framed.py         how what changed since the last print is marked
    week.py           a week, days across, and posters;  week_columns.py: its pages
    month.py          a month;  month_rows.py, little_month.py: what stands on it
    bands.py          days one below the other, flowing over pages;  day_bands.py: what they say
    week_down.py      … for a week on an upright page
    large_print.py    … for people who see little
    day.py            … for today, on the door
    pocket.py         … for eight small pages, folded from one sheet
    cautions.py       what does not fit as one would wish, and what would help

Each takes what a sheet says and how wide a text is, and gives pages of pieces; none draws.
"""
