"""Who answers for a KPI, and who records its values; who decides on what a department hands in."""

from kpi_rules.nouns import Company, Definition, Department


def owner_of(definition: Definition, department: Department) -> str:
    """The one person who answers for it: as the sheet says, else the head of the department."""
    return definition.sheet.owner or department.head


def recorder_of(definition: Definition, department: Department) -> str:
    """Who records its values: as the sheet says, else its owner."""
    return definition.sheet.updater or owner_of(definition, department)


def deciders_of(company: Company, department: Department | None, *, author: str) -> tuple[str, ...]:
    """Who may decide on what this author handed in: strategy owners who neither wrote it nor head the department."""
    concerned = {author, department.head if department else ""}
    return tuple(owner for owner in company.owners if owner not in concerned)
