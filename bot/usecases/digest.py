"""The digest: a channel hears at its hour how many KPIs stand how. The strategy owner chooses where and when."""

from collections import Counter
from datetime import datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot import inbound
from bot.dialogue.days import day_text
from bot.dialogue.say import Choice, Choices, Heading, Paragraph, Says, Small, Style
from bot.nudges.calendar import Slot, next_moment, open_slot
from bot.nudges.holidays import code_of
from bot.nudges.holidays import name_of as country_of
from bot.usecases import setup, standings
from bot.usecases.board import Board
from bot.usecases.company_status import waiting
from bot.usecases.overview import overview
from bot.usecases.scene import Scene, company_now, opened
from bot.usecases.services import Services
from bot.views import reminders as views
from bot.views.blocks import render
from bot.views.forms import entered
from bot.views.modals import Answer, ViewJson
from bot.wording import digest as words
from bot.wording import nudges as nudge_words
from bot.wording import status as status_words
from bot.wording.markup import Markup, channel_link, fill, joined
from kpi_rules.diary import Diary
from kpi_rules.nouns import Company, Status
from store import nudges, outbox
from store.message_nouns import Kind, Outgoing, Priority
from store.nudge_nouns import Digest, Nudge, NudgeState, Rhythm, Rule

MOST_DEPARTMENTS = 20

END_OF_DAY = time(23, 59)

GREEN = (Status.ON_TRACK, Status.DONE)


def tick(services: Services, *, team: str) -> bool:
    """Post the digest when its hour has come and it was not posted yet; says whether it was put into the outbox."""
    now = services.now()
    with services.database.read(team) as session:
        digest = nudges.rhythm(session).digest
        slot = _open(session, digest, now=now) if digest else None
    if digest is None or slot is None:
        return False
    message = UUID(services.new_id())
    with services.database.write(team) as session:
        if not nudges.claim(session, _nudge(digest, slot, message, at=now)):
            return False
        company = company_now(services, session, team=team)
        outgoing = Outgoing(
            id=message,
            conversation=digest.channel,
            kind=Kind.POST,
            to=digest.channel,
            payload=render(_post(session, company, digest, now=now)).payload(),
            priority=Priority.REMINDER,
            not_after=slot.closes,
        )
        outbox.put(session, outgoing, at=now)
    services.wake()
    return True


def _diary(digest: Digest) -> Diary:
    """The hours of a channel: from its own until midnight, on holidays too."""
    return Diary(days=digest.days, at=digest.at, wakes=time(0), rests=END_OF_DAY, country="")


def _open(session: Session, digest: Digest, *, now: datetime) -> Slot | None:
    slot = open_slot(_diary(digest), now, zone=ZoneInfo(digest.zone))
    if slot is None or (digest.channel, slot.day) in nudges.dealt_with(session, [slot.day]):
        return None
    return slot


def _nudge(digest: Digest, slot: Slot, message: UUID, *, at: datetime) -> Nudge:
    return Nudge(
        rule=Rule.DIGEST,
        person=digest.channel,
        slot=slot.key,
        day=slot.day,
        at=at,
        state=NudgeState.QUEUED,
        message=message,
    )


def _post(session: Session, company: Company, digest: Digest, *, now: datetime) -> Says:
    zone = ZoneInfo(digest.zone)
    day = standings.day_of(now, zone=zone, starts_in=company.fiscal_year_start, limits=company.limits)
    view = overview(Board(session, company, "", day, company.limits))
    by_department = view.by_department()
    lines = [
        fill(words.DEPARTMENT, department=d.name, counts=_counts(by_department[d.id]))
        for d in company.departments
        if d.id in by_department
    ]
    title = words.HEADING.format(company=company.name, day=day_text(day.today))
    every = view.counts()
    said = _counts(every) if every else words.NO_KPIS
    each = lines[:MOST_DEPARTMENTS] if len(lines) > 1 else []
    late = waiting(view.waiting)
    return (Heading(title), Paragraph(said), *(Small(line) for line in each), *late, Small(words.MORE))


def _counts(found: Counter[Status]) -> Markup:
    """Five counts, always all of them: what is not there is said too."""
    counts = fill(
        words.COUNTS,
        green=sum(found[status] for status in GREEN),
        amber=found[Status.AT_RISK],
        red=found[Status.OFF_TRACK],
        grey=found[Status.OVERDUE],
        late=(status_words.LABELS if found[Status.OVERDUE] == 1 else status_words.SEVERAL)[Status.OVERDUE],
        none=found[Status.NO_DATA],
    )
    paused = found[Status.PAUSED]
    return joined((counts, fill(words.PAUSED, count=paused)), last="   ") if paused else counts


def failed(session: Session, nudge: Nudge, *, message: UUID, at: datetime) -> None:
    """Tell whoever chose the channel that Slack refused the digest."""
    digest = nudges.rhythm(session).digest
    if digest is None or not digest.chosen_by or nudge.person != digest.channel:
        return
    said = render((Paragraph(fill(words.FAILED, channel=channel_link(digest.channel))),))
    to = digest.chosen_by
    outgoing = Outgoing(id=message, conversation=to, kind=Kind.POST, to=to, payload=said.payload())
    outbox.put(session, outgoing, at=at)


def asked(services: Services, command: inbound.Command, rest: str) -> Says:
    """`/kpi digest`, `/kpi digest #channel`, `/kpi digest off`: for the strategy owner."""
    with opened(services, team=command.team, user=command.user, key=command.key, kind="command") as scene:
        if scene is None:
            return ()
        if not scene.is_owner:
            return (Paragraph(fill(words.NOT_OWNER, owners=setup.owners(scene))),)
        if rest.casefold() == words.OFF_WORD:
            _keep(scene, digest=None)
            return (Paragraph(words.OFF),)
        if command.words.channels:
            _keep(scene, digest=_chosen(scene, command.words.channels[0]))
        return _shown(scene)


def _chosen(scene: Scene, channel: str) -> Digest:
    """The digest in this channel, at the hour of before, in the zone of whoever chooses."""
    before = nudges.rhythm(scene.session).digest or Digest(channel=channel)
    return before.model_copy(update={"channel": channel, "zone": scene.zone.key, "chosen_by": scene.user})


def _keep(scene: Scene, **changes: object) -> Rhythm:
    rhythm = nudges.rhythm(scene.session).model_copy(update=changes)
    nudges.keep_rhythm(scene.session, rhythm)
    scene.note("digest changed", subject="company", detail=", ".join(sorted(changes)))
    return rhythm


def _shown(scene: Scene) -> Says:
    rhythm = nudges.rhythm(scene.session)
    change = Choice("change", words.CHANGE, Style.PRIMARY, form=views.DIGEST_FORM)
    holidays = country_of(rhythm.country) if rhythm.country else nudge_words.HOLIDAYS_NONE
    told: Says = (Paragraph(words.NONE),)
    if rhythm.digest is not None:
        told = (Paragraph(_spelled(rhythm.digest, now=scene.at)), Small(words.INVITE))
    return (*told, Small(fill(words.HOLIDAYS, holidays=holidays)), Choices("nudge.mine:", (change,)))


def _spelled(digest: Digest, *, now: datetime) -> Markup:
    zone = ZoneInfo(digest.zone)
    next_at = next_moment(_diary(digest), now, zone=zone)
    return fill(
        words.CHOSEN,
        channel=channel_link(digest.channel),
        days=views.days_text(digest.days),
        hour=views.hour_text(digest.at),
        zone=digest.zone,
        day=day_text(next_at.astimezone(zone).date()) if next_at else "…",
    )


def show(scene: Scene, _press: inbound.Pressed) -> ViewJson | None:
    """The form, for the strategy owner."""
    if not scene.is_owner:
        scene.say((Paragraph(fill(words.NOT_OWNER, owners=setup.owners(scene))),))
        return None
    return views.digest(nudges.rhythm(scene.session))


def take(scene: Scene, view: ViewJson) -> Answer:
    """Keep what was chosen, when a strategy owner chose it."""
    if not scene.is_owner:
        return Answer()
    filled = entered(view)
    channel, typed = filled.text("channel"), filled.text("country")
    country = code_of(typed) if typed else ""
    if country is None:
        return Answer(errors={"country": nudge_words.BAD_COUNTRY})
    digest = None
    if channel:
        changes = {"days": views.days_in(filled, "days"), "at": views.hour_in(filled, "at")}
        digest = _chosen(scene, channel).model_copy(update=changes)
    _keep(scene, digest=digest, country=country)
    scene.say(_shown(scene))
    return Answer()
