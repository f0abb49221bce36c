"""Recording actual values: in one reply, in one form, taken back, corrected."""

import re
from collections.abc import Sequence

from bot.dialogue import recording
from bot.dialogue.recording import Batch, Desk, Entry, Kept, Placed, Step
from bot.dialogue.reply import Pressed, Typed
from bot.dialogue.say import Paragraph, Small
from bot.dialogue.titles import title, value_text
from bot.usecases import confirming, setup, standings, status
from bot.usecases.dues import due_card
from bot.usecases.scene import Scene, may_draft
from bot.wording import checkins as words
from bot.wording.markup import Markup, fill, joined
from kpi_rules import periods
from kpi_rules.nouns import DraftState
from kpi_rules.reports import Known, Report, known, named, names_in, reports
from kpi_rules.scoring import Day
from store import kpis, nudges, values
from store.cases import cases
from store.nouns import Batch as StoredBatch
from store.nouns import CheckIn, StoredKpi, Topic

_SEVERAL = 2
_UPDATE = re.compile(r"^(?:update|record|check[- ]?in|values?)\b\s*(?P<colon>:?)\s*", re.IGNORECASE)

_UNDO = re.compile(r"^\s*(?:undo|take (?:that|it) back)(?: (?:that|it))?[\s.!]*$", re.IGNORECASE)


def recordable(scene: Scene) -> tuple[StoredKpi, ...]:
    """The KPIs in force whose values this person may record, by the record of this moment.

    Whoever stands in for somebody who is away may do what that person may.
    """
    away = nudges.stood_in_for(scene.session, scene.user, day=scene.facts.today)
    found = {kpi.kpi.id: kpi for user in (scene.user, *away) for kpi in _kpis_of(scene, user)}
    return tuple(kpi for kpi in found.values() if kpi.state is DraftState.APPROVED)


def _kpis_of(scene: Scene, user: str) -> tuple[StoredKpi, ...]:
    led = [department.id for department in scene.company.departments if may_draft(user, department)]
    return kpis.of_person(scene.session, user, departments=led)


def day(scene: Scene) -> Day:
    """The day of the person who speaks."""
    return standings.day_of(
        scene.at,
        zone=scene.zone,
        starts_in=scene.company.fiscal_year_start,
        limits=scene.company.limits,
    )


def desk(scene: Scene) -> Desk:
    """What this person may record, with the values so far."""
    today = day(scene)
    mine = cases(scene.session, recordable(scene), starts_in=today.starts_in)
    return Desk(mine, today)


def hears(scene: Scene, reply: Typed) -> bool:
    """Take a message for values, if it is one. While a question is open only what begins with "update:" is."""
    asked = _UPDATE.match(reply.text)
    if is_asked(scene) and not (asked and asked["colon"]):
        return False
    if _UNDO.match(reply.text) and (batch := last_batch(scene)) is not None:
        undo(scene, Pressed(f"value.undo:{batch.id}", ("undo",)))
        return True
    books = desk(scene)
    if not books.cases:
        return False
    found = _as_asked(scene, _heard(reply.text[asked.end() if asked else 0 :], books))
    if asked is None and not found:
        return _shows(scene, reply.text, books)
    if asked is None and not _is_told(scene, reply.text, found):
        return False
    if found:
        record(scene, recording.batch_of(scene.services.new_id(), found), books)
    else:
        scene.say(due_card(books, says_nothing=words.ALL_FRESH))
    return True


def _as_asked(scene: Scene, found: tuple[Report, ...]) -> tuple[Report, ...]:
    """A value that could be of several KPIs is of the one that was just asked back about: "41 days, I mean"."""
    batch = last_batch(scene)
    if len(found) != 1 or len(found[0].candidates) < _SEVERAL or batch is None or batch.is_undone:
        return found
    waiting = [one.kpi or one.report.candidates[0] for one in batch.entries if _is_doubted(one)]
    meant = [kpi for kpi in waiting if kpi in found[0].candidates]
    return (found[0].model_copy(update={"candidates": (meant[0],)}),) if meant else found


def _is_doubted(entry: Entry) -> bool:
    """Whether it is known which KPI is meant, and its value was asked back."""
    return entry.step is Step.OPEN and (bool(entry.kpi) or len(entry.report.candidates) == 1)


def update(scene: Scene, text: str) -> None:
    """`/kpi update`: the values that were typed, or what is due."""
    books = desk(scene)
    found = _heard(text, books)
    if not books.cases:
        scene.say((Paragraph(words.NOBODYS),))
    elif found:
        record(scene, recording.batch_of(scene.services.new_id(), found), books)
    elif text:
        first = next(iter(books.cases.values())).definition
        said = f"{title(first)} {recording.example(first)}"
        scene.say((Paragraph(fill(words.NO_VALUE_IN_IT, example=said)),))
    else:
        scene.say(due_card(books, says_nothing=words.ALL_FRESH))


def records(scene: Scene) -> bool:
    """Whether there are KPIs whose values this person may record."""
    return bool(desk(scene).cases)


def is_asked(scene: Scene) -> bool:
    """Whether a draft or the set-up waits for this person's answer: then "38" is that answer."""
    talk = scene.conversation
    if talk.paused or talk.topic is Topic.NONE:
        return False
    if talk.topic is Topic.COMPANY:
        return scene.is_owner and not setup.is_ready(scene.company)
    stored = scene.talked_of
    open_states = {DraftState.DRAFTING, DraftState.SENT_BACK}
    return stored is not None and stored.state in open_states and stored.drafter == scene.user


def _is_told(scene: Scene, text: str, found: Sequence[Report]) -> bool:
    """Whether a message that does not say so reports values: no question, and no new goal."""
    known_ = any(one.candidates for one in found)
    return known_ and not text.rstrip().endswith("?") and not _is_goal(scene, text)


def _shows(scene: Scene, text: str, books: Desk) -> bool:
    """A KPI was named without a value: how it stands, and how to record one. A verb may begin a new KPI."""
    meant = named(names_in(text), _names(books))
    if len(meant) != 1 or scene.facts.read(text).verb is not None:
        return False
    definition = books.cases[meant[0]].definition
    how = fill(words.HOW_ONE, example=f"{title(definition)} {recording.example(definition)}")
    shown = status.status_in(scene.session, scene.services, user=scene.user, asked=title(definition))
    scene.say((*shown, Small(how)))
    return True


def _names(books: Desk) -> tuple[Known, ...]:
    return tuple(known(id_, case.definition) for id_, case in books.cases.items())


def _is_goal(scene: Scene, text: str) -> bool:
    """A sentence with a verb and a target is a new KPI, not a value of an old one."""
    found = scene.facts.read(text)
    return found.verb is not None and found.verb.start == 0 and found.target is not None


def _heard(text: str, books: Desk) -> tuple[Report, ...]:
    return reports(text, kpis=_names(books), today=books.day.today, starts_in=books.day.starts_in)


def record(scene: Scene, batch: Batch, books: Desk) -> None:
    """Record what is clear, confirm it once, and ask about the first value that is not."""
    found = recording.clear(batch, books)
    for place, one in found:
        batch = _keep(scene, batch, place, one)
    keep(scene, batch)
    said = confirming.confirmed(scene, batch, [one for _, one in found], desk(scene)) if found else ()
    scene.say((*said, *recording.question(batch, books)))


def _keep(scene: Scene, batch: Batch, place: int, one: Placed) -> Batch:
    value = one.value if one.value is not None else batch.entries[place].report.value
    kpis.check_in(
        scene.session,
        CheckIn(
            kpi=one.kpi,
            period=one.period.key,
            value=value,
            by=scene.user,
            at=scene.at,
            note=batch.entries[place].report.note,
            day=scene.facts.today,
        ),
    )
    kept = Kept(kpi=one.kpi, period=one.period.key, value=value, before=one.before)
    changed = batch.replaced(place, step=Step.RECORDED)
    return changed.model_copy(update={"kept": (*batch.kept, kept)})


def keep(scene: Scene, batch: Batch) -> None:
    """Remember the batch for its questions and for "undo"."""
    document = batch.model_dump_json()
    values.keep_batch(
        scene.session, scene.user, batch=StoredBatch(id=batch.id, document=document, at=scene.at)
    )


def pressed(scene: Scene, press: Pressed) -> None:
    """A button about a value that was asked back."""
    _, batch_id, number = (*press.key.split(":"), "", "")[:3]
    batch, books = last_batch(scene), desk(scene)
    place = int(number) if number.isdecimal() else -1
    after = recording.answered(batch, place, press.value, books) if batch and batch.id == batch_id else None
    if after is None:
        scene.say((Paragraph(words.OLD_QUESTION),))
        return
    if after.entries[place].step is Step.LEFT_OUT:
        scene.say((Small(fill(words.LEFT_OUT, said=after.entries[place].report.text)),))
    record(scene, after, books)


def last_batch(scene: Scene) -> Batch | None:
    """The values that this person reported last."""
    stored = values.batch_of(scene.session, scene.user)
    return None if stored is None else Batch.model_validate_json(stored.document)


def undo(scene: Scene, press: Pressed) -> None:
    """Take back the last batch: what was there before counts again."""
    batch = last_batch(scene)
    fresh = batch is not None and not batch.is_undone and batch.id == press.key.partition(":")[2]
    if batch is None or not fresh:
        scene.say((Small(words.UNDO_LATE),))
        return
    known_kpis = {kpi.kpi.id: kpi for kpi in recordable(scene)}
    mine = [one for one in batch.kept if one.kpi in known_kpis and _is_newest(scene, one)]
    for one in mine:
        _take_back(scene, one)
    keep(scene, batch.model_copy(update={"is_undone": True}))
    told = [_taken_back(scene, one, known_kpis[one.kpi]) for one in mine]
    scene.say((Small(fill(words.UNDONE, values=joined(told)) if told else words.UNDO_LATE),))


def _is_newest(scene: Scene, one: Kept) -> bool:
    """Whether nobody has recorded another value for that period since."""
    found = [c for c in kpis.check_ins(scene.session, one.kpi) if c.period == one.period]
    last = found[-1] if found else None
    return last is not None and last.by == scene.user and last.value == one.value and not last.withdrawn


def _take_back(scene: Scene, one: Kept) -> None:
    value = one.value if one.before is None else one.before
    back = CheckIn(
        kpi=one.kpi,
        period=one.period,
        value=value,
        by=scene.user,
        at=scene.at,
        withdrawn=one.before is None,
        day=scene.facts.today,
    )
    kpis.check_in(scene.session, back)


def _taken_back(scene: Scene, one: Kept, kpi: StoredKpi) -> Markup:
    definition = kpi.kpi.definition
    period = periods.named(one.period, starts_in=scene.company.fiscal_year_start)
    called = periods.text_of(period) if period else one.period
    if one.before is None:
        return fill(words.UNDONE_LINE, name=title(definition), period=called)
    value = value_text(definition, one.before)
    return fill(words.UNDONE_BACK, name=title(definition), period=called, value=value)
