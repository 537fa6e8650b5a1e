"""Lines end where a reader of the script expects it, and never within a letter."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from dropin.printing.layout import LEADING, MUTED, Line, Run, texts_of, wrapped
from dropin.printing.letters.choice import letters_for
from dropin.printing.letters.clusters import clusters, segments
from dropin.printing.paper_text import plain
from tests.printing.letters.titles import TITLES

measure = letters_for(["Ж"]).measure


def lines_of(text: str, width: float) -> list[Line]:
    return wrapped([Run(text)], 0, width, 10, measure)


def said(lines: list[Line]) -> list[str]:
    return [" ".join(text.text for text in texts_of(line.pieces)) for line in lines]


def baseline(line: Line) -> float:
    return texts_of(line.pieces)[0].y


def test_what_is_one_letter_to_the_reader_stays_whole() -> None:
    for whole in ("é̃", "क्षि", "ที่", "นี้", "เก้า", "שָׁ", "مُّ", "கொ", "👩‍💻", "🇨🇦", "1️⃣", "👍🏽", "각"):
        assert clusters(whole) == [whole]
    assert clusters("🇨🇦🇩🇪") == ["🇨🇦", "🇩🇪"]
    assert clusters("ทำไทย") == ["ทำ", "ไท", "ย"]
    assert clusters("ம்ம") == ["ம்", "ம"]


def test_chinese_and_japanese_break_between_letters_but_not_before_a_comma() -> None:
    assert segments("书法，东城") == ["书", "法，", "东", "城"]
    assert segments("「ひらがな」サークル") == [
        *"「ひ ら が な」 サ ー ク ル".replace(" ー", "ー").split()
    ]


def test_latin_words_and_korean_ones_break_at_their_spaces_only() -> None:
    for word in ("Straße", "한국어", "Кружок", "drop-in"):
        assert segments(word) == [word]


def test_tibetan_breaks_after_its_syllables_and_any_script_where_somebody_says_so() -> None:
    assert segments("བོད་སྐད་") == ["བོད་", "སྐད་"]
    assert segments("ភាសា\u200bខ្មែរ") == ["ភាសា\u200b", "ខ្មែរ"]


def test_a_line_of_chinese_is_filled_and_no_space_comes_between() -> None:
    assert said(lines_of("Go 中文书法班", 42)) == ["Go 中文", "书法班"]


def test_a_word_wider_than_the_line_is_broken_where_letters_join() -> None:
    found = said(lines_of("مستشفى" * 8, 60))
    assert "".join(found) == "مستشفى" * 8
    assert all(measure(line, "regular", 10) > 45 for line in found[:-1])  # no line half empty


def test_each_line_remembers_that_its_paragraph_reads_from_the_right() -> None:
    lines = lines_of("סדנת Photoshop בחדר הגדול", 60)
    assert len(lines) > 1
    assert all(text.from_right for line in lines for text in texts_of(line.pieces))
    assert not any(
        text.from_right for line in lines_of("Yoga בוקר טוב", 40) for text in texts_of(line.pieces)
    )


def test_a_joint_stands_before_what_reads_from_the_right_not_within_it() -> None:
    said_with = [Run("9:00"), Run("قاعة 3", joint="·"), Run("with Ana", ink=MUTED, joint="·")]
    (line,) = wrapped(said_with, 0, 300, 10, measure)
    texts = texts_of(line.pieces)
    assert [text.text for text in texts] == ["9:00 · ", "قاعة 3", "· with Ana"]
    for before, after in pairwise(texts):
        assert before.x + before.width <= after.x + 0.01


def test_a_line_grows_for_what_stands_high_or_hangs_low() -> None:
    usual, high, low = (
        lines_of(text, 100)[0] for text in ("Жук", "e\u0301\u0302\u0304\u0306", "བསྒྲུབས")
    )
    assert usual.height == 10 * LEADING
    assert high.height > usual.height
    assert baseline(high) > baseline(usual)
    assert low.height > usual.height
    assert baseline(low) - baseline(usual) < low.height - usual.height


def test_invisible_letters_stay_only_where_they_shape_something() -> None:
    assert plain("Café\u200e \u200bbar\u00ad") == "Café bar"
    assert plain("می\u200cخواهم\u202a 👩\u200d💻") == "می\u200cخواهم 👩\u200d💻"
    assert plain("a\ud800b\x07") == "ab"
    assert (
        plain("new \U0001fae8 and \ue001") == "new \U0001fae8 and \ue001"
    )  # known or not, it is said


sentences = st.lists(
    st.sampled_from([word for title in TITLES.values() for word in title.split()]), min_size=1
).map(" ".join)


@settings(max_examples=80, deadline=None)
@given(sentences, st.floats(25, 300))
def test_no_line_is_too_wide_and_no_letter_lost_or_torn(text: str, width: float) -> None:
    lines = lines_of(text, width)
    assert "".join("".join(said(lines)).split()) == "".join(text.split())
    whole = {cluster for word in text.split() for cluster in clusters(word)}
    for line in lines:
        for placed in texts_of(line.pieces):
            letters = [each for word in placed.text.split() for each in clusters(word)]
            assert set(letters) <= whole
            assert placed.x + placed.width <= width + 0.1 or len(letters) == 1
