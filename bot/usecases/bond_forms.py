"""The forms about one KPI: share it, suggest a sister of it, tie it to another."""

from bot import inbound
from bot.dialogue.bonds import SHARE, SUGGEST, TIE
from bot.dialogue.say import Choice, Choices, Paragraph, Small, Style
from bot.usecases.about import of_own
from bot.usecases.finding import by_name
from bot.usecases.scene import Scene
from bot.views import forms
from bot.views.forms import Frame, OneOf, Text
from bot.views.modals import Answer, ViewJson
from bot.wording import bonds as words
from bot.wording.markup import fill, mention
from kpi_rules.catalogue import catalogue
from kpi_rules.duties import owner_of
from kpi_rules.nouns import Department
from kpi_rules.ties import Tie, TieKind, TieState, closes_circle
from store import ties
from store.nouns import StoredKpi

TEXT, DEPARTMENT, KIND, OTHER, NOTE = "text", "department", "kind", "other", "note"


def _departments(scene: Scene, *, but: str, initial: str = "", hint: str = "") -> OneOf:
    rows = tuple(Choice(d.id, d.name) for d in scene.company.departments if d.id != but)
    return OneOf(DEPARTMENT, words.DEPARTMENT, hint=hint, options=rows, initial=initial)


def show_share(scene: Scene, press: inbound.Pressed) -> ViewJson | None:
    """With which department?"""
    found = of_own(scene, press.subject)
    if found is None or len(scene.company.departments) < 2:
        return None
    field = _departments(scene, but=found[1].id, hint=words.SHARE_HINT)
    return forms.form(SHARE, Frame(words.SHARE_TITLE, words.SEND), about=found[0].kpi.id, fields=(field,))


def take_share(scene: Scene, view: ViewJson) -> Answer:
    """The other head is asked, once."""
    entered = forms.entered(view)
    found = of_own(scene, entered.about)
    if found is None:
        return Answer()
    return propose(scene, *found, department_id=entered.text(DEPARTMENT), kind=TieKind.SHARED, note="")


def show_suggest(scene: Scene, press: inbound.Pressed) -> ViewJson | None:
    """Which department could pull the same way, and with what?"""
    found = of_own(scene, press.subject)
    if found is None or len(scene.company.departments) < 2:
        return None
    kpi, department = found
    idea, function = _idea(kpi)
    fitting_one = next((d.id for d in scene.company.departments if function in d.functions), "")
    where = _departments(
        scene, but=department.id, initial=fitting_one if fitting_one != department.id else ""
    )
    what = Text(TEXT, words.SUGGEST_LABEL, hint=words.SUGGEST_HINT, initial=idea, most=200)
    frame = Frame(words.SUGGEST_TITLE, words.SEND)
    return forms.form(SUGGEST, frame, about=kpi.kpi.id, fields=(where, what))


def _idea(kpi: StoredKpi) -> tuple[str, object]:
    """What the catalogue knows as a sister of such a KPI, and whose it is."""
    definition = kpi.kpi.definition
    for pattern in catalogue().near(definition.metric or definition.statement):
        for sister in catalogue().sisters(pattern.id):
            return sister.metric, sister.function
    return "", None


def take_suggest(scene: Scene, view: ViewJson) -> Answer:
    """The other head gets the suggestion."""
    entered = forms.entered(view)
    found = of_own(scene, entered.about)
    note = " ".join(entered.text(TEXT).split())
    if found is None:
        return Answer()
    if not note:
        return Answer({TEXT: words.EMPTY})
    return propose(scene, *found, department_id=entered.text(DEPARTMENT), kind=TieKind.SISTER, note=note)


def propose(
    scene: Scene, kpi: StoredKpi, department: Department, *, department_id: str, kind: TieKind, note: str
) -> Answer:
    """Ask the other department's head; what was asked already is not asked again."""
    other = scene.company.department(department_id)
    if other is None or other.id == department.id:
        return Answer({DEPARTMENT: words.OWN})
    before = ties.find(scene.session, kind, kpi=kpi.kpi.id, department=other.id)
    if before is not None and before.note == note:
        return Answer({DEPARTMENT: words.ALREADY})
    head = _who(scene, other)
    if not head:
        return Answer({DEPARTMENT: words.NO_HEAD})
    tie = Tie(
        kind=kind,
        kpi=kpi.kpi.id,
        department=other.id,
        state=TieState.PROPOSED,
        note=note,
        by=scene.user,
        at=scene.at,
    )
    ties.save(scene.session, tie)
    scene.note(f"{kind.value} proposed", subject=kpi.kpi.id, detail=other.id)
    _ask(scene, tie, kpi=kpi, department=department, other=other, head=head)
    scene.say((Small(fill(words.SHARE_DRAFTED, head=mention(head))),))
    return Answer()


def _ask(
    scene: Scene, tie: Tie, *, kpi: StoredKpi, department: Department, other: Department, head: str
) -> None:
    shared = tie.kind is TieKind.SHARED
    ask = fill(
        words.SHARE_ASK if shared else words.SUGGEST_ASK,
        user=mention(scene.user),
        owner=department.name,
        department=other.name,
        statement=kpi.kpi.definition.statement,
        note=tie.note,
    )
    yes = Choice("yes", words.SHARE_YES if shared else words.SUGGEST_YES, Style.PRIMARY)
    no = Choice("no", words.SHARE_NO if shared else words.SUGGEST_NO)
    scene.tell(head, (Paragraph(ask), Choices(f"tie:{tie.kind.value}/{tie.kpi}/{other.id}", (yes, no))))


def _who(scene: Scene, department: Department) -> str:
    """The head, else a deputy, who is still here."""
    return next((user for user in (department.head, *department.deputies) if scene.is_here(user)), "")


def show_tie(scene: Scene, press: inbound.Pressed) -> ViewJson | None:
    """To which KPI, and how?"""
    found = of_own(scene, press.subject)
    if found is None:
        return None
    kinds = tuple(Choice(kind.value, label) for kind, label in words.TIE_KINDS.items())
    fields = (
        OneOf(KIND, words.TIE_KIND, options=kinds, initial=TieKind.SUPPORT.value),
        Text(OTHER, words.TIE_OTHER, most=200),
        Text(NOTE, words.TIE_NOTE, optional=True, most=300),
    )
    return forms.form(TIE, Frame(words.TIE_TITLE, words.SEND), about=found[0].kpi.id, fields=fields)


def take_tie(scene: Scene, view: ViewJson) -> Answer:
    """Both sides show the tie; the other one hears of it."""
    entered = forms.entered(view)
    found = of_own(scene, entered.about)
    if found is None:
        return Answer()
    kpi, kind = found[0], TieKind(entered.text(KIND))
    others = by_name(scene.session, entered.text(OTHER))
    wrong = _wrong(scene, kpi, kind, others=others)
    if wrong:
        return Answer({OTHER: wrong})
    other = others[0]
    tie = Tie(
        kind=kind,
        kpi=kpi.kpi.id,
        department=other.department,
        other=other.kpi.id,
        note=" ".join(entered.text(NOTE).split()),
        by=scene.user,
        at=scene.at,
    )
    ties.save(scene.session, tie)
    scene.note(f"tied: {kind.value}", subject=kpi.kpi.id, detail=other.kpi.id)
    _tell_tied(scene, tie, kpi=kpi, other=other, owner=found[1])
    return Answer()


def _wrong(scene: Scene, kpi: StoredKpi, kind: TieKind, *, others: tuple[StoredKpi, ...]) -> str:
    """What speaks against the tie, in a sentence; nothing when all is well."""
    if not others:
        return words.TIE_UNKNOWN
    if len(others) > 1:
        names = "; ".join(one.kpi.definition.metric or one.kpi.definition.statement for one in others[:4])
        return words.TIE_SEVERAL.format(names=names)
    if others[0].kpi.id == kpi.kpi.id:
        return words.TIE_SELF
    moved = ties.of_kind(scene.session, TieKind.CAUSE) if kind is TieKind.CAUSE else ()
    return words.TIE_CIRCLE if closes_circle(moved, cause=kpi.kpi.id, effect=others[0].kpi.id) else ""


def _tell_tied(scene: Scene, tie: Tie, *, kpi: StoredKpi, other: StoredKpi, owner: Department) -> None:
    said = {
        "statement": kpi.kpi.definition.statement,
        "verb": words.TIE_VERBS[tie.kind],
        "other": other.kpi.definition.statement,
    }
    scene.say((Small(fill(words.TIED, **said)),))
    theirs = scene.company.department(other.department)
    head = owner_of(other.kpi.definition, theirs) if theirs else ""
    if head and head != scene.user:
        note = fill(words.NOTE, note=tie.note) if tie.note else ""
        told = fill(words.TIE_TOLD, user=mention(scene.user), owner=owner.name, note=note, **said)
        scene.tell(head, (Paragraph(told),))
