"""Hello, help, and what somebody means who is at nothing yet."""

import re
from collections.abc import Sequence

from bot.dialogue import recording
from bot.dialogue.asides import plain
from bot.dialogue.doubts import doubt_answered
from bot.dialogue.patience import minds_the_time
from bot.dialogue.prompts import is_unknown, is_yes
from bot.dialogue.recording import MOST_NAMES, Desk
from bot.dialogue.say import Choice, Choices, Paragraph, Says, Small, Style
from bot.dialogue.titles import title
from bot.usecases import checkins, setup
from bot.usecases.board import board
from bot.usecases.dues import due_card
from bot.usecases.scene import Scene
from bot.usecases.sets import concerning, to_decide
from bot.wording import talk as words
from bot.wording.markup import Markup, fill, joined
from kpi_rules.nouns import Department
from store import drafts, kpis

DRAFT_SIGNS = frozenset({
    "draft", "drafting", "kpi", "kpis", "start", "begin", "count", "measure", "quantify", "help", "goals",
})  # fmt: skip
"""Words by which somebody who talks about nothing else means their KPIs."""

_LOST = frozenset({"confused", "lost", "overwhelmed", "clueless", "scared", "stuck", "desperate"})


_WONDERS = re.compile(
    r"(?:(?:ok|so|hi|hello|hey|sorry|and|but)[ ,]+)*(?:what(?:'s| is|s|) (?:this|that|it|all this)(?: for| about)?|"
    r"what (?:do|can|are|does) (?:you|this|it)(?: do| for| want)?(?: here| for me)?|who are you|why am i here|"
    r"what(?:'s| is|s) (?:this|the) (?:bot|app|thing|point)(?: for| about| here)?|what am i supposed to do|"
    r"what do you want(?: from me)?|what now|how does (?:this|it) work|are you (?:a bot|real|human|a human))"
)


def sounds_lost(text: str) -> bool:
    """Whether somebody says that they do not know their way, and so needs a kind word first."""
    return not _tokens(text).isdisjoint(_LOST) or is_unknown(text)


def means_drafting(text: str, *, records: bool = False) -> bool:
    """ "I want to draft my kpis pls", "yes" to an invitation, "help me, I don't know how to count this".

    Whoever records values is past that: "no idea" is then no wish to draft anew.
    """
    vague = not records and (is_yes(text) or sounds_lost(text))
    return vague or not _tokens(text).isdisjoint(DRAFT_SIGNS)


def told(text: str) -> Says:
    """What somebody wants to know before they begin: what this is, how long it takes, who sees it; else nothing."""
    if minds_the_time(text) or _WONDERS.fullmatch(plain(text)):
        return (Paragraph(words.FIRST), Small(words.TAKES))
    answer = doubt_answered(text)
    return (Paragraph(answer),) if answer else ()


def _tokens(text: str) -> set[str]:
    return set(re.findall(r"[\w'’-]+", text.casefold()))


def hello(scene: Scene) -> Says:
    """Hello, and what this person can do here."""
    company = scene.company
    if not company.owners:
        return setup.welcome()
    mine = scene.own_departments()
    ready = setup.is_ready(company)
    if mine and ready and not scene.is_owner and _has_all(scene, mine):
        return _hello_again(mine)
    if not mine and not scene.is_owner and (books := checkins.desk(scene)).cases:
        return _hello_recorder(books)
    if scene.is_owner:
        said_ = fill(words.HELLO_OWNER, company=company.name or "the company")
        choices = [Choice("setup", words.OPEN_SETUP, Style.PLAIN if ready else Style.PRIMARY)]
    elif mine and ready:
        names = joined([fill("{name}", name=d.name) for d in mine])
        said_ = fill(words.HELLO_HEAD, departments=names)
        choices = []
    else:
        template = words.HELLO_OTHER if ready else words.HELLO_WAITING
        said_ = fill(template, company=company.name, owners=setup.owners(scene))
        choices = []
    if mine and ready:
        choices.insert(0, Choice("draft", words.START_DRAFT, Style.PRIMARY))
    choices.append(Choice("status", words.SHOW_STATUS))
    return (Paragraph(said_), Choices("menu:", tuple(choices)))


def _hello_recorder(books: Desk) -> Says:
    """Hello to somebody who records values: which are due, or which they are, and how to type one."""
    names = [fill("{name}", name=title(case.definition)) for case in books.cases.values()]
    first = next(iter(books.cases.values())).definition
    example = f"{title(first)} {recording.example(first)}"
    said = fill(words.HELLO_RECORDER, names=joined(names[:MOST_NAMES]), example=example)
    return (*due_card(books, says_nothing=said), Small(words.NOT_MINE))


def _has_all(scene: Scene, mine: Sequence[Department]) -> bool:
    """Whether all of these departments have KPIs in force, and nobody is drafting others."""
    if drafts.open_of(scene.session, [one.id for one in mine]):
        return False
    return all(kpis.of_department(scene.session, one.id) for one in mine)


def _hello_again(mine: Sequence[Department]) -> Says:
    """Hello to somebody whose KPIs are in force: what is to be done now, before anything is drafted anew."""
    names = joined([fill("{name}", name=one.name) for one in mine])
    choices = (
        Choice("status", words.SHOW_STATUS, Style.PRIMARY),
        Choice("draft", words.CHANGE_DRAFT),
    )
    return (Paragraph(fill(words.HELLO_IN_FORCE, departments=names)), Choices("menu:", choices))


def waiting(scene: Scene) -> Says:
    """The sets that wait for this person's decision, each with the way to it."""
    look = board(scene.session, scene.services, user=scene.user)
    return tuple(
        part for draft, department in concerning(look) for part in to_decide(look, draft, department)
    )


_DECIDES = re.compile(
    r"(?:(?:ok|okay|yes|looks? (?:very )?good|good|fine|great|perfect|i|we|all|then|please|now|to me|and|so)[ ,.!]+)*"
    r"(?:approved?|reject|send (?:it|them|this|that|the set) back)"
    r"(?: (?:it|them|this|that|these|the set|all(?: of (?:it|them))?|(?:the )?kpis?|(?:of|for) [\w&-]+|please|now))*"
)
MOST_TO_DECIDE = 8
"""Words; what is longer says something else, too."""


def decides(text: str) -> bool:
    """Whether somebody wants to decide on a set in words: "looks good now, approve"."""
    said = plain(text)
    return len(said.split()) <= MOST_TO_DECIDE and _DECIDES.fullmatch(said) is not None


def help_text(scene: Scene) -> Says:
    """What one can do here, in few lines."""
    owners = setup.owners(scene) or Markup(words.HELP_NOBODY)
    return (Paragraph(fill(words.HELP, owners=owners)), Small(words.HELP_CONTROLS))
