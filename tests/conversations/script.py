"""Conversations as text files: what people do is replayed, what the bot says is compared.

    fiona: draft my KPIs            she types
    fiona/ status company           she types /kpi status company
    fiona! Yes, go on               she presses a button
    fiona= Choose departments: Sales, HR    she chooses in a list; several are followed by its button
    fiona# Comment: Please add one          she fills in the form that is open, and submits it
    fiona# as it stands             she submits it without a change
    bot→fiona> (comment) what the form says at that field
    @ 2027-04-05 09:00              time passes, until then (UTC)
    @@ 2027-04-05 09:00             the same, and then the bot looks whom to remind
    bot> what the bot says to her, line by line

Lines that begin with `##` are titles. With GOLDEN=write the files are written anew.
"""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.conversations.stage import Stage
from tests.people import Person, render

AS_IT_STANDS = "as it stands"
MARKS = {":": "say", "/": "command", "!": "press", "=": "choose", "#": "submit"}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that somebody does, as it stands in the file."""

    line: str
    who: str
    what: str
    text: str


def steps(path: Path) -> list[Step | str]:
    """The file without what the bot says: steps, and titles as they are."""
    found: list[Step | str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("##"):
            found.append(line)
        elif line and not line.startswith("bot"):
            found.append(_step(line))
    assert found, f"{path} holds no conversation"
    return found


def _step(line: str) -> Step:
    who, text = line.split(" ", 1)
    if who in {"@", "@@"}:
        return Step(line, "", "wait" if who == "@" else "remind", text)
    return Step(line, who[:-1], MARKS[who[-1]], text.replace("\\n", "\n").replace("\\t", "\t"))


class Players:
    """The people of a script; each sees what the bot writes to them."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._people: dict[str, Person] = {}
        self._read: dict[str, set[str]] = {}

    def play(self, step: Step) -> list[str]:
        """Do it, and give what the bot then says to anybody."""
        if step.what in {"wait", "remind"}:
            moment = datetime.fromisoformat(step.text).replace(tzinfo=UTC)
            self._stage.clock.set(moment)
            if step.what == "remind":
                self._stage.remind()
            return self._heard()
        person = self._person(step.who)
        match step.what:
            case "say":
                person.say(step.text)
            case "command":
                person.command(f"/kpi {step.text}")
            case "press":
                person.press(step.text)
            case "choose":
                name, _, values = step.text.partition(": ")
                self._choose(person, name, values.split(" | "))
            case "submit":
                person.submit(_fields(step.text))
                return [*_refused(person, step.who), *self._heard()]
        return self._heard()

    def _choose(self, person: Person, name: str, values: list[str]) -> None:
        several = name.startswith("*")
        person.choose(name.lstrip("*"), values if several else values[0])
        if several:
            person.press("Choose these")

    def _person(self, who: str) -> Person:
        if who not in self._people:
            self._people[who] = self._stage.person(f"U0{who.upper()}")
            self._read[who] = set()
        return self._people[who]

    def _heard(self) -> list[str]:
        """Everything new, once all that was under way has arrived."""
        self._stage.rest()
        lines: list[str] = []
        for who in sorted(self._people):
            lines += self._new_for(who)
        return lines

    def _new_for(self, who: str) -> list[str]:
        """What is new; what only this person sees comes last: its place among the rest is a matter of chance."""
        lines: list[str] = []
        for message in sorted(self._people[who].messages(), key=lambda one: bool(one.get("ephemeral"))):
            if message["ts"] in self._read[who] or not message.get("bot_id"):
                continue
            self._read[who].add(message["ts"])
            lines += [f"bot→{who}> {line}".rstrip() for line in render(message).splitlines()]
        return lines


def _refused(person: Person, who: str) -> list[str]:
    """What the form says at its fields."""
    return [f"bot→{who}> ({name}) {sentence}" for name, sentence in person.errors.items()]


def _fields(text: str) -> dict[str, str | list[str]]:
    """What is filled in, field by field."""
    if text == AS_IT_STANDS:
        return {}
    fields = dict(part.split(": ", 1) for part in text.split(" | "))
    return {name: _chosen(value) for name, value in fields.items()}


def _chosen(value: str) -> str | list[str]:
    """In a form, several people are written with a plus between them."""
    return [one for one in value.split("+") if one] if "+" in value else value


def replay(path: Path, stage: Stage) -> str:
    """The whole transcript as it comes out now."""
    players = Players(stage)
    lines: list[str] = []
    for step in steps(path):
        if isinstance(step, str):
            lines += ["", step]
            continue
        lines += ["", step.line, *players.play(step)]
    return "\n".join(lines).strip() + "\n"


def check(path: Path, stage: Stage) -> None:
    """The transcript must be the one in the file."""
    now = replay(path, stage)
    if os.environ.get("GOLDEN") == "write":
        path.write_text(now, encoding="utf-8")
    assert now == path.read_text(encoding="utf-8")
