"""Between the words of the strategy record and its rows."""

from kpi_rules.nouns import Department, Indicator, Objective
from store.tables.strategy import DepartmentRow, IndicatorDepartmentRow, IndicatorRow, ObjectiveRow


def objective_row(objective: Objective, *, team_id: str, position: int) -> ObjectiveRow:
    """The row of an objective, without its indicators."""
    fields = objective.model_dump(exclude={"indicators"})
    return ObjectiveRow(team_id=team_id, position=position, **fields)


def indicator_row(indicator: Indicator, *, team_id: str, objective_id: str, position: int) -> IndicatorRow:
    """The row of an indicator, without the departments that carry it."""
    fields = indicator.model_dump(exclude={"departments"})
    return IndicatorRow(team_id=team_id, objective_id=objective_id, position=position, **fields)


def carriers(indicator: Indicator, *, team_id: str) -> list[IndicatorDepartmentRow]:
    """One row for each department that carries the indicator."""
    return [
        IndicatorDepartmentRow(
            team_id=team_id, indicator_id=indicator.id, department_id=department, position=i
        )
        for i, department in enumerate(dict.fromkeys(indicator.departments))
    ]


def department_row(department: Department, *, team_id: str, position: int) -> DepartmentRow:
    """The row of a department that is there."""
    return DepartmentRow(team_id=team_id, position=position, gone=False, **department.model_dump())


def department(row: DepartmentRow) -> Department:
    """The department of a row."""
    return Department.model_validate(row.model_dump(exclude={"team_id", "position", "gone"}))


def indicator(row: IndicatorRow, *, departments: tuple[str, ...]) -> Indicator:
    """The indicator of a row, with the departments that carry it."""
    fields = row.model_dump(exclude={"team_id", "position", "objective_id"})
    return Indicator(**fields, departments=departments)


def objective(row: ObjectiveRow, *, indicators: tuple[Indicator, ...]) -> Objective:
    """The objective of a row, with its indicators."""
    return Objective(**row.model_dump(exclude={"team_id", "position"}), indicators=indicators)
