"""The cascade as text: objective, indicator, department KPI, and its parts; gaps are named."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from bot.wording import cascade as words
from bot.wording.markup import Markup, counted, fill, mention
from kpi_rules.cascade.coverage import split_gap
from kpi_rules.cascade.tree import Branch, Limb, Tree, Twig
from kpi_rules.nouns import Company, Indicator
from kpi_rules.numbers import amount_text


@dataclass(frozen=True, slots=True)
class View:
    """What the lines of a tree are told from."""

    company: Company
    tree: Tree
    drafting: frozenset[str] = frozenset()
    """Ids of departments with an open draft."""
    waiting: Mapping[str, str] = field(default_factory=dict)
    """By KPI: the person who has not yet said what a change of the goals means for it."""
    only: str = ""
    """Id of the department that is asked for; empty for all."""
    alone: bool = False
    """Nothing is known of others who serve the same goals: whether they reach them together is not said."""

    def name(self, department_id: str) -> str:
        """The department's name."""
        return self.company.department_names.get(department_id, department_id)


def limbs(view: View) -> list[list[Markup]]:
    """The lines of each objective."""
    found = enumerate(view.tree.limbs, 1)
    return [_limb(number, limb, view) for number, limb in found if _concerns(limb, view)]


def _concerns(limb: Limb, view: View) -> bool:
    return not view.only or any(_mine(branch, view) for branch in limb.branches)


def _mine(branch: Branch, view: View) -> bool:
    here = {view.only} & {*branch.indicator.departments, *(t.carried.department for t in branch.twigs)}
    return not view.only or bool(here)


def _limb(number: int, limb: Limb, view: View) -> list[Markup]:
    lines = [fill(words.OBJECTIVE, number=number, statement=limb.objective.statement)]
    for branch in limb.branches:
        if _mine(branch, view):
            lines += _branch(branch, view)
    return lines if limb.branches else [*lines, words.NO_INDICATOR]


def _branch(branch: Branch, view: View) -> list[Markup]:
    indicator = branch.indicator
    lines = [fill(words.INDICATOR, statement=indicator.statement), *_split(indicator)]
    for twig in branch.twigs:
        if view.only in {"", twig.carried.department}:
            lines += twig_lines(twig, view, line=words.KPI)
    for department in (one for one in branch.silent if view.only in {"", one}):
        drafting = words.DRAFTING if department in view.drafting else Markup("")
        lines.append(fill(words.SILENT, department=view.name(department), drafting=drafting))
    return lines if view.alone else [*lines, *_coverage(branch)]


def twig_lines(twig: Twig, view: View, *, line: Markup) -> list[Markup]:
    """A department's KPI, and its parts below it."""
    carried = twig.carried
    statement = carried.kpi.definition.statement
    mark = _mark(carried.kpi.id, view)
    head = fill(line, department=view.name(carried.department), statement=statement, mark=mark)
    parts = (
        fill(words.PART, statement=part.kpi.definition.statement, mark=_mark(part.kpi.id, view))
        for part in twig.parts
    )
    return [head, *parts]


def _mark(kpi_id: str, view: View) -> Markup:
    who = view.waiting.get(kpi_id)
    return fill(words.WAITING, who=mention(who)) if who else Markup("")


def _split(indicator: Indicator) -> list[Markup]:
    if not indicator.split.parts:
        return []
    parts = ", ".join(f"{p.name} {amount_text(indicator, p.target)}" for p in indicator.split.parts)
    gap = split_gap(indicator)
    left = fill(words.SPLIT_OPEN, gap=amount_text(indicator, gap)) if gap > 0 else Markup("")
    return [fill(words.SPLIT, parts=parts, open=left)]


def _coverage(branch: Branch) -> list[Markup]:
    found, indicator = branch.coverage, branch.indicator
    if found is None:
        return []
    values = {"reached": found.reached, "target": indicator.target or Decimal(0), "gap": found.gap}
    texts = {name: amount_text(indicator, value) for name, value in values.items()}
    if found.adds_up:
        texts["reached"] = _without_unit(texts["reached"], texts["target"])
    if found.gap <= 0:
        return [fill(words.COVERED, **texts)] if found.adds_up else []
    return [fill(words.OPEN if found.adds_up else words.SHORT, **texts)]


def _without_unit(amount: str, other: str) -> str:
    """An amount before "of" another: 150 of 200 new customers."""
    unit = other.partition(" ")[2]
    return amount.removesuffix(f" {unit}") if unit else amount


def loose(view: View) -> list[Markup]:
    """The KPIs that hang nowhere."""
    twigs = [t for t in view.tree.loose if view.only in {"", t.carried.department}]
    if not twigs:
        return []
    lines = [line for twig in twigs for line in twig_lines(twig, view, line=words.LOOSE_LINE)]
    return [words.LOOSE, *lines, words.LOOSE_NOTE]


def gaps(branches: Iterable[Branch]) -> int:
    """Indicators that somebody carries without a KPI, or whose parts leave something open."""
    return sum(bool(b.silent or (b.coverage and b.coverage.gap > 0)) for b in branches)


def summary(view: View) -> Markup:
    """What is shown in one line."""
    limbs = [limb for limb in view.tree.limbs if _concerns(limb, view)]
    branches = [branch for limb in limbs for branch in limb.branches if _mine(branch, view)]
    twigs = [*view.tree.loose, *(twig for branch in branches for twig in branch.twigs)]
    open_ = sum(view.only in branch.silent for branch in branches) if view.alone else gaps(branches)
    return fill(
        words.COUNTS,
        objectives=counted(len(limbs), "objective"),
        indicators=counted(len(branches), "indicator"),
        kpis=counted(sum(view.only in {"", twig.carried.department} for twig in twigs), "KPI"),
        gaps=counted(open_, "gap") if open_ else words.NO_GAPS,
    )
