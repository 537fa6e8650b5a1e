"""The print room: what every sheet says, then how it is drawn.

From what is said to what is seen, each step in its own file:

    model.py                      what a sheet says: titles, days, entries, notes
    sheets.py                     the words of a week or a month, from the programme
    entries.py  notes.py          of one entry of a day; of what belongs to no day
    names.py                      names as each person agreed
    paper_text.py                 text as it can stand on paper
    layout.py  breaking.py        pieces of a page, flowing on; where words break into lines
    frame.py                      what stands on every page: heading, legend, foot
    entry_blocks.py               one entry, roomy or close;  note_blocks.py: the notes
    week_sheet.py, month_sheet.py where each piece stands
    letters/                      any script: fonts, joining and ordering, into the PDF
    ink.py  draw.py               the marks and colours, the PDF
    flowing/                      sheets whose parts flow over the pages, and how they do
    documents/                    what each of these says: sign-in, ballot, minutes …
    operations.py                 from a centre's file to the bytes of a PDF
    page.py                       the Print page;  options_view.py, sheet_card_view.py,
                                  more_sheets_view.py: its parts
    sheet_dialog_view.py          one flowing sheet, asked for from where one works
    preview_view.py               the true preview;  outlet_view.py, printer_view.py: the way out
"""
