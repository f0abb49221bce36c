"""What people type besides an answer: a way through the talk, a question back, a choice, a line to take out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.dialogue.say import Choice

_HESITATING = r"h+m+|u+h*m+|u+h+|e+h+m+|e+r+m+"
"""Sounds people write while they think."""

_LEAD = re.compile(
    rf"^(?:(?:ok|okay|oh|ah|well|so|{_HESITATING}|sorry|please|pls|actually|wait|then|and|but|no|yes|yeah|"
    r"can|could|may|shall|should|let'?s|let|i|i'd|i'll|we|you|me|us|want|would|like|need|have|to|just|"
    r"now)\b[ ,.!:…-]*)+"
)
_TAIL = re.compile(
    r"(?:[ ,]+(?:please|pls|thanks|thank you|again|now|then|for now|for me|instead|here|if possible))+$"
)
_FEW = {"one": 1, "a": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "a few": 3, "a couple of": 2}
_COUNT = r"(?P<count>\d|one|two|three|four|five|six|a few|a couple of|a)"
_BACK = re.compile(
    rf"(?:(?:go|take|step|move|jump|get)(?: me| us)? )?(?:{_COUNT} )?(?:(?:steps?|questions?) )?back(?:wards?)?"
    rf"(?: (?P<after>\d|one|two|three|four|five|six|a few|a))?(?: (?:steps?|questions?))?"
    r"(?: to the (?:previous|last|one before)(?: one| question)?)?"
    r"|(?:the )?(?:previous|last) (?:question|step)|(?:the )?previous(?: one)?"
    r"|undo(?: (?:that|this|it|the last(?: one| answer)?|my last(?: one| answer)?))?"
    r"|(?:change|correct|fix|redo) (?:that|(?:my|the) (?:last|previous) (?:answer|one))"
)
MOST_STEPS = 9
MOST_TOGETHER = 1000
LONGEST = 300
"""Characters; a longer text is an answer, whatever it begins with."""


def plain(text: str) -> str:
    """The words in small letters, with plain apostrophes, without what stands around them."""
    return " ".join(text.casefold().replace("’", "'").strip(" ./!?…,;:\n\t'\"“”").split())


def bare(text: str) -> str:
    """The same without the polite words around it: "could we please go back" is "go back"."""
    said = plain(text[:LONGEST])
    short = _TAIL.sub("", _LEAD.sub("", said))
    return short or said


def steps_back(text: str) -> int:
    """How many answers somebody wants to go back; 0 when they want nothing of the kind."""
    if len(text) > LONGEST:
        return 0
    found = _BACK.fullmatch(plain(text)) or _BACK.fullmatch(bare(text))
    if found is None:
        return 0
    said = found["count"] or found["after"] or "one"
    return min(int(said) if said.isdecimal() else _FEW[said], MOST_STEPS)


_OPENERS = (
    r"what|what's|whats|why|how|how's|who|where|when|which|can|could|do|does|did|is|are|am|was|"
    r"should|shall|would|will|may|any|isn't|aren't"
)
_BEFORE_ASKING = (
    rf"(?:(?:and|but|so|ok|okay|sorry|{_HESITATING}|er|wait|well|hi|hello|hey|first|before that|before|one thing|"
    r"(?:a |one )?(?:quick |small |silly |stupid )?question|(?:may|can|could) i (?:just )?ask(?: you)?|just|"
    r"tell me|i wonder|by the way|btw)[ ,:-]+)*"
)
_ASKS = re.compile(rf"{_BEFORE_ASKING}(?:{_OPENERS})\b")
_ASKS_PLAINLY = re.compile(
    rf"(?:(?:and|but|so|ok|okay|sorry|{_HESITATING}|wait|well)[ ,:-]+)*(?:"
    r"what (?:do|does|did|should|shall|would|am|are|can) (?:you|i|we|this|that|it|they)\b|"
    r"what(?:'s| is|s) (?:this|that|it|a|an|the point|meant|the difference|the idea)\b|"
    r"(?:what's|whats|what is) (?!(?:left|due|owed|open|paid|sent|lost|missing)\b)|"
    r"why (?:do|does|should|would|is|are) (?:you|i|we|this|that|it)\b|why (?:again|this|that|me|now)\b|"
    r".{0,60}\b(?:why again|why is that|says who|so what|what now|which one)$|"
    r"how (?:do|does|should|would|can|could|shall) (?:i|we|you|one|this|that|it)\b|"
    r"can you (?:explain|help|give|show|tell)\b|could you (?:explain|help|give|show|tell)\b|"
    r"(?:please )?(?:explain|help me|give me an example|show me an example|for example what)\b|"
    r"i(?: really| still)? (?:don't|dont|do not|didn't|did not) (?:understand|get)\b|i'?m (?:lost|confused)\b|"
    r"i am (?:lost|confused)\b|no (?:idea|clue) what (?:you|this|that)\b)"
)


def asks(text: str) -> bool:
    """Whether somebody asks us something, instead of answering. "Is 40 all right?" has an answer in it."""
    said = plain(text[:LONGEST])
    if any(sign.isdecimal() for sign in said) or "\n" in text.strip() or len(text) > LONGEST:
        return False
    is_question = text.rstrip(" \"'”)").endswith("?") and _ASKS.match(said) is not None
    return is_question or _ASKS_PLAINLY.match(said) is not None


_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?\n]+(?!\s|$)[^.!?\n]+)*[.!?\n]*")
"""Up to a sign that something else follows: "1.2 million" is no end."""


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, without the signs at their ends."""
    return tuple(part.strip(" .!\n") for part in _SENTENCE.findall(text) if part.strip(" .!\n"))


def question_in(text: str) -> tuple[str, str]:
    """The questions among several sentences, and the rest of the text: somebody asks back and answers in one breath."""
    if "?" not in text or "\n" in text.strip() or len(text) > MOST_TOGETHER:
        return "", text
    parts = [part.strip() for part in _SENTENCE.findall(text)]
    questions = [part for part in parts if part.endswith("?") and asks(part)]
    rest = [part for part in parts if part not in questions]
    return (" ".join(questions), " ".join(rest)) if questions and rest else ("", text)


_MEANING = re.compile(
    r"(?:what(?:'s| is|s| are)|what does|define|meaning of|what do you mean (?:by|with)|explain)\s+"
    r"(?:(?:the|a|an|your|meant by|word|words|term)\s+)*[\"'“”]*(?P<word>[\w' -]+?)[\"'“”]*"
    r"(?:\s+(?:mean|means|exactly|here|supposed to be|again))*"
)


def word_asked(text: str) -> str:
    """The word whose meaning somebody asks for; empty when they ask something else."""
    found = _MEANING.fullmatch(
        re.sub(rf"^(?:(?:sorry|ok|okay|{_HESITATING}|and|but|wait|well|so)[ ,]+)+", "", plain(text))
    )
    return found["word"] if found else ""


_PLACES = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5,
    "sixth": 6, "last": 0,
}  # fmt: skip
_PLACE = "|".join(_PLACES)
_CHOSEN = re.compile(
    r"(?:(?:i'd|i would|i'll|i|we|we'd|let's|lets|maybe|ok|okay|yes|probably|then|rather)[ ,]+)*"
    r"(?:(?:take|say|choose|pick|go (?:with|for)|like|prefer|want|use|press|try)\s+)?"
    rf"(?:(?:the|number|no\.?|nr\.?|option|button|#)\s*)*(?P<place>{_PLACE}|\d)(?:\)|\.)?"
    r"(?:\s+(?:one|option|button|idea|answer|of (?:them|these|those)))*"
    r"(?:[ ,]+(?:please|pls|then|i (?:guess|think|suppose)|sounds? .*|looks? .*|is (?:good|fine|right|best|"
    r"ok|closest|it|nice)|fits.*|would do|will do))*"
)
_EMPTY = frozenset({
    "guess", "think", "suppose", "mostly", "mainly", "rather", "probably", "about",
    "a", "an", "the", "it", "that", "this", "these", "one", "ones", "i", "we", "us", "me", "my", "our", "you",
    "your", "is", "are", "be", "to", "for", "please", "pls", "just", "then", "maybe", "ok", "okay", "yes",
    "with", "would", "like", "want", "take", "use", "lets", "let's", "let", "'d", "i'd", "some",
})  # fmt: skip
MOST_CONTENT = 4
"""Words; more of them say something of their own."""


_SPELT = re.compile(r"\b(number|no\.?|nr\.?|option|line|point|kpi) (one|two|three|four|five|six)\b")


def _in_figures(said: str) -> str:
    """ "number three" is "number 3"; "three" alone stays a word."""
    return _SPELT.sub(lambda found: f"{found[1]} {_FEW[found[2]]}", said)


def place_chosen(text: str, count: int) -> int | None:
    """Which of so many things somebody means by its place: "the second one", "2". Counts from 0."""
    found = _CHOSEN.fullmatch(_in_figures(plain(text))) if len(text) <= LONGEST else None
    if found is None or not count:
        return None
    said = found["place"]
    place = int(said) if said.isdecimal() else _PLACES[said] or count
    return place - 1 if 1 <= place <= count else None


def _content(text: str) -> set[str]:
    return {word for word in re.findall(r"[\w']+", plain(text)) if word not in _EMPTY}


def meant(text: str, choices: Sequence[Choice]) -> Choice | None:
    """The button somebody means without typing its whole label: by its place, or by words that only it has.

    A bare number means none: it may be an answer to something else. So does "the last": the last ones lead elsewhere.
    """
    said_ = plain(text)
    place = None if said_.isdecimal() or "last" in said_ else place_chosen(text, len(choices))
    if place is not None:
        return choices[place]
    said = _content(text)
    if not 0 < len(said) <= MOST_CONTENT:
        return None
    fitting = [choice for choice in choices if said <= _content(choice.label)]
    return fitting[0] if len(fitting) == 1 else None


# Lines of a list that the person builds


@dataclass(frozen=True, slots=True)
class Edit:
    """A line of a list that somebody takes out, or puts into other words."""

    line: int
    """Counts from 0."""
    text: str = ""
    """The new words; none when the line goes."""


_REMOVES = re.compile(
    r"(?:remove|delete|drop|take out|take away|cancel|scratch|forget|erase|strike|get rid of|leave out|lose|"
    r"not(?= the\b| number\b)|(?:take|cross|leave|strike)(?=.* (?:out|off|away)\b))"
    r"\s+(?P<what>.+?)(?:\s+(?:out|off|away|again|please))*"
)
_REPLACES = re.compile(
    r"(?:change|replace|correct|rephrase|reword|make|edit)\s+(?P<what>.+?)\s+(?:to|with|by|into|:|=)\s+(?P<text>.+)",
    re.IGNORECASE | re.DOTALL,
)
_IT = {
    "that", "this", "it", "that one", "this one", "the last", "last", "the last one", "last one", "my last answer",
}  # fmt: skip


def edited(text: str, lines: Sequence[str]) -> Edit | None:
    """The line that somebody takes out ("remove the second one", "scratch that") or changes ("change 1 to …")."""
    if not lines or len(text) > LONGEST:
        return None
    replaces = _REPLACES.fullmatch(" ".join(text.split()).strip(" ."))
    if replaces:
        line = _line(replaces["what"], lines)
        return None if line is None else Edit(line, replaces["text"].strip(" '\"“”"))
    removes = _REMOVES.fullmatch(bare(text))
    line = _line(removes["what"], lines) if removes else None
    return None if line is None else Edit(line)


def _line(said: str, lines: Sequence[str]) -> int | None:
    """Which line these words mean: by its place, as the last one, or by words that only it has."""
    what = plain(said)
    if what in _IT:
        return len(lines) - 1
    place = place_chosen(what, len(lines))
    if place is not None:
        return place
    wanted = _content(what) - {"need", "line", "point", "kpi", "about", "objective", "department"}
    fitting = [n for n, line in enumerate(lines) if wanted and wanted <= _content(line)]
    return fitting[0] if len(fitting) == 1 else None


_SAME = re.compile(
    r"(?:exactly |just |also )*(?:the )?(?:same|ditto|likewise)(?: (?:thing|things|ones|one|needs|answer|kpi|number))?"
    r"(?: (?:as|for|like|with|to))?(?P<name>(?: [\w&' -]+?)?)(?:[ ,]+(?:again|here|too|as well))*"
)


def same_as(text: str) -> str | None:
    """Whose answer somebody takes over: the words after "same as"; "" for the one before. None for an own answer."""
    found = _SAME.fullmatch(bare(text)) if len(text) <= LONGEST else None
    if found is None:
        return None
    name = found["name"].strip()
    return (
        ""
        if name in {"", "above", "before", "the one before", "last time", "the last one", "the previous one"}
        else name
    )


_CHATTER = re.compile(
    rf"^(?:(?:oh|ah|well|so|{_HESITATING}|sorry|ok|okay|yes|yeah|yep|actually|also|and|plus|maybe|perhaps|"
    r"i (?:think|guess|mean|meant|suppose)|"
    r"i'd say|let me think|and also|ah yes|of course|mainly|mostly|(?:one |some )?more(?=[.:!…]))\b[ ,.:!…-]+)+",
    re.IGNORECASE,
)


_WISH = re.compile(
    r"^(?:we|i|our (?:team|people|department)|the (?:team|department))(?: really| also| all| just| finally)*"
    r"(?: (?:should|must|could|have|ought|want|wants|need|needs|would like|wish|'d like))+(?: to)?"
    r"(?: (?:be able to|become able to|learn how to be able to))?\s+",
    re.IGNORECASE,
)


def without_wish(line: str) -> str:
    """ "We should be able to close in 3 days" is "close in 3 days"."""
    return _WISH.sub("", line).strip() or line.strip()


def without_chatter(line: str) -> str:
    """A line without the words with which people begin to talk: "sorry, also training" is "training"."""
    return _CHATTER.sub("", line).strip() or line.strip()
