"""What `/kpi …` does. Questions are answered on the spot, to the person alone; talks begin in the DM."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bot import inbound
from bot.dialogue.days import day_text
from bot.dialogue.facts import Facts
from bot.dialogue.prompts import lines_of
from bot.dialogue.say import Choices, Form, Paragraph, Pick, Says, Small
from bot.inbound import Command
from bot.usecases import (
    about,
    cascade,
    check,
    digest,
    drafting,
    export,
    greeting,
    growth,
    limits,
    posts,
    reminding,
    reviews,
    setup,
    showing,
    strategy,
    told_values,
    value_list,
)
from bot.usecases.board import board
from bot.usecases.scene import Scene, opened
from bot.usecases.services import Services
from bot.usecases.status import status
from bot.views.blocks import shortened
from bot.wording import check as check_words
from bot.wording import commands as words
from bot.wording import status as status_words
from bot.wording import trouble
from bot.wording.markup import Markup, fill, mention
from store import company as companies

MOST_LINES = 5
"""More verdicts than this in one answer nobody reads."""

_HERE = re.compile(r"(?:^|\s)(?:here|post)\s*$", re.IGNORECASE)

LONGEST_ECHO = 60
"""Characters of an unknown word that are said back."""


class Under(StrEnum):
    """What people want when they look for a command."""

    DRAFT = "draft"
    KEEP = "keep"
    SEE = "see"
    COMPANY = "company"


@dataclass(frozen=True, slots=True)
class Topic:
    """One word behind `/kpi`, and where the help lists it."""

    under: Under
    word: str
    usage: str
    does: str
    begin: Callable[[Scene, str], None] | None = None
    """Starts a talk in the DM."""
    answer: Callable[[Services, Command, str], Says] | None = None
    """Answers at once."""


def _status(services: Services, command: Command, rest: str) -> Says:
    asked = _HERE.sub("", rest)
    says = status(services, team=command.team, user=command.user, asked=asked)
    if not is_shared(command):
        return says
    at = services.now()
    shared = fill(status_words.SHARED_BY, user=mention(command.user), day=day_text(at.date()))
    kept = (part for part in says if not isinstance(part, Choices | Form | Pick))
    return (*kept, Small(shared))


def is_shared(command: Command) -> bool:
    """Whether the answer is for everybody in the channel: `/kpi status sales here`."""
    word, _, rest = command.words.text.partition(" ")
    return word.casefold() == "status" and bool(_HERE.search(rest))


def _values(services: Services, command: Command, rest: str) -> Says:
    with services.database.read(command.team) as session:
        return value_list.values_card(board(session, services, user=command.user), rest)


def _remind(services: Services, command: Command, _rest: str) -> Says:
    return reminding.shown(services, team=command.team, user=command.user)


def _check(services: Services, command: Command, rest: str) -> Says:
    if not rest:
        return (Paragraph(check_words.EMPTY),)
    return verdicts(services, team=command.team, user=command.user, text=rest)


def verdicts(services: Services, *, team: str, user: str, text: str) -> Says:
    """The verdict on each line of a text, up to a number that can be read at a glance."""
    with services.database.read(team) as session:
        company = companies.load(session)
    facts = Facts(company, user, services.now(), services.new_id, company.limits)
    lines = lines_of(text)
    shown = [check.verdict(line, facts=facts) for line in lines[:MOST_LINES]]
    more = (Small(fill(check_words.MORE, count=len(lines) - MOST_LINES)),) if len(lines) > MOST_LINES else ()
    return (*(part for says in shown for part in says), *more)


def _help(_services: Services, _command: Command, _rest: str) -> Says:
    return (
        Paragraph(words.HELP_INTRO),
        *(Paragraph(_listed(under)) for under in Under),
        Paragraph(words.HELP_DM),
        Small(words.KPI_OR_OKR),
    )


def _listed(under: Under) -> Markup:
    lines = [fill(words.HELP_LINE, usage=t.usage, does=t.does) for t in TOPICS if t.under is under]
    return Markup("\n".join([f"*{words.UNDER[under]}*", *lines]))


TOPICS = (
    Topic(
        Under.DRAFT,
        "draft",
        "draft",
        words.DRAFT,
        begin=lambda scene, rest: drafting.begin(scene, named=rest),
    ),
    Topic(Under.DRAFT, "check", "check a sentence", words.CHECK, answer=_check),
    Topic(Under.DRAFT, "review", "review [a department]", words.REVIEW, begin=reviews.begin),
    Topic(Under.DRAFT, "position", "position [a KPI]", words.POST, answer=posts.listed),
    Topic(Under.DRAFT, "growth", "growth [a goal of yours]", words.GROWTH, answer=growth.growth),
    Topic(Under.KEEP, "update", "update [AR days 38, churn 4.5%]", words.UPDATE, begin=told_values.update),
    Topic(Under.KEEP, "remind", "remind", words.REMIND, answer=_remind),
    Topic(Under.KEEP, "digest", "digest [#channel | off]", words.DIGEST, answer=digest.asked),
    Topic(
        Under.SEE,
        "status",
        "status [me | company | a department, objective or KPI | at risk | one KPI vs another]",
        words.STATUS,
        answer=_status,
    ),
    Topic(Under.SEE, "show", "show [a KPI or department]", words.SHOW, answer=showing.show),
    Topic(Under.SEE, "values", "values a KPI", words.VALUES, answer=_values),
    Topic(Under.SEE, "history", "history [a KPI or department]", words.HISTORY, answer=showing.history),
    Topic(Under.SEE, "about", "about [a KPI]", words.ABOUT, answer=about.about),
    Topic(Under.SEE, "watch", "watch [a KPI]", words.WATCH, answer=about.watch),
    Topic(Under.SEE, "tree", "tree [a department | file]", words.TREE, begin=cascade.show_tree),
    Topic(Under.SEE, "matrix", "matrix [a department | file]", words.MATRIX, begin=cascade.show_matrix),
    Topic(Under.SEE, "export", "export [a department] [csv]", words.EXPORT, begin=export.hand_out),
    Topic(Under.SEE, "map", "map", words.MAP, begin=lambda scene, _rest: cascade.show_map(scene)),
    Topic(Under.COMPANY, "strategy", "strategy [history]", words.STRATEGY, begin=strategy.asked),
    Topic(Under.COMPANY, "setup", "setup", words.SETUP, begin=lambda scene, _rest: setup.begin(scene)),
    Topic(Under.COMPANY, "limits", "limits", words.LIMITS, begin=limits.card),
    Topic(Under.COMPANY, "demo", "demo", words.DEMO, begin=lambda scene, _rest: setup.load_demo(scene)),
    Topic(Under.COMPANY, "help", "help", words.HELP, answer=_help),
)
"""Every command there is."""


ALSO_CALLED = {
    "post": "position",
    "posts": "position",
    "positions": "position",
    "role": "position",
    "roles": "position",
}
"""What people type for a command that has another name."""


def run(services: Services, command: Command) -> Says:
    """Do what was asked; what comes back is shown to the person alone."""
    if command.words.too_long:
        limit, count = inbound.MOST_CHARACTERS, len(command.words.text)
        return (Paragraph(fill(trouble.TOO_LONG, count=f"{count:,}", limit=f"{limit:,}")),)
    word, _, rest = command.words.text.partition(" ")
    said = word.casefold() or "help"
    topic = next((t for t in TOPICS if t.word == ALSO_CALLED.get(said, said)), None)
    if topic is None:
        known = ", ".join(t.word for t in TOPICS)
        return (Paragraph(fill(words.UNKNOWN, word=shortened(word, LONGEST_ECHO), known=known)),)
    if topic.answer is not None:
        return topic.answer(services, command, rest.strip())
    return _begin(services, command, topic, rest.strip())


def _begin(services: Services, command: Command, topic: Topic, rest: str) -> Says:
    with opened(services, team=command.team, user=command.user, key=command.key, kind="command") as scene:
        if scene is not None and topic.begin is not None:
            topic.begin(scene, rest)
            if scene.conversation.channel == command.channel:
                return ()
    return (Paragraph(words.IN_DM),)


def greet(services: Services, *, team: str, user: str, key: str) -> None:
    """Somebody spoke to the bot in a channel: the talk goes on in the DM."""
    with opened(services, team=team, user=user, key=key, kind="mention") as scene:
        if scene is not None:
            scene.say(greeting.hello(scene))
