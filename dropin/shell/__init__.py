"""The roof: everything of the window that belongs to no room.

window.py      the main window: which file is open;  menus.py: every action once, with its key
first_run.py   three ways to begin;  new_centre_form.py, new_centre.py: a centre of one's own
workspace.py   an open centre: sidebar.py, the pages, the toast;  pages.py: how each is built
settings.py    the Settings page, from every room's sections
find.py        what the find-anything box finds
backups.py     bringing back a backup;  versions.py: two versions of one centre
trouble.py     a file that cannot be opened;  mishaps.py: what a slot raises ends here
remembered.py  what this computer keeps between two starts
display.py     whether a window can be shown at all;  first_paint.py: when it is
pyside_start.py  what PySide does at every start for nothing, put off
"""
