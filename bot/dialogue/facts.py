"""What a turn may know besides the draft: loaded by the use case, never fetched from inside the dialogue."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

import nlp
from bot.wording.questions import STEP
from kpi_rules.asking import Asked
from kpi_rules.limits import Limits
from kpi_rules.nouns import Company, Department, DepartmentKind, Indicator
from nlp.nouns import Reading


def nobody(_text: str) -> str:
    """No person is known by name."""
    return ""


class Chapter(StrEnum):
    """The parts of a draft, in their order."""

    OBJECTIVES = "objectives"
    MISSION = "mission"
    NEEDS = "needs"
    INSIDE = "inside"
    KPIS = "kpis"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Facts:
    """The world around one turn: who speaks, when, in which company, and a source of new ids."""

    company: Company
    user: str
    now: datetime
    new_id: Callable[[], str]
    limits: Limits = field(default_factory=Limits)
    asked: Asked = field(default_factory=Asked)
    """What others were asked about the draft that the turn is about."""
    gone: frozenset[str] = frozenset()
    """Those who left Slack, where the turn is about a set that may name them."""
    person_named: Callable[[str], str] = nobody
    """The id of the one person whom a text names without a mention; "" for none, or for several."""
    readings: dict[str, Reading] = field(default_factory=dict, repr=False, compare=False)
    """What was read so far: several questions look at the same sentence."""

    @property
    def today(self) -> date:
        """The speaker's day."""
        return self.now.date()

    @property
    def fiscal_year_start(self) -> int:
        """Month in which the company's fiscal year starts."""
        return self.company.fiscal_year_start

    def read(self, text: str) -> Reading:
        """A sentence as `nlp` reads it on the speaker's day."""
        if text not in self.readings:
            self.readings[text] = nlp.read(text, today=self.today, fiscal_year_start=self.fiscal_year_start)
        return self.readings[text]

    def department(self, department_id: str) -> Department:
        """The department with this id; a KeyError says that the caller holds an id of another company."""
        department = self.company.department(department_id)
        if department is None:
            raise KeyError(department_id)
        return department

    def departments(self, ids: tuple[str, ...]) -> tuple[Department, ...]:
        """Those of the ids that still exist, in the order given."""
        known = {department.id: department for department in self.company.departments}
        return tuple(known[i] for i in ids if i in known)

    def carried_by(self, department_id: str) -> tuple[Indicator, ...]:
        """The indicators that this department is responsible for."""
        return tuple(i for i in self.company.indicators if department_id in i.departments)

    def step(self, chapter: Chapter, department_id: str) -> str:
        """Where in the draft a chapter is: "3 of 5". Only support departments ask what others need."""
        kind = self.department(department_id).kind
        chapters = [c for c in Chapter if c is not Chapter.NEEDS or kind is DepartmentKind.SUPPORT]
        return STEP.format(number=chapters.index(chapter) + 1, count=len(chapters))
