"""Balance: outside and inside, result and process, short and medium term, more than money."""

from collections.abc import Iterable

from kpi_rules.defaults import financial
from kpi_rules.gate.kpi_set import KpiSet, SetFinding, Weight
from kpi_rules.nouns import Horizon, Nature, Perspective, Side
from kpi_rules.periods import rhythm
from nlp.nouns import Cadence

_OFTEN = frozenset({Cadence.DAILY, Cadence.WEEKLY, Cadence.MONTHLY})


def two_sides(whole: KpiSet) -> Iterable[SetFinding]:
    """A support department needs one outside and one inside."""
    if not whole.supports or not whole.kpis:
        return
    if not whole.where(lambda kpi: kpi.definition.side is Side.OUTSIDE):
        yield SetFinding(
            rule="set-no-outside",
            weight=Weight.BLOCK,
            sentence="The outside is missing: no KPI shows what other departments get from you.",
            todo="Add a KPI for one of the needs you were told.",
        )
    if not whole.where(lambda kpi: kpi.definition.side is Side.INSIDE):
        yield SetFinding(
            rule="set-no-inside",
            weight=Weight.BLOCK,
            sentence="The inside is missing: no KPI shows what your department learns to do better.",
            todo="Add a KPI for training, a smoother process or a digital system.",
        )


def result_and_process(whole: KpiSet) -> Iterable[SetFinding]:
    """What comes out, and how the work runs."""
    if not whole.kpis:
        return
    if not whole.where(lambda kpi: kpi.definition.nature is Nature.PROCESS):
        yield SetFinding(
            rule="set-no-process",
            weight=Weight.BLOCK,
            sentence="All KPIs show results. When one turns bad, nobody sees where the work got stuck.",
            todo="Add one that measures time, cost or errors on the way, or say why none is needed.",
            excusable=True,
        )
    if not whole.where(lambda kpi: kpi.definition.nature is Nature.RESULT):
        yield SetFinding(
            rule="set-no-result",
            weight=Weight.BLOCK,
            sentence="All KPIs show how the work runs. None shows what comes out for others in the end.",
            todo="Add one that shows the outcome, or say why none is needed.",
            excusable=True,
        )


def horizons(whole: KpiSet) -> Iterable[SetFinding]:
    """This year and the years after."""
    kinds = {kpi.definition.horizon for kpi in whole.kpis}
    if len(kinds) != 1:
        return
    if Horizon.SHORT in kinds:
        sentence = "All KPIs are short term: this year's goal is secured, building the department is not."
        todo = "Think of one ability that pays off after this year."
    else:
        sentence = "All KPIs are medium term: the department is built, this year's goal is not secured."
        todo = "Think of one KPI that secures this year's goal."
    yield SetFinding(rule="set-one-horizon", weight=Weight.ADVICE, sentence=sentence, todo=todo)


def perspectives(whole: KpiSet) -> Iterable[SetFinding]:
    """More than one view of the department."""
    views = {kpi.definition.perspective for kpi in whole.kpis}
    if whole.company.strategy.public_welfare and views == {Perspective.CUSTOMER}:
        return  # those served come first, and money is a means
    if len(whole.kpis) > 1 and len(views) == 1:
        view = str(next(iter(views))).replace("_", " ").replace("learning growth", "learning and growth")
        yield SetFinding(
            rule="set-one-perspective",
            weight=Weight.ADVICE,
            sentence=f"All KPIs look at the department from one side: {view}.",
            todo="See whether customers, the work itself, people or money deserve a KPI as well.",
        )


def non_financial(whole: KpiSet) -> Iterable[SetFinding]:
    """More than money."""
    if whole.kpis and all(financial(kpi.definition) for kpi in whole.kpis):
        yield SetFinding(
            rule="set-only-financial",
            weight=Weight.ADVICE,
            sentence="All KPIs count money. Money shows late what customers and colleagues notice early.",
            todo="Add one about customers, the work itself or people.",
        )


def ahead(whole: KpiSet) -> Iterable[SetFinding]:
    """Something that shows what is on its way, before it is too late to act."""
    if len(whole.kpis) > 1 and all(kpi.definition.sheet.lagging for kpi in whole.kpis):
        yield SetFinding(
            rule="set-no-leading",
            weight=Weight.ADVICE,
            sentence="All KPIs look back: when one of them shows something, it has happened.",
            todo="See whether one could show earlier what is on its way.",
        )


def rhythms(whole: KpiSet) -> Iterable[SetFinding]:
    """Something to see each month, and something that says where the year ends."""
    if len(whole.kpis) < 2:
        return
    if not whole.where(lambda kpi: rhythm(kpi.definition) in _OFTEN):
        yield SetFinding(
            rule="set-no-monthly",
            weight=Weight.ADVICE,
            sentence="No KPI shows anything before a quarter is over.",
            todo="Record one of them every month.",
        )
    if not whole.where(lambda kpi: kpi.definition.due is not None):
        yield SetFinding(
            rule="set-no-annual",
            weight=Weight.ADVICE,
            sentence="All KPIs promise the same each month or quarter. None says where the year ends.",
            todo="Give one of them a day.",
        )
