"""What the columns of a table of requests for a buddy can say."""

from __future__ import annotations

from dropin.exchange.columns import FIRST_NAME, LAST_NAME, NAME, NAME_WORDS, Columns

REQUESTS = "requests"
ASKED_ON, STARTS_ON, WORDS, FREE = "asked_on", "starts_on", "words", "free"
HOPES, LIKES, AVOIDS_TOPICS, AVOIDS_PEOPLE = "hopes", "likes", "avoids", "avoids_people"
LANGUAGES, REACH, ACCESS = "languages", "reach", "access_needs"

_NAMES = {
    NAME: "Name",
    FIRST_NAME: "First name",
    LAST_NAME: "Last name",
    ASKED_ON: "Asked on",
    STARTS_ON: "Would like one from",
    WORDS: "In their own words",
    HOPES: "Hopes for help with",
    LIKES: "Interests",
    AVOIDS_TOPICS: "Would rather avoid",
    AVOIDS_PEOPLE: "Not with",
    FREE: "When",
    LANGUAGES: "Languages",
    REACH: "Buddy comes by",
    ACCESS: "Access needs",
}
_OTHER_NAMES = {
    **NAME_WORDS,
    ASKED_ON: "asked, requested, requested on, date asked, date of request, request date",
    STARTS_ON: "from, wanted from, starting, from when",
    WORDS: "words, own words, request, what they hope for, why, about",
    HOPES: "hopes for, help with, would like help with, help wanted, wants help with, wishes, "
    "hopes",
    LIKES: "interest, likes, hobbies",
    AVOIDS_TOPICS: "topics to avoid, not wanted",
    # A bare "Avoid" may name a person, so it is read as the private column.
    AVOIDS_PEOPLE: "avoid, avoids, rather avoid, avoid person, avoids person, not paired with, "
    "person to avoid",
    FREE: "free, free times, available, availability, times",
    LANGUAGES: "language, speaks",
    REACH: "reach, travel, comes by",
    ACCESS: "access, accessibility, needs",
}

REQUESTS_COLUMNS = Columns(
    REQUESTS,
    _NAMES,
    _OTHER_NAMES,
    needed=((NAME, FIRST_NAME, LAST_NAME), (WORDS, HOPES)),
)
