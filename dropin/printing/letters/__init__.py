"""The letters: what a sheet is set in, how wide a text is, and how it comes into the PDF.

A sheet in the letters of Windows-1252 is set in Helvetica, which every reader of PDFs has. Any
other text is shaped: each stretch in a font that has its characters, joined and ordered as its
script wants, and found again by whoever searches the PDF.

    choice.py          the one door: which letters a sheet is set in
    helvetica.py       letters of Windows-1252, as quick as can be
    shaped.py          letters of any script: their room, and how they are written
    shaping.py         texts become glyphs, line by line and word by word
    direction.py       which way each character reads (UAX #9)
    clusters.py        what may not be torn apart, and where a line may end
    scripts.py         which script a character is of
    faces.py           the fonts that come with the program;  system_fonts.py: the others
    embedding.py       fonts in the PDF;  piles.py: glyphs made of others
"""
