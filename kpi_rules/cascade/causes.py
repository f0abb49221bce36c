"""Which indicator drives which: no circles, and along the logical order of the perspectives."""

from collections.abc import Iterable

from kpi_rules.nouns import Company, Indicator, Perspective
from nlp.nouns import Frozen

USUAL = (
    Perspective.LEARNING_GROWTH,
    Perspective.INTERNAL_PROCESS,
    Perspective.CUSTOMER,
    Perspective.FINANCIAL,
)
WELFARE = (
    Perspective.FINANCIAL,
    Perspective.LEARNING_GROWTH,
    Perspective.INTERNAL_PROCESS,
    Perspective.CUSTOMER,
)


class Link(Frozen):
    """One indicator is said to drive another."""

    cause: Indicator
    effect: Indicator


def order(company: Company) -> tuple[Perspective, ...]:
    """The perspectives from the ground up: what comes first drives what comes after."""
    return WELFARE if company.strategy.public_welfare else USUAL


def links(company: Company) -> tuple[Link, ...]:
    """Every cause link between indicators that are there."""
    known = {i.id: i for i in company.indicators}
    return tuple(
        Link(cause=cause, effect=known[effect])
        for cause in known.values()
        for effect in cause.drives
        if effect in known
    )


def against_order(company: Company) -> tuple[Link, ...]:
    """Links that run against the order of the perspectives; within one perspective there is none."""
    rank = {perspective: place for place, perspective in enumerate(order(company))}
    return tuple(
        link for link in links(company) if rank[link.effect.perspective] < rank[link.cause.perspective]
    )


def circle(company: Company) -> tuple[Indicator, ...]:
    """The indicators of one circle of links, in their order; empty when there is none."""
    known = {i.id: i for i in company.indicators}
    safe: set[str] = set()
    for start in known.values():
        found = _circle_from(start, known, path=(), safe=safe)
        if found:
            return found
    return ()


def _circle_from(
    at: Indicator, known: dict[str, Indicator], *, path: tuple[Indicator, ...], safe: set[str]
) -> tuple[Indicator, ...]:
    ids = [i.id for i in path]
    if at.id in ids:
        return path[ids.index(at.id) :]
    if at.id in safe:
        return ()
    for effect in _present(at.drives, known):
        found = _circle_from(effect, known, path=(*path, at), safe=safe)
        if found:
            return found
    safe.add(at.id)
    return ()


def _present(ids: Iterable[str], known: dict[str, Indicator]) -> tuple[Indicator, ...]:
    return tuple(known[i] for i in ids if i in known)
