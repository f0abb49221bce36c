"""KPIs of posts: proposed by the head, accepted or questioned by the holder, and in force only after a yes."""

from bot import inbound
from bot.dialogue.say import Choice, Choices, Marked, Paragraph, Says, Small, Style
from bot.inbound import Command
from bot.usecases.about import about
from bot.usecases.scene import Scene, company_now, led_by, may_draft
from bot.usecases.services import Services
from bot.views import forms
from bot.views.forms import Frame, Text
from bot.views.modals import Answer, ViewJson
from bot.wording import posts as words
from bot.wording.markup import Markup, bullets, fill, mention
from kpi_rules.nouns import Definition, Kpi, Level
from kpi_rules.posts import PostKpi, PostState
from kpi_rules.rewrite import definition_of
from kpi_rules.sheet_nouns import Sheet
from store import kpis, posts, remarks
from store.nouns import Remark, RemarkTopic, StoredKpi

TEXT = "text"


def listed(services: Services, command: Command, rest: str) -> Says:
    """`/kpi post`: the posts that concern the person; with words, the KPI to break down."""
    if rest:
        return about(services, command, rest)
    with services.database.read(command.team) as session:
        company = company_now(services, session, team=command.team)
        held = posts.held_by(session, command.user)
        mine = led_by(command.user, company)
        led = [(d, tuple(p for p in posts.of_department(session, d.id) if p not in held)) for d in mine]
    parts = [_list(fill(words.LIST_OF, department=d.name), found) for d, found in led if found]
    own = [_list(words.LIST_MINE, held)] if held else []
    how = (Small(words.LIST_HOW),) if mine else ()
    return (*own, *parts, *how) if own or parts else (Paragraph(words.LIST_NONE), *how)


def _list(title: Markup, found: tuple[PostKpi, ...]) -> Paragraph:
    lines = [
        fill(
            words.LIST_LINE,
            post=post.post,
            holder=mention(post.holder),
            statement=post.statement,
            state=words.STATES[post.state],
        )
        for post in found
    ]
    return Paragraph(Markup(f"{title}\n{bullets(lines)}"))


def definition(scene: Scene, statement: str) -> Definition:
    """A statement as it is read on the day of the person who wrote it."""
    facts = scene.facts
    return definition_of(facts.read(statement))


def propose(scene: Scene, post: PostKpi, parent: StoredKpi) -> None:
    """Keep it, and ask the holder. Whoever holds the post and leads the department has said yes by that."""
    posts.save(scene.session, post)
    scene.note("post proposed", subject=post.id, detail=post.statement)
    if post.holder == scene.user:
        _accept(scene, post, parent)
        return
    scene.tell(post.holder, _ask(scene, post, parent))
    scene.say((Small(fill(words.ASKED, holder=mention(post.holder))),))


def _ask(scene: Scene, post: PostKpi, parent: StoredKpi) -> Says:
    department = scene.company.department(post.department)
    ask = fill(
        words.ASK, user=mention(post.by), department=department.name if department else "", post=post.post
    )
    place = fill(
        words.PLACE,
        responsibility=post.responsibility,
        process=post.process,
        effort=words.EFFORTS[post.effort],
    )
    choices = (
        Choice("accept", words.ACCEPT, Style.PRIMARY),
        Choice("doubt", words.DOUBT, form=words.DOUBT_FORM),
    )
    return (
        Paragraph(ask),
        Marked(post.statement),
        Small(fill(words.PARENT, parent=parent.kpi.definition.statement)),
        Small(place),
        Paragraph(words.ASK_END),
        Choices(f"post:{post.id}", choices),
    )


def answered(scene: Scene, press: inbound.Pressed) -> None:
    """The holder accepts, or the head withdraws."""
    found = posts.find(scene.session, press.subject)
    parent = next(iter(kpis.find(scene.session, [found.parent])), None) if found else None
    if found is None or parent is None or found.state not in {PostState.PROPOSED, PostState.QUESTIONED}:
        scene.say((Paragraph(words.STALE),))
    elif press.value == "withdraw":
        _withdraw(scene, press, found)
    elif found.holder != scene.user:
        scene.say((Paragraph(words.NOT_YOURS),))
    elif press.value == "accept":
        scene.settle(press)
        _accept(scene, found, parent)


def _accept(scene: Scene, post: PostKpi, parent: StoredKpi) -> None:
    posts.save(scene.session, post.model_copy(update={"state": PostState.ACCEPTED, "at": scene.at}))
    read = definition(scene, post.statement)
    sheet = Sheet(owner=post.holder, name=read.metric)
    hung = {"indicator": parent.kpi.definition.indicator, "serves": parent.kpi.id, "sheet": sheet}
    kpi = Kpi(id=post.id, definition=read.model_copy(update=hung))
    kpis.add_below(scene.session, kpi, parent=parent, level=Level.POST, author=post.by, at=scene.at)
    scene.note("post accepted", subject=post.id)
    if post.by != scene.user:
        told = fill(
            words.ACCEPTED_TOLD, holder=mention(post.holder), post=post.post, statement=post.statement
        )
        scene.tell(post.by, (Paragraph(told),))
    scene.say((Small(fill(words.ACCEPTED, user=mention(post.by))),))


def _withdraw(scene: Scene, press: inbound.Pressed, post: PostKpi) -> None:
    department = scene.company.department(post.department)
    if department is None or not may_draft(scene.user, department):
        scene.say((Paragraph(words.STALE),))
        return
    scene.settle(press)
    posts.save(scene.session, post.model_copy(update={"state": PostState.WITHDRAWN, "at": scene.at}))
    scene.note("post withdrawn", subject=post.id)
    scene.say((Small(fill(words.WITHDRAWN, statement=post.statement)),))
    told = fill(words.WITHDRAWN_TOLD, user=mention(scene.user), post=post.post, statement=post.statement)
    scene.tell(post.holder, (Paragraph(told),))


def show_doubt(scene: Scene, press: inbound.Pressed) -> ViewJson | None:
    """Room for the holder's comment."""
    post = posts.find(scene.session, press.subject)
    if post is None or post.holder != scene.user or post.state is not PostState.PROPOSED:
        scene.say((Paragraph(words.STALE),))
        return None
    field = Text(TEXT, words.DOUBT_LABEL, hint=words.DOUBT_HINT, lines=True, most=1500)
    return forms.form(words.DOUBT_FORM, Frame(words.DOUBT_TITLE, words.SEND), about=post.id, fields=(field,))


def take_doubt(scene: Scene, view: ViewJson) -> Answer:
    """The comment goes to the head, who changes the KPI or withdraws it."""
    entered = forms.entered(view)
    post, text = posts.find(scene.session, entered.about), entered.text(TEXT)
    if post is None or post.holder != scene.user or post.state is not PostState.PROPOSED:
        scene.say((Paragraph(words.STALE),))
        return Answer()
    if not text:
        return Answer({TEXT: words.EMPTY})
    posts.save(scene.session, post.model_copy(update={"state": PostState.QUESTIONED, "at": scene.at}))
    remarks.keep(scene.session, _remark(scene, post, text=text))
    scene.say((Small(fill(words.DOUBTED, user=mention(post.by))),))
    told = fill(
        words.DOUBTED_TOLD, holder=mention(post.holder), post=post.post, statement=post.statement, text=text
    )
    change = Choice("change", words.CHANGE, Style.PRIMARY, form=words.FORM)
    ways = Choices(f"post:{post.id}", (change, Choice("withdraw", words.WITHDRAW)))
    scene.tell(post.by, (Paragraph(told), ways))
    return Answer()


def _remark(scene: Scene, post: PostKpi, *, text: str) -> Remark:
    return Remark(
        id=scene.services.new_id(),
        topic=RemarkTopic.KPI,
        subject=post.id,
        author=scene.user,
        text=text,
        at=scene.at,
        department=post.department,
    )
