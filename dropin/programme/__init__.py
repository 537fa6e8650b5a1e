"""What is offered: activities, recurrence, places, closures, calendar views.

model.py         activities, their times, what differs on one date
occurrences.py   what happens in a span of days;  clashes.py: what cannot well happen at once
endings.py       when an activity comes to its end;  origin.py: who proposed and chose it
agenda.py        a span of days as a list, for other programs
store.py         all SQL;  operations.py: every edit, made of what is in changes/
page.py          the Activities page;  forms.py: the panel of an activity
settings_view.py places, categories, closures and terms, in Settings, each a list

recurrence/      rules, and the dates they give
plain_words/     "2nd and 4th Tuesday, 1:30 till 3" read into rules, and back into words
changes/         how each edit comes about
calendar/        the Calendar page
panels/          the parts of the side panels
"""
