"""The fonts: whole in the PDF as far as they are shown; the system's where ours have no letter."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import uharfbuzz as hb

from dropin.printing.layout import BOLD, REGULAR
from dropin.printing.letters import system_fonts
from dropin.printing.letters.faces import FONTS_FOLDER, bundled, face_for
from dropin.printing.letters.piles import with_piles
from dropin.printing.letters.scripts import script_of

EMBEDDING_AT = 8  # bytes into OS/2


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder of fonts this system has."""
    monkeypatch.setattr(system_fonts, "folders", lambda: [tmp_path, tmp_path / "missing"])
    return tmp_path


def test_a_pile_is_drawn_where_its_parts_stand() -> None:
    face = bundled("NotoSans", REGULAR)
    base, mark = (face.font.get_nominal_glyph(ord(each)) for each in "e\u0301")
    made = hb.Face(hb.Blob(with_piles(face.face, [((base, 0, 0), (mark, 250, 400)), ()])))
    assert made.glyph_count == face.face.glyph_count + 2
    font = hb.Font(made)
    pile, blank = (font.get_glyph_extents(made.glyph_count - rest) for rest in (2, 1))
    letter, accent = (font.get_glyph_extents(each) for each in (base, mark))
    assert pile.y_bearing == accent.y_bearing + 400
    assert pile.y_bearing + pile.height == letter.y_bearing + letter.height
    assert pile.x_bearing == min(letter.x_bearing, accent.x_bearing + 250)
    assert blank.width == blank.height == 0


def test_every_script_that_comes_with_the_program_has_its_font() -> None:
    for letter in "اבकবਕᱚકକகతಕകකขຂខကཀԱაአᐃᏣⵜހܐߊ𞤀中㛃あ한😀★☀→≤∞𝓗Ελж":
        face = face_for(letter, BOLD, False, None)
        assert face is not None, letter
        assert (FONTS_FOLDER / f"{face.name}.ttf").exists(), letter


def test_a_script_is_told_by_its_letters_and_not_by_signs_that_all_use() -> None:
    told = {
        "a": "Latn",
        "Ж": "Cyrl",
        "ᲀ": "Cyrl",
        "ᱚ": "Olck",
        "中": "Hani",
        "ก": "Thai",
        "𞤀": "Adlm",
    }
    assert {letter: script_of(letter) for letter in told} == told
    assert {script_of(sign) for sign in "1- .\u0301€😀"} == {""}


def test_fonts_of_the_system_are_looked_at_in_an_order_of_their_own(folder: Path) -> None:
    for name in ("Zebra.ttf", "DejaVuSans.ttf", "NotoSansThai-Bold.ttf", "Aardvark.ttf"):
        shutil.copy(FONTS_FOLDER / "NotoSansThai-Regular.ttf", folder / name)
    shutil.copy(FONTS_FOLDER / "NotoSansThai-Regular.ttf", folder / "NotoSansThai-Regular.ttf")
    assert [font.path.stem for font in system_fonts.usable_fonts()] == [
        "NotoSansThai-Regular", "NotoSansThai-Bold", "DejaVuSans", "Aardvark", "Zebra",
    ]  # fmt: skip


def test_a_font_that_is_broken_or_may_not_be_passed_on_is_left_alone(folder: Path) -> None:
    whole = bytearray((FONTS_FOLDER / "NotoSansThai-Regular.ttf").read_bytes())
    (folder / "Broken.ttf").write_bytes(whole[:1000])
    (folder / "Empty.ttf").write_bytes(b"")
    (folder / "Words.ttf").write_text("not a font", encoding="utf-8")
    entry = whole.index(b"OS/2")
    table = int.from_bytes(whole[entry + 8 : entry + 12], "big")
    whole[table + EMBEDDING_AT : table + EMBEDDING_AT + 2] = b"\x00\x02"
    (folder / "Restricted.ttf").write_bytes(whole)
    assert system_fonts.usable_fonts() == ()
