"""When a goal changes, those whose work hangs on it are asked once whether it still holds."""

from collections import defaultdict
from collections.abc import Sequence

from bot.dialogue.say import Choice, Choices, Paragraph, Says, Small, Style
from bot.strategy.changes import Moved, moved
from bot.strategy.remove import Below
from bot.usecases.below import below
from bot.usecases.scene import Scene
from bot.wording import strategy as words
from bot.wording.markup import Markup, bullets, counted, fill, joined, mention
from kpi_rules.nouns import Company
from store import echoes
from store.echo_nouns import Echo

KEY = "echo"
HOLDS, REVISE = "holds", "revise"


def spread(scene: Scene, before: Company) -> tuple[str, ...]:
    """Ask everybody whose work hangs on a goal that changed; gives whom. Who made the change knows already."""
    asked: defaultdict[str, list[tuple[Moved, Below]]] = defaultdict(list)
    for change in moved(before, scene.company):
        for one in below(scene, change.below):
            for person in one.people:
                asked[person].append((change, one))
    asked.pop(scene.user, None)
    for person, found in asked.items():
        _ask(scene, person, found)
    return tuple(asked)


def _ask(scene: Scene, person: str, found: Sequence[tuple[Moved, Below]]) -> None:
    """One message, whatever number of goals and departments it is about."""
    for change, one in found:
        echo = Echo(
            goal=change.goal, department=one.department.id, user=person, version=scene.company.version
        )
        echoes.ask(scene.session, echo, at=scene.at)
    departments = joined(_unique([fill("{name}", name=one.department.name) for _, one in found]))
    changes = _unique([_change(change) for change, _ in found])
    work = joined(_unique([line for _, one in found for line in _work(one, person)]))
    ways = (Choice(HOLDS, words.ECHO_HOLDS, Style.PRIMARY), Choice(REVISE, words.ECHO_REVISE))
    scene.tell(
        person,
        (
            Paragraph(fill(words.ECHO_CHANGED, who=mention(scene.user), departments=departments)),
            Paragraph(bullets(changes)),
            Small(fill(words.ECHO_YOURS, work=work)),
            Paragraph(words.ECHO_ASK),
            Choices(f"{KEY}:{scene.company.version}", ways),
        ),
    )


def _unique(lines: list[Markup]) -> list[Markup]:
    return list(dict.fromkeys(lines))


def _change(change: Moved) -> Markup:
    template = words.ECHO_MOVED if change.after else words.ECHO_GONE
    return fill(template, before=change.before, after=change.after)


def _work(one: Below, person: str) -> list[Markup]:
    found = []
    if one.in_force:
        found.append(fill(words.ECHO_KPIS, count=counted(one.in_force, "KPI")))
    if one.drafted and person == one.drafter:
        found.append(fill(words.ECHO_DRAFT, count=counted(one.drafted, "KPI")))
    if one.mission and person == one.drafter:
        found.append(words.ECHO_MISSION)
    return found or [fill("{name}", name=one.department.name)]


def waiting(scene: Scene) -> Says:
    """Who has not said a word yet."""
    names = scene.company.department_names
    found = _unique([
        fill("{who} ({department})", who=mention(e.user), department=names.get(e.department, ""))
        for e in echoes.waiting(scene.session)
    ])  # fmt: skip
    return (Small(fill(words.ECHO_WAITING, who=joined(found))),) if found else ()


def waiting_goals(scene: Scene) -> frozenset[str]:
    """The ids of goals on which somebody has not said a word yet, with the indicators below."""
    goals = {echo.goal for echo in echoes.waiting(scene.session)}
    inner = (i.id for o in scene.company.objectives if o.id in goals for i in o.indicators)
    return frozenset({*goals, *inner})


def waiting_work(scene: Scene) -> dict[tuple[str, str], str]:
    """By goal, or indicator below it, and department: the person who is asked."""
    inner = {o.id: tuple(i.id for i in o.indicators) for o in scene.company.objectives}
    found = {}
    for echo in echoes.waiting(scene.session):
        for goal in (echo.goal, *inner.get(echo.goal, ())):
            found[goal, echo.department] = echo.user
    return found
