"""Weights of a scored set: none negligible, none overwhelming, and 100 in all."""

from collections.abc import Iterable, Mapping

from kpi_rules.gate.kpi_set import SetFinding, Weight
from kpi_rules.limits import DEFAULTS, Limits


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
    least, most = limits.weight_least, limits.weight_most
    outside = tuple(kpi for kpi, weight in weights.items() if not least <= weight <= most)
    if outside:
        yield SetFinding(
            rule="set-weights-size",
            weight=Weight.ADVICE,
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
    if uneven:
        yield SetFinding(
            rule="set-weights-step",
            weight=Weight.ADVICE,
            sentence=f"Weights that are no multiple of {step} suggest a precision that nobody has.",
            todo=f"Round them to steps of {step}.",
            kpis=uneven,
        )
