"""Qt parts with no drop-in words in them.

theme.py           colours by role, sizes of type and space;  painting.py, icons.py, labels.py
tab_order.py       where the keyboard goes: on Tab, and when what it was at goes
page_frame.py      the shape of a page;  time_navigation.py: earlier, now, later
empty_page.py      what a page says that has nothing yet;  banner.py, toast.py: over any page
side_panel.py      the panel at its right;  draft_panel.py: one that holds a draft
form.py            labelled rows of fields
list_editor.py     a short list with a form over it;  list_section.py: one that edits its lines
fields.py          words and choices;  typed_fields.py: days, clocks, numbers, money
search_field.py     finds something in the list of a page
suggest_field.py   one of many known things;  month_picker.py: a day by mouse
typed_values.py    how days, clocks and money are written by hand
buttons.py         buttons, and what all that draw themselves share (drawn_button.py)
columns.py         headings over lines, in one column or two side by side
lines.py           a row that can be pressed;  choice_lines.py: several, one of them chosen
flow.py            a row that goes on to another line;  layouts.py: emptied to be filled anew
section.py         a part of a panel that a room above adds to it
parts.py           titled parts of a panel, rows of buttons; ticks_field.py: some of several
large.py           large type, for the screens that stand open to everybody;  large_card.py
table.py           thousands of rows;  searched_list.py: those with some words
pick_list.py       one of many, found as one types;  find_box.py: over the whole window
choice_dialog.py   a question with a few answers;  error_report.py: how an error is shown
tasks.py           long work beside the window, with progress and cancel

Importing any of them first makes PySide safe to use with this Python; see ``constants_guard``.
"""

from dropin.kit.constants_guard import keep_constants_alive

keep_constants_alive()
