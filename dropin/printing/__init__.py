"""The print room: what every sheet says, then how it is drawn.

From what is said to what is seen, each step in its own file:

    model.py                      what a sheet says: titles, days, entries, notes
    sheets.py                     the words of a week or a month, from the programme
    layout.py                     pieces of a page, wrapping, and flowing on
    frame.py                      what stands on every page: heading, legend, foot
    week_sheet.py, month_sheet.py where each piece stands
    ink.py  fonts.py  draw.py     the marks and colours, the letters, the PDF
    operations.py                 from a centre's file to the bytes of a PDF
    page.py                       the Print page
"""
