"""Simplification: few KPIs, one measure each, none twice."""

from collections.abc import Iterable, Mapping
from datetime import date

from kpi_rules.gate.kpi_set import KpiSet, SetFinding, Weight
from kpi_rules.limits import DEFAULTS, Limits
from kpi_rules.nouns import Kpi
from kpi_rules.words import terms
from nlp import read

_ANY_DAY = date(2000, 1, 1)
"""How many goals a sentence holds does not depend on the day."""


def count(whole: KpiSet) -> Iterable[SetFinding]:
    """Fewer than needed or more than people can keep in mind."""
    count, limits = len(whole.kpis), whole.limits
    if count < limits.kpis_fewest:
        yield SetFinding(
            rule="set-too-few",
            weight=Weight.BLOCK,
            sentence=(
                f"{_kpis(count)} so far. With fewer than {limits.kpis_fewest}, one number has to tell "
                f"everything."
            ),
            todo=f"Add {limits.kpis_fewest - count} more, from the needs and abilities you named.",
        )
    elif count > limits.kpis_most:
        yield SetFinding(
            rule="set-too-many",
            weight=Weight.BLOCK,
            sentence=(
                f"{_kpis(count)}. Beyond {limits.kpis_most}, people work for the list instead of the goal."
            ),
            todo=(
                f"Keep the {limits.kpis_few} to {limits.kpis_many} that matter most and drop or merge the "
                f"others."
            ),
        )
    elif not limits.kpis_few <= count <= limits.kpis_many:
        yield _count_advice(count, limits)


def _count_advice(count: int, limits: Limits) -> SetFinding:
    more = count < limits.kpis_few
    return SetFinding(
        rule="set-size",
        weight=Weight.ADVICE,
        sentence=(
            f"{_kpis(count)}. Sets of {limits.kpis_few} to {limits.kpis_many} work best: complete, and "
            f"still easy to keep in mind."
        ),
        todo="See whether something important is not measured yet."
        if more
        else "See which one nobody would miss.",
    )


def _kpis(count: int) -> str:
    return f"{count} KPI" if count == 1 else f"{count} KPIs"


def split_it(whole: KpiSet) -> Iterable[SetFinding]:
    """A KPI with two goals belongs in two."""
    for kpi in whole.kpis:
        goals = read(kpi.definition.statement, today=_ANY_DAY).goals
        if len(goals) > 1:
            kept = bool(kpi.definition.kept_because.strip())
            yield SetFinding(
                rule="set-split",
                weight=Weight.ADVICE if kept else Weight.BLOCK,
                sentence=(
                    f"“{kpi.definition.statement}” holds {len(goals)} goals. One can be met while the "
                    f"other fails."
                ),
                todo="Split it: one KPI for each goal.",
                kpis=(kpi.id,),
            )


def same_metric(whole: KpiSet) -> Iterable[SetFinding]:
    """The same metric more than once."""
    groups: dict[frozenset[str], list[Kpi]] = {}
    for kpi in whole.kpis:
        key = terms(kpi.definition.metric)
        if key:
            groups.setdefault(key, []).append(kpi)
    for group in groups.values():
        if len(group) > 1:
            yield SetFinding(
                rule="set-same-metric",
                weight=Weight.ADVICE,
                sentence=f"“{group[0].definition.metric}” is measured {len(group)} times in this set.",
                todo="Keep one of them, or say in each what makes it different.",
                kpis=tuple(kpi.id for kpi in group),
            )


def owners(whole: KpiSet) -> Iterable[SetFinding]:
    """People who answer for many KPIs of the set."""
    return check_owners({kpi.id: kpi.definition.sheet.owner for kpi in whole.kpis}, limits=whole.limits)


def check_owners(owners: Mapping[str, str], *, limits: Limits = DEFAULTS) -> tuple[SetFinding, ...]:
    """Remarks on people who answer for many KPIs. `owners` holds the person behind each KPI, by KPI id."""
    held: dict[str, list[str]] = {}
    for kpi, owner in owners.items():
        held.setdefault(owner, []).append(kpi)
    return tuple(
        SetFinding(
            rule="set-owner-load",
            weight=Weight.BLOCK if len(kpis) > limits.kpis_an_owner_most else Weight.ADVICE,
            sentence=f"answers for {len(kpis)} KPIs, which is more than most people can move.",
            todo="See who else could take one of them.",
            kpis=tuple(kpis),
            person=owner,
        )
        for owner, kpis in held.items()
        if len(kpis) > limits.kpis_an_owner
    )
