"""The catalogue as one value that answers: what fits this function, need, capability or factor?"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from math import log

from kpi_rules.catalogue.nouns import Guide, NeedPattern, Pattern, Split
from kpi_rules.catalogue.words import alike, bag
from kpi_rules.functions import Line
from kpi_rules.ground_nouns import CapabilityKind
from kpi_rules.nouns import Nature, Side
from nlp.nouns import Frozen

FEW = 5
"""How many patterns are offered unless asked for more: what one can weigh at a glance."""

NAMED, DESCRIBED = 3.0, 1.0
"""A word of the name or the tags weighs more than one of the explaining texts."""

SAME_NEED = 0.5
"""The part of a need's known words, by weight, that a typical need must cover to be meant by it."""

SAME_FACTOR = 0.6
"""The part of a factor's words, by weight, that a KPI must cover to be offered for it."""


class Catalogue(Frozen):
    """All patterns and guides. Answers come best first, and the same question has the same answer."""

    patterns: tuple[Pattern, ...]
    guides: tuple[Guide, ...]
    splits: tuple[Split, ...] = ()

    def pattern(self, pattern_id: str) -> Pattern:
        """The pattern with this id; KeyError when there is none."""
        return self._by_id[pattern_id]

    def guide(self, line: Line) -> Guide:
        """The guide of a line of work."""
        return next(guide for guide in self.guides if guide.line is line)

    def for_function(self, function: Line, *, limit: int) -> tuple[Pattern, ...]:
        """The function's own patterns, then those for every department."""
        return tuple(self._offered_to(function))[:limit]

    def for_need(self, text: str, *, function: Line, limit: int = FEW) -> tuple[Pattern, ...]:
        """What shows that this need is met: the closest first, and one that those served can confirm."""
        asked = bag([text])
        outward = [p for p in self._offered_to(function) if p.side is not Side.INSIDE]
        meant = self.needs(text, function=function)[:1]
        typical = [p for need in meant for i in need.measures for p in outward if p.id == i]
        others = self._ranked([p for p in outward if not p.service and p not in typical], asked)
        service = self._ranked([p for p in outward if p.service], asked, all_of=True)
        return (*[*typical, *others][: max(1, limit - 1)], *service)[:limit]

    def for_capability(
        self, text: str, kind: CapabilityKind, *, function: Line, limit: int = FEW
    ) -> tuple[Pattern, ...]:
        """What shows that this capability is there: patterns of its kind, the closest first."""
        inward = [p for p in self._offered_to(function) if p.kind is kind]
        return tuple(self._ranked(inward, bag([text]), all_of=True))[:limit]

    def for_factor(self, text: str, *, limit: int = FEW) -> tuple[Pattern, ...]:
        """The KPIs of any department that make a key success factor measurable; none when none is close."""
        asked = bag([text])
        enough = SAME_FACTOR * self._covered(asked, asked)
        close = [p for p in self.patterns if asked and self._covered(asked, self._called[p.id]) >= enough]
        return tuple(sorted(close, key=lambda p: self._distance(p, asked)))[:limit]

    def near(self, name: str) -> tuple[Pattern, ...]:
        """Patterns whose name, or one of whose other names, would be taken for this one."""
        return tuple(p for p in self.patterns if any(alike(known, name) for known in (p.name, *p.aliases)))

    def parts(self, pattern_id: str) -> tuple[Pattern, ...]:
        """The weekly sub-measures that lead to this KPI."""
        return tuple(self.pattern(part) for part in self.pattern(pattern_id).parts)

    def sisters(self, pattern_id: str) -> tuple[Pattern, ...]:
        """KPIs by which other departments can pull the same way."""
        return tuple(self.pattern(sister) for sister in self.pattern(pattern_id).sisters)

    def split(self, pattern_id: str) -> Split | None:
        """The usual split of this KPI's target into named parts, where there is one."""
        return next((split for split in self.splits if split.of == pattern_id), None)

    def needs(self, text: str, *, function: Line) -> tuple[NeedPattern, ...]:
        """The typical needs of a function that this text could well mean, the closest first."""
        typical = self.guide(function).need_examples
        asked = bag([text]) & self._vocabulary(function)
        scores = [(need, self._covered(asked, _words_of(need))) for need in typical]
        enough = SAME_NEED * self._covered(asked, asked)
        close = [(need, score) for need, score in scores if asked and score >= enough]
        return tuple(need for need, _ in sorted(close, key=lambda found: -found[1]))

    def _vocabulary(self, function: Line) -> frozenset[str]:
        """The words by which needs and KPIs of a function are found; others in a need tell nothing apart."""
        own = (self._words[p.id][0] for p in self.patterns if p.fits(function))
        return frozenset().union(*own, *map(_words_of, self.guide(function).need_examples))

    def _offered_to(self, function: Line) -> Iterator[Pattern]:
        yield from (p for p in self.patterns if p.fits(function))
        yield from (p for p in self.patterns if p.function is None)

    def _ranked(
        self, patterns: Iterable[Pattern], asked: frozenset[str], *, all_of: bool = False
    ) -> list[Pattern]:
        """Best first, equal ones as in the files; without a word in common only if all are wanted."""
        scored = [(p, self._score(p, asked)) for p in patterns]
        best_first = sorted(scored, key=lambda found: -found[1])
        return [p for p, score in best_first if all_of or score > 0]

    def _distance(self, pattern: Pattern, factor: frozenset[str]) -> tuple[float, float, float, bool, bool]:
        """Far from a factor: other words, other words in name and tags, one department's view, a process."""
        said = max(
            self._likeness(factor, bag([phrase]))
            for phrase in (pattern.name, *pattern.aliases, *pattern.factors)
        )
        named, tagged = (self._covered(factor, bag(words)) for words in ([pattern.name], pattern.tags))
        return -said, -named, -tagged, pattern.side is not None, pattern.nature is Nature.PROCESS

    def _likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """1 when two phrases say the same words, 0 when they share none."""
        either = one | other
        return self._covered(one, other) / self._covered(either, either)

    def _score(self, pattern: Pattern, asked: frozenset[str]) -> float:
        named, described = self._words[pattern.id]
        return NAMED * self._covered(asked, named) + DESCRIBED * self._covered(asked, described - named)

    def _covered(self, asked: frozenset[str], words: frozenset[str]) -> float:
        return sum(self._weight(word) for word in sorted(asked & words))

    def _weight(self, word: str) -> float:
        """A rare word says more. One that the catalogue does not know says most, and finds nothing."""
        return log(1 + len(self.patterns) / (1 + self._spread[word]))

    @cached_property
    def _by_id(self) -> dict[str, Pattern]:
        return {pattern.id: pattern for pattern in self.patterns}

    @cached_property
    def _words(self) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
        return {
            p.id: (bag([p.name, *p.aliases, *p.tags, *p.factors]), bag([p.question, p.formula, p.why]))
            for p in self.patterns
        }

    @cached_property
    def _called(self) -> dict[str, frozenset[str]]:
        return {p.id: bag([p.name, *p.aliases, *p.factors]) for p in self.patterns}

    @cached_property
    def _spread(self) -> Counter[str]:
        return Counter(word for named, described in self._words.values() for word in named | described)


@lru_cache(maxsize=1024)
def _words_of(need: NeedPattern) -> frozenset[str]:
    return bag([need.text, need.answer, *need.tags])
