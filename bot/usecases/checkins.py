"""Recording actual values: in one reply, in one form, taken back, corrected."""

import re
from collections.abc import Mapping, Sequence

from bot.dialogue import recording
from bot.dialogue.days import day_text
from bot.dialogue.recording import Batch, Desk, Kept, Placed, Step
from bot.dialogue.reply import Pressed, Typed
from bot.dialogue.say import Choice, Choices, Paragraph, Says, Small
from bot.dialogue.titles import title, value_text
from bot.usecases import setup, standings
from bot.usecases.dues import due_card
from bot.usecases.scene import Scene, may_draft
from bot.views.values import ACTION
from bot.wording import checkins as words
from bot.wording import status as status_words
from bot.wording.markup import Markup, bullets, fill, joined, mention
from kpi_rules import periods
from kpi_rules.nouns import DraftState
from kpi_rules.reports import Report, known, reports
from kpi_rules.scoring import Day, Standing, standing
from nlp import read
from store import drafts, kpis, nudges, values
from store.cases import cases
from store.nouns import Batch as StoredBatch
from store.nouns import CheckIn, Response, StoredKpi, Topic

_UPDATE = re.compile(r"^(?:update|record|check[- ]?in|values?)\b\s*(?P<colon>:?)\s*", re.IGNORECASE)


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
    if _is_asked(scene) and not (asked and asked["colon"]):
        return False
    books = desk(scene)
    if not books.cases:
        return False
    found = _heard(reply.text[asked.end() if asked else 0 :], books)
    if asked is None and not _is_told(scene, reply.text, found):
        return False
    if found:
        record(scene, recording.batch_of(scene.services.new_id(), found), books)
    else:
        scene.say(due_card(books, says_nothing=words.ALL_FRESH))
    return True


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


def _is_asked(scene: Scene) -> bool:
    """Whether a draft or the set-up waits for this person's answer: then "38" is that answer."""
    talk = scene.conversation
    if talk.paused or talk.topic is Topic.NONE:
        return False
    if talk.topic is Topic.COMPANY:
        return scene.is_owner and not setup.is_ready(scene.company)
    stored = drafts.load(scene.session, talk.draft_id)
    open_states = {DraftState.DRAFTING, DraftState.SENT_BACK}
    return stored is not None and stored.state in open_states and stored.drafter == scene.user


def _is_told(scene: Scene, text: str, found: Sequence[Report]) -> bool:
    """Whether a message that does not say so reports values: no question, and no new goal."""
    known_ = any(one.candidates for one in found)
    return known_ and not text.rstrip().endswith("?") and not _is_goal(scene, text)


def _is_goal(scene: Scene, text: str) -> bool:
    """A sentence with a verb and a target is a new KPI, not a value of an old one."""
    found = read(text, today=scene.facts.today, fiscal_year_start=scene.company.fiscal_year_start)
    return found.verb is not None and found.verb.start == 0 and found.target is not None


def _heard(text: str, books: Desk) -> tuple[Report, ...]:
    names = tuple(known(id_, case.definition) for id_, case in books.cases.items())
    return reports(text, kpis=names, today=books.day.today, starts_in=books.day.starts_in)


def record(scene: Scene, batch: Batch, books: Desk) -> None:
    """Record what is clear, confirm it once, and ask about the first value that is not."""
    found = recording.clear(batch, books)
    for place, one in found:
        batch = _keep(scene, batch, place, one)
    keep(scene, batch)
    said = _confirmed(scene, batch, [one for _, one in found]) if found else ()
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


def _confirmed(scene: Scene, batch: Batch, every: Sequence[Placed]) -> Says:
    books = desk(scene)
    now = {one.kpi: standing(books.cases[one.kpi], books.day) for one in every}
    notes = {entry.kpi: entry.report.note for entry in batch.entries}
    lines = [_line(one, books, now[one.kpi], note=notes.get(one.kpi, "")) for one in every]
    undo = Choices(f"value.undo:{batch.id}", (Choice("undo", words.UNDO),))
    asked = ask_actions(scene, books, now)
    return (Paragraph(Markup(f"{words.RECORDED}\n{bullets(lines)}")), undo, *asked)


def _line(one: Placed, books: Desk, found: Standing, *, note: str) -> Markup:
    definition = books.cases[one.kpi].definition
    value = one.value if one.value is not None else found.value
    before = (
        fill(words.LINE_SAME_DAY, before=value_text(definition, one.before)) if one.before is not None else ""
    )
    percent = fill(words.PERCENT, percent=f"{found.percent:.0f}") if found.percent is not None else ""
    line = fill(
        words.LINE,
        name=title(definition),
        value="" if value is None else value_text(definition, value),
        period=periods.text_of(one.period),
        before=Markup(before),
        sign=Markup(status_words.SIGNS[found.status]),
        label=status_words.LABELS[found.status],
        percent=Markup(percent if found.is_alarming else ""),
    )
    return Markup(f"{line}  {fill(words.NOTE, note=note)}") if note else line


def ask_actions(scene: Scene, books: Desk, now: Mapping[str, Standing]) -> Says:
    """Amber and red ask for a cause and an action, once a period."""
    alarming = {id_: found for id_, found in now.items() if found.is_alarming}
    said = values.responses(scene.session, tuple(alarming))
    known_ = {id_: said[id_][0] for id_ in alarming if id_ in said and _is_of(said[id_][0], alarming[id_])}
    hand = tuple(Small(in_hand(one, title(books.cases[id_].definition))) for id_, one in known_.items())
    return (*hand, *_ask_action(books, {id_: one for id_, one in alarming.items() if id_ not in known_}))


def _is_of(said: Response, found: Standing) -> bool:
    return found.period is not None and said.period == found.period.key


def _ask_action(books: Desk, alarming: Mapping[str, Standing]) -> Says:
    names = {id_: title(books.cases[id_].definition) for id_ in alarming}
    if not names:
        return ()
    if len(names) == 1:
        ((id_, found),) = alarming.items()
        asked = fill(words.ASK_ACTION, name=names[id_], label=status_words.LABELS[found.status])
        return (Paragraph(asked), Choices(id_, (Choice(id_, words.NAME_ACTION, form=ACTION),)))
    listed = joined([fill("*{name}*", name=name) for name in names.values()])
    choices = tuple(Choice(id_, name, form=ACTION) for id_, name in names.items())
    return (Paragraph(fill(words.ASK_ACTIONS, names=listed)), Choices("actions", choices))


def in_hand(said: Response, name: str) -> Markup:
    """What is being done about a KPI."""
    until = fill(words.UNTIL, by=day_text(said.by)) if said.by else Markup("")
    return fill(words.IN_HAND, name=name, action=said.action, who=mention(said.who), until=until)


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
