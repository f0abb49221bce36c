"""People who are short of time: they ask how long it takes, or say that it takes too long."""

import re

from bot.dialogue.asides import plain

_LEAD = (
    r"(?:(?:ok|okay|sorry|well|look|honestly|listen|hm+|ugh|argh|phew|oh|my god|god|good grief|dear me|and|but|"
    r"so|hey|man|please|no|yes|come on|just)[ ,.!]+)*"
)
_END = r"(?:[ ,]+(?:now|today|right now|really|for me|already|man|guys|again|then|at all|anyway|please))*"
_THIS = r"(?:this|that|it|all this|all of this|this thing|the whole thing)"
_IS = (
    r"(?:(?:'s|s| is| takes| looks| feels| seems| are| gets)?(?: all| just| way| far| really| much| a bit)*)"
)
_AFFORD = r"(?: have| got|'ve got| don't have| dont have| do not have| haven't| havent)"
_TAKES = r"(?:take|last|need|be|going to take)"
_TIRES = r"(?:annoying|boring|silly|stupid|nonsense|pointless|ridiculous|tedious|bureaucratic)"
_MUCH = r"(?:long|many|many (?:questions|steps|words|kpis)|much|much (?:work|effort|text)|complicated)"
_SAID = (
    r"(?:about |roughly )?how (?:much )?long(?:er)?",
    rf"how long (?:does|will|do|would|is) (?:{_THIS}|the rest|we|i)(?: all)?(?: still)?(?: {_TAKES})?",
    r"how (?:many|much) (?:more(?: .*)?|(?:questions|steps)(?: .*)?|time(?: (?:does|do|will|is) .*)?)",
    r"(?:when|are) (?:are )?we (?:nearly |almost )?(?:done|finished|there)(?: yet)?",
    rf"(?:i|we)?(?: really)?{_AFFORD}* ?(?:no|not much|little|not enough|any|the) time(?: for {_THIS})?(?:[,;].*)?",
    rf"(?:{_THIS}{_IS} )?too {_MUCH}",
    r"(?:what )?(?:a )?waste of (?:my |our )?time|(?:you are|you're|this is) wasting my time",
    rf"(?:do|must|should) (?:i|we) (?:really |actually )?(?:have to|need to|need|do|must)(?: (?:do )?{_THIS})?",
    rf"(?:is|are) {_THIS} (?:really )?(?:necessary|needed|required|mandatory|a must)",
    rf"{_THIS} is (?:so |really |just )?{_TIRES}",
    r"(?:i'?m|i am|we'?re|we are)?(?: in a)? ?(?:too |very |so |really )?(?:busy|annoyed|tired|hurry|rush|meeting)",
    r"hurry up|get on with it|can'?t be bothered|(?:make|keep) it (?:short|quick|brief)",
    r"i have (?:other things|real work|work|better things|a meeting)(?: to do)?",
)
_TAKES_LONG = re.compile(rf"{_LEAD}(?:{'|'.join(_SAID)}){_END}")
_LONGEST = 80
"""Characters; a longer text has something of its own to say."""


def minds_the_time(text: str) -> bool:
    """Whether somebody asks how long this takes, or says that it takes too long."""
    said = plain(text)
    return len(said) <= _LONGEST and _TAKES_LONG.fullmatch(said) is not None
