"""The sample's ideas, ballots and board: what members wanted, voted and decided.

Each ``weeks`` of the data counts from the week of the day after ``today``. People are drawn from
those who are members on the day; nobody's vote is told from their name here either.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from dropin.choosing.counting import Votes
from dropin.choosing.model import CHOSEN, COME, LEAD, NOT_NOW, SHARES, TEACH
from dropin.choosing.voting import voter_number, write_box
from dropin.people.model import Person
from dropin.people.store import people
from dropin.programme.store import activities
from dropin.sample.making import Data, Making, read_data
from dropin.storage.tables import Value

_ORIGINS = (("members", "members"), ("members", "board"), ("board", "board"), ("staff", "staff"))
_ORIGIN_WEIGHTS = (5, 3, 2, 1)
_VOTED_ON = 0.6  # of what members proposed and decided, the share that went to a ballot
_TICKS = (1, 4)  # each voter ticks from so many to so many options
_TERM = timedelta(days=730)
_BALLOTS = ("counted", "open")


class Choosing:
    """Writes it all, once the programme stands."""

    def __init__(self, making: Making) -> None:
        self._making, self._change = making, making.change
        # A chance of its own: what is chosen here moves nothing in the programme.
        self._random = Random(f"choosing {making.random.getrandbits(32)}")
        self._people = people(making.file)
        self._activity_ids = {each.title: each.id for each in activities(making.file)}
        self._idea_ids: dict[str, int] = {}
        self._ballot_ids: dict[str, int] = {}
        self._opens: dict[str, date] = {}
        self._closes: dict[str, date] = {}

    def write(self) -> None:
        data = read_data("choosing")
        for name in _BALLOTS:
            opens = self._opens[name] = self._making.day(data[name]["weeks"], 0)
            self._closes[name] = opens + timedelta(days=data[name]["days"])
        self._write_origins()
        for each in data["ideas"]:
            self._idea_ids[each["title"]] = self._write_idea(each)
        for name in _BALLOTS:
            options = [each for each in data["ideas"] if each.get("ballot") == name]
            self._ballot_ids[name] = self._write_ballot(name, data[name], options)
        self._write_board(data)
        for each in data["meetings"]:
            self._write_meeting(each)

    def _write_origins(self) -> None:
        """Who proposed and decided each activity."""
        random = self._random
        for each in activities(self._making.file):
            proposed_by, decided_by = random.choices(_ORIGINS, _ORIGIN_WEIGHTS)[0]
            voted_on = proposed_by == decided_by == "members" and random.random() < _VOTED_ON
            self._change.update(
                "activity",
                each.id,
                proposed_by=proposed_by,
                decided_by=decided_by,
                decided_on=each.created_on.isoformat(),
                votes=random.randrange(8, 31) if voted_on else None,
            )

    def _write_idea(self, data: Data) -> int:
        day = self._making.day(data["weeks"], self._random.randrange(5))
        there = self._there(day)
        replied_on = self._closes.get(data.get("ballot", ""), day + timedelta(days=20))
        answer = CHOSEN if data.get("chosen") or "became" in data else ""
        if "reply" in data and not answer:
            answer = NOT_NOW
        idea_id = self._change.insert(
            "idea",
            title=data["title"],
            description=data.get("description", ""),
            person_id=self._random.choice(there).id if data["named"] else None,
            put_in_on=day.isoformat(),
            place=data.get("place", ""),
            money_cents=data.get("money_cents"),
            transport=int(data.get("transport", False)),
            skill=data.get("skill", ""),
            answer=answer,
            reply=data.get("reply", ""),
            replied_on=replied_on.isoformat() if answer else None,
            activity_id=self._activity_ids.get(data.get("became", "")),
        )
        self._write_support(idea_id, data, day)
        return idea_id

    def _write_support(self, idea_id: int, data: Data, day: date) -> None:
        wanted = [kind for kind in (COME, LEAD, TEACH) for _ in range(data.get(kind, 0))]
        for kind, person in zip(wanted, self._drawn(len(wanted), day), strict=True):
            self._change.insert(
                "support",
                idea_id=idea_id,
                person_id=person.id,
                kind=kind,
                given_on=min(day + timedelta(days=3), self._making.today).isoformat(),
            )

    def _write_ballot(self, name: str, data: Data, options: Sequence[Data]) -> int:
        opens, closes = self._opens[name], self._closes[name]
        ballot_id = self._change.insert(
            "ballot",
            question=data["question"],
            opens_on=opens.isoformat(),
            closes_on=closes.isoformat(),
            electorate="member",
            rule=SHARES,
            measure="room",
            budget=data["room_minutes"],
        )
        option_ids = [
            self._write_option(ballot_id, position, each) for position, each in enumerate(options)
        ]
        box = self._write_votes(ballot_id, option_ids, self._drawn(data["voters"], opens))
        for option_id, each in zip(option_ids, options, strict=True):
            if "became" in each:
                votes = sum(count for ticks, count in box.items() if option_id in ticks)
                self._write_choice(self._activity_ids[each["became"]], votes, closes)
        return ballot_id

    def _write_choice(self, activity_id: int, votes: int, day: date) -> None:
        """The activity is what members proposed and voted for."""
        self._change.update(
            "activity",
            activity_id,
            proposed_by="members",
            decided_by="members",
            decided_on=day.isoformat(),
            votes=votes,
        )

    def _write_option(self, ballot_id: int, position: int, data: Data) -> int:
        return self._change.insert(
            "ballot_option",
            ballot_id=ballot_id,
            position=position,
            title=data["title"],
            description=data.get("description", ""),
            idea_id=self._idea_ids[data["title"]],
            money_cents=data.get("money_cents", 0),
            room_minutes=data["room_minutes"],
            leader_minutes=data["leader_minutes"],
        )

    def _write_votes(
        self, ballot_id: int, option_ids: Sequence[int], voters: Sequence[Person]
    ) -> Votes:
        box: dict[frozenset[int], int] = {}
        for _ in voters:
            ticks = frozenset(self._random.sample(option_ids, self._random.randint(*_TICKS)))
            box[ticks] = box.get(ticks, 0) + 1
        self._change.execute(
            "INSERT INTO sealed_box (id, ballot_id, votes) VALUES (?, ?, ?)",
            (ballot_id, ballot_id, write_box(box)),
        )
        for person in sorted(voters, key=lambda each: each.id):
            self._change.execute(
                "INSERT INTO sealed_voter (id, ballot_id, person_id, way) VALUES (?, ?, ?, 'desk')",
                (voter_number(ballot_id, person.id), ballot_id, person.id),
            )
        return box

    def _write_board(self, data: Data) -> None:
        self._change.insert("choosing_customs", id=1, quorum=data["quorum"])
        holders = self._drawn(len(data["seats"]), self._making.today)
        for position, (seat, holder) in enumerate(zip(data["seats"], holders, strict=True)):
            seat_id = self._change.insert("board_seat", position=position, **seat)
            since = self._making.day(-20 * (position + 1), 0)
            self._change.insert(
                "board_term",
                seat_id=seat_id,
                person_id=holder.id,
                starts_on=since.isoformat(),
                ends_on=(since + _TERM).isoformat(),
            )

    def _write_meeting(self, data: Data) -> None:
        day = self._making.day(data["weeks"], 2)
        meeting_id = self._change.insert(
            "meeting", held_on=day.isoformat(), at="10:00", place="Library", notes=data["notes"]
        )
        if day <= self._making.today:
            for person_id in self._board_on(day):
                self._change.insert("meeting_presence", meeting_id=meeting_id, person_id=person_id)
        for position, point in enumerate(data["points"]):
            self._write_point(meeting_id, position, point, day)

    def _write_point(self, meeting_id: int, position: int, data: Data, day: date) -> None:
        kind = next(each for each in ("idea", "ballot", "activity", "topic") if each in data)
        about: dict[str, Value] = {
            "idea_id": self._idea_ids.get(data.get("idea", "")),
            "ballot_id": self._ballot_ids.get(data.get("ballot", "")),
            "activity_id": self._activity_ids.get(data.get("activity", "")),
        }
        title = "What the ballot chose" if kind == "ballot" else data[kind]
        item_id = self._change.insert(
            "agenda_item",
            meeting_id=meeting_id,
            position=position,
            kind=kind,
            title=title,
            why=data.get("why", ""),
            **about,
        )
        if "outcome" in data:
            self._change.insert(
                "decision",
                item_id=item_id,
                title=title,
                outcome=data["outcome"],
                reason=data["reason"],
                decided_by=data["decided_by"],
                decided_on=day.isoformat(),
                **about,
            )

    def _board_on(self, day: date) -> list[int]:
        rows = self._making.file.rows(
            "SELECT person_id FROM board_term WHERE starts_on <= ? ORDER BY id", (day.isoformat(),)
        )
        return [row["person_id"] for row in rows]

    def _drawn(self, count: int, day: date) -> list[Person]:
        there = self._there(day)
        return self._random.sample(there, min(count, len(there)))

    def _there(self, day: date) -> list[Person]:
        """Who was a member on the day and is still; at the very beginning, who is now."""
        lasting = [each for each in self._people if each.left_on is None]
        return [each for each in lasting if each.joined_on and each.joined_on <= day] or lasting
