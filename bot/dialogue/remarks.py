"""What people say about a question, or about an answer of theirs, which answers nothing: a protest, a correction."""

import re

from bot.dialogue.asides import LONGEST, bare, plain, sentences

_LEAD = (
    r"(?:(?:but|and|well|so|sorry|no|yes|ok|okay|oh|ah|hm+|look|honestly|frankly|actually|please|wait|now|really|"
    r"to be honest|i think|i guess|i'?m afraid|i am afraid)[ ,.:!-]+)*"
)
_THAT = (
    r"(?:that|this|it|these|those|which|(?:that|this) (?:one|question|objective|target|need|kpi|sentence))"
)
_IS = r"(?:'s|s| is| are| was| were|'re)"
_NOT = r"(?: not|n'?t)"
_SPEAKS = r"(?:mean|meant|say|said|write|wrote|type|typed|ask|asked|agree|understand|get)"
_THERE = r"(?:that|this|it|so|there|as (?:a|an|my) \w+|for (?:that|this|it)|what .+|why .+|how .+|the (?:point|need))"
_NOTHING_TO_DO = r"(?:has|have|had|got|s|'s)(?: got)? (?:absolutely |really )?nothing to do with\b.*"
_SENSELESS = (
    r"(?:makes?|made) (?:absolutely )?no sense|(?:does not|doesn'?t) (?:really )?make (?:any |much )?sense"
)
_UNFIT = (
    r"(?:makes?|made) (?:absolutely )?no sense(?: .*)?"
    r"|(?:does not|doesn'?t|do not|don'?t|did not|didn'?t)(?: really| even)? "
    r"(?:make (?:any |much )?sense|apply|fit|concern|belong|matter|interest|help)\b.*"
)
_JUDGED = (
    r"(?:right|true|correct|fair|relevant|applicable|useful|helpful|possible|ours|mine|for us|fitting|"
    r"our (?:job|task|business|department|responsibility|problem|fault)|my (?:job|problem)|"
    r"what i .+|a (?:need|kpi|question|number|goal|target|mission)|an (?:answer|objective|ability)|the point|how .+)"
)
_BAD = (
    r"(?:all |just |complete(?:ly)? |total(?:ly)? |a |really |so |quite )*"
    r"(?:wrong|nonsense|rubbish|silly|ridiculous|absurd|unfair|irrelevant|mistake|typo|mix-?up|misunderstanding)"
)
_TAIL = r"(?:,.*| (?:at all|here|really|either|too|as well|though|(?:for|to) \w+|in our case))?"
_REMARK = re.compile(
    rf"{_LEAD}(?:"
    rf"{_THAT} {_NOTHING_TO_DO}|(?:{_THAT} )?(?:really |just )?(?:{_UNFIT})"
    rf"|[\w'-]+(?: [\w'-]+){{0,2}} (?:{_SENSELESS})(?: .*)?"
    rf"|{_THAT}(?:{_IS}{_NOT}|'s no| is no) {_JUDGED}{_TAIL}|{_THAT}{_IS} {_BAD}{_TAIL}"
    rf"|i (?:did not|didn'?t|do not|don'?t|never) {_SPEAKS}(?: {_THERE})?(?:[ ,].*)?"
    rf"|(?:i|we) (?:can|could) (?:live|work|go|do) with (?:that|this|it)"
    rf"|i (?:do not|don'?t) see (?:why|how|what|the point|any) ?.*"
    rf"|(?:nobody|no one|they|he|she)(?: there| from there)?(?: has| have|'ve)? (?:n?ever|hardly ever|rarely) "
    rf"(?:asks?|asked|complains?|complained|says?|said|wants?|wanted)"
    rf"(?: (?:us|me|for|about|of|anything|something|it|that))*"
    rf"|i beg (?:your|to) .*|excuse me|(?:are you )?(?:serious|kidding|joking)|come on|never ?mind|whatever"
    rf"|i (?:already|just) (?:said|told you|answered|wrote|typed|gave)(?: .*)?|as i said"
    rf")"
)
_WHICH = (
    r"(?:it|this|that|about (?:it|this|that)|this one|that one|the one|one|(?:this|that|the) (?:kpi|sentence|number)|"
    r"the whole thing|everything|it all)"
)
_GIVES_UP = re.compile(
    rf"(?:drop|forget|scrap|cancel|delete|remove|scratch|discard|ditch|abort)(?: {_WHICH})?(?: again| please)?"
    rf"|(?:leave|throw|take|cross|strike) {_WHICH} (?:out|away)|(?:put|leave|set) {_WHICH} aside"
    rf"|never ?mind|not (?:this|that) one|cancel(?:led)?|no,? (?:forget|drop|scrap) {_WHICH}"
)


def is_remark(text: str) -> bool:
    """Whether somebody speaks about the question or about what they said, and neither names nor counts anything."""
    return len(text) <= LONGEST and all(map(_remarks, sentences(text) or (text,)))


def _remarks(sentence: str) -> bool:
    return _REMARK.fullmatch(plain(sentence)) is not None


def gives_up(text: str) -> bool:
    """Whether somebody wants to be rid of the sentence at hand: "drop it", "forget this one", "cancel"."""
    return any(_GIVES_UP.fullmatch(said) is not None for said in (plain(text), bare(text)))


_NO_KPI = re.compile(
    r"no kpi(?: (?:for|on|at) (?:this|that|it|the)(?: (?:one|need|point))?)?(?: (?:please|here|needed|at all))*"
    r"|leave (?:it|this|this one) out|leave out"
    r"|we (?:don't|dont|do not) need (?:one|a kpi)(?: (?:here|for (?:this|that|it)))?"
)


def wants_none(text: str) -> bool:
    """ "No KPI for this one", in the ways people type it."""
    return any(_NO_KPI.fullmatch(said) is not None for said in (plain(text), bare(text)))


def names_nothing(text: str) -> bool:
    """Whether a line speaks of the talk alone, so that there is nothing in it to be noted in a list."""
    return is_remark(text) or gives_up(text) or wants_none(text)
