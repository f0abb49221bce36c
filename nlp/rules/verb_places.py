"""Whether a word that can be a verb is one where it stands, told by its form and the words before it."""

from collections.abc import Callable

from nlp.lexicon import word_set
from nlp.rules.head import BREAKS, JOINS, PROMISES, STOPS, Clause, Head, Part, is_manner
from nlp.rules.noun_places import begins_measure, is_counted


def part_of(clause: Clause, index: int, *, form: str) -> Part | None:
    """The part that a verb form plays at a word, or nothing where it is no verb."""
    return _PARTS[form](clause, index)


def _before(clause: Clause, index: int) -> int:
    """The last word before `index` that is no adverb."""
    index -= 1
    while index >= 0 and (
        is_manner(clause.word(index)) or clause.word(index) in word_set("skipped before verbs")
    ):
        index -= 1
    return index


def _leads(clause: Clause, index: int) -> bool:
    """Whether the verb opens the clause, or is carried by a verb that does ("continue to …")."""
    last = clause.last
    carried = last is not None and last.last == index and "carrier" in last.kinds
    return index == clause.opening or (carried and last is not None and last.part in PROMISES)


def _finite(clause: Clause, index: int) -> Part:
    """A verb behind "will", "is" or "we" is a promise, unless it stands in a remark that has not ended."""
    in_remark = clause.embedded is Part.REMARK and not _new_clause(clause, index)
    return Part.REMARK if in_remark else Part.MAIN


def _new_clause(clause: Clause, index: int) -> bool:
    """Whether a remark has ended: "… while keeping the price and sales are rising"."""
    start = clause.last.last if clause.last else 0
    between = [clause.word(at) for at in range(start, index)]
    joins = [at for at, word in enumerate(between) if word in {"and", "but"}]
    if not joins:
        return False
    small = word_set("modals", "auxiliaries")
    subject = [word for word in between[joins[-1] + 1 :] if word not in small and not is_manner(word)]
    return bool(subject) and not word_set("remarks").intersection(subject)


def _base(clause: Clause, index: int) -> Part | None:
    at = _before(clause, index)
    before, last = clause.word(at), clause.last
    if is_counted(clause, index):
        return None
    if _leads(clause, index):
        return None if _begins_subject(clause, index) or begins_measure(clause, index) else Part.MAIN
    if before == "to":
        return _after_to(clause, at)
    if before in _RELATIVES and last is not None and last.last < at:
        return Part.REMARK
    if before in word_set("modals", "plural subjects"):
        return _finite(clause, index)
    if last is None:
        return _finite(clause, index) if _states(clause, index) else None
    return _and_base(clause, index, at=at) if before in JOINS else None


def _begins_subject(clause: Clause, index: int) -> bool:
    """Whether a noun that looks like a verb opens a subject: "Support tickets closed within 4 hours"."""
    if index != clause.opening or clause.word(index) not in word_set("nouns that look like verbs"):
        return False
    for at in range(index + 1, index + _LONGEST_SUBJECT):
        word = clause.word(at)
        if word in word_set("finite"):
            return at > index + 1
        if not word.isalpha() or word in word_set("function words", "prepositions", "determiners"):
            return False
        if at > index + 1 and _is_participle(clause, at) and _bounds(clause, at + 1):
            return True
    return False


def _bounds(clause: Clause, index: int) -> bool:
    """Whether a preposition with a figure stands there: "within 4 hours", "to 9 days", "by 10%"."""
    figure = clause.word(index + 1)[:1]
    return clause.word(index) in word_set("after participles") and (figure.isdigit() or figure in _SIGNS)


def _and_base(clause: Clause, index: int, *, at: int) -> Part | None:
    last = clause.found[-1]
    if clause.word(last.first) in word_set("lets") and last.last != at:
        return Part.PURPOSE if _may_follow(clause, index) else None
    if _may_follow(clause, index) or _in_a_row(clause, index, last=last):
        return _joined(clause, at, form="base")
    return None


def _is_plural(clause: Clause, index: int) -> bool:
    """Whether a word can be the plural subject of a verb behind it: "managers report", "staff have"."""
    word = clause.word(index)
    return (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    ) or word in word_set("people")


def _states(clause: Clause, index: int) -> bool:
    """Whether a word behind a plural is its verb and no second noun: "examples exist", not "customers support"."""
    word, after = clause.word(index), clause.word(index + 1)
    if index <= clause.opening or not _is_plural(clause, index - 1):
        return False
    if word == "have":
        return not _is_participle(clause, index + 1)
    if word not in word_set("nouns that look like verbs") or after in {"that", *word_set("determiners")}:
        return True
    return after in {"and", "or"} and _is_plain_verb(clause, index + 2)


def _is_plain_verb(clause: Clause, index: int) -> bool:
    """Whether a word can only be the base of a verb."""
    terms = clause.sentence.verbs.get(index, ())
    base = any(term.form == "base" for term in terms)
    return base and clause.word(index) not in word_set("nouns that look like verbs")


def _is_participle(clause: Clause, index: int) -> bool:
    terms = clause.sentence.verbs.get(index, ())
    return clause.word(index) == "been" or any(term.form == "ed" for term in terms)


def _after_to(clause: Clause, at: int) -> Part:
    last = clause.last
    if last is None:
        return Part.MAIN
    if clause.word(at - 1) in {"and", "or"} and not clause.embedded:
        return Part.ALSO
    if last.last == at and last.part in PROMISES and last.kinds & {"reach", "vague", "keep"}:
        return Part.SHARED
    return Part.REMARK if clause.embedded is Part.REMARK else Part.PURPOSE


def _in_a_row(clause: Clause, index: int, *, last: Head) -> bool:
    """ "Recruit, develop and retain": verbs in a row before their one object."""
    alone = _only_verbs(clause, range(last.last, index))
    plain = clause.word(index) not in word_set("nouns that look like verbs") or _goes_on(clause, index + 1)
    return alone and last.form == "base" and plain


def _goes_on(clause: Clause, index: int) -> bool:
    """Whether the row goes on with a word that can only be a verb: "explore, advocate, and implement"."""
    while clause.word(index) in {",", "and", "or", "&"}:
        index += 1
    return clause.word(index - 1) in {"and", "or", "&"} and _is_plain_verb(clause, index)


def _only_verbs(clause: Clause, words: range) -> bool:
    """Whether nothing but verbs, commas and conjunctions stand there: no object has been named yet."""
    return all(clause.word(at) in JOINS or at in clause.sentence.verbs for at in words)


def _may_follow(clause: Clause, index: int) -> bool:
    """Whether a word behind "and" goes on like a verb: with an object."""
    word, after = clause.word(index), clause.word(index + 1)
    if word in word_set("moves"):
        return bool(after) and after not in JOINS | BREAKS | {"of", "in", "by", "to", "for", "at", "on"}
    if word in word_set("nouns that look like verbs"):
        return after in word_set("determiners") or after[:1].isdigit()
    return bool(after) and after not in JOINS | BREAKS | {"of"}


def _joined(clause: Clause, at: int, *, form: str) -> Part | None:
    last = clause.found[-1]
    if last.form != form and not (clause.embedded and any(head.form == form for head in clause.found)):
        return None
    if _only_verbs(clause, range(last.last, at)):
        return Part.SHARED if last.part in PROMISES else last.part
    if last.part is Part.SHARED and clause.word(last.first - 1) == "to":
        return Part.SHARED
    return clause.embedded if clause.embedded is not None and last.form == form else Part.ALSO


def _ing(clause: Clause, index: int) -> Part | None:
    at = _before(clause, index)
    before, last = clause.word(at), clause.last
    if before.isdecimal():
        return None  # "5 working days"
    if _leads(clause, index):
        return Part.MAIN
    if before in word_set("auxiliaries"):
        return _finite(clause, index)
    if before in {"by", "through", "via"}:
        return Part.MEANS
    if last is None:
        return _noun_and_ing(clause, index, before=before)
    return _later_ing(clause, at, last=last)


def _later_ing(clause: Clause, at: int, *, last: Head) -> Part | None:
    before = clause.word(at)
    if before in {"and", "&"} and clause.word(last.first) in word_set("auxiliaries") and not clause.embedded:
        return Part.ALSO
    if before in {"and", "or", "&"} and last.form == "ing":
        return _joined(clause, at, form="ing")
    return Part.REMARK if before == "," or before in word_set("gerund prepositions") else None


def _noun_and_ing(clause: Clause, index: int, *, before: str) -> Part | None:
    """ "The scheme unlocking £5m" has its verb in the participle."""
    if index - clause.opening <= 1 or before in word_set("determiners") | JOINS | word_set(
        "gerund prepositions"
    ):
        return None
    return Part.MAIN if clause.word(index + 1) not in {"", "and", "or", ",", "of"} else None


def _ed(clause: Clause, index: int) -> Part | None:
    at = _before(clause, index)
    if clause.word(index) == "has" and clause.last is None and index > clause.opening:
        return None if _is_participle(clause, index + 1) else Part.MAIN
    before, after = clause.word(at), clause.word(index + 1)
    if before in {"either", "both"}:
        before = clause.word(at - 1)
    if before in word_set("auxiliaries"):
        return _finite(clause, index)
    if index == clause.opening:
        return Part.MAIN if after in word_set("determiners") else None
    bare = clause.last is None and before not in word_set("determiners") | JOINS
    ends = not after or after in word_set("after participles") | STOPS
    row = after in {",", "and", "&"} and any(_is_participle(clause, at) for at in (index + 2, index + 3))
    return Part.MAIN if bare and (ends or row) else None


_RELATIVES = frozenset({"that", "which", "who"})
_LONGEST_SUBJECT = 7
"""How many words a subject in front of its verb may take."""
_SIGNS = frozenset("<>≤≥$€£~")
_NOUN_BEFORE = frozenset({"of", "for", "in", "with", "to"})
_NOUN_BEHIND = frozenset({"of", "for", "in", ""})


def _s(clause: Clause, index: int) -> Part | None:
    before, last = clause.word(index - 1), clause.last
    if before in _RELATIVES and last is not None and last.last < index - 1:
        return Part.REMARK
    if index <= clause.opening or before in word_set("determiners") | JOINS | _NOUN_BEFORE:
        return None
    if clause.word(index + 1) in word_set("finite"):
        return None
    if not _lasts(clause, index) and not _takes(clause, index):
        return None
    fresh = last is None or any(clause.word(at) in {"and", "but"} for at in range(last.last, index))
    return Part.MAIN if fresh and clause.embedded is not Part.REMARK else Part.REMARK


def _lasts(clause: Clause, index: int) -> bool:
    """ "The engine runs for 10 days" """
    figure = clause.word(index + 2)[:1].isdigit()
    return clause.last is None and clause.word(index + 1) == "for" and figure


def _takes(clause: Clause, index: int) -> bool:
    """Whether what follows makes the word a verb and no plural: "sales reach 5%", "churn falls to 2%"."""
    word, after = clause.word(index), clause.word(index + 1)
    if after in JOINS | _NOUN_BEHIND:
        return after in JOINS and any(term.form == "s" for term in clause.sentence.verbs.get(index + 2, ()))
    if not {word[:-1], word[:-2], word[:-3] + "y"} & word_set("nouns that look like verbs"):
        return True
    if any(clause.word(at)[:1].isdigit() for at in range(max(0, index - 2), index)):
        return False
    if after == "that" and index + 2 in clause.sentence.verbs:
        return False
    follows = clause.last is None and after in word_set("verb followers")
    return follows or after[:1].isdigit() or after[:1] in "<>≤≥" or after in word_set("determiners")


_PARTS: dict[str, Callable[[Clause, int], Part | None]] = {"base": _base, "ing": _ing, "ed": _ed, "s": _s}
