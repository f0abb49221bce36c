"""Recording actual values: in one reply, in one form, taken back, corrected."""

from bot.dialogue import recording
from bot.dialogue.recording import Batch, Desk, Kept, Placed, Step
from bot.dialogue.reply import Pressed
from bot.dialogue.say import Choice, Choices, Paragraph, Says, Small
from bot.dialogue.titles import title, value_text
from bot.usecases import confirming, setup, standings
from bot.usecases.scene import Scene, led_by
from bot.wording import checkins as words
from bot.wording.markup import Markup, bullets, fill, joined
from kpi_rules import periods
from kpi_rules.nouns import DraftState
from kpi_rules.scoring import Day
from store import kpis, nudges, values
from store.cases import cases
from store.nouns import Batch as StoredBatch
from store.nouns import CheckIn, StoredKpi, Topic


def recordable(scene: Scene) -> tuple[StoredKpi, ...]:
    """The KPIs in force whose values this person may record, by the record of this moment.

    Whoever stands in for somebody who is away may do what that person may.
    """
    away = nudges.stood_in_for(scene.session, scene.user, day=scene.facts.today)
    found = {kpi.kpi.id: kpi for user in (scene.user, *away) for kpi in _kpis_of(scene, user)}
    return tuple(kpi for kpi in found.values() if kpi.state is DraftState.APPROVED)


def _kpis_of(scene: Scene, user: str) -> tuple[StoredKpi, ...]:
    led = [d.id for d in led_by(user, scene.company)]
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


def record(scene: Scene, batch: Batch, books: Desk) -> None:
    """Record what is clear, confirm it once, and ask about the first value that is not."""
    batch = _after(batch, last_batch(scene))
    found = recording.clear(batch, books)
    for place, one in found:
        batch = _keep(scene, batch, place, one)
    keep(scene, batch)
    said = confirming.confirmed(scene, batch, [one for _, one in found], desk(scene)) if found else ()
    scene.say((*said, *recording.question(batch, books)))


def _after(batch: Batch, before: Batch | None) -> Batch:
    """The batch with the values that were noted before it, which "undo" takes back while it has none of its own."""
    if before is None or before.id == batch.id:
        return batch
    noted = before if before.kept and not before.is_undone else before.before
    return batch.model_copy(update={"before": noted and noted.model_copy(update={"before": None})})


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
    stored = stored_batch(scene)
    return None if stored is None else Batch.model_validate_json(stored.document)


def stored_batch(scene: Scene) -> StoredBatch | None:
    """The same as it is kept, with its moment."""
    return values.batch_of(scene.session, scene.user)


def undoable(batch: Batch) -> Batch:
    """The batch whose values "undo" takes back: this one, or the one before while this one recorded nothing."""
    return batch if batch.kept or batch.before is None else batch.before


def leave_out(scene: Scene, batch: Batch) -> None:
    """Record nothing of what is still asked about."""
    for place, entry in enumerate(batch.entries):
        if entry.step is Step.OPEN:
            batch = batch.replaced(place, step=Step.LEFT_OUT)
            scene.say((Small(fill(words.LEFT_OUT, said=entry.report.text)),))
    keep(scene, batch)


def last_noted(scene: Scene, batch: Batch) -> Says:
    """What was noted last, and the way to take it back."""
    mine = {kpi.kpi.id: kpi for kpi in recordable(scene)}
    lines = [_noted(scene, one, mine[one.kpi]) for one in batch.kept if one.kpi in mine]
    if batch.is_undone or not lines:
        return (Paragraph(words.NOTHING_NOTED),)
    undo_ = Choices(f"value.undo:{batch.id}", (Choice("undo", words.UNDO),))
    return (Paragraph(Markup(f"{words.LAST_NOTED}\n{bullets(lines)}")), undo_, Small(words.OR_TYPE_ANEW))


def _noted(scene: Scene, one: Kept, kpi: StoredKpi) -> Markup:
    definition = kpi.kpi.definition
    value, called = value_text(definition, one.value), _called(scene, one)
    return fill(words.LINE_OLDER, name=title(definition), value=value, period=called, before="")


def _called(scene: Scene, one: Kept) -> str:
    period = periods.named(one.period, starts_in=scene.company.fiscal_year_start)
    return periods.text_of(period) if period else one.period


def undo(scene: Scene, press: Pressed) -> None:
    """Take back the last batch: what was there before counts again."""
    last = last_batch(scene)
    batch = None if last is None else undoable(last)
    if last is None or batch is None or batch.is_undone or batch.id != press.subject:
        scene.say((Small(words.UNDO_LATE),))
        return
    known_kpis = {kpi.kpi.id: kpi for kpi in recordable(scene)}
    mine = [one for one in batch.kept if one.kpi in known_kpis and _is_newest(scene, one)]
    for one in mine:
        _take_back(scene, one)
    undone = batch.model_copy(update={"is_undone": True})
    keep(scene, undone if batch is last else last.model_copy(update={"before": undone}))
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
    definition, called = kpi.kpi.definition, _called(scene, one)
    if one.before is None:
        return fill(words.UNDONE_LINE, name=title(definition), period=called)
    value = value_text(definition, one.before)
    return fill(words.UNDONE_BACK, name=title(definition), period=called, value=value)
