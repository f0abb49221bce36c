"""Goals that people set for themselves: private, never scored, shown to others only where the person says so."""

from bot import inbound
from bot.dialogue.say import Choice, Paragraph, Pick, Says, Small
from bot.inbound import Command
from bot.usecases.scene import Scene, opened
from bot.usecases.services import Services
from bot.wording import posts as words
from bot.wording.markup import Markup, fill, mention
from kpi_rules.posts import Growth, GrowthState
from store import posts

MOST_GOALS = 20
LONGEST = 200


def growth(services: Services, command: Command, rest: str) -> Says:
    """`/kpi growth`: the person's list; with a sentence, one goal more; with a name, what that person shares."""
    who = next(iter(command.words.mentions), "")
    if who and who != command.user and rest.startswith("@"):
        with services.database.read(command.team) as session:
            return _shared(posts.goals_of(session, who, shared_only=True), who)
    said: Says = ()
    with opened(services, team=command.team, user=command.user, key=command.key, kind="command") as scene:
        if scene is not None:
            said = _add(scene, rest.removeprefix("add ").strip()) if rest else ()
            return (*said, *_list(posts.goals_of(scene.session, command.user)))
    return said


def _shared(goals: tuple[Growth, ...], who: str) -> Says:
    if not goals:
        return (Paragraph(fill(words.GROWTH_OF_NONE, user=mention(who))),)
    return (Paragraph(fill(words.GROWTH_OF, user=mention(who))), *(Paragraph(_line(goal)) for goal in goals))


def _add(scene: Scene, text: str) -> Says:
    text = " ".join(text.split())
    known = posts.goals_of(scene.session, scene.user)
    if any(goal.text.casefold() == text.casefold() and goal.state is GrowthState.OPEN for goal in known):
        return (Small(words.GROWTH_TWICE),)
    if len(text) > LONGEST:
        return (Paragraph(fill(words.GROWTH_LONG, most=LONGEST)),)
    if len(known) >= MOST_GOALS:
        return (Paragraph(fill(words.GROWTH_MOST, most=MOST_GOALS)),)
    goal = Growth(id=scene.services.new_id(), user=scene.user, text=text, at=scene.at)
    posts.save_goal(scene.session, goal)
    return (Paragraph(fill(words.GROWTH_ADDED, text=text)), *_thought(scene, text))


def _thought(scene: Scene, text: str) -> Says:
    """One friendly question where nobody could say whether it was done; nothing is asked back."""
    facts = scene.facts
    reading = facts.read(text)
    if reading.time_bound:
        return ()
    return (Small(words.GROWTH_THOUGHT),)


def _list(goals: tuple[Growth, ...]) -> Says:
    if not goals:
        return (Paragraph(words.GROWTH_NONE),)
    return (Paragraph(words.GROWTH_HEADING), *(Paragraph(_line(goal)) for goal in goals), *_picks(goals))


def _line(goal: Growth) -> Markup:
    shared = words.GROWTH_SHARED if goal.shared else ""
    return fill(words.GROWTH_LINE, sign=words.GROWTH_SIGNS[goal.state], text=goal.text, shared=shared)


def _picks(goals: tuple[Growth, ...]) -> Says:
    concerned = {
        "done": [goal for goal in goals if goal.state is GrowthState.OPEN],
        "remove": list(goals),
        "share": [goal for goal in goals if not goal.shared],
        "hide": [goal for goal in goals if goal.shared],
    }
    return tuple(
        Pick(f"growth:{what}", words.GROWTH_PICKS[what], tuple(Choice(g.id, g.text) for g in some))
        for what, some in concerned.items()
        if some
    )


def changed(scene: Scene, press: inbound.Pressed) -> None:
    """One goal is done, removed, shown to others or hidden again: by the one whose it is."""
    what = press.subject
    goal = posts.goal(scene.session, press.value, user=scene.user)
    if goal is None or goal.state is GrowthState.REMOVED or what not in words.GROWTH_SAID:
        scene.say((Paragraph(words.GROWTH_GONE),))
        return
    changes: dict[str, dict[str, object]] = {
        "done": {"state": GrowthState.DONE, "done_at": scene.at},
        "remove": {"state": GrowthState.REMOVED},
        "share": {"shared": True},
        "hide": {"shared": False},
    }
    posts.save_goal(scene.session, goal.model_copy(update=changes[what]))
    scene.say((Small(fill(words.GROWTH_SAID[what], text=goal.text)),))
