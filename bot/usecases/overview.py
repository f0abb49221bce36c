"""Many KPIs at once: counted and sorted from what is kept of how they stand; what is not kept is worked out anew."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.dialogue.standing import Shown
from bot.usecases.board import Board
from bot.usecases.long_looks import LongLookError, is_long
from kpi_rules.nouns import Status
from kpi_rules.scoring import Roll
from kpi_rules.scoring.verdict import NOT_URGENT, URGENCY
from store import kpis
from store.standings import Kept

MOST_ANEW = 1_000
"""KPIs that are worked out anew while somebody waits; after a change of the rules there may be many more."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The KPIs of all departments' sets on the day of a look."""

    look: Board
    kept: Kept | None
    """Nothing, for a day that is over: then other values count."""
    anew: tuple[Shown, ...] = ()
    waiting: int = 0
    """KPIs that are neither: they will be judged in the next minutes."""

    def counts(self) -> Counter[Status]:
        """How many KPIs stand how."""
        kept: Counter[Status] = self.kept.counts() if self.kept else Counter()
        return kept + Counter(one.standing.status for one in self.anew)

    def by_department(self) -> dict[str, Counter[Status]]:
        """The same by the id of the department; departments without KPIs are left out."""
        found = self.kept.by_department() if self.kept else {}
        for one in self.anew:
            found.setdefault(one.department, Counter())[one.standing.status] += 1
        return found

    def worst(self, statuses: Collection[Status], *, most: int) -> tuple[Shown, ...]:
        """The KPIs that stand so, those first that need somebody most."""
        ids = self.kept.worst(tuple(statuses), most=most) if self.kept else ()
        return self._first(ids, [one for one in self.anew if one.standing.status in statuses], most=most)

    def by_indicator(self, indicators: Sequence[str]) -> dict[str, Counter[Status]]:
        """How many KPIs for each of these indicators stand how; indicators without KPIs are left out."""
        found = self.kept.by_indicator(indicators) if self.kept else {}
        for one in self._anew(indicators):
            found.setdefault(one.definition.indicator, Counter())[one.standing.status] += 1
        return found

    def worst_under(self, indicators: Sequence[str], *, each: int) -> dict[str, tuple[Shown, ...]]:
        """For each of these indicators its first few KPIs, those first that need somebody most."""
        ids = [kpi for one in indicators for kpi in self.kept.worst_of(one, most=each)] if self.kept else []
        found = self._first(ids, self._anew(indicators), most=len(ids) + len(self.anew))
        return {
            id_: tuple(one for one in found if one.definition.indicator == id_)[:each] for id_ in indicators
        }

    def roll(self, indicators: Sequence[str]) -> tuple[Roll, Shown | None]:
        """The score of the KPIs for these indicators, and the weakest of them."""
        if self.kept is None or self.anew:
            every = tuple(self._anew(indicators))
            if self.kept is not None:
                every += tuple(
                    one for some in self.worst_under(indicators, each=MOST_ANEW).values() for one in some
                )
            roll = self.look.roll(every)
            return roll, None if roll.worst is None else every[roll.worst]
        roll, weakest = self.kept.roll(indicators)
        return roll, next(iter(self.look.shown(kpis.find(self.look.session, (weakest,)))), None)

    def _anew(self, indicators: Sequence[str]) -> list[Shown]:
        return [one for one in self.anew if one.definition.indicator in indicators]

    def _first(self, kept: Sequence[str], anew: Sequence[Shown], *, most: int) -> tuple[Shown, ...]:
        found = self.look.shown(kpis.find(self.look.session, kept)) if kept else ()
        return tuple(sorted((*found, *anew), key=badness)[:most])


def overview(look: Board) -> Overview:
    """All KPIs of the company in force, on the day of this look."""
    if look.is_past:
        count = kpis.count(look.session)
        if is_long(count) and not look.patient:
            raise LongLookError(count)
        return Overview(look, None, look.everything())
    kept = Kept(look.session, look.day)
    behind = kpis.count(look.session) - kept.counts().total()
    if behind <= 0:
        return Overview(look, kept)
    missing = kept.missing(most=MOST_ANEW)
    return Overview(look, kept, look.shown(kpis.find(look.session, missing)), behind - len(missing))


def badness(shown: Shown) -> tuple[int, bool, object, str]:
    """Sorts what needs somebody most before the rest: red, nothing done about it, least of what should be."""
    found = shown.standing
    urgency = URGENCY.get(found.status, NOT_URGENT)
    return (urgency, shown.action is not None, found.percent or 0, shown.id)
