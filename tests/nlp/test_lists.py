"""Statements in the style of plans and KPI lists: without a verb in front, or in long rows of words."""

import pytest

from nlp import read
from nlp.nouns import Measure, Reading
from tests.nlp.cast import TODAY

# Statement | specific, measure, several goals | the metric, where it matters
STATEMENTS = """
Energy use reduced by 10% | S Q | Energy use
Audit findings are resolved within 30 days | S Q | Audit findings
Report accuracy improved to 99% | S Q | Report accuracy
Project budgets are kept within 5% | S Q | Project budgets
Address building issues reported by employees | - N |
Hold annual conference | S M |
Offer strong, effective committee work | - N |
Create a strong, effective purchasing committee to assist the board | S M |
Maintain a comprehensive website | S N |
Select and implement a continuous improvement process | S M |
Close the achievement gaps in reading | - N |
Prepare all students for college | - N |
Prepare the budget for 2027 | S M |
As attendance is vital, cut absences by 5% | S Q |
All students will be appropriately challenged in math | - N |
All invoices will be fully paid | S Q |
Purge old records | S M |
Combine all training under one division | S Q |
Enhance accountability and hire a grants coordinator by December | - M several |
The annual report is published and the audit is completed | - M several |
Upgrade the phone system and train all staff by March | - Q several |
Recruit , employ, and retain a well-qualified staff | - N |
Recommendations documented, prioritized for Q2 | S M |
Create a strong sales pitch | S M |
Provide for employee recognition | - N |
Conduct an inventory that covers all parks | S M |
Talk to every new client to understand their needs and make sure they are heard | S Q |
Nine of ten invoices paid by the due date | S Q |
1000 m² of footpath repaired per year | S Q |
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in STATEMENTS.strip().splitlines()]
LETTERS = {Measure.QUANTITY: "Q", Measure.MILESTONE: "M", Measure.NONE: "N"}


def judged(found: Reading) -> str:
    words = ["S" if found.specific else "-", LETTERS[found.measure], *(["several"] if found.goals else [])]
    return " ".join(words)


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_line_of_a_list_reads_as_a_coach_reads_it(row: list[str]) -> None:
    found = read(row[0], today=TODAY)
    assert judged(found) == row[1]
    if row[2]:
        assert found.metric is not None
        assert found.metric.text == row[2]
