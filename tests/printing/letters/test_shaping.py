"""Letters join, stack and stand in order as their script wants it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dropin.printing.layout import BOLD, REGULAR
from dropin.printing.letters.choice import letters_for
from dropin.printing.letters.direction import reads_from_right
from dropin.printing.letters.faces import bundled
from dropin.printing.letters.shaping import Placed, Stretch, line_of, missing
from tests.printing.letters.titles import TITLES


def glyphs(text: str) -> list[Placed]:
    return [placed for stretch in line(text) for sign in stretch.signs for placed in sign.glyphs]


def line(text: str, role: str = REGULAR) -> tuple[Stretch, ...]:
    return line_of(text, role, False, reads_from_right(text))


def seen(text: str) -> str:
    """The letters of ``text`` from left to right, as they stand on paper."""
    return "".join(sign.text for stretch in line(text) for sign in stretch.signs)


def numbers(text: str) -> set[int]:
    return {placed.glyph for placed in glyphs(text)}


def test_arabic_letters_join() -> None:
    alone = {glyph for letter in "سلم" for glyph in numbers(letter)}
    assert not numbers("سلم") <= alone
    assert sum(each.width for each in line("سلم")) < sum(
        each.width for letter in "سلم" for each in line(letter)
    )


def test_lam_and_alef_become_one_glyph_that_is_read_as_both() -> None:
    assert len(glyphs("لا")) == 1
    assert seen("لا") == "ال"  # from left to right


def test_a_devanagari_vowel_sign_stands_before_its_consonant() -> None:
    (consonant,) = numbers("क")
    first, second = sorted(glyphs("कि"), key=lambda placed: placed.x)
    assert first.glyph != consonant
    assert second.glyph == consonant


def test_consonants_bind_in_devanagari_bengali_and_tamil() -> None:
    for bound, parts in (("क्ष", "कष"), ("ক্ষ", "কষ"), ("க்ஷ", "கஷ")):
        assert len(glyphs(bound)) == 1
        assert not numbers(bound) & {glyph for part in parts for glyph in numbers(part)}


def test_a_tamil_vowel_stands_on_both_sides() -> None:
    (consonant,) = numbers("க")
    order = [placed.glyph for placed in sorted(glyphs("கொ"), key=lambda placed: placed.x)]
    assert order.index(consonant) == 1
    assert len(order) == 3


def test_thai_signs_stand_one_above_the_other() -> None:
    face = bundled("NotoSansThai", REGULAR)
    _, vowel, tone = glyphs("ที่")
    assert tone.y + face.ink(tone.glyph)[0] >= vowel.y + face.ink(vowel.glyph)[1]


def test_hebrew_runs_from_right_to_left_and_latin_within_it_from_left_to_right() -> None:
    assert seen("שלום") == "םולש"
    assert seen("סדנת Art בחדר") == "רדחב Art תנדס"
    assert seen("Art סדנת Now") == "Art תנדס Now"


def test_numbers_within_arabic_run_from_left_to_right() -> None:
    assert seen("غرفة 12") == "12 ةفرغ"
    assert seen("غرفة ١٢") == "١٢ ةفرغ"


def test_brackets_are_mirrored_where_they_read_from_the_right() -> None:
    opening, closing = (glyph for bracket in "()" for glyph in numbers(bracket))
    assert glyphs("(א)")[0].glyph == opening
    assert [placed.glyph for placed in glyphs("א(א)א")].count(closing) == 1


def test_a_line_keeps_the_direction_of_its_paragraph() -> None:
    from_right = line_of("12 Art", REGULAR, False, from_right=True)
    assert "".join(sign.text for each in from_right for sign in each.signs) == "Art 12"


def test_latin_letters_are_kerned() -> None:
    measure = letters_for(["Ж"]).measure
    assert measure("AV", REGULAR, 10) < measure("A", REGULAR, 10) + measure("V", REGULAR, 10)


def test_joiners_shape_but_are_not_drawn() -> None:
    assert glyphs("می\u200cخواهم") != glyphs("میخواهم")
    assert len(glyphs("a\u200db\u200e")) == 2
    assert len(glyphs("👩‍💻")) == 1


def test_letters_that_are_blank_by_their_nature_are_blank_and_no_boxes() -> None:
    assert missing("Jo\u3164 \u115f\u1160", False) == ()
    assert len(glyphs("Jo\u3164 \u1160")) == 2


def test_an_emoji_without_a_picture_of_its_own_falls_into_its_parts() -> None:
    assert len(glyphs("👍‍🧺")) == 2
    assert missing("👍‍🧺🇨🇦", False) == ()


def test_what_has_no_bold_form_is_drawn_bolder() -> None:
    assert [stretch.face.bolder for stretch in line("中文", BOLD)] == [True]
    assert [stretch.face.bolder for stretch in line("中文")] == [False]
    assert [stretch.face.bolder for stretch in line("שלום", BOLD)] == [False]


def test_a_mark_keeps_to_its_letter() -> None:
    (stretch,) = line("m̃")
    assert stretch.face is bundled("NotoSans", REGULAR)
    assert [sign.text for sign in stretch.signs] == ["m", "\u0303"]
    assert [len(sign.glyphs) for sign in stretch.signs] == [2, 0]


letters = st.sampled_from(sorted(set("".join(TITLES.values())) | set(" ()[]-–.,:/%€'\"")))
texts = st.text(letters, min_size=1, max_size=14).map(str.strip).filter(bool)


@settings(max_examples=150, deadline=None)
@given(texts)
def test_no_glyph_is_ever_the_box_of_a_missing_one(text: str) -> None:
    assert missing(text, False) == ()
    assert 0 not in numbers(text)


@settings(max_examples=150, deadline=None)
@given(texts)
def test_every_letter_is_read_once(text: str) -> None:
    assert sorted(seen(text)) == sorted(text.replace("\u00a0", " "))


@settings(max_examples=100, deadline=None)
@given(texts, texts)
def test_a_line_is_as_wide_as_its_words_and_the_space_between(before: str, after: str) -> None:
    measure = letters_for(["Ж"]).measure
    apart = sum(measure(each, BOLD, 10) for each in (before, " ", after))
    drawn = sum(stretch.width for stretch in line(f"{before} {after}", BOLD)) / 100
    assert abs(measure(f"{before} {after}", BOLD, 10) - drawn) < 0.001
    assert abs(drawn - apart) < 4  # brackets may turn around beside another word
