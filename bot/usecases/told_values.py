"""Messages about values: what is recorded, what answers a question about one, and what is somebody else's."""

import re
from collections.abc import Sequence
from datetime import timedelta

from bot.dialogue import recording
from bot.dialogue.recording import Batch, Desk, Entry, Step
from bot.dialogue.reply import Pressed, Typed
from bot.dialogue.say import Paragraph, Says, Small
from bot.dialogue.titles import title
from bot.usecases import acting, checkins, reminding, status
from bot.usecases.dues import due, due_card
from bot.usecases.finding import by_name, is_meant
from bot.usecases.scene import Scene
from bot.wording import checkins as words
from bot.wording.markup import Markup, fill, mention
from kpi_rules import lexicon
from kpi_rules.duties import recorder_of
from kpi_rules.nouns import DraftState
from kpi_rules.reports import Report, is_correction, is_fully_named, named, names_in, plainly, reports
from kpi_rules.words import stem
from store.nouns import StoredKpi

_SEVERAL = 2
_UPDATE = re.compile(r"^(?:update|record|check[- ]?in|values?)\b\s*(?P<colon>:?)\s*", re.IGNORECASE)
_UNDO = re.compile(
    r"^\s*(?:undo|(?:take|put) (?:that|it) back|(?:delete|remove|cancel|forget) (?:that|it)(?: value)?)"
    r"(?: (?:that|it|please))?[\s.!]*$",
    re.IGNORECASE,
)
_REGRET = re.compile(
    r"^\s*(?:(?:oops|ups|sorry|no|wait)[\s,.!:–—-]*)*"
    r"(?:(?:that|this|it)(?:['’]s| was| is) (?:wrong|a mistake|not right|incorrect)"
    r"|wrong(?: (?:value|number|one))?|(?:my )?mistake|typo)[\s.!]*$",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"\s*(?:what(?:['’]s| is| do i| values are)?|which values|anything)(?: (?:still|is|are|do i|of mine|values?|i))*"
    r" (?:due|owed?|open|missing|to record|to fill in)(?: (?:for|from) me| today| now)?[\s?.!]*",
    re.IGNORECASE,
)
_YES = frozenset(
    {"yes", "y", "yep", "yeah", "yes it is", "yes that is right", "that is right", "right", "sure"}
)
_NO = frozenset(
    {"no", "n", "nope", "no leave it out", "leave it out", "none of these", "neither", "no it is not"}
)
_DEADLINE = re.compile(r"(?:by|until|before|no later)\b", re.IGNORECASE)
_FRESH = timedelta(hours=12)
"""How long a question about a value is answered by a bare yes or no."""


def hears(scene: Scene, reply: Typed) -> bool:
    """Take a message for values, if it is one. While a question is open only what begins with "update:" is."""
    asked = _UPDATE.match(reply.text)
    if checkins.is_asked(scene) and not (asked and asked["colon"]):
        return False
    if any(takes(scene, reply.text) for takes in (_takes_back, _answers, reminding.puts_off)):
        return True
    if _DUE.fullmatch(reply.text) and checkins.records(scene):
        update(scene, "")
        return True
    said, books = plainly(reply.text[asked.end() if asked else 0 :]), checkins.desk(scene)
    found = _heard(said, books)
    if asked is None and said.rstrip().endswith("?"):
        return _shows(scene, said, books)
    if asked is None and _is_goal(scene, said, found, books):
        return False
    own, others = _parted(scene, found, books)
    if len(own) == 1 and _corrects(scene, reply.text, own[0], books):
        return True
    if any(one.candidates for one in own) or (asked and own):
        _record(scene, own, books, others=others)
    elif others:
        scene.say(others)
    elif asked and books.cases:
        scene.say(due_card(books, says_nothing=words.ALL_FRESH))
    else:
        return (not found and _shows(scene, reply.text, books)) or acting.hears(scene, reply.text, books)
    return True


def update(scene: Scene, text: str) -> None:
    """`/kpi update`: the values that were typed, or what is due."""
    books = checkins.desk(scene)
    own, others = _parted(scene, _heard(plainly(text), books), books)
    if own and books.cases:
        _record(scene, own, books, others=others)
    elif others:
        scene.say(others)
    elif not books.cases:
        scene.say((Paragraph(words.NOBODYS),))
    elif text:
        first = next(iter(books.cases.values())).definition
        said = f"{title(first)} {recording.example(first)}"
        scene.say((Paragraph(fill(words.NO_VALUE_IN_IT, example=said)),))
    else:
        scene.say(due_card(books, says_nothing=words.ALL_FRESH))


def _record(scene: Scene, found: Sequence[Report], books: Desk, *, others: Says) -> None:
    chosen = _as_asked(scene, _due_first(tuple(found), books))
    checkins.record(scene, recording.batch_of(scene.services.new_id(), chosen), books)
    scene.say(others)


def _heard(text: str, books: Desk) -> tuple[Report, ...]:
    return reports(text, kpis=recording.names(books), today=books.day.today, starts_in=books.day.starts_in)


def _parted(scene: Scene, found: Sequence[Report], books: Desk) -> tuple[list[Report], Says]:
    """The values of one's own KPIs, and what is said of those whose words name a KPI that somebody else records."""
    own, said = list[Report](), list[Paragraph]()
    for one in found:
        kpi = None if _is_own(one, books) else _of_another(scene, one, books)
        if kpi is None:
            own.append(one)
        else:
            said.append(Paragraph(_not_yours(scene, kpi)))
    return own, tuple(said)


def _is_own(report: Report, books: Desk) -> bool:
    every = recording.names(books)
    return any(is_fully_named(report.name, kpi) for kpi in every if kpi.id in report.candidates)


def _of_another(scene: Scene, report: Report, books: Desk) -> StoredKpi | None:
    """The one KPI of somebody else that all of the words name."""
    if lexicon.words("fillers", "measures").issuperset(names_in(report.name)):
        return None
    meant = [kpi for kpi in by_name(scene.session, report.name) if is_meant(report.name, kpi)]
    fits = len(meant) == 1 and meant[0].kpi.id not in books.cases and meant[0].state is DraftState.APPROVED
    return meant[0] if fits else None


def _not_yours(scene: Scene, kpi: StoredKpi) -> Markup:
    department = scene.company.department(kpi.department)
    definition = kpi.kpi.definition
    who = recorder_of(definition, department) if department else ""
    template = words.SOMEBODY_ELSES if who else words.NOT_YOURS
    return fill(template, name=title(definition), who=mention(who) if who else "")


def _due_first(found: tuple[Report, ...], books: Desk) -> tuple[Report, ...]:
    """A bare value is that of the one KPI whose value is due; of several that may be meant, those come first."""
    if len(found) != 1 or found[0].is_named or len(found[0].candidates) < _SEVERAL:
        return found
    candidates = found[0].candidates
    waiting = tuple(id_ for id_ in candidates if due(books.cases[id_], books.day) is not None)
    rest = tuple(id_ for id_ in candidates if id_ not in waiting)
    meant = waiting if len(waiting) == 1 else (*waiting, *rest)
    return (found[0].model_copy(update={"candidates": meant}),)


def _as_asked(scene: Scene, found: tuple[Report, ...]) -> tuple[Report, ...]:
    """A value that could be of several KPIs is of the one that was just asked back about: "41 days, I mean"."""
    batch = checkins.last_batch(scene)
    if len(found) != 1 or len(found[0].candidates) < _SEVERAL or batch is None or batch.is_undone:
        return found
    waiting = [one.kpi or one.report.candidates[0] for one in batch.entries if _is_doubted(one)]
    meant = [kpi for kpi in waiting if kpi in found[0].candidates]
    return (found[0].model_copy(update={"candidates": (meant[0],)}),) if meant else found


def _corrects(scene: Scene, text: str, report: Report, books: Desk) -> bool:
    """ "No, 41" right after one value was noted puts that one right, in its own period unless another is named."""
    batch, stored = checkins.last_batch(scene), checkins.stored_batch(scene)
    if batch is None or stored is None or report.is_named or not is_correction(text):
        return False
    noted = checkins.undoable(batch).kept
    if len(noted) != 1 or noted[0].kpi not in report.candidates or scene.at - stored.at > _FRESH:
        return False
    period = "" if report.day else noted[0].period
    entry = Entry(report=report, kpi=noted[0].kpi, period=period)
    checkins.record(scene, Batch(id=scene.services.new_id(), entries=(entry,)), books)
    return True


def _is_doubted(entry: Entry) -> bool:
    """Whether it is known which KPI is meant, and its value was asked back."""
    return entry.step is Step.OPEN and (bool(entry.kpi) or len(entry.report.candidates) == 1)


def _takes_back(scene: Scene, text: str) -> bool:
    """ "Undo" takes back what was noted last, or leaves out what was asked about; "that was wrong" offers it."""
    undoes, batch = _UNDO.match(text), checkins.last_batch(scene)
    if batch is None or not (undoes or _REGRET.match(text)):
        return False
    if recording.open_place(batch) is not None and not batch.kept:
        checkins.leave_out(scene, batch)
    elif undoes:
        target = checkins.undoable(batch)
        checkins.undo(scene, Pressed(f"value.undo:{target.id}", ("undo",)))
    else:
        scene.say(checkins.last_noted(scene, checkins.undoable(batch)))
    return True


def _answers(scene: Scene, text: str) -> bool:
    """A typed yes, no or name, where a value was just asked about with buttons."""
    stored, batch = checkins.stored_batch(scene), checkins.last_batch(scene)
    if stored is None or batch is None or scene.at - stored.at > _FRESH:
        return False
    place = recording.open_place(batch)
    answer = "" if place is None else _answer(text, batch.entries[place], checkins.desk(scene))
    if answer:
        checkins.pressed(scene, Pressed(f"value:{batch.id}:{place}", (answer,)))
    return bool(answer)


def _answer(text: str, entry: Entry, books: Desk) -> str:
    """The button that a message stands for; nothing where it stands for none."""
    said = " ".join(text.casefold().replace(",", " ").strip(" .!").split())
    if said in _NO:
        return "no"
    if entry.kpi in books.cases:
        return "yes" if said in _YES else ""
    meant = named(names_in(text), recording.names(books))
    is_value = bool(_heard(text, books))
    return meant[0] if len(meant) == 1 and not is_value else ""


def _shows(scene: Scene, text: str, books: Desk) -> bool:
    """A KPI was named without a value: how it stands, and how to record one. A verb may begin a new KPI."""
    meant = named(names_in(text), recording.names(books))
    if len(meant) != 1 or _begins_with_a_verb(scene, text, meant, books):
        return False
    definition = books.cases[meant[0]].definition
    how = fill(words.HOW_ONE, example=f"{title(definition)} {recording.example(definition)}")
    shown = status.status_in(scene.session, scene.services, user=scene.user, asked=title(definition))
    scene.say((*shown, Small(how)))
    return True


def _is_goal(scene: Scene, text: str, found: Sequence[Report], books: Desk) -> bool:
    """A sentence with a verb and a target is a new KPI, not a value of an old one."""
    read = scene.facts.read(found[0].text if found and text.startswith(found[0].text) else text)
    if read.verb is None or read.verb.start != 0 or read.target is None:
        return False
    meant = [id_ for one in found for id_ in one.candidates]
    is_due = read.deadline is not None and _DEADLINE.match(read.deadline.text) is not None
    return is_due or _begins_with_a_verb(scene, text, meant, books)


def _begins_with_a_verb(scene: Scene, text: str, meant: Sequence[str], books: Desk) -> bool:
    """Whether there is a verb that is no word of these KPIs' own names, as "audit" is of findings, or "closing"."""
    verb = scene.facts.read(text).verb
    own = {stem(word) for kpi in recording.names(books) if kpi.id in meant for word in kpi.words}
    return verb is not None and verb.start == 0 and stem(verb.text.casefold()) not in own
