"""The shape that all questions share: what is asked, why, an example, and the ways to answer."""

import re
from itertools import pairwise

from bot.dialogue.say import (
    Asked,
    Choices,
    Example,
    Form,
    Heading,
    Marked,
    Part,
    Pick,
    PickPerson,
    Says,
    Small,
)
from bot.wording import questions as words
from bot.wording.markup import Markup, fill

_BULLET = re.compile(r"^(?:[•·]\s*|[-–*]\s+)")
"""What stands before a line of a list. A minus in front of a number, or an asterisk before a word, is neither."""


def question(
    text: Markup, *ways: Part, why: Markup | None = None, example: str = "", heading: str = ""
) -> Says:
    """A prompt. The example is a person-like sentence and is shown as a quotation."""
    parts: list[Part] = [Heading(heading)] if heading else []
    parts.append(Asked(text))
    if why:
        parts.append(Small(fill(words.WHY, why=why)))
    if example:
        parts.append(Example(fill(words.EXAMPLE, example=example)))
    return (*parts, *ways)


def once_more(asked: Says, *, example: bool = False) -> Says:
    """A prompt that the person has just seen, without what they have read: the question and the ways to answer."""
    if not any(isinstance(part, Asked) for part in asked):
        return asked
    kept = (Asked, Marked, Choices, Pick, PickPerson, Form, *((Example,) if example else ()))
    return tuple(part for part in asked if isinstance(part, kept))


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a pasted list, without bullets and numbers in front, blank ones left out."""
    stripped = (_BULLET.sub("", line.strip()) for line in text.splitlines())
    return tuple(line for line in (_without_number(line) for line in stripped) if line)


def _without_number(line: str) -> str:
    head, dot, rest = line.partition(" ")
    is_number = bool(dot) and head[:-1].isdecimal() and head[-1] in ".)" and len(head) < 4
    return rest.strip() if is_number else line


_ALL_BUT = re.compile(
    r"^(?:all|everything|take all|take them all)?\s*(?:but|except|without|not)\b", re.IGNORECASE
)
_LINE_WORDS = re.compile(
    r"\b(?:all|everything|but|except|without|not|only|just|take|use|keep|in|line|lines|number|numbers|no|"
    r"nos|kpi|kpis|the|and|please|to)\b|[\s,;.&+#-]",
    re.IGNORECASE,
)


def chosen_lines(text: str, *, count: int) -> tuple[int, ...]:
    """The numbers of the lines that a person picks: "only 2 and 4", "1-3", "all but 5". Empty when it picks none."""
    if not _LINE_WORDS.sub("", text).isdecimal():
        return ()
    ranges = re.sub(
        r"(\d+)\s*(?:-|–|to)\s*(\d+)",
        lambda found: " ".join(str(n) for n in range(int(found[1]), min(int(found[2]), count) + 1)),
        text,
    )
    named = {int(number) for number in re.findall(r"\d+", ranges)}
    if not named or not named <= set(range(1, count + 1)):
        return ()
    wanted = set(range(1, count + 1)) - named if _ALL_BUT.match(text.strip()) else named
    return tuple(sorted(wanted))


_YES = frozenset({
    "yes", "y", "yep", "yup", "yeah", "yea", "ya", "yah", "yess", "ja", "jep", "si", "oui", "k", "kk", "oke", "okey",
    "cool", "nice", "confirmed", "ok", "okay", "sure", "right", "correct", "agreed", "agree",
    "fine", "good", "great", "perfect", "absolutely", "definitely", "certainly", "exactly", "alright", "works",
    "sense", "understood", "deal",
})  # fmt: skip
_YES_COMPANY = frozenset({
    "that", "thats", "that's", "is", "it", "it's", "its", "i", "we", "i'd", "we'd", "this", "these", "they",
    "one", "please", "thanks", "for", "use", "sentence", "take", "in", "looks", "look", "sounds", "seems", "go",
    "on", "ahead", "next", "with", "guess", "think", "suppose", "makes", "make", "does", "do", "me", "us", "to",
    "am", "are", "all", "about", "quite", "pretty", "very", "so", "then", "lets", "let's", "everything",
    "there", "can", "live", "stand", "behind", "no", "problem", "what", "mean", "list", "you", "here", "by",
    "of", "course", "whatever",
})  # fmt: skip
_YES_PHRASES = frozenset({
    "go on", "continue", "next", "go ahead", "let's go", "lets go", "of course", "please do", "do it", "do that",
    "i do",
    "we do", "i suppose", "i suppose so", "i guess", "i guess so", "i think so", "suppose so", "guess so", "why not",
    "no objection", "no objections", "no problem", "by all means", "i can live with that", "i can live with it",
    "fair enough", "good enough",
    "i stand behind it", "i do stand behind it", "use it", "use that", "use this", "take it", "take that", "take it in",
    "use", "take", "accept", "accept it",
})  # fmt: skip
_YES_SIGNS = frozenset({
    "👍", "✅", "👌", "✔️", ":+1:", ":thumbsup:", ":ok_hand:", ":white_check_mark:", ":heavy_check_mark:",
})  # fmt: skip
_NO_MORE = frozenset({
    "no", "none", "nothing", "nope", "nah", "enough", "done", "all", "more", "everything",
})  # fmt: skip
_NO_MORE_COMPANY = frozenset({
    "that", "that's", "thats", "is", "it", "i", "we", "i'd", "this", "one", "please", "thanks", "thank", "you",
    "for", "else", "now", "them", "of", "really", "think", "guess", "would", "be", "so", "far", "there",
    "today", "more", "say", "ok", "okay", "yes", "yeah",
})  # fmt: skip
_NO_MORE_PHRASES = frozenset({
    "thats it", "that's it", "that is it", "not really", "no not really", "not that i know", "not that i know of",
    "can't think of any", "i can't think of anything else", "i am done", "i'm done", "im done", "we are done",
    "we're done",
})  # fmt: skip
_NO_MORE_SAID = re.compile(
    r"(?:(?:i (?:guess|think|believe|meant|mean)|well|so|and|no|ok|okay|yes) )*"
    r"(?:that|this|it)(?:'s| is|s| was| would be|'d be| will be|'ll be)(?: really| about)? (?:it|all|everything|enough)"
    r"(?: (?:from|for) (?:me|us|them|him|her|my side|our side|now|today|the moment))*"
    r"(?: (?:there is|there was|(?:i|we|they) (?:have|had|need|got|want|can (?:think of|say)|know(?: of)?|would say)))?"
    r"(?: (?:i (?:think|guess|believe|suppose|would say)|really|then|thanks|thank you|so far|to be honest))*"
)
"""The same in a whole sentence: "that is all from them, I think"."""
_NOTHING_ELSE = re.compile(
    r"(?:(?:no|well|honestly|sorry|really) )*nothing(?: (?:else|more|really|much|special|specific|at all))*"
    r"(?: (?:comes to (?:my )?mind|springs to mind|(?:that )?(?:i|we) (?:can think of|know of|know|would know)|"
    r"in particular|at the moment|right now|(?:from|for) (?:them|me|us)|i (?:think|guess|believe)|to be honest))*"
)
_UNKNOWN = frozenset(["idk", "unknown", "dunno", "?", "??", "???", "n/a", "tbd"])
_UNKNOWN_STARTS = (
    "not measured", "i don't know", "i dont know", "i do not know", "don't know", "dont know", "do not know",
    "we don't know", "we dont know", "nobody knows", "no clue", "not a clue", "no plan", "beats me", "dunno",
    "no idea", "not known", "not yet", "not sure", "hard to say", "i'm not sure", "im not sure", "i am not sure",
    "really not sure", "good question", "haven't thought", "i can't say", "i cannot say", "difficult to say",
)  # fmt: skip
_UNKNOWN_ANYWHERE = re.compile(
    r"\b(?:i|we)(?:'ve| have)?(?: really| honestly| absolutely)?(?: have| got)? no (?:idea|clue)\b"
    r"|\bi (?:really |honestly )?(?:don'?t|do not) know\b|\bnot sure (?:how|what|which)\b"
    r"|\bhow (?:do|should|would|can|could|shall) (?:i|we|you|one)(?: ever)? (?:count|measure|quantify)\b"
    r"|\b(?:can't|cannot|can not|impossible to|hard to|difficult to|no way to) (?:be )?(?:count|counted|"
    r"measure|measured|quantify|put a number)\b"
    r"|\bi (?:really |honestly )?(?:can|could)(?:n'?t| ?not)(?: really| honestly| even)? (?:say|tell|think of)\b"
    r"|\b(?:can'?t|cannot|can not|(?:don'?t|do not|doubt) (?:think |believe )?(?:this|that|it) can(?: ever| really)?) "
    r"(?:ever |really )?be (?:put into (?:numbers|figures|a number)|counted|measured|quantified|expressed in numbers)\b"
    r"|\b(?:never|not|hasn'?t|haven'?t|isn'?t|wasn'?t|don'?t|didn'?t|nobody|no one)\b(?: \w+){0,3} "
    r"(?:count|measure|track|record)(?:e?d)?"
    r"(?: (?:that|this|it|them|those|anything|such (?:a thing|things)|yet|so far|before|at all|properly|really|here))*$"
    r"|\b(?:have|got|there (?:is|are)) (?:no|not any) (?:figures?|numbers?|data|records?|statistics)\b"
    r"(?: (?:on|for|about|of) (?:that|this|it))?$"
)
"""What says the same in the middle of a sentence that gives no number."""


def _tokens(text: str) -> list[str]:
    words = (word.strip(".,!;:…()") for word in text.casefold().replace("’", "'").split())
    return [word for word in words if any(sign.isalnum() or sign == "?" for sign in word)]


def _only(text: str, core: frozenset[str], company: frozenset[str]) -> bool:
    """Whether the text is made of these words alone, with at least one that carries the meaning."""
    tokens = _tokens(text)
    return bool(tokens) and not core.isdisjoint(tokens) and core.union(company).issuperset(tokens)


def is_yes(text: str) -> bool:
    """A plain yes, in the ways people type it: "ok", "makes sense", "that's good, use it"."""
    tokens = _tokens(text)
    if text.strip() in _YES_SIGNS:
        return True
    if tokens[:1] in (["no"], ["not"]) and tokens[1:3] != ["i", "mean"] and tokens[1:2] != ["problem"]:
        return " ".join(tokens) in _YES_PHRASES
    if any(one == "no" and after not in _NO_BUT for one, after in pairwise([*tokens, ""])):
        return " ".join(tokens) in _YES_PHRASES
    return _only(text, _YES, _YES_COMPANY) or " ".join(tokens) in _YES_PHRASES


_NO_BUT = frozenset({"problem", "problems", "objection", "objections", "i"})
"""What a "no" may stand before in a yes: "that makes no sense" is none."""


def is_no_more(text: str) -> bool:
    """ "Nothing more", in the ways people type it."""
    tokens = _tokens(text)
    if tokens[:1] == ["all"] and len(tokens) > 1:
        return False
    said = " ".join(tokens)
    if _only(text, _NO_MORE, _NO_MORE_COMPANY) or said in _NO_MORE_PHRASES:
        return True
    return any(pattern.fullmatch(said) is not None for pattern in (_NO_MORE_SAID, _NOTHING_ELSE))


_ALL = frozenset({
    "all", "every", "everyone", "everybody", "everything", "each", "both", "any",
})  # fmt: skip
_ALL_COMPANY = frozenset({
    "of", "them", "the", "these", "those", "departments", "department", "teams", "team", "ones", "one",
    "others", "other", "objectives", "objective", "in", "company", "house", "really", "basically",
    "pretty", "much", "more", "or", "less", "yes", "for", "we", "work", "serve", "i", "think", "would", "say",
    "us",
})  # fmt: skip


_EVERY = re.compile(
    r"(?:i (?:would say|think|guess)|well|basically|really|probably)?\s*"
    r"(?:all of (?:them|these|those)|both of (?:them|these|those)|every (?:single )?one of (?:them|these|those))\b"
    r"(?!.*\b(?:but|except|without|not)\b)"
)


_BUT = re.compile(
    r"\b(?:but|not|apart from|other than|except|without(?! (?:any )?exception))\b", re.IGNORECASE
)
"""What takes somebody out of "all" again; "without exception" does not."""


def is_all(text: str) -> bool:
    """ "All of them", in the ways people type it; what follows a comma only says why."""
    first, _, after = text.partition(",")
    every = _EVERY.match(" ".join(_tokens(text)))
    only_why = bool(after) and _BUT.search(after) is None
    return _only(text, _ALL, _ALL_COMPANY) or (only_why and _only(first, _ALL, _ALL_COMPANY)) or bool(every)


def is_unknown(text: str) -> bool:
    """ "I do not know", in the ways people type it."""
    said = " ".join(_tokens(text)) or text.strip()
    if said in _UNKNOWN or said.startswith(_UNKNOWN_STARTS):
        return True
    return not any(sign.isdecimal() for sign in said) and _UNKNOWN_ANYWHERE.search(said) is not None


_GUESSES = re.compile(
    r"^(?:(?:honestly|well|hm+|sorry|oh|i'?m|i am|i|we|really)[ ,]+)*"
    r"(?:(?:don'?t|do not) know|dunno|idk|not sure|no idea|hard to say|difficult to say)(?: exactly| really)?"
    r"[ ,.:;…-]+(?:(?:but|maybe|perhaps|i(?:'d| would)? (?:guess|say|think)|probably|something like|say|like)[ ,]+)*"
    r"(?=\D{0,12}\d)",
    re.IGNORECASE,
)


def without_doubt(text: str) -> str:
    """A guess without the doubt before it: "don't know, 10?" is "10?"."""
    return _GUESSES.sub("", text.replace("’", "'"), count=1)


def says_nothing(text: str) -> bool:
    """A yes, "next", a number or a sign alone: an answer to another question."""
    plain = text.casefold().strip(" .!?%👍")
    return (
        is_yes(text)
        or plain in {"next", "oops", "hm", "test"}
        or not any(sign.isalnum() and not sign.isdecimal() for sign in plain)
    )


def is_a_sentence(text: str, *, words: int) -> bool:
    """Whether somebody wrote at least so many words, and not that they do not know."""
    return len(text.split()) >= words and not is_unknown(text)
