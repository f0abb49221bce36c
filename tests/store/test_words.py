"""Every field of the domain's words has its place in the database: a new one cannot be dropped in silence."""

import pytest
from pydantic import BaseModel

from kpi_rules.ground_nouns import Capability, Mission, Need
from kpi_rules.nouns import Company, Definition, Department, Indicator, Kpi, Objective
from store.nouns import AuditEntry, Conversation, Person
from store.tables.kpis import CapabilityRow, DefinitionRow, KpiRow, MissionRow, NeedRow
from store.tables.people import AuditRow, ConversationRow, PersonRow
from store.tables.row import TeamRow
from store.tables.strategy import DepartmentRow, IndicatorRow, ObjectiveRow, WorkspaceRow

PLACES: list[tuple[type[BaseModel], type[TeamRow], set[str]]] = [
    (Company, WorkspaceRow, {"owners", "objectives", "departments"}),
    (Objective, ObjectiveRow, {"indicators"}),
    (Indicator, IndicatorRow, {"departments"}),
    (Department, DepartmentRow, set()),
    (Mission, MissionRow, set()),
    (Need, NeedRow, {"department"}),
    (Capability, CapabilityRow, set()),
    (Kpi, KpiRow, {"definition"}),
    (Definition, DefinitionRow, set()),
    (Person, PersonRow, set()),
    (Conversation, ConversationRow, set()),
    (AuditEntry, AuditRow, set()),
]


@pytest.mark.parametrize(
    ("word", "row", "elsewhere"), PLACES, ids=lambda place: getattr(place, "__name__", "")
)
def test_every_field_has_a_column(word: type[BaseModel], row: type[TeamRow], elsewhere: set[str]) -> None:
    """Those kept in tables of their own are named."""
    assert set(word.model_fields) - elsewhere <= set(row.model_fields)
