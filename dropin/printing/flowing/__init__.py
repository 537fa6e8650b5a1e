"""Sheets that flow: lists, forms, papers and reports, one part below the other over the pages.

Whoever makes a sheet composes a ``Document`` of parts and need know nothing else:

    model.py     the document: headings, paragraphs, facts, tables, boxes to tick, lines to write on
    shapes.py    boxes, bars and cut lines, made of straight lines
    setting.py   what every part is set with: its room, lines of text, columns side by side
    table.py     a table's rows: columns, boxes, bars, room for handwriting
    parts.py     how each part is set: which blocks it becomes, what must stay together
    frame.py     the heading and the foot of every page
    labels.py    labels and badges, which stand in places of their own
    pages.py     flowing over pages; several copies to a page where they fit whole

Each step knows only those above it. Nothing is ever cut and nothing shrinks: a word too long for
its line is broken, a row too tall for a page goes on, a table repeats its head on the next page.
Nothing is set smaller than ``LEAST_SIZE`` but the foot (``frame.LEAST_SMALL_PRINT`` of the room).
"""
