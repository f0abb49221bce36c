"""One event being dealt with: one transaction, one person, the conversation and the company as they are now."""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlmodel import Session

from bot import inbound
from bot.dialogue.draft import Draft
from bot.dialogue.facts import Facts
from bot.dialogue.reply import Pressed, Reply
from bot.dialogue.say import Says
from bot.dialogue.turn import RESTART_KEY, restart_answer
from bot.usecases.called import person_in
from bot.usecases.services import Services
from bot.views.blocks import answered, pages
from bot.wording.markup import Markup, escaped
from kpi_rules.asking import Asked
from kpi_rules.nouns import Company, Department
from nlp.nouns import Reading
from store import arrival, asking, audit, conversations, drafts, inbox, outbox, people
from store import company as companies
from store.message_nouns import Kind, Outgoing
from store.nouns import Conversation, Deed, Person, StoredDraft, Topic

S = TypeVar("S", bound="Scene")

LONGEST_ALT = 1000
"""Characters of the text that stands for a picture, as Slack takes them."""


@dataclass(slots=True)
class Scene:
    """Everything one event may touch. What it says goes out when the transaction has been committed."""

    services: Services
    session: Session
    team: str
    user: str
    at: datetime
    conversation: Conversation
    company: Company
    zone: ZoneInfo
    """Where the person lives; UTC while Slack has not told it."""
    draft: StoredDraft | None = None
    """A draft as the event found it or left it: at first the one that the conversation is about."""
    stale: bool = False
    """The button that this is about answered nothing: its question is closed by now."""
    asked: Asked = field(default_factory=Asked)
    """What others were asked about the draft that this event is about."""
    gone: frozenset[str] = frozenset()
    """Those who left Slack, where the draft that this event is about may name them."""
    readings: dict[str, Reading] = field(default_factory=dict)
    """The sentences that were read for this event."""

    @property
    def facts(self) -> Facts:
        """What a turn of the dialogue may know, in the day of the person who speaks."""
        return Facts(
            company=self.company,
            user=self.user,
            now=self.at.astimezone(self.zone),
            new_id=self.services.new_id,
            limits=self.company.limits,
            asked=self.asked,
            gone=self.gone,
            person_named=self._person_named,
            readings=self.readings,
        )

    def _person_named(self, text: str) -> str:
        return person_in(text, people.called(self.session))

    def look_at(self, draft: Draft) -> None:
        """Read what others were asked about this draft, and who left, where that can matter to it."""
        self.asked = asking.about(self.session, draft.id) if draft.needs else Asked()
        self.gone = people.gone(self.session) if draft.kpis and draft.work is None else frozenset()

    def settle(self, press: inbound.Pressed) -> None:
        """Take the buttons off a message that was answered; what was chosen stays where it counted."""
        if press.origin is None or not press.blocks:
            return
        channel, ts = press.origin
        self.send(
            Kind.UPDATE,
            to=channel,
            conversation=self.user,
            payload={"ts": ts, **settled(press, stale=self.stale)},
        )

    def say(self, says: Says) -> None:
        """Answer the person."""
        self.tell(self.user, says)

    def tell(self, user: str, says: Says) -> None:
        """Write to somebody, in their DM with the bot; in several messages what one cannot hold."""
        for message in pages(says):
            self.send(Kind.POST, to=self._door(user), conversation=user, payload=message.payload())

    def picture(
        self, user: str, png: bytes, *, name: str, alt: str, comment: Markup, instead: Markup | None = None
    ) -> None:
        """Show somebody a picture in their DM, or `instead` (else `alt`) where Slack takes no file."""
        self.file(user, png, name=name, alt=alt, comment=comment, instead=instead or escaped(alt))

    def file(
        self, user: str, content: bytes, *, name: str, comment: Markup, instead: Markup, alt: str = ""
    ) -> None:
        """Give somebody a file in their DM; `instead` is what they read where Slack takes no file."""
        shared = {"name": name, "content": b64encode(content).decode(), "alt": alt[:LONGEST_ALT]}
        payload = {"text": comment, "file": {**shared, "instead": instead}}
        self.send(Kind.POST, to=self._door(user), conversation=user, payload=payload)

    def send(self, kind: Kind, *, to: str, conversation: str, payload: dict[str, Any]) -> None:
        """Put one request to Slack behind those that the conversation waits for."""
        message = Outgoing(
            id=UUID(self.services.new_id()), conversation=conversation, kind=kind, to=to, payload=payload
        )
        outbox.put(self.session, message, at=self.at)

    def note(self, action: str, *, subject: str, detail: str = "") -> None:
        """Keep in the audit trail what the person did."""
        deed = Deed(at=self.at, actor=self.user, action=action, subject=subject, detail=detail)
        audit.note(self.session, deed)

    def is_repeat(self, reply: Reply, *, open_key: str) -> bool:
        """Whether this very button was just answered, and its question is closed by now: a double click."""
        again = self.conversation.answered == mark_of(reply)
        return isinstance(reply, Pressed) and reply.key != open_key and again

    def as_confirmed(self, reply: Reply) -> Reply:
        """The reply; right after "Start over?" a typed yes or no counts as its button."""
        if self.conversation.answered != RESTART_KEY:
            return reply
        self.remember(answered="")
        return restart_answer(reply) or reply

    def remember(self, **changes: object) -> None:
        """Keep where the conversation stands now."""
        changed = self.conversation.model_copy(update=changes)
        if changed != self.conversation:
            self.conversation = conversations.save(self.session, changed)

    @property
    def talked_of(self) -> StoredDraft | None:
        """The draft that the conversation is about."""
        wanted = self.conversation.draft_id
        if wanted and (self.draft is None or self.draft.id != wanted):
            self.draft = drafts.load(self.session, wanted)
        return self.draft if wanted else None

    def keep_draft(self, draft: StoredDraft) -> None:
        """Replace the stored draft; Stale when somebody else changed it meanwhile."""
        self.draft = drafts.save(self.session, draft, author=self.user, at=self.at)

    def turn_to(self, topic: Topic, *, draft_id: str = "") -> None:
        """Begin to talk about something; what was talked about before is left as it is."""
        same = self.conversation.topic is topic and self.conversation.draft_id == draft_id
        trail = self.conversation.trail if same else ()
        self.remember(topic=topic, draft_id=draft_id, paused=False, trail=trail)

    @property
    def is_owner(self) -> bool:
        """Whether the person is a strategy owner, by the record of this moment."""
        return self.user in self.company.owners

    def own_departments(self) -> tuple[Department, ...]:
        """The departments that the person may draft for, by the record of this moment."""
        return led_by(self.user, self.company)

    def is_here(self, user: str) -> bool:
        """Whether anybody is meant, and has not left Slack."""
        person = people.load(self.session, user) if user else None
        return bool(user) and not (person is not None and person.deleted)

    def department_of(self, stored: StoredDraft | None) -> Department | None:
        """The department of a draft, while both are there."""
        return self.company.department(stored.department) if stored else None

    def _door(self, user: str) -> str:
        if user == self.user:
            return self.conversation.channel or user
        return conversations.load(self.session, user).channel or user


def company_now(services: Services, session: Session, *, team: str) -> Company:
    """The company as committed now. Reading all of it takes far longer than reading its version."""
    return _company_at(services, session, team=team, version=companies.version_of(session))


def _company_at(services: Services, session: Session, *, team: str, version: int) -> Company:
    known = services.companies.get(team)
    if known is None or known.version != version:
        known = services.companies[team] = companies.load(session)
    return known


def zone_of(person: Person | None) -> ZoneInfo:
    """Where the person lives; UTC for a zone that nobody knows."""
    try:
        return ZoneInfo(person.tz if person else "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def settled(press: inbound.Pressed, *, stale: bool = False) -> dict[str, Any]:
    """The message that a button stands in, as it looks once the button was pressed; `stale` when too late."""
    kept = answered(list(press.blocks), label="" if stale else press.label)
    return {"text": escaped(press.label) or "…", "blocks": kept}


def mark_of(reply: Reply) -> str:
    """How an answered button is remembered; nothing for typed words."""
    return f"{reply.key}={','.join(reply.values)}" if isinstance(reply, Pressed) else ""


def may_draft(user: str, department: Department) -> bool:
    """The head drafts, and the deputies whom the strategy owner named."""
    return user == department.head or user in department.deputies


def led_by(user: str, company: Company) -> tuple[Department, ...]:
    """The departments that the person may draft for."""
    return tuple(d for d in company.departments if may_draft(user, d))


@contextmanager
def _writing(services: Services, team: str) -> Iterator[Session]:
    try:
        with services.database.write(team, in_turn=True) as session:
            yield session
    except BaseException:
        # The company may have been read from a commit that was shared with others and has failed.
        services.companies.pop(team, None)
        raise


@contextmanager
def opened(
    services: Services, *, team: str, user: str, key: str, kind: str, channel: str = ""
) -> Iterator[Scene | None]:
    """The scene of an event, or None when the event was dealt with before. Delivery is woken after the commit."""
    with _writing(services, team) as session:
        # Only now: whoever waited for their turn speaks after those who had it.
        at = services.now()
        if not inbox.claim(session, key, kind=kind, at=at):
            yield None
            return
        scene = scene_of(Scene, services, session, team=team, user=user, at=at)
        if channel and scene.conversation.channel != channel:
            scene.conversation = scene.conversation.model_copy(update={"channel": channel})
        yield scene
    services.wake()


def scene_of(kind: type[S], services: Services, session: Session, *, team: str, user: str, at: datetime) -> S:
    """The person's conversation and the company as they are now."""
    known = arrival.look(session, user)
    company = _company_at(services, session, team=team, version=known.company_version)
    zone = zone_of(known.person)
    return kind(services, session, team, user, at, known.conversation, company, zone, known.draft)
