"""A company in which departments already have approved KPIs, without the talk that led to them."""

from datetime import date
from decimal import Decimal

from kpi_rules.nouns import Definition, DraftState, Kpi
from nlp.nouns import Direction, Measure, TargetKind, Unit
from store import kpis
from store.nouns import PublishedSet
from tests.conversations.stage import START, Stage

TEAM = "T0DEMO"


def days(id_: str, metric: str, *, target: int, **fields: object) -> Kpi:
    """A KPI that is counted in days."""
    known: dict[str, object] = {
        "statement": f"Reduce {metric} to {target} days by 31 December 2027",
        "metric": metric,
        "direction": Direction.DECREASE,
        "measure": Measure.QUANTITY,
        "target": Decimal(target),
        "target_kind": TargetKind.REACH,
        "unit": Unit.DURATION,
        "unit_text": "days",
        "due": date(2027, 12, 31),
        "indicator": "receivable-days",
    }
    return Kpi(id=id_, definition=Definition.model_validate({**known, **fields}))


def approve(stage: Stage, department: str, *published: Kpi) -> None:
    """Put these KPIs in force."""
    with stage.database.write(TEAM) as session:
        kpis.publish(
            session,
            PublishedSet(department=department, kpis=published),
            author="U0GRACE",
            at=START,
            state=DraftState.APPROVED,
        )


def finance_and_sales(stage: Stage) -> None:
    """Finance watches over the money, Sales over visits."""
    approve(stage, "finance", days("k-ar", "accounts receivable days", target=30))
    approve(
        stage,
        "sales",
        days("k-offer", "days from visit to offer", target=3),
        days("k-contract", "days from offer to contract", target=9),
    )
