"""The forms by which a head breaks a KPI down: to a post, or into measures of every week."""

from bot import inbound
from bot.dialogue.prompts import lines_of
from bot.dialogue.say import Choice, Paragraph, Small
from bot.usecases import posts as use
from bot.usecases.about import of_own
from bot.usecases.scene import Scene
from bot.views import forms
from bot.views.forms import Entered, Frame, OneOf, Someone, Text
from bot.views.modals import Answer, ViewJson
from bot.wording import posts as words
from bot.wording.markup import counted, fill, mention
from kpi_rules.catalogue import catalogue
from kpi_rules.duties import owner_of
from kpi_rules.findings import Letter
from kpi_rules.nouns import Definition, Department, Kpi, Level
from kpi_rules.posts import Effort, PostKpi, PostState
from kpi_rules.smart.judge import judge
from kpi_rules.smart.rule import Context
from nlp.nouns import Cadence
from store import kpis, people, posts
from store.nouns import StoredKpi

POST, HOLDER, STATEMENT, RESPONSIBILITY, PROCESS, EFFORT, LINES = (
    "post", "holder", "statement", "responsibility", "process", "effort", "lines",
)  # fmt: skip
MOST_PARTS = 5


def show_post(scene: Scene, press: inbound.Pressed) -> ViewJson | None:
    """A KPI to be broken down, or one of a post that its holder commented on."""
    kind, _, id_ = press.question.partition(":")
    before = posts.find(scene.session, id_) if kind == "post" else None
    if kind == "post" and (before is None or before.state is not PostState.QUESTIONED):
        scene.say((Paragraph(words.STALE),))
        return None
    found = of_own(scene, before.parent if before else id_)
    if found is None:
        return None
    about = f"{found[0].kpi.id}|{before.id if before else ''}"
    return forms.form(words.FORM, Frame(words.TITLE, words.SEND), about=about, fields=_fields(before))


def _fields(before: PostKpi | None) -> tuple[forms.Field, ...]:
    efforts = tuple(Choice(effort.value, label) for effort, label in words.EFFORTS.items())
    return (
        Text(POST, words.POST, hint=words.POST_HINT, initial=before.post if before else "", most=80),
        Someone(HOLDER, words.HOLDER, initial=before.holder if before else ""),
        Text(
            STATEMENT,
            words.STATEMENT,
            hint=words.STATEMENT_HINT,
            initial=before.statement if before else "",
            most=300,
        ),
        Text(RESPONSIBILITY, words.RESPONSIBILITY, initial=before.responsibility if before else "", most=200),
        Text(PROCESS, words.PROCESS, initial=before.process if before else "", most=200),
        OneOf(EFFORT, words.EFFORT, options=efforts, initial=before.effort.value if before else ""),
    )


def take_post(scene: Scene, view: ViewJson) -> Answer:
    """Propose it to the holder, once it can be understood and moved."""
    entered = forms.entered(view)
    kpi_id, _, before_id = entered.about.partition("|")
    found = of_own(scene, kpi_id)
    if found is None:
        return Answer()
    problems = _problems(scene, entered)
    if problems:
        return Answer(problems)
    before = posts.find(scene.session, before_id) if before_id else None
    if before is not None and (before.parent != kpi_id or before.state is not PostState.QUESTIONED):
        scene.say((Paragraph(words.STALE),))
        return Answer()
    post = _post(scene, entered, parent=found[0], id_=before.id if before else scene.services.new_id())
    use.propose(scene, post, found[0])
    return Answer()


def _post(scene: Scene, entered: Entered, *, parent: StoredKpi, id_: str) -> PostKpi:
    return PostKpi(
        id=id_,
        parent=parent.kpi.id,
        department=parent.department,
        post=" ".join(entered.text(POST).split()),
        holder=entered.text(HOLDER),
        statement=" ".join(entered.text(STATEMENT).split()),
        responsibility=" ".join(entered.text(RESPONSIBILITY).split()),
        process=" ".join(entered.text(PROCESS).split()),
        effort=Effort(entered.text(EFFORT)),
        by=scene.user,
        at=scene.at,
    )


def _problems(scene: Scene, entered: Entered) -> dict[str, str]:
    """What is wrong, field by field."""
    found = {name: words.EMPTY for name in (POST, RESPONSIBILITY, PROCESS) if not entered.text(name)}
    holder = people.load(scene.session, entered.text(HOLDER))
    if not entered.text(HOLDER):
        found[HOLDER] = words.NOBODY
    elif holder is not None and holder.deleted:
        found[HOLDER] = words.LEFT_COMPANY
    if entered.text(EFFORT) == Effort.NO.value:
        found[EFFORT] = words.EFFORT_NO
    unclear = _unclear(scene, entered.text(STATEMENT))
    return found | ({STATEMENT: unclear} if unclear else {})


def _unclear(scene: Scene, statement: str, *, weekly: bool = False) -> str:
    """What the rules say against the wording, the first point of it; what is `weekly` needs no time of its own."""
    if not statement.strip():
        return words.EMPTY
    facts = scene.facts
    reading = facts.read(statement)
    found = judge(reading, Context(today=facts.today, limits=facts.limits)).flags
    flags = [flag for flag in found if not (weekly and flag.letter is Letter.T)]
    return words.UNCLEAR.format(why=flags[0].why, question=flags[0].question) if flags else ""


# Measures of every week


def show_parts(scene: Scene, press: inbound.Pressed) -> ViewJson | None:
    """What leads to this KPI, week by week? The catalogue's own answer stands there already, where it has one."""
    found = of_own(scene, press.subject)
    if found is None:
        return None
    field = Text(
        LINES, words.PARTS_LABEL, hint=words.PARTS_HINT, initial=_usual(found[0]), lines=True, most=1000
    )
    return forms.form(
        words.PARTS_FORM, Frame(words.PARTS_TITLE, words.SEND), about=found[0].kpi.id, fields=(field,)
    )


def _usual(kpi: StoredKpi) -> str:
    definition = kpi.kpi.definition
    for pattern in catalogue().near(definition.metric or definition.statement):
        parts = catalogue().parts(pattern.id)
        if parts:
            return "\n".join(part.metric for part in parts)
    return ""


def take_parts(scene: Scene, view: ViewJson) -> Answer:
    """All measures in one step; with one that has no number, none."""
    entered = forms.entered(view)
    found = of_own(scene, entered.about)
    if found is None:
        return Answer()
    lines = lines_of(entered.text(LINES))
    if not lines:
        return Answer({LINES: words.EMPTY})
    if len(lines) > MOST_PARTS:
        return Answer({LINES: words.PARTS_MOST.format(most=MOST_PARTS)})
    read_ = [(line, _weekly(scene, line, *found)) for line in lines]
    wrong = next((line for line, definition in read_ if definition.target is None), None)
    if wrong is not None:
        return Answer({LINES: words.PARTS_WRONG.format(line=wrong)})
    unclear = next(((line, why) for line in lines if (why := _unclear(scene, line, weekly=True))), None)
    if unclear is not None:
        return Answer({LINES: words.PARTS_UNCLEAR.format(line=unclear[0], why=unclear[1])})
    _add(scene, [definition for _, definition in read_], *found)
    return Answer()


def _weekly(scene: Scene, line: str, parent: StoredKpi, department: Department) -> Definition:
    """A measure as it is read, for every week, with the owner of the KPI that it leads to."""
    read_ = use.definition(scene, line)
    sheet = read_.sheet.model_copy(
        update={"owner": owner_of(parent.kpi.definition, department), "lagging": False}
    )
    above = parent.kpi.definition
    return read_.model_copy(
        update={
            "cadence": Cadence.WEEKLY,
            "due": read_.due or above.due,
            "indicator": above.indicator,
            "serves": parent.kpi.id,
            "sheet": sheet,
        }
    )


def _add(scene: Scene, definitions: list[Definition], parent: StoredKpi, department: Department) -> None:
    for definition in definitions:
        kpi = Kpi(id=scene.services.new_id(), definition=definition)
        kpis.add_below(
            scene.session, kpi, parent=parent, level=Level.DEPARTMENT, author=scene.user, at=scene.at
        )
    scene.note("weekly measures added", subject=parent.kpi.id, detail=str(len(definitions)))
    said = fill(
        words.PARTS_ADDED,
        count=counted(len(definitions), "weekly measure"),
        statement=parent.kpi.definition.statement,
        owner=mention(owner_of(parent.kpi.definition, department)),
    )
    scene.say((Small(said),))
