"""A command typed as a plain message, and the question why something is red: what `/kpi` would have answered."""

import re
from dataclasses import replace

from bot.dialogue.asides import LONGEST
from bot.dialogue.say import Says
from bot.inbound import Command, Said
from bot.usecases import checkins, commands
from bot.usecases.scene import Scene
from bot.usecases.services import Services

LOOKS = frozenset({"about", "help", "history", "position", "remind", "show", "status", "values", "watch"})
"""Commands that only read. Others change something, so they wait until the message is claimed."""
_BEGUN = frozenset({"draft", "export", "limits", "matrix", "review", "strategy", "tree"})
_NAMED_FIRST = re.compile(r"/?kpi (?=[a-z])", re.IGNORECASE)
_NEEDS_MORE = frozenset({"help", "position", "show"})
"""Words that mean something else in a talk when they stand alone."""
_WHY = re.compile(
    r"why (?:is|are|was|were|has|have|did) (?P<what>.+?) (?:(?:still|now|so|all|go|gone|turn|turned|in the) )*"
    r"(?:red|yellow|amber|off track|not on track|at risk|behind|late|alarming)"
    r"|why(?: (?:so|still))? (?:red|yellow|amber)",
    re.IGNORECASE,
)
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


def _command(text: str) -> str | None:
    """The command in a message, without `/kpi`. "About 38" is a value and "show" alone belongs to the talk."""
    if len(text) > LONGEST:
        return None
    said = " ".join(text.strip(" .!?").split())
    why = _WHY.fullmatch(said)
    if why is not None:
        what = (why["what"] or "it").casefold().removeprefix("the ")
        return "status" if what in _IT else f"status {what}"
    bare = _NAMED_FIRST.sub("", said, count=1)
    word, _, rest = bare.partition(" ")
    if bare == said and ((word.casefold() in _NEEDS_MORE and not rest) or any(c.isdecimal() for c in rest)):
        return None
    return bare
