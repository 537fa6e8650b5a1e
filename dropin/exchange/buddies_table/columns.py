"""What the columns of a table of buddies can say."""

from __future__ import annotations

from dropin.exchange.columns import FIRST_NAME, LAST_NAME, NAME, NAME_WORDS, Columns

BUDDIES = "buddies"
MOST_PAIRS, FREE, REACH, STARTS_ON = "most_pairs", "free", "reach", "starts_on"
RESTS_FROM, RESTS_UNTIL = "rests_from", "rests_until"
HELPS, LIKES, PREFERS_NOT = "helps", "likes", "prefers_not"
LANGUAGES = "languages"

_NAMES = {
    NAME: "Name",
    FIRST_NAME: "First name",
    LAST_NAME: "Last name",
    MOST_PAIRS: "Most pairs",
    FREE: "Free",
    HELPS: "Helps with",
    LIKES: "Interests",
    PREFERS_NOT: "Prefers not",
    LANGUAGES: "Languages",
    REACH: "Reach",
    STARTS_ON: "Buddy from",
    RESTS_FROM: "Resting from",
    RESTS_UNTIL: "Resting until",
}
_OTHER_NAMES = {
    **NAME_WORDS,
    MOST_PAIRS: "pairs, pairs at most, max pairs, how many, how many pairs, capacity",
    FREE: "free times, when free, available, availability, when",
    HELPS: "can help with, helps, help with, offers, skills",
    LIKES: "interest, likes, hobbies",
    PREFERS_NOT: "would rather not, rather not, not",
    LANGUAGES: "language, speaks, languages spoken",
    REACH: "gets there, travels, travel, transport, comes by",
    STARTS_ON: "buddy since, since, starts, started",
    RESTS_FROM: "rests from, rest from, on rest from, pausing from",
    RESTS_UNTIL: "rests until, rest until, on rest until, rests, rest, resting, pausing until, "
    "last day of rest",
}

BUDDIES_COLUMNS = Columns(
    BUDDIES,
    _NAMES,
    _OTHER_NAMES,
    needed=((NAME, FIRST_NAME, LAST_NAME), (MOST_PAIRS, HELPS, PREFERS_NOT)),
)
