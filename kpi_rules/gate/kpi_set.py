"""What the rules of a set look at, and what they say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kpi_rules.ground_nouns import Capability, Need
from kpi_rules.limits import Limits
from kpi_rules.nouns import Company, Department, DepartmentKind, Indicator, Kpi
from nlp.nouns import Frozen


class Weight(StrEnum):
    """A block keeps a set from being submitted; advice is worth a thought."""

    BLOCK = "block"
    ADVICE = "advice"


class SetFinding(Frozen):
    """One remark on a set: what is the matter, in words for people, which KPIs, and what to do."""

    rule: str
    weight: Weight
    sentence: str
    todo: str
    kpis: tuple[str, ...] = ()
    """Ids of the KPIs concerned; empty when something is missing from the set."""
    excusable: bool = False
    """Whether a written reason lets the set pass."""
    person: str = ""
    """The person that it is about, whom the sentence leaves out."""


@dataclass(frozen=True, slots=True)
class KpiSet:
    """Everything the rules of a set look at, with derived fields filled in."""

    kpis: tuple[Kpi, ...]
    department: Department
    needs: Mapping[str, Need]
    capabilities: Mapping[str, Capability]
    company: Company
    limits: Limits

    def where(self, test: Callable[[Kpi], bool]) -> tuple[str, ...]:
        """Ids of the KPIs that pass the test."""
        return tuple(kpi.id for kpi in self.kpis if test(kpi))

    @property
    def supports(self) -> bool:
        """Whether the department serves other departments rather than customers."""
        return self.department.kind is DepartmentKind.SUPPORT

    @property
    def indicators(self) -> Mapping[str, Indicator]:
        """All second-level indicators of the company by id."""
        return {i.id: i for i in self.company.indicators}
