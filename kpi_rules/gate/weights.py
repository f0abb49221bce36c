"""Weights of a scored set: none negligible, none overwhelming, and 100 in all."""

from collections.abc import Iterable, Mapping, Sequence

from kpi_rules.gate.kpi_set import KpiSet, SetFinding, Weight
from kpi_rules.limits import DEFAULTS, Limits
from kpi_rules.nouns import Kpi


def proposed(count: int, *, limits: Limits = DEFAULTS) -> tuple[int, ...]:
    """Weights as equal as their steps allow, the first ones a step larger; they add up to 100."""
    if count == 0:
        return ()
    low = 100 // count // limits.weight_step * limits.weight_step
    more, odd = divmod(100 - low * count, limits.weight_step)
    weights = [low + limits.weight_step] * more + [low] * (count - more)
    weights[0] += odd
    return tuple(weights)


def weights_of(kpis: Sequence[Kpi], *, limits: Limits = DEFAULTS) -> dict[str, int]:
    """The weight of each KPI: as chosen, or as proposed while nobody has chosen any. 0 is none yet."""
    chosen = [kpi.definition.sheet.weight for kpi in kpis]
    if any(weight is not None for weight in chosen):
        return {kpi.id: weight or 0 for kpi, weight in zip(kpis, chosen, strict=True)}
    return {kpi.id: weight for kpi, weight in zip(kpis, proposed(len(kpis), limits=limits), strict=True)}


def largest(count: int, *, limits: Limits = DEFAULTS) -> int:
    """The largest weight that a KPI may have: more than usual where so few could not add up to 100 otherwise."""
    return max(limits.weight_most, *proposed(count, limits=limits), 0)


def weighted(whole: KpiSet) -> Iterable[SetFinding]:
    """The weights of the set."""
    return check_weights(weights_of(whole.kpis, limits=whole.limits), limits=whole.limits)


def check_weights(weights: Mapping[str, int], *, limits: Limits = DEFAULTS) -> tuple[SetFinding, ...]:
    """Remarks on the weights, in percent by KPI id; empty for a set without weights."""
    return (*_sum(weights), *_sizes(weights, limits), *_steps(weights, limits)) if weights else ()


def _sum(weights: Mapping[str, int]) -> Iterable[SetFinding]:
    total = sum(weights.values())
    if total != 100:
        change = f"Take {total - 100} away." if total > 100 else f"Give {100 - total} more."
        yield SetFinding(
            rule="set-weights-sum",
            weight=Weight.BLOCK,
            sentence=(
                f"The weights add up to {total} instead of 100, so nobody can read off what counts how much."
            ),
            todo=change,
        )


def _sizes(weights: Mapping[str, int], limits: Limits) -> Iterable[SetFinding]:
    least, most = limits.weight_least, largest(len(weights), limits=limits)
    outside = tuple(kpi for kpi, weight in weights.items() if not least <= weight <= most)
    if outside and len(weights) * least <= 100:
        yield SetFinding(
            rule="set-weights-size",
            weight=Weight.BLOCK,
            sentence=(
                f"Some weights lie outside {least} to {most}: too small to matter, or so large that the "
                f"rest does not."
            ),
            todo=f"Move them to between {least} and {most}.",
            kpis=outside,
        )


def _steps(weights: Mapping[str, int], limits: Limits) -> Iterable[SetFinding]:
    step = limits.weight_step
    uneven = tuple(kpi for kpi, weight in weights.items() if weight % step)
    if uneven and 100 % step == 0:
        yield SetFinding(
            rule="set-weights-step",
            weight=Weight.BLOCK,
            sentence=f"Weights that are no multiple of {step} suggest a precision that nobody has.",
            todo=f"Round them to steps of {step}.",
            kpis=uneven,
        )
