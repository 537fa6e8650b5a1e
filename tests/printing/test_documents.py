"""What each flowing sheet says: everything one needs, and of people only what they agreed to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from dropin.attendance.cash import CashSheet
from dropin.attendance.model import CashDay
from dropin.choosing.amounts import hours
from dropin.choosing.model import Ballot, BallotOption, Idea, Meeting
from dropin.choosing.paper_words import read_paper
from dropin.choosing.results import result
from dropin.printing.documents.ballot import TYPE_SIZE, ballot_paper
from dropin.printing.documents.cash import cash_day_sheet
from dropin.printing.documents.ideas import Standing, idea_wall
from dropin.printing.documents.meeting import Quorum, agenda, minutes
from dropin.printing.documents.receipt import receipt_slip
from dropin.printing.documents.result import result_sheet
from dropin.printing.documents.sign_in import (
    ARRIVED,
    BLANK_LINES,
    COLUMNS,
    NOTE,
    PAID,
    Expected,
    sign_in_sheet,
)
from dropin.printing.flowing.model import (
    Bar,
    Document,
    Table,
    TickBox,
    WritingLines,
    paragraphs_of,
    texts,
)
from dropin.printing.flowing.pages import lay_out
from dropin.printing.layout import texts_of
from dropin.printing.letters.choice import letters_for
from dropin.printing.operations import printed
from dropin.words import Wording, use_wording
from tests.printing.made import HARBOUR
from tests.printing.made_documents import (
    CASH,
    CHOIR,
    DECISIONS,
    DOCUMENTS,
    IDEAS,
    IMPRINT,
    LUNCH,
    MEETING,
    PAYMENT,
    RESULT,
    SPRING,
    TAKINGS,
    TUESDAY,
    VOTES,
)


def said(document: Document) -> str:
    """The words of the whole PDF."""
    pages = PdfReader(BytesIO(printed(document).pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def tables(document: Document) -> list[Table]:
    return [part for part in document.parts if isinstance(part, Table)]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_sheet_says_whose_it_is_when_it_was_printed_and_its_pages(name: str) -> None:
    words = said(DOCUMENTS[name])
    assert "Harbour House" in words
    assert "Printed on Sunday 22 November 2026" in words
    assert "Page 1 of" in words
    assert printed(DOCUMENTS[name]).warnings == ()


# The sign-in sheet


def test_a_sign_in_sheet_says_what_when_where_and_who_leads() -> None:
    words = said(sign_in_sheet(CHOIR, IMPRINT))
    for each in ("Choir", "Tuesday 24 November 2026", "14:00–15:30", "Hall", "€2.00"):
        assert each in words
    assert "Ana and Đặng Văn Bình" in words
    assert "5 of 12 taken" in words


def test_who_did_not_agree_to_be_named_has_a_numbered_line_to_write_on() -> None:
    signed_up = tables(sign_in_sheet(CHOIR, IMPRINT))[0]
    assert [row[0] for row in signed_up.rows] == ["1", "2", "3", "4"]
    assert [said.text for row in signed_up.rows for said in paragraphs_of(row[1])][:2] == [
        "Ana",
        "",
    ]
    assert all(any(isinstance(cell, TickBox) for cell in row) for row in signed_up.rows)


def test_the_waiting_list_is_numbered_with_lines_to_spare_and_twenty_are_blank() -> None:
    _, waiting, others = tables(sign_in_sheet(CHOIR, IMPRINT))
    assert [row[0] for row in waiting.rows] == ["1", "2", "3", "4", "5"]
    assert len(others.rows) == BLANK_LINES == 20


def test_without_a_limit_nobody_waits() -> None:
    open_to_all = CHOIR._replace(room=replace(CHOIR.room, capacity=None), waiting=())
    words = said(sign_in_sheet(open_to_all, IMPRINT))
    assert "Waiting list" not in words
    assert "taken" not in words


def test_there_is_a_column_for_numbers_only_where_somebody_gave_theirs() -> None:
    assert "Phone" in said(sign_in_sheet(CHOIR, IMPRINT))
    silent = CHOIR._replace(going=(Expected("Ana"),), waiting=())
    assert "Phone" not in said(sign_in_sheet(silent, IMPRINT))


def titles(document: Document) -> list[str]:
    """The heads of the columns of its first table."""
    return [each.title for each in tables(document)[0].columns]


def test_the_columns_one_chose_stand_in_their_order_and_no_others() -> None:
    usual = ["No.", "Name", "Phone", "Came", "Guests", "Signature"]
    assert titles(sign_in_sheet(CHOIR, IMPRINT)) == usual
    chosen = CHOIR._replace(columns=(NOTE, ARRIVED, PAID))
    assert titles(sign_in_sheet(chosen, IMPRINT)) == ["No.", "Name", "Arrived at", "Paid", "Notes"]
    assert "Tick your name" not in said(sign_in_sheet(chosen, IMPRINT))
    assert {len(each.columns) for each in tables(sign_in_sheet(chosen, IMPRINT))} == {5}


def test_all_columns_at_once_still_have_room_for_their_heads_in_one_line() -> None:
    document = sign_in_sheet(CHOIR._replace(columns=COLUMNS), IMPRINT)._replace(paper="letter")
    measure = letters_for(texts(document)).measure
    shown = {
        each.text for page in lay_out(document, None, measure).pages for each in texts_of(page)
    }
    assert {"Phone", "Came", "Guests", "Paid", "Signature", "Notes"} <= shown


def test_needs_are_numbers_and_never_say_whose() -> None:
    words = said(sign_in_sheet(CHOIR, IMPRINT))
    assert "transport for 2, childcare for 1 child, access for 1" in words
    assert "ramp" not in words
    assert "Needed" not in said(sign_in_sheet(CHOIR._replace(needs=None), IMPRINT))


def test_a_cancelled_date_says_so_before_anything_else() -> None:
    words = said(sign_in_sheet(CHOIR._replace(remark="cancelled: hall flooded"), IMPRINT))
    assert words.index("cancelled: hall flooded") < words.index("When")


def test_a_sheet_nobody_signed_up_for_welcomes_everyone() -> None:
    words = said(sign_in_sheet(CHOIR._replace(going=(), waiting=()), IMPRINT))
    assert "Nobody has signed up so far. Everyone is welcome." in words


def test_sixty_people_are_all_on_it_in_the_order_of_asking() -> None:
    going = tuple(Expected(f"Person {number:02}") for number in range(60))
    words = said(sign_in_sheet(CHOIR._replace(going=going), IMPRINT))
    places = [words.index(f"{number + 1} Person {number:02}") for number in range(60)]
    assert places == sorted(places)


# The ballot paper


def test_a_ballot_has_a_box_for_each_option_its_cost_and_where_to_put_it() -> None:
    words = said(ballot_paper(SPRING, IMPRINT))
    assert "Tick everything you would come to." in words
    assert "Choir With a teacher, ten Tuesdays Costs €200.00" in words
    assert "Đàn tranh for beginners Costs €150.00, 1½ hours of the room" in words
    assert "Walks by the river Costs 10 hours of a leader" in words
    assert "in the box at the desk by Friday 4 December 2026" in words
    assert "Leave your name off: the vote is secret." in words


def test_options_have_the_numbers_by_which_papers_are_typed_in() -> None:
    options = [BallotOption(4, "Choir"), BallotOption(5, "Bingo"), BallotOption(6, "Chess")]
    gone = replace(options[1], withdrawn_on=TUESDAY)
    words = said(ballot_paper(replace(SPRING, options=(options[0], gone, options[2])), IMPRINT))
    assert "1. Choir" in words
    assert "3. Chess" in words
    assert read_paper("3", (options[0], gone, options[2])) == {6}


def test_what_was_withdrawn_is_not_on_the_ballot() -> None:
    assert "Bingo" not in said(ballot_paper(SPRING, IMPRINT))


def test_four_ballots_or_two_stand_on_a_page_and_long_ones_alone() -> None:
    short = replace(SPRING, options=SPRING.options[:2])
    assert said(ballot_paper(short, IMPRINT)).count("Tick everything") == 4
    assert said(ballot_paper(SPRING, IMPRINT)).count("Tick everything") == 2
    many = tuple(BallotOption(n, f"Option {n}", "so " * 40) for n in range(1, 30))
    assert said(ballot_paper(replace(SPRING, options=many), IMPRINT)).count("Tick everything") == 1


def test_what_one_votes_on_is_set_in_large_type() -> None:
    document = ballot_paper(SPRING, IMPRINT)
    pages = lay_out(document, None, letters_for(texts(document)).measure)
    small = [each.text for each in texts_of(pages.pages[0]) if each.size < TYPE_SIZE]
    assert {text.split()[0] for text in small} == {"Harbour", "Printed", "Page"}


def test_every_copy_is_the_same_so_that_no_paper_tells_whose_it_is() -> None:
    words = said(ballot_paper(SPRING, IMPRINT))
    half = len(words) // 2
    assert words[:half].strip() == words[-half:].strip()


def test_a_seat_is_voted_on_by_name() -> None:
    assert "Tick everyone you would like" in said(ballot_paper(replace(SPRING, seat_id=1), IMPRINT))


# The result


def test_a_result_tells_the_count_in_words_and_pictures() -> None:
    document = result_sheet(RESULT, IMPRINT)
    words = said(document)
    assert "30 people voted." in words
    assert "Chosen: Choir and Đàn tranh for beginners" in words
    assert "Choir: 20 people each gave €10.00 of their share" in words
    assert "Everybody who voted had the same share of it, €12.00" in words
    assert "everybody’s share was raised to €15.00" in words
    assert "Most ticks alone would have chosen: Choir and Walks by the river." in words
    assert "No tie had to be broken." in words
    assert "Friday 20 November 2026: “Bingo” was withdrawn." in words
    (pictures,) = tables(document)
    assert [(row[1], row[3]) for row in pictures.rows] == [
        (Bar(1.0), "chosen"),
        (Bar(0.7, solid=False), "chosen"),
        (Bar(0.5), ""),
    ]


def test_a_minority_s_choice_stands_beside_what_most_ticks_would_have_chosen() -> None:
    options = tuple(BallotOption(n, f"Option {n}", money_cents=10_000) for n in range(1, 5))
    ballot = replace(SPRING, options=options, budget=30_000)
    votes = {frozenset({1, 2, 3}): 20, frozenset({4}): 10}
    words = said(result_sheet(result(ballot, votes, money=IMPRINT.money), IMPRINT))
    assert "Option 4: 10 people each gave €10.00 of their share" in words
    assert "Most ticks alone would have chosen: Option 1, Option 2 and Option 3." in words
    assert "“Option 1” and" in words  # how the tie was broken


def test_a_vote_that_was_ended_by_hand_ended_on_that_day() -> None:
    ended = replace(SPRING, closed_on=date(2026, 11, 24))
    words = said(result_sheet(result(ended, VOTES, money=IMPRINT.money), IMPRINT))
    assert "The vote ended on Tuesday 24 November 2026" in words


def test_a_result_by_ticks_speaks_of_no_shares() -> None:
    ballot = replace(SPRING, rule="ticks", budget=None, places=1)
    words = said(result_sheet(result(ballot, VOTES), IMPRINT))
    assert "Chosen: Choir" in words
    assert "share" not in words


def test_a_seat_several_are_level_for_is_nobody_s_yet() -> None:
    options = BallotOption(1, "Ana"), BallotOption(2, "Zoë")
    ballot = Ballot(1, "Who speaks for us?", date(2026, 11, 1), TUESDAY, seat_id=1, options=options)
    votes = {frozenset({1}): 6, frozenset({2}): 6}
    words = said(result_sheet(result(ballot, votes), IMPRINT))
    assert "Several have as many ticks: not decided yet." in words
    assert "Ana and Zoë have as many ticks. People settle it." in words
    assert "chosen 6" not in words


def test_a_result_tells_what_was_withdrawn_and_the_ticks_that_do_not_count() -> None:
    words = said(result_sheet(result(SPRING, {frozenset({1, 4}): 5, frozenset({2}): 5}), IMPRINT))
    withdrawn = "“Bingo” was withdrawn. 5 ticks for it are in the box and do not count."
    assert f"Friday 20 November 2026: {withdrawn}" in words


def test_a_result_nobody_voted_in_says_so() -> None:
    words = said(result_sheet(result(SPRING, {}), IMPRINT))
    assert "Nothing was chosen." in words
    assert "0 people voted." in words


# The idea wall


def test_the_idea_wall_says_what_was_said_and_what_was_done() -> None:
    words = said(idea_wall(IDEAS, IMPRINT))
    assert "A choir Singing together, no notes needed Put in by Ana 14 It began in March" in words
    assert words.index("Running") < words.index("Gathering support") < words.index("Not now")
    assert "Not now: it costs more than the house." in words


def test_an_idea_without_a_reply_still_has_an_answer() -> None:
    assert "Would you come too, or help? Say so at the desk." in said(idea_wall(IDEAS, IMPRINT))


def test_an_idea_on_a_ballot_says_how_far_the_vote_is() -> None:
    idea = Idea(1, "Chess", TUESDAY, reply="Not now: no boards.")

    def did(vote: str) -> str:
        return said(idea_wall([Standing(idea, "on a ballot", vote)], IMPRINT))

    assert "It will be voted on soon." in did("draft")
    assert "It can be voted for now." in did("open")
    assert "The vote is over." in did("closed")
    assert "no boards" not in did("open")


def test_an_idea_the_ballot_did_not_choose_says_so_and_can_still_be_backed() -> None:
    idea = Idea(1, "Chess", TUESDAY, reply="It comes on the ballot.", replied_on=TUESDAY)
    lost = Standing(idea, "gathering support", "closed", outvoted=True)
    words = said(idea_wall([lost], IMPRINT))
    assert "It was on a ballot and was not chosen this time. Would you come too" in words
    assert "It comes on the ballot" not in words


def test_who_put_an_idea_in_is_named_only_as_they_agreed() -> None:
    nobody = IMPRINT._replace(name_of=lambda number: "")
    assert "Put in by" not in said(idea_wall(IDEAS, nobody))


def test_an_empty_wall_asks_for_the_first_idea() -> None:
    assert "What would you like to do here?" in said(idea_wall((), IMPRINT))


# Agenda and minutes


def test_an_agenda_says_each_point_and_why_with_room_to_write() -> None:
    words = said(agenda(MEETING, IMPRINT))
    assert "Agenda: members’ board Monday 7 December 2026 When 15:00 Where Nhà bếp" in words
    assert "1 A trip to the sea 21 people would come, 2 would help lead" in words
    assert "3 What shall we do this spring? The ballot closed on 4 December" in words


def test_the_board_is_called_by_the_centre_s_own_word() -> None:
    use_wording(Wording("guest", "guests"))
    assert "Agenda: guests’ board" in said(agenda(MEETING, IMPRINT))


def test_an_agenda_without_points_says_so() -> None:
    assert "Nothing is on the agenda so far." in said(agenda(Meeting(1, TUESDAY), IMPRINT))


def test_minutes_name_who_agreed_count_the_others_and_give_every_reason() -> None:
    words = said(minutes(MEETING, DECISIONS, Quorum(3, 3), IMPRINT))
    assert "Present Ana, Анна and 2 others" in words
    assert "yes, 3 of the board were there and 3 are needed" in words
    assert "Yes, decided by the board. Why: So many would come" in words
    assert "Later, decided by the board. Why: Nobody to lead yet." in words
    assert "3. What shall we do this spring? The ballot closed on 4 December Nothing was" in words
    assert "The kettle is broken again. Next time somebody brings cake." in words


def test_minutes_say_when_too_few_were_there() -> None:
    few = said(minutes(MEETING, (), Quorum(1, 3), IMPRINT))
    assert "no, 1 of the board were there and 3 are needed" in few


# Cash


def test_the_cash_sheet_adds_up() -> None:
    words = said(cash_day_sheet(TUESDAY, CASH, TAKINGS, IMPRINT))
    assert "In the box in the morning €50.00 Taken €5.50 Given back -€2.00" in words
    assert "Should be in the box €53.50 Counted €53.50" in words
    assert "Difference: none, it adds up €0.00" in words
    assert "101 Choir €2.00" in words
    assert "103 Choir -€2.00 Together €3.50" in words


@pytest.mark.parametrize(
    ("counted", "words"),
    [(5_400, "more than there should be €0.50"), (5_300, "less than there should be -€0.50")],
)
def test_a_difference_is_said_plainly(counted: int, words: str) -> None:
    sheet = CashSheet(CashDay(1, TUESDAY, 5_000, counted), 550, 200)
    assert words in said(cash_day_sheet(TUESDAY, sheet, TAKINGS, IMPRINT))


def test_a_box_not_counted_yet_leaves_room_for_it() -> None:
    words = said(cash_day_sheet(TUESDAY, CashSheet(CashDay(0, TUESDAY), 0, 0), (), IMPRINT))
    assert "Counted Difference" in words
    assert "Nothing was paid or given back on this day." in words


def test_a_receipt_names_the_payer_only_as_they_agreed() -> None:
    named = said(receipt_slip(PAYMENT, LUNCH, IMPRINT))
    assert "Receipt 104" in named
    assert "Received €3.00 For Friday lunch, Tuesday 24 November 2026" in named
    assert f"Received from {IMPRINT.name_of(1)}" in named
    nobody = receipt_slip(PAYMENT, replace(LUNCH, person_id=None), IMPRINT)
    assert WritingLines(1) in nobody.parts[1:3]


def test_a_receipt_for_money_given_back_says_so_and_never_what_was_waived() -> None:
    back = replace(PAYMENT, cents=-100)
    words = said(receipt_slip(back, replace(LUNCH, waived_cents=200), IMPRINT))
    assert "Given back €1.00" in words
    assert "2.00" not in words


def test_money_and_hours_are_said_as_people_say_them() -> None:
    swiss = IMPRINT._replace(centre=replace(HARBOUR, currency="CHF"))
    assert [swiss.money(350), IMPRINT.money(-5)] == ["3.50 CHF", "-€0.05"]
    assert [hours(each) for each in (1, 30, 45, 60, 90, 600)] == [
        "1 minute", "30 minutes", "45 minutes", "1 hour", "1½ hours", "10 hours",
    ]  # fmt: skip
