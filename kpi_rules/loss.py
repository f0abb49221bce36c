"""What a composed sentence would lose of the person's own: a verb, a group, a place, a means."""

import re
from collections.abc import Sequence

from kpi_rules import lexicon
from kpi_rules.shares import participle
from kpi_rules.words import bare_forms
from nlp.nouns import Reading, Span, TargetKind, Unit

_WORD = re.compile(r"[^\W_][\w'’]*")
_NO_NAME = re.compile(
    r"^(?:\W|(?:how|this|that|these|those|something|someone|everything|it|to|of|for|and|or|we|i|they|never|not|be|being"
    r"|off|on|in|at|by|with|from|into|up)\b(?!-))"
    r"|\b(?:is|are|was|were|has|have|had|never|must|should|shall|will|would|can|takes?|be|so that|because|unless"
    r"|whether)\b"
    r"|\b(?:a|an|the|to|of|for|from|in|on|at|by|with|and|or|our|their|its|my|that|which|who|than|all|each|every)$",
    re.IGNORECASE,
)
_DONE_TO_IT = re.compile(
    r"(?:improved|increased|decreased|reduced|raised|lowered|achieved|reached|ensured|met|done|kept|maintained)",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"^(?!(?:(?:average|median|total) )?(?:time|days|hours|minutes|weeks|costs?|number)\b).*"
    r"\bto (?:keep|be|become|make|ensure|help|allow|support|enable|improve|increase|reduce|better)\b"
    r"|\bso that\b",
    re.IGNORECASE,
)
_WHO = re.compile(r"\b(?:who|which|that|where|when|whose)\b.*", re.IGNORECASE)
_LINK = re.compile(r"(?:in|on|to|at|for|with|from|of|about|into|through)(?: all)?", re.IGNORECASE)
_MOVING = ("Increase", "Reduce", "Keep")
_SUBJECT = re.compile(
    r"[\s,]*(?:the |our |my )?(?:we|i|[A-Z]{2,6}|(?:\w{1,20} )?(?i:"
    r"team|department|unit|office|company|group|helpdesk|desk|division|branch|function)) "
    r"(?:will|must|shall|should|want to|wants to|need to|aim to|plan to)\s",
)
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"))


def is_name(metric: str) -> bool:
    """Whether the words can stand in a sentence as the name of something that is measured."""
    # "employees who have completed it": what stands behind the relative word may say anything.
    named = _WHO.sub("", metric).strip()
    even = all(metric.count(opening) == metric.count(closing) for opening, closing in _PAIRS)
    if _DONE_TO_IT.fullmatch(named) or _PURPOSE.search(metric):
        return False
    return bool(named) and even and metric.count('"') % 2 == 0 and not _NO_NAME.search(named)


def loses(sentence: str, said: Reading) -> bool:
    """Whether the sentence leaves out a word that the statement had for a reason."""
    if (
        (_linked(said) and not sentence.startswith(_MOVING))
        or _time_inside(said)
        or _counts_done(said)
        or _saves(said)
    ):
        return True
    kept = [word.casefold() for word in _WORD.findall(sentence)]
    return any(not _is_kept(word.casefold(), kept) for word in _weighty(said))


def _is_kept(word: str, kept: list[str]) -> bool:
    """In whatever form: "hiring" as "hire", "send" as "sent"."""
    forms = (*bare_forms(word), participle(word))
    return any(other.startswith(form[: max(3, len(form) - 3)]) for form in forms for other in kept)


def _linked(said: Reading) -> bool:
    """Whether a word joins the verb to what is counted: "participate in 4 projects" """
    if said.verb is None or said.target is None:
        return False
    return _LINK.fullmatch(said.text[said.verb.end : said.target.start].strip()) is not None


def _counts_done(said: Reading) -> bool:
    """ "6 workshops held" counts what was done; what was done to a share has a better sentence."""
    if said.target is None or said.verb is None or said.target.unit is Unit.PERCENT:
        return False
    return said.verb.start >= said.target.end and not _light_verbs(said)


def _saves(said: Reading) -> bool:
    """ "Save €250,000 on packaging" says it better than "increase savings"."""
    return said.target is not None and said.verb_word == "save"


def _time_inside(said: Reading) -> bool:
    """Whether a rhythm belongs to the thing that is counted: "suppliers with 100 invoices a year" """
    verb, when, target = said.verb, said.deadline, said.target
    if verb is None or when is None or target is None or when.cadence is None:
        return False
    first = min(target.start, said.baseline.start if said.baseline else target.start)
    return verb.end <= when.start < first


def _weighty(said: Reading) -> list[str]:
    """The words that neither say a number, a time or something vague, nor only hold the sentence together."""
    spans = [span for span in (said.target, said.baseline, said.deadline, *said.vague) if span is not None]
    change = said.target is not None and said.target.kind is TargetKind.CHANGE
    nouns = lexicon.words("light", "nouns of change") if change else frozenset[str]()
    light = lexicon.words("light", "words") | _light_verbs(said) | nouns
    begin = _subject_end(said)
    found = (word for word in _WORD.finditer(said.text, begin) if not _within(word, spans))
    return [word[0] for word in found if word[0].casefold() not in light and not word[0].isdigit()]


def _subject_end(said: Reading) -> int:
    """Where a sentence about the department itself comes to the point: "by 2030, the EPA will …"."""
    begin = said.deadline.end if said.deadline and said.deadline.start == 0 else 0
    found = _SUBJECT.match(said.text, begin)
    return found.end() if found else 0


def _light_verbs(said: Reading) -> frozenset[str]:
    """Verbs of mere movement weigh nothing as the verb of the sentence; as part of a name they do."""
    known = lexicon.words("light", "verbs") | lexicon.words("light", "words")
    parts = frozenset(said.verb_word.split())
    return parts if parts <= known else frozenset()


def _within(word: re.Match[str], spans: Sequence[Span]) -> bool:
    return any(span.start < word.end() and word.start() < span.end for span in spans)
