"""What the columns of a table of people can say."""

from __future__ import annotations

from dropin.exchange.columns import FIRST_NAME, LAST_NAME, NAME, Columns
from dropin.people.model import NAME_ON_PRINTS, NUMBER_TO_MEMBERS

PEOPLE = "people"

_NAMES = {
    NAME: "Name",
    FIRST_NAME: "First name",
    LAST_NAME: "Last name",
    "short_name": "Short name",
    "sort_name": "Sorted under",
    "pronouns": "Pronouns",
    "phone": "Phone",
    "email": "E-mail",
    "languages": "Languages",
    "access_needs": "Access needs",
    "roles": "Roles",
    "joined_on": "Joined",
    "left_on": "Left",
    NAME_ON_PRINTS: "Name on prints",
    NUMBER_TO_MEMBERS: "Number to members",
    "interests": "Interests",
}
_OTHER_NAMES = {
    NAME: "full name, member, member name, person, names, members",
    FIRST_NAME: "first, given name, forename, firstname",
    LAST_NAME: "last, surname, family name, lastname",
    "short_name": "nickname, known as, preferred name, goes by, name for print, called",
    "sort_name": "sort name, sort, sort as",
    "phone": "telephone, tel, mobile, cell, cell phone, mobile phone, number, phone number,"
    " telephone number, mobile number, phone no",
    "email": "email, mail, email address, e mail address",
    "languages": "language, speaks, languages spoken",
    "access_needs": "access, access requirements, accessibility, needs",
    "roles": "role, position, positions",
    "joined_on": "joined on, date joined, joining date, member since, since, start date",
    "left_on": "left on, date left, leaving date, end date",
    NAME_ON_PRINTS: "name on print, print name, name may be printed, may print name,"
    " name consent, consent name on prints",
    NUMBER_TO_MEMBERS: "number to other members, phone to members, share number, share phone,"
    " may share number, may share phone, phone consent, consent number to members",
    "interests": "interest, likes, interested in, hobbies",
}

PEOPLE_COLUMNS = Columns(PEOPLE, _NAMES, _OTHER_NAMES, needed=((NAME, FIRST_NAME, LAST_NAME),))
