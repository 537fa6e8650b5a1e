"""Drop-in: the programme, people and paper of a consumer-run drop-in centre.

The map of the house. Arrows of import run downwards only; a test reads them.

    app.py, cli.py   the roof's two doors: the window, and the same without one
    commands/        what can be done without a window, by topic; how a command is added
    sample/          the sample centre, made of every room's own history
    shell/           window, sidebar, find-anything box, undo menu, first run
    today/           what needs people now
    printing/        every sheet: what each cell says, then how it is drawn
    handbook/        how to do things here, page by page: F1, and on paper
    exchange/        CSV and iCalendar, in and out
    relief/          a leader stands down: what needs cover, whom to ask, what they said
    buddies/         requests, matching, pairs, check-ins, reviews
    roster/          on-call shifts, availability, planning, swaps, honoraria
    choosing/        ideas, ballots, decisions of the members' board
    attendance/      sign-up, waiting list, check-in, fees, fair attendance
    programme/       activities, recurrence, places, closures, calendar views
    people/          people, the roles they hold, what they agreed to
    centre/          the centre itself: name, zone, wording, opening hours, settings
    storage/         the SQLite file: open, lock, migrate, journal, back up, check
    kit/             Qt parts with no drop-in words: forms, theme, toast, tasks
    solver.py        the one door to the exact solver: worker process, progress, cancel
    branching.py     a few questions decided before the solver is asked
    apart.py         work in a process of its own, ended at once when that is wanted
    words.py  dates.py  errors.py  records.py  colours.py   small shared notions

Inside a room: ``model.py`` holds frozen dataclasses and pure rules, a topic file a rule big
enough for its own page, ``store.py`` all SQL on the room's tables, ``operations.py`` every edit,
named and undoable, ``page.py`` its screen, ``forms.py`` its dialogs. Where that would be too many
files for one look, some of them stand in a sub-room, whose ``__init__.py`` says how they follow
one another; the names, and what they may import, stay the same.
"""
