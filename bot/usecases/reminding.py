"""A person's own reminders: shown, changed, put off, stopped, handed on while away."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from pydantic import ValidationError
from sqlmodel import Session

from bot import inbound
from bot.dialogue.days import day_text
from bot.dialogue.reply import Pressed
from bot.dialogue.say import Choice, Choices, Paragraph, Says, Small, Style
from bot.nudges.calendar import next_moment, open_slot
from bot.nudges.holidays import code_of
from bot.nudges.holidays import name_of as country_of
from bot.nudges.letter import AWAY_FORM, SETTINGS_FORM
from bot.owing.recorded import name_of
from bot.usecases.scene import Scene, led_by, zone_of
from bot.usecases.services import Services
from bot.views import reminders as views
from bot.views.forms import Entered, entered
from bot.views.modals import Answer, ViewJson
from bot.wording import nudges as words
from bot.wording.markup import Markup, fill, mention
from kpi_rules.diary import Diary, Leave
from store import company as companies
from store import kpis, nudges, people
from store.nouns import StoredKpi

WEEK = 7
_LATER = re.compile(
    r"(?:please )?(?:remind me )?(?:later|tomorrow|not (?:now|today|yet)|snooze|(?P<week>next week))[.!]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Own:
    """What holds for one person's reminders now."""

    diary: Diary
    zone: ZoneInfo
    company: str
    """Country whose holidays the company has."""
    next_at: datetime | None
    """When the next reminder can come, in the person's zone."""


def _own(session: Session, user: str, *, now: datetime) -> _Own:
    diary, country = nudges.diary_of(session, user), nudges.rhythm(session).country
    zone = zone_of(people.load(session, user))
    settled = diary if diary.country is not None else diary.model_copy(update={"country": country})
    slot = open_slot(settled, now, zone=zone)
    used = slot is not None and (user, slot.day) in nudges.dealt_with(session, [slot.day])
    next_at = next_moment(settled, slot.closes if slot and used else now, zone=zone)
    return _Own(diary, zone, country, next_at.astimezone(zone) if next_at else None)


def shown(services: Services, *, team: str, user: str) -> Says:
    """The answer to `/kpi remind`."""
    now = services.now()
    with services.database.read(team) as session:
        own = _own(session, user, now=now)
        mine = _own_kpis(session, user)
    muted = [fill("{name}", name=name_of(kpi)) for kpi in mine if kpi.kpi.id in own.diary.muted]
    return (
        *_in_short(own),
        *_leave(own.diary.leave, today=now.astimezone(own.zone).date()),
        *((Small(fill(words.REMIND_MUTED, names=Markup(", ".join(muted)))),) if muted else ()),
        Choices("nudge.mine:", _ways(own.diary)),
        Small(words.REMIND_WHY),
    )


def _in_short(own: _Own) -> Says:
    return (Paragraph(_when(own)), Small(_quiet(own)))


def _when(own: _Own) -> Markup:
    if own.next_at is None:
        return words.REMIND_NEVER
    return fill(
        words.REMIND_NOW,
        days=views.days_text(own.diary.days),
        hour=views.hour_text(own.diary.hour),
        zone=own.zone.key,
        day=_day(own.next_at.date()),
    )


def _quiet(own: _Own) -> Markup:
    diary, company = own.diary, own.company
    holidays = country_of(diary.country) if diary.country else words.HOLIDAYS_NONE
    if diary.country is None and company:
        holidays = words.HOLIDAYS_COMPANY.format(country=country_of(company))
    rests, wakes = views.hour_text(diary.rests), views.hour_text(diary.wakes)
    return fill(words.REMIND_QUIET, rests=rests, wakes=wakes, holidays=holidays)


def _leave(leave: Leave | None, *, today: date) -> Says:
    if leave is None or leave.last < today:
        return ()
    return (Paragraph(_spelled(words.REMIND_LEAVE, leave)),)


def _spelled(template: Markup, leave: Leave) -> Markup:
    stands_in = fill(words.REMIND_DELEGATE, user=mention(leave.delegate))
    return fill(
        template,
        first=day_text(leave.first),
        last=day_text(leave.last),
        delegate=stands_in if leave.delegate else words.REMIND_WAITS,
    )


def _ways(diary: Diary) -> tuple[Choice, ...]:
    ways = (
        Choice("change", words.CHANGE, Style.PRIMARY, form=SETTINGS_FORM),
        Choice("away", words.AWAY, form=AWAY_FORM),
    )
    return (*ways, Choice("back", words.I_AM_BACK)) if diary.leave else ways


def _day(day: date) -> str:
    return f"{words.DAYS[day.weekday()]}, {day_text(day)}"


def _own_kpis(session: Session, user: str) -> tuple[StoredKpi, ...]:
    company = companies.load(session)
    led = [d.id for d in led_by(user, company)]
    return kpis.of_person(session, user, departments=led)


def answered(scene: Scene, pressed: Pressed) -> None:
    """A button under a reminder: put it off until tomorrow, or until next week."""
    _put_off(scene, pressed.subject, by_a_week=pressed.value == "week")


def is_later(text: str) -> bool:
    """Whether a message puts a reminder off."""
    return _LATER.fullmatch(text.strip()) is not None


def puts_off(scene: Scene, text: str) -> bool:
    """ "Tomorrow", "next week", "not now" typed after a reminder say what its buttons say."""
    found = _LATER.fullmatch(text.strip())
    if found is None:
        return False
    today = scene.facts.today
    reminded = [one for one in nudges.of_person(scene.session, scene.user) if one.message is not None]
    if not reminded or (today - reminded[-1].day).days >= WEEK:
        return False
    _put_off(scene, reminded[-1].slot, by_a_week=found["week"] is not None)
    return True


def _put_off(scene: Scene, slot: str, *, by_a_week: bool) -> None:
    today = scene.facts.today
    days = WEEK - today.weekday() if by_a_week else 1
    nudges.put_off(scene.session, recipient=scene.user, slot=slot)
    _keep(scene, snoozed_until=today + timedelta(days=days))
    own = _own(scene.session, scene.user, now=scene.at)
    if own.next_at is not None:
        scene.say((Small(fill(words.SNOOZED, day=_day(own.next_at.date()))),))


def stopped(scene: Scene, pressed: Pressed) -> None:
    """No more reminders for one KPI."""
    found = kpis.find(scene.session, (pressed.subject,))
    if not found:
        scene.say((Paragraph(words.NOT_KNOWN),))
        return
    diary = nudges.diary_of(scene.session, scene.user)
    _keep(scene, muted=diary.muted | {found[0].kpi.id})
    scene.say((Small(fill(words.STOPPED, name=name_of(found[0]))),))


def returned(scene: Scene, _pressed: Pressed) -> None:
    """Back earlier than planned."""
    _keep(scene, leave=None)
    scene.say((Small(words.BACK),))


def show_settings(scene: Scene, _press: inbound.Pressed) -> ViewJson:
    """The form with what the person chose so far."""
    mine = _own_kpis(scene.session, scene.user)
    options = tuple(Choice(kpi.kpi.id, name_of(kpi)) for kpi in mine)
    return views.settings(nudges.diary_of(scene.session, scene.user), options[:100])


def take_settings(scene: Scene, view: ViewJson) -> Answer:
    """Keep what was chosen, or say at its field what cannot be."""
    filled = entered(view)
    typed = filled.text("country")
    country = code_of(typed) if typed else None
    if typed and country is None:
        return Answer(errors={"country": words.BAD_COUNTRY})
    try:
        _keep(scene, country=country, **_chosen(filled))
    except ValidationError:
        return Answer(errors={"wakes": words.BAD_QUIET})
    scene.say((Small(words.SAVED), *_in_short(_own(scene.session, scene.user, now=scene.at))))
    return Answer()


def _chosen(filled: Entered) -> dict[str, object]:
    hours = {name: views.hour_in(filled, name) for name in ("at", "rests", "wakes")}
    return {**hours, "days": views.days_in(filled, "days"), "muted": frozenset(filled.several("muted"))}


def show_away(scene: Scene, _press: inbound.Pressed) -> ViewJson:
    """The form for days away."""
    leave = nudges.diary_of(scene.session, scene.user).leave
    return views.away(leave, today=scene.facts.today)


def take_away(scene: Scene, view: ViewJson) -> Answer:
    """Keep the days, and let the delegate know."""
    filled = entered(view)
    first, last, delegate = filled.day("first"), filled.day("last"), filled.text("delegate")
    errors = _wrong(first, last, delegate=delegate, scene=scene)
    if errors or first is None or last is None:
        return Answer(errors=errors)
    leave = Leave(first=first, last=last, delegate=delegate)
    _keep(scene, leave=leave)
    scene.say((Small(_spelled(words.AWAY_NOTED, leave)),))
    if delegate:
        told = fill(words.AWAY_TOLD, user=mention(scene.user), first=day_text(first), last=day_text(last))
        scene.tell(delegate, (Paragraph(told),))
    return Answer()


def _wrong(first: date | None, last: date | None, *, delegate: str, scene: Scene) -> dict[str, str]:
    if first is None or last is None or last < first:
        return {"last": words.AWAY_ORDER}
    if last < scene.facts.today:
        return {"last": words.AWAY_PAST}
    return {"delegate": words.AWAY_SELF} if delegate == scene.user else {}


def _keep(scene: Scene, **changes: object) -> Diary:
    before = nudges.diary_of(scene.session, scene.user)
    diary = Diary.model_validate(before.model_dump() | changes)
    nudges.keep_diary(scene.session, scene.user, diary=diary)
    scene.note("reminders changed", subject=scene.user, detail=", ".join(sorted(changes)))
    return diary


PRESSES: dict[str, Callable[[Scene, Pressed], None]] = {
    "nudge": answered,
    "nudge.stop": stopped,
    "nudge.mine": returned,
}
"""Buttons about one's own reminders."""
