"""The words of every page, in the order of the sidebar. “Quoted” words are what a button says."""

from __future__ import annotations

from dropin.handbook.model import Article, KeyPress, Task
from dropin.words import Message


def _task(wish: str, way: str) -> Task:
    return Task(Message(wish), Message(way))


def _key(keys: str, does: str) -> KeyPress:
    return KeyPress(keys, Message(does))


_TODAY = Article(
    "today",
    Message("Today"),
    Message("What needs a person now, what is on today, and who is on call."),
    (
        _task("See to something", "Press it: each line leads to where it is answered."),
        _task("See what is on later", "Open the calendar, or press a day in the list below."),
    ),
)

_CALENDAR = Article(
    "calendar",
    Message("Calendar"),
    Message("What is on, day by day: a week or a month as it will be printed."),
    (
        _task("Add an activity", "Press “New activity”, or click an empty hour."),
        _task(
            "Change one date only",
            "Click it and change its time, place, leader or topic. All other dates stay.",
        ),
        _task("Call one date off", "Click it, then “Cancel this date…”. It shows struck out."),
        _task("Add a date", "Click any date of the activity, then “One more date…”."),
        _task("Move a date", "Drag it to another day or hour."),
        _task("Put a date back", "Click it, then “As always”."),
    ),
    (
        _key("Arrow keys", "from one entry to the next"),
        _key("Home, End", "the first or last entry"),
        _key("Page Up, Page Down", "the week or month before or after"),
        _key("T", "to today"),
        _key("N", "a new activity at the chosen place"),
        _key("Enter, Space", "open the entry"),
        _key("Delete", "cancel this date"),
        _key("Esc", "leave off dragging"),
    ),
)

_ATTENDANCE = Article(
    "attendance",
    Message("Attendance"),
    Message("Who is expected at an activity, who came, and who waits for a place."),
    (
        _task("Note who came", "Choose the activity, then press Space on each name."),
        _task("Let people check themselves in", "Press “Open the front desk”."),
        _task("Put somebody’s name down", "Choose the activity and write the name at the top."),
        _task("Give a free place away", "Press “Offer the place” beside whoever waits longest."),
        _task("Print a sign-in sheet", "Choose the activity, then “Sign-in sheet…”."),
    ),
    (
        _key("Space", "came, or not after all"),
        _key("E", "said in time that they cannot come"),
        _key("M", "missed it"),
        _key("Delete, Backspace", "nothing is known"),
        _key("+ and -", "how many they brought along"),
        _key("O", "offer a free place to who waits"),
        _key("Y, N", "what they answered"),
    ),
)

_ACTIVITIES = Article(
    "activities",
    Message("Activities"),
    Message("Everything the centre offers: what, when, where, and who leads it."),
    (
        _task("Add an activity", "Press “New activity”. A name, a day and an hour are enough."),
        _task("Change every date of it", "Open the activity and change what differs."),
        _task(
            "Let it rest for a while", "Open it, then “More”: it can be suspended with a reason."
        ),
    ),
    (_key("Ctrl+F", "find an activity"),),
)

_CHOOSING = Article(
    "choosing",
    Message("Ideas & votes"),
    Message("What {members} would like, what they chose, and what the board decided."),
    (
        _task("Put in an idea", "Press “New idea”. A slip from the box is typed the same way."),
        _task("Answer an idea", "Open it and press “Reply”: every idea gets an answer."),
        _task("Let {members} vote", "Press “New ballot”; paper and screen count the same."),
        _task("Count paper", "Open the ballot, then “Enter papers…”."),
        _task("Make a chosen idea happen", "Open it, then “Make it an activity”."),
        _task("Prepare a meeting", "Under Board, open the meeting, then “Gather the agenda”."),
    ),
    (_key("Ctrl+F", "find an idea or a ballot"),),
)

_ON_CALL = Article(
    "oncall",
    Message("On call"),
    Message("Who is on call, and when; where there is a gap; whether it is fairly shared."),
    (
        _task("Plan the next weeks", "Press “Plan…”, then “Start”. Only “Publish” makes it count."),
        _task("Put somebody on a shift", "Open the shift, or drag a name to it."),
        _task("Someone is unwell", "Press “Someone is unwell…”. No reason is asked or kept."),
        _task("See one leader only", "Press “Everybody” and choose a name."),
        _task("See who carries how much", "Press “Fair shares”."),
    ),
    (
        _key("Arrow keys", "from one shift to the next"),
        _key("Page Up, Page Down", "the weeks before or after"),
        _key("T", "to this week"),
        _key("Enter", "open the shift"),
        _key("F2", "choose somebody for it"),
        _key("Space", "take the name up; arrow keys carry it, Space puts it down"),
        _key("Delete, Backspace", "leave the place empty"),
        _key("L", "lock it, or unlock it: planning leaves it alone"),
        _key("Esc", "put it back where it was"),
    ),
)

_COVER = Article(
    "cover",
    Message("Needs cover"),
    Message("What a leader who stands down would have done, and whom to ask for each."),
    (
        _task("Let a leader stand down", "Press “Someone is unwell…”: who, from when, until when."),
        _task("Ask somebody", "Ring the first name; then press what they said."),
        _task("Move as little as possible", "Press “Re-plan around it” and look at the changes."),
        _task("Ring from paper", "Press “Call sheet…”."),
        _task("They are back", "Open their name, then “Back today”."),
    ),
    (
        _key("Y", "yes, covers it"),
        _key("N", "no"),
        _key("A", "no answer"),
        _key("L", "later"),
    ),
)

_BUDDIES = Article(
    "buddies",
    Message("Buddies"),
    Message("Who waits for a buddy, which pair needs a nudge, and who carries how much."),
    (
        _task("Somebody would like a buddy", "Press “New request” and write their own words."),
        _task("Find a buddy for them", "Open the request: the best choices stand first, with why."),
        _task("Match all who wait", "Press “Match everyone…”. Each pair is still asked."),
        _task("Note how it goes", "Open the pair: a face and, if they wish, a line."),
        _task("End a pair", "Open it, then “End it, kindly…”. Moving on is a success."),
    ),
    (_key("Ctrl+F", "find somebody in the programme"),),
)

_PEOPLE = Article(
    "people",
    Message("People"),
    Message("Who is who, how to reach them, and what they agreed to show."),
    (
        _task("Add somebody", "Press “New person”. Only a name is needed."),
        _task("Bring in a list", "Press “Bring in people…”; you see each change first."),
        _task("Find a number", "Type part of the name, here or in Find anything."),
        _task("Change what may be shown", "Open the person: each agreement has a date."),
    ),
    (_key("Ctrl+F", "find by name"),),
)

_PRINT = Article(
    "print",
    Message("Print"),
    Message("Every sheet for the wall, the office and the hand, just as it will be printed."),
    (
        _task("Print this week", "Press “Print…”: the week is what is shown first."),
        _task("Print something else", "Choose its picture at the left, and what matters for it."),
        _task("Keep it as a file", "Press “Save as PDF”."),
        _task(
            "Print all of a Monday in one go",
            "Open a pack at the upper left: “Print all…”. “Into a pack” puts in what is shown.",
        ),
        _task(
            "See what changed since the last print",
            "Tick “Mark changes”. Today says when a sheet on the wall is out of date.",
        ),
    ),
    (
        _key("Ctrl+P", "print what is shown"),
        _key("Ctrl+S", "save it as a PDF"),
    ),
)

_SETTINGS = Article(
    "settings",
    Message("Settings"),
    Message("The centre’s own words, hours, places, and ways of doing things."),
    (
        _task("Choose the word for people", "Under Centre: every screen and sheet follows."),
        _task("Shut for a day", "Under Closures: what is on that day shows so."),
        _task("Choose colours and marks", "Under Categories: you see who can tell them apart."),
        _task("Let others sit here", "Under Centre: a passphrase keeps passers-by out."),
    ),
)

_ON_DUTY = Article(
    "duty",
    Message("On duty"),
    Message("What a peer leader needs: who is on call, one’s own shifts, who came, what is on."),
    (
        _task("See who is on call", "Press “Who is on call, and my shifts”."),
        _task("Offer a shift, or take one", "There, type your name; “Offer it” or “I take it”."),
        _task("Note who came", "Press “Take attendance”."),
        _task("See what is on", "Press “What is on”."),
        _task("Ring somebody", "Press “Ring somebody”: it shows numbers as they were agreed to."),
    ),
    (_key("Arrow keys", "from one card to the next"),),
)

_ROLL = Article(
    "roll",
    Message("Take attendance"),
    Message("Who is expected, and who came: one key for each."),
    (
        _task("Note who came", "Choose the activity, then press Space on each name."),
        _task("Everybody was there", "Press “Everyone else came”."),
        _task("Somebody came who is not on the list", "Type their name; Enter puts them down."),
    ),
    (
        _key("Space", "came, or not"),
        _key("E", "said so in time"),
        _key("M", "missed it"),
        _key("Delete, Backspace", "nothing is known"),
        _key("+ and -", "how many they brought along"),
        _key("O", "offer a free place to who waits"),
        _key("Y, N", "what they answered"),
    ),
)

_FRONT_DESK = Article(
    "desk",
    Message("Front desk"),
    Message("For everybody who comes in: it shows nothing about anybody else, and forgets."),
    (
        _task("Sign in", "Press “I am here”, then your name."),
        _task("See what is on", "Press “What is on today”."),
        _task("Ask for a place", "Press “Put my name down”, then the activity, then your name."),
        _task("Vote", "Press “Vote”. Nobody can see what you ticked, now or later."),
        _task("Put in an idea", "Press “I have an idea”. Your name is not needed."),
        _task("See who is on call", "Press “Who is on call”."),
    ),
    (_key("Arrow keys", "from one card to the next"),),
)

ARTICLES = (
    _TODAY,
    _CALENDAR,
    _ATTENDANCE,
    _ACTIVITIES,
    _CHOOSING,
    _ON_CALL,
    _COVER,
    _BUDDIES,
    _PEOPLE,
    _PRINT,
    _SETTINGS,
    _ON_DUTY,
    _ROLL,
    _FRONT_DESK,
)


AT_EVERY_SEAT = (
    _key("F1", "this help"),
    _key("Ctrl+L", "leave the coordinator’s seat, or come back to it"),
    _key("Ctrl++, Ctrl+-, Ctrl+0", "larger, smaller, usual text"),
    _key("Esc", "close the panel at the side; twice: leave a large screen"),
    _key("Ctrl+Q", "quit"),
)
"""The keys that do the same whoever sits there."""

EVERYWHERE = (
    _key("F1", "this help"),
    _key("Ctrl+K", "find anything: people, activities, and what can be done"),
    _key("Ctrl+Z", "undo what was done last"),
    _key("Ctrl+Y", "do it again after all"),
    _key("Ctrl+1 to Ctrl+9", "the pages, in the order of the sidebar"),
    _key("Ctrl+,", "Settings"),
    _key("Ctrl+P", "Print"),
    _key("Ctrl+I", "bring in a table or calendar"),
    _key("Ctrl+Shift+U", "someone is unwell"),
    _key("Ctrl+N", "a new centre"),
    _key("Ctrl+O", "open a centre’s file"),
    _key("Ctrl+Shift+S", "save a copy"),
    _key("Ctrl+PgDown, Ctrl+PgUp", "to the next part of a page, and back"),
    _key("F6", "to the notice at the foot of the window"),
    _key("Ctrl++, Ctrl+-, Ctrl+0", "larger, smaller, usual text"),
    _key("Ctrl+L", "leave the coordinator’s seat, or come back to it"),
    _key("Ctrl+Enter", "save what a form holds"),
    _key("Esc", "close the panel at the side"),
    _key("Ctrl+Q", "quit"),
)


def article_of(page: str) -> Article:
    """The article of the page called ``page``. Raises StopIteration for no page's name."""
    return next(each for each in ARTICLES if each.page == page)
