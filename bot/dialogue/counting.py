"""What somebody would count, out of the sentence in which they say it."""

import re

from bot.dialogue.asides import without_chatter

_LEAD = re.compile(
    r"^(?:(?:well|maybe|perhaps|so|hm+|um+|i think|i guess|i'd say|probably|ok|okay|yes)[ ,]+)*"
    r"(?:(?:i|we|one|you|it)(?:'d| would| could| can| should| will|'ll| might)? (?:just |simply |probably )?"
    r"(?:count|measure|track|look at|take|use)(?: by)?\s+|(?:count|measure|track)\s+(?!of\b)"
    r"|(?:it'?s|that'?s|it is|that is|that would be|it would be)\s+)?"
    r"(?:by\s+)?(?:(?:the )?(?:number|amount|count) of\s+|how many (?:of )?(?:the )?|the\s+)?",
    re.IGNORECASE,
)
_FASTER = re.compile(
    r"^(?P<work>[a-z]{3,}\s+.+?)\s+(?:much |even |a lot |a bit )?(?:faster|quicker|sooner|more quickly|more rapidly)$",
    re.IGNORECASE,
)
_HOW_LONG = re.compile(
    r"^(?:how (?:long|much time) (?:it takes?|we need|they need|do we need)(?: us| them)?\s+(?P<work>(?:to|"
    r"until|for|before)\s+.+))$",
    re.IGNORECASE,
)


def counted_as(text: str) -> str:
    """The thing to count: "well, we could count the people who use it" is "people who use it"."""
    said = " ".join(text.split()).strip(" .!?")
    long = _HOW_LONG.match(said)
    if long is not None:
        return f"time {long['work']}"
    said = _LEAD.sub("", said).strip() or said
    faster = _FASTER.match(said)
    return f"time to {faster['work']}" if faster is not None else said


_HOW_MANY = re.compile(
    r"^how (?:many|much) (?:of (?:the |our )?)?(?P<things>.+?)(?: (?:there )?(?:are|is|were) (?P<state>.+))?$",
    re.IGNORECASE,
)
_WOULD = re.compile(
    r"^(?:i|we|one|you)(?:'d| would| could| can| should| might) (?:just |simply |probably )?"
    r"(?:count|measure|track|look at) (?P<thing>.+)$",
    re.IGNORECASE,
)
_HOW_FAST = re.compile(
    r"^how (?:fast|quickly|soon|early|promptly) (?:(?:we|they|i|people|others) (?P<work>.+)"
    r"|(?P<things>.+?) (?P<state>(?:are|is|gets?|got) \w+(?:ed|en|t|n|d))(?P<rest> .+)?)$",
    re.IGNORECASE,
)
_HOW_OFTEN = re.compile(r"^how often (?P<event>.+)$", re.IGNORECASE)


_NUMBER_OF = re.compile(
    r"^(?:the )?(?:number|amount|count) of (?P<things>.+ (?:who|which|that)\b.+)$", re.IGNORECASE
)
_SHARE_OF = re.compile(r"^(?:the )?(?P<share>(?:share|percentage|percent|proportion) of .+)$", re.IGNORECASE)
_TIME_FROM = re.compile(
    r"^(?:the )?(?P<time>(?:days|hours|weeks|minutes|time) (?:from|between|until|till|before) .+)$",
    re.IGNORECASE,
)


def thing_asked(statement: str) -> str:
    """The thing to count where somebody names nothing else: "how many claims are paid late" is "claims paid late".

    Empty where the statement says anything else, or gives a number already.
    """
    said = " ".join(without_chatter(statement).split()).strip(" .!?")
    if any(sign.isdecimal() for sign in said):
        return ""
    would = _WOULD.match(said)
    if would is not None:
        return thing_asked(would["thing"]) or counted_as(would["thing"])
    for named in (_NUMBER_OF.match(said), _SHARE_OF.match(said), _TIME_FROM.match(said)):
        if named is not None:
            return str(named[1])
    long, many, often = _HOW_LONG.match(said), _HOW_MANY.match(said), _HOW_OFTEN.match(said)
    fast = _HOW_FAST.match(said)
    if fast is not None and fast["work"]:
        return f"time to {fast['work']}"
    if fast is not None:
        return f"time until {fast['things']} {fast['state']}{fast['rest'] or ''}"
    if long is not None:
        return f"time {long['work']}"
    if many is not None:
        return " ".join(part for part in (many["things"], many["state"]) if part)
    return f"number of times {often['event']}" if often is not None else ""
