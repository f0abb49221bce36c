"""What sceptical people want to know before they go on: how long, who sees it, what it is used for, who judges."""

import re
from dataclasses import dataclass

from bot.dialogue.asides import LONGEST, plain
from bot.dialogue.patience import minds_the_time
from bot.wording import doubts as words
from bot.wording.markup import Markup


@dataclass(frozen=True, slots=True)
class Doubt:
    """A worry by its words, and what is true about it."""

    says: re.Pattern[str]
    answer: Markup


_ALL_THIS = (
    r"(?:this|that|it|all (?:of )?this|all that|(?:my|the) answers?|my draft|what i (?:write|type|say))"
)
_WILL = r"(?:can |will |is going to |gets to |could |may )?"
_OTHERS = (
    r"(?:my boss|my manager|the ceo|every(?:body|one)|any(?:body|one)|others?|hr|people|my team|management)"
)
_DOUBTS = (
    Doubt(
        re.compile(
            rf"\bwho(?: else)?(?: all)? {_WILL}(?:see|read|know)s?\b"
            rf"|\b(?:can|will|does|is) {_OTHERS}\b.{{0,20}}\b(?:see|read|know|watch)"
            rf"|\bis {_ALL_THIS} (?:\w+ )?(?:confidential|private|secret|public|anonymous|visible)"
        ),
        words.WHO_SEES,
    ),
    Doubt(
        re.compile(
            rf"\b(?:bonus|salary|pay rise|punish\w*|fired|get fired|performance (?:review|appraisal)|held against)\b"
            rf"|\bwhat (?:happens|will happen|do you do|are you going to do) with {_ALL_THIS}"
            rf"|\bwhat (?:if|happens if|when) (?:i|we) (?:miss|fail|don't (?:make|reach)|do not reach|dont reach)"
        ),
        words.USED_FOR,
    ),
    Doubt(
        re.compile(
            r"\b(?:is|are) (?:this|you|that|it) (?:an? )?(?:ai|chatgpt|llm|robot|bot|machine|real|human|person)\b"
            r"|\bwho (?:decides|judges|made|wrote|checks)\b"
        ),
        words.WHO_JUDGES,
    ),
    Doubt(
        re.compile(
            rf"\b(?:can|could|may) (?:i|we) (?:still )?(?:change|edit|correct|redo|undo) {_ALL_THIS}"
            r"(?: later| afterwards| again)?\b|\bis (?:this|that|it) final\b"
        ),
        words.CHANGED_LATER,
    ),
)


def doubt_answered(text: str) -> Markup | None:
    """What is true about the worry that somebody names; None where they name none, or say much else."""
    said = plain(text)
    if minds_the_time(text):
        return words.TAKES_TIME
    if len(said) > LONGEST or ("?" not in text and not _ASKING.match(said)):
        return None
    return next((doubt.answer for doubt in _DOUBTS if doubt.says.search(said)), None)


_ASKING = re.compile(
    r"(?:(?:and|but|so|ok|wait|hm+|sorry)[ ,]+)*(?:who|what|is|are|can|could|may|will|does)\b"
)
