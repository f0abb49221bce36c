"""Where a noun that looks like a verb is a noun: behind its number, and in front of the name of a measure."""

from nlp.lexicon import word_set
from nlp.rules.head import Clause

_LONGEST = 4
"""How many words the name of a measure may take, the first one included."""
_MOVING = frozenset({"up", "down", "keep", "improve"})
"""Verbs that do something to a measure: "Keep food cost at 28%" names none of its own."""
_NAMES = frozenset({("lead", "time"), ("lead", "times")})
"""Names that no verb begins, whatever follows."""
_SIGNS = frozenset("<>≤≥$€£~")


def is_counted(clause: Clause, index: int) -> bool:
    """Whether people who look like a verb follow their number: "20 staff trained"."""
    people = word_set("people") & word_set("nouns that look like verbs")
    return index > 0 and clause.word(index) in people and clause.word(index - 1).isdecimal()


def begins_measure(clause: Clause, index: int) -> bool:
    """Whether the word opens the name of a measure: "Win rate", "Help desk satisfaction", "Market share 12%"."""
    word = clause.word(index)
    if index == clause.opening and (word, clause.word(index + 1)) in _NAMES:
        return True
    if index != clause.opening or word not in word_set("nouns that look like verbs"):
        return False
    kinds = {term.section for term in clause.sentence.verbs.get(index, ())}
    if word in word_set("looks at a measure") or not kinds.isdisjoint(_MOVING):
        return False
    for at in range(index + 1, index + _LONGEST):
        word = clause.word(at)
        if _ends_name(clause, at):
            return True
        if not word.isalpha() or word in word_set("function words", "prepositions", "determiners"):
            return False
    return False


def _ends_name(clause: Clause, index: int) -> bool:
    """Whether the name of a measure ends at this word; what can also be an object needs a figure behind it."""
    word, after = clause.word(index), clause.word(index + 1)
    if word in word_set("heads of a measure"):
        return not after.isalpha() or after in word_set("prepositions", "finite")
    figure = after if not after.isalpha() else clause.word(index + 2)
    has_figure = figure[:1].isdecimal() or figure[:1] in _SIGNS
    return word in word_set("heads before a figure") and bool(figure) and has_figure
