"""What the columns of a table of leaders can say."""

from __future__ import annotations

from dropin.exchange.columns import FIRST_NAME, LAST_NAME, NAME, NAME_WORDS, Columns

LEADERS = "leaders"
STARTS_ON, LAST_DAY, SHARE, OTHERWISE = "starts_on", "last_day", "share", "otherwise"
MOST_A_WEEK, MOST_A_MONTH, MOST_NIGHTS = "most_a_week", "most_a_month", "most_nights"
REST, REST_WEEK, SHADOW_FIRST = "rest_minutes", "rest_week_every", "shadow_first"
LIVES_NEAR = "lives_near"

PERSONAL = (NAME, FIRST_NAME, LAST_NAME, "short_name", "phone", "email", "languages")
"""The columns about the person; all others are about their terms."""

_NAMES = {
    NAME: "Name",
    FIRST_NAME: "First name",
    LAST_NAME: "Last name",
    "short_name": "Short name",
    "phone": "Phone",
    "email": "E-mail",
    "languages": "Languages",
    STARTS_ON: "On roster from",
    LAST_DAY: "On roster until",
    SHARE: "Share",
    MOST_A_WEEK: "Most a week",
    MOST_A_MONTH: "Most a month",
    MOST_NIGHTS: "Most nights",
    REST: "Rest hours",
    REST_WEEK: "Rest weeks",
    OTHERWISE: "Otherwise",
    SHADOW_FIRST: "Shadow",
    LIVES_NEAR: "Lives near",
}
_OTHER_NAMES = {
    **NAME_WORDS,
    "short_name": "nickname, known as, preferred name, goes by, called",
    "phone": "telephone, tel, mobile, cell, cell phone, mobile phone, number, phone number",
    "email": "email, mail, email address, e mail address",
    "languages": "language, speaks, languages spoken",
    STARTS_ON: "roster from, on call from, on call since, on roster since, on the roster from",
    LAST_DAY: "roster until, on call until, on the roster until",
    SHARE: "share of hours, target share, share in percent, percent, weight, part",
    MOST_A_WEEK: "max a week, maximum a week, shifts a week, max per week, most per week,"
    " max shifts per week, most shifts a week, shifts per week, weekly limit",
    MOST_A_MONTH: "max a month, maximum a month, shifts a month, max per month, most per month,"
    " max shifts per month, most shifts a month, shifts per month, monthly limit",
    MOST_NIGHTS: "max nights, nights a month, nights per month, most nights a month,"
    " max nights per month",
    REST: "rest, hours of rest, hours between shifts, rest between shifts, minimum rest",
    REST_WEEK: "rest week, rest week every, week off every, weeks off, week without duty",
    OTHERWISE: "at other times, other times, usually",
    LIVES_NEAR: "near, close by, lives close by, lives nearby",
    SHADOW_FIRST: "shadow shifts, shadow first, shadow shifts first, shadowing",
}

LEADERS_COLUMNS = Columns(
    LEADERS,
    _NAMES,
    _OTHER_NAMES,
    needed=(
        (NAME, FIRST_NAME, LAST_NAME),
        (STARTS_ON, SHARE, MOST_A_WEEK, MOST_A_MONTH, MOST_NIGHTS, REST, REST_WEEK, SHADOW_FIRST),
    ),
)
