"""A command typed as a plain message, and the question why something is red: what `/kpi` would have answered."""

import re
from dataclasses import replace

from bot.dialogue.asides import LONGEST
from bot.dialogue.say import Says
from bot.inbound import Command, Said
from bot.usecases import checkins, commands, reminding
from bot.usecases.scene import Scene
from bot.usecases.services import Services

LOOKS = frozenset({"about", "help", "history", "position", "remind", "show", "status", "values", "watch"})
"""Commands that only read. Others change something, so they wait until the message is claimed."""
_BEGUN = frozenset({"draft", "export", "limits", "matrix", "review", "strategy", "tree"})
_NAMED_FIRST = re.compile(r"/?kpi (?=[a-z])", re.IGNORECASE)
_NEEDS_MORE = frozenset({"help", "position", "show"})
"""Words that mean something else in a talk when they stand alone."""
_COLOUR = r"(?P<colour>red|yellow|amber|green|grey|gray)"
_WHY = re.compile(
    rf"why (?:is|are|was|were|has|have|did) (?P<what>.+?) (?:(?:still|now|so|all|go|gone|turn|turned|in the) )*"
    rf"(?:{_COLOUR}|off track|on track|not on track|at risk|behind|late|overdue|alarming)",
    re.IGNORECASE,
)
_WHY_ALONE = re.compile(
    rf"why(?: (?:is|are))?(?: (?:it|this|that|they|my kpis?))?(?: (?:so|still))? {_COLOUR}", re.IGNORECASE
)
_PHRASES = (
    (
        re.compile(
            r"(?:what|which)(?: ?['’]?s| is| are|)(?: of)?(?: (?:my|our|the))?(?: kpis?)?(?: is| are)? "
            r"(?P<what>red|amber|yellow|green|at risk|off track|on track|late|overdue|paused|watched)"
        ),
        "status {what}",
    ),
    (
        re.compile(
            r"how (?:are|is|do|does) (?P<what>.+?) (?:doing|stand|going|look|looking)(?: (?:now|today))?"
        ),
        "status {what}",
    ),
    (
        re.compile(
            r"(?:show (?:me )?)?(?:an? |the )?(?:chart|graph|picture|diagram|trend) (?:of |for )?(?P<what>.+)"
        ),
        "status {what}",
    ),
    (re.compile(r"compare (?P<what>.+)"), "status {what}"),
    (
        re.compile(
            r"(?:i am|i['’]?m|i will be|i['’]ll be) (?:away|out|off|on (?:holidays?|vacation|leave))\b.*"
            r"|(?:please )?(?:stop (?:reminding|bothering) me|no more reminders|mute|remind me) ?.*"
        ),
        "remind",
    ),
)
"""What people say for a command: the words of each pattern, and the command."""
_ALL_OF_US = frozenset({"we", "things", "everybody", "everyone", "the company", "all"})
_IT = frozenset(
    {"it", "this", "that", "they", "these", "everything", "all", "my kpi", "my kpis", "the kpi", "one"}
)


def looked(services: Services, message: Said) -> Says:
    """What a plain message shows that asks only to see something; nothing for any other message."""
    found = _command(message.words.text)
    if found is None or found.partition(" ")[0].casefold() not in LOOKS:
        return ()
    said = replace(message.words, text=found)
    command = Command(message.team, message.user, message.channel, message.key, said)
    return commands.run(services, command)


def begun(scene: Scene, text: str) -> bool:
    """Begin what a plain message asks for, where no question waits for its answer."""
    word, _, rest = (_command(text) or "").partition(" ")
    topic = next((t for t in commands.TOPICS if t.word == word.casefold() and t.word in _BEGUN), None)
    if topic is None or topic.begin is None or checkins.is_asked(scene):
        return False
    topic.begin(scene, rest.strip())
    return True


def _why(said: str) -> str:
    """The status that "why is it red" asks for; of a colour alone, one's own KPIs of that colour."""
    alone = _WHY_ALONE.fullmatch(said)
    if alone is not None:
        return f"status my {alone['colour'].casefold()}"
    why = _WHY.fullmatch(said)
    if why is None:
        return ""
    what = why["what"].casefold().removeprefix("the ")
    return "status" if what in _IT else f"status {what}"


def _phrase(said: str) -> str:
    """The command that other words ask for."""
    for pattern, command in _PHRASES:
        found = pattern.fullmatch(said.casefold())
        if found is not None:
            what = found.groupdict().get("what") or ""
            return command.format(what="company" if what in _ALL_OF_US else what)
    return ""


def _command(text: str) -> str | None:
    """The command in a message, without `/kpi`. "About 38" is a value and "show" alone belongs to the talk."""
    if len(text) > LONGEST or reminding.is_later(text):
        return None
    said = " ".join(text.strip(" .!?").split())
    meant = _why(said) or _phrase(said)
    if meant:
        return meant
    bare = _NAMED_FIRST.sub("", said, count=1)
    word, _, rest = bare.partition(" ")
    if bare == said and ((word.casefold() in _NEEDS_MORE and not rest) or any(c.isdecimal() for c in rest)):
        return None
    return bare
