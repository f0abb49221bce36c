"""Whether two readers would agree on what is promised, and how it can be verified."""

import re
from typing import NamedTuple

from nlp.lexicon import word_set
from nlp.nouns import Measure
from nlp.rules.head import PROMISES, Head, Part, is_vague, main_head
from nlp.rules.number import Place
from nlp.rules.objects import is_one, is_thing, object_ends
from nlp.rules.rule import Taken
from nlp.rules.sentence import Sentence
from nlp.rules.targets import Aim

_STATE = re.compile(
    r"\b(?:be|is|are|being|become|becomes|becoming|go|goes|going|feel|feels|remain|stay)"
    r"\s{1,3}(?:\w{1,30}ly\s|more\s|very\s)?$|\b(?:and|,)\s$",
    re.IGNORECASE,
)
_LIGHT = frozenset({"vague-hedge", "vague-time"})
_DELIVERS = frozenset({"deliver", "activity"})
_MOVES = frozenset({"up", "down", "keep"})
_RELATIVES = frozenset({"that", "which"})
_ASIDES = frozenset({Part.PURPOSE, Part.MEANS, Part.REMARK})


class Promise(NamedTuple):
    """What was found of a statement when its wording is to be judged."""

    sentence: Sentence
    heads: list[Head]
    vague: list[Taken]
    aim: Aim | None
    compound: bool
    means: Place | None = None

    @property
    def front(self) -> int:
        """Where the promise begins behind a reason: "As attendance is vital, …"."""
        reason = self.sentence.word(0) in word_set("reasons") and "," in self.sentence.texts
        return self.sentence.starts[self.sentence.texts.index(",")] if reason else 0

    @property
    def end(self) -> int:
        """Where the means begin, which are no promise."""
        return self.means[0] if self.means else len(self.sentence.text)


def specific(promise: Promise) -> bool:
    """True when the sentence names one concrete thing to change or deliver."""
    if promise.compound or not _says_something(promise):
        return False
    if promise.aim is not None:
        said = (taken for taken in promise.vague if promise.front <= taken.start < promise.end)
        aside = {head.first for head in promise.heads if head.part in _ASIDES}
        return not any(
            _own_promise(promise.sentence, taken) and promise.sentence.at(taken.start) not in aside
            for taken in said
        )
    if any(head.part in PROMISES and is_vague(head) for head in promise.heads):
        return _concrete_means(promise)
    end = core_end(promise.sentence, heads=promise.heads)
    place = _thing(promise)
    if place is not None:
        return not any(_empties(promise.sentence, taken, place=place) for taken in promise.vague)
    return not any(taken.start < end and _weighs(promise.sentence, taken) for taken in promise.vague)


def _thing(promise: Promise) -> Place | None:
    """Where the object stands, when it is a thing that can be pointed at or a measure."""
    main = main_head(promise.heads)
    return None if main is None else _thing_of(promise.sentence, main)


def _thing_of(sentence: Sentence, head: Head) -> Place | None:
    ends = [] if is_vague(head) else object_ends(sentence, head.last)
    if not ends or not _is_named(sentence, ends[0], kinds=head.kinds):
        return None
    return sentence.starts[head.last], sentence.ends[ends[-1]]


def _delivers(promise: Promise) -> bool:
    """Whether one of several goals leaves a thing behind: "… and hire a clerk", "the report is published and …"."""
    for head in promise.heads:
        if head.part not in PROMISES or is_vague(head) or not head.kinds & _DELIVERS:
            continue
        subject = head.form == "ed" and is_thing(_subject_end(promise.sentence, head))
        if subject or _thing_of(promise.sentence, head) is not None:
            return True
    return False


def _subject_end(sentence: Sentence, head: Head) -> str:
    """The last word of the subject before "is", "has been" and the like."""
    index = head.first - 1
    while sentence.word(index) in word_set("auxiliaries", "modals"):
        index -= 1
    return sentence.word(index)


def _is_named(sentence: Sentence, index: int, *, kinds: frozenset[str]) -> bool:
    """Whether an object names a thing to deliver, or a measure to move: "the number of …", "the rate of …"."""
    if kinds & _DELIVERS and is_thing(sentence.word(index)):
        return True
    if "keep" in kinds and is_thing(sentence.word(index)) and _is_new(sentence, index):
        return True
    return (
        bool(kinds & _MOVES)
        and sentence.word(index + 1) == "of"
        and sentence.word(index) in word_set("counts", "rates")
    )


def _is_new(sentence: Sentence, index: int) -> bool:
    """Whether "a" or "an" introduces the object that ends at a word."""
    while index > 0 and sentence.word(index).isalpha() and sentence.word(index) not in {"a", "an"}:
        index -= 1
    return sentence.word(index) in {"a", "an"}


def _empties(sentence: Sentence, taken: Taken, *, place: Place) -> bool:
    """What only describes one thing or is said behind it leaves it standing; "more" or "culture" does not."""
    inside = place[0] <= taken.start < place[1]
    last = sentence.at(place[1] - 1)
    describes = taken.rule == "vague-adjective" or (
        taken.rule == "vague-noun" and taken.end <= sentence.starts[last]
    )
    return inside and not (is_one(sentence, last) and describes) and _weighs(sentence, taken)


def measure(promise: Promise, *, specific: bool) -> Measure:
    """A quantity, a deliverable that is done or not done, or nothing to verify."""
    if promise.aim is not None:
        return Measure.QUANTITY
    if promise.compound and _delivers(promise):
        return Measure.MILESTONE
    main = main_head(promise.heads)
    if main is None or is_vague(main):
        return Measure.NONE
    reaches = main.kinds & {"reach", "add"} and not main.kinds & {"up", "down", "keep"}
    delivers = reaches or "deliver" in main.kinds or _is_once(promise.sentence, main)
    if main.form == "ed" and promise.sentence.word(0) in word_set("counts", "rates"):
        return Measure.NONE
    return Measure.MILESTONE if specific and delivers else Measure.NONE


def _is_once(sentence: Sentence, main: Head) -> bool:
    """An act on one thing is done or not done: "take a class", "run a marathon", "hold annual conference"."""
    if "activity" not in main.kinds:
        return False
    ends = object_ends(sentence, main.last) if sentence.word(main.first) in word_set("puts on") else []
    event = bool(ends) and is_thing(sentence.word(ends[0])) and is_one(sentence, ends[0])
    return event or sentence.word(main.last) in {"a", "an"}


def core_end(sentence: Sentence, *, heads: list[Head]) -> int:
    """Where the promise itself ends and purposes and asides begin."""
    main = next((head for head in heads if head.part in PROMISES), None)
    if main is not None and sentence.word(main.first) in word_set("assures"):
        return len(sentence.text)
    begin = main.last if main is not None else 0
    asides = word_set("asides") - ({"with"} if sentence.word(begin - 1) in word_set("gives") else set())
    stops = [head.first for head in heads if head.part in _ASIDES and head.first > begin]
    stops += [index for index, text in enumerate(sentence.texts) if text in asides and index > begin]
    last = min([*stops, len(sentence.texts)])
    return sentence.ends[last - 1] if last else 0


def relative(sentence: Sentence, *, heads: list[Head]) -> int:
    """The word at which a clause begins that only describes: "a plan that …", not "ensure that …"."""
    main = main_head(heads)
    begin = main.last + 1 if main is not None else len(sentence.texts)
    found = (index for index in range(begin, len(sentence.texts)) if sentence.word(index) in _RELATIVES)
    return next(found, len(sentence.texts))


def _weighs(sentence: Sentence, taken: Taken) -> bool:
    written = sentence.text[taken.start : taken.end].lower()
    return taken.rule not in _LIGHT and written not in word_set("harmless")


def _says_something(promise: Promise) -> bool:
    least = 1 if promise.aim else 2
    return sum(map(str.isalpha, promise.sentence.texts)) >= least


def _own_promise(sentence: Sentence, taken: Taken) -> bool:
    """A vague state beside the number is a promise of its own: "and strong usage", "go viral", "being proactive"."""
    if taken.rule not in {"vague-adjective", "vague-verb", "vague-comparative"}:
        return False
    written = sentence.text[taken.start : taken.end].lower()
    return written.split()[0] in {"go", "goes", "going", "be", "being"} or bool(
        _STATE.search(sentence.text, max(0, taken.start - 50), taken.start)
    )


def _concrete_means(promise: Promise) -> bool:
    """ "Improve X by doing Y" counts as Y where Y is concrete."""
    means = next((head for head in promise.heads if head.part is Part.MEANS), None)
    if means is None or is_vague(means):
        return False
    start = promise.sentence.starts[means.first]
    return not any(taken.start >= start and taken.rule not in _LIGHT for taken in promise.vague)
