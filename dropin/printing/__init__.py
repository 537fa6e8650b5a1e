"""The print room: what every sheet says, then how it is drawn.

From what is said to what is seen, each step in its own file:

    model.py                      what a sheet says: titles, days, entries, notes
    composing.py                  from a centre's file to what a sheet of any kind says
    sheets.py                     the words of a day, a week or a month, from the programme
    entries.py  notes.py          of one entry of a day; of what belongs to no day
    on_call_reading.py            who is on call on a day, from the roster
    names.py                      names as each person agreed
    paper_text.py                 text as it can stand on paper
    layout.py  breaking.py        pieces of a page, flowing on; where words break into lines
    frame.py  margins.py          what stands on every page: heading, legend, foot; free edges
    entry_blocks.py               one entry, roomy, close, or beside its time;  note_blocks.py
    framed.py                     how what changed since the last print is marked
    week_sheet.py                 a week, days across, and posters;  week_columns.py: its pages
    month_sheet.py                a month;  month_rows.py, little_month.py: what stands on it
    bands.py  day_bands.py        days one below the other, flowing over pages: for …
    week_down_sheet.py            … a week on an upright page
    large_print_sheet.py          … people who see little
    day_sheet.py                  … today, on the door
    pocket_sheet.py               … eight small pages, folded from one sheet
    cautions.py                   what does not fit as one would wish, and what would help
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

    week            7.5 and 7 (``week_columns.LEAST_TITLE``, ``LEAST_SMALL``; days down the same)
    month           6.5 (``month_rows.LEAST_SIZE``)
    large print     18 (``large_print_sheet.LEAST_SIZE``): it never shrinks, the foot is as large
    day             12 and 11 (``day_sheet.LEAST_TITLE``, ``LEAST_SMALL``)
    poster          10 (``week_sheet.LEAST_POSTER``)
    pocket week     6.5 (``pocket_sheet.LEAST_SIZE``)
    legend, foot    7 (``frame.LEAST_SMALL_PRINT``)
    flowing sheets  9 (``flowing.model.LEAST_SIZE``)

10 mm along every edge stay free, 20 mm where holes are punched (``margins.py``).
"""
