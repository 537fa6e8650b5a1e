"""The print room: what every sheet says, then how it is drawn.

From what is said to what is seen, each step in its own file:

    model.py                      what a sheet says: titles, days, entries, notes
    composing.py                  from a centre's file to what a sheet of any kind says
    sheets.py                     the words of a day, a week or a month, from the programme
    entries.py  notes.py          of one entry of a day; of what belongs to no day
    on_call_reading.py            who is on call on a day, from the roster
    names.py                      names as each person agreed
    paper_text.py                 text as it can stand on paper
    pieces.py                     what stands on a page, and where
    layout.py  breaking.py        how text flows on; where words break into lines
    measure.py                    how much room a text takes
    paper.py                      sizes of paper; the edges that stay free
    calendars/                    where everything on a week, a month, a day stands
    letters/                      any script: fonts, joining and ordering, into the PDF
    ink.py  draw.py               the marks and colours, the PDF
    flowing/                      sheets whose parts flow over the pages, and how they do
    documents/                    what each of these says: sign-in, ballot, minutes …
    label_stocks.py               the sheets of labels and badges one can buy
    catalogue.py                  every sheet there is; the command line, page and packs read it
    kept_options.py               how it is printed, as text
    people_shown.py               what it shows of people, in sentences
    changes.py                    what a sheet said, small, and what is otherwise on the next one
    store.py  remembering.py      what was printed last;  waiting.py: what hangs wrong, for Today
    packs/                        a saved choice of sheets, printed or saved in one go
    operations.py                 from what a sheet says to the bytes of a PDF
    page.py                       the Print page;  gallery_view.py, sheet_card_view.py: its sheets
    sheet_view.py                 one sheet and its options, as the page and the dialog show it;
                                  options_view.py, preview_view.py: its parts
    sheet_dialog_view.py          one sheet, asked for from where one works
    outlet_view.py                the way out;  printer_view.py, file_names.py

Nothing is ever cut: text wraps, then shrinks to the least its sheet allows, then flows on with a
pointer, and whoever prints it is told beforehand. Least sizes, in points, titles and all else:

    week            7.5 and 7 (``calendars.week_columns.LEAST_TITLE``, ``LEAST_SMALL``)
    month           6.5 (``calendars.month_rows.LEAST_SIZE``)
    large print     18 (``calendars.large_print.LEAST_SIZE``)
    day             12 and 11 (``calendars.day.LEAST_TITLE``, ``LEAST_SMALL``)
    poster          10 (``calendars.week.LEAST_POSTER``)
    pocket week     6.5 (``calendars.pocket.LEAST_SIZE``)
    legend, foot    7 (``paper.LEAST_SMALL_PRINT``)
    flowing sheets  9 (``flowing.model.LEAST_SIZE``)

10 mm along every edge stay free, 20 mm where holes are punched (``paper.py``).
"""
