"""Pages put together on other paper: larger than the printer's, or folded to a booklet.

    model.py    an imposition: which page stands where on which side, turned or not, and the marks
    poster.py   one large page tiled over ordinary sheets, with overlap and marks to cut along
    pocket.py   eight small pages on one sheet, folded and cut once

Pages are laid out as if they were printed alone; nothing here knows what they say.
"""
