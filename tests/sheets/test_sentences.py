"""A row as one sentence: what stands beside the words is put behind them, unless they say it themselves."""

from datetime import date

import pytest

import nlp
from bot.sheets.nouns import Row
from bot.sheets.sentences import sentence

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            Row("Reduce receivable days", baseline="45", target="30", unit="days", due="31 December 2027"),
            "Reduce receivable days from 45 to 30 days by 31 December 2027",
        ),
        (
            Row("Reduce receivable days", target="30", due="end of 2027"),
            "Reduce receivable days to 30 by end of 2027",
        ),
        (
            Row("Customer satisfaction", target="95 %", due="by Q4 2027"),
            "Customer satisfaction: 95 % by Q4 2027",
        ),
        (Row("Invoices paid on time", target="at least 95%"), "Invoices paid on time: at least 95%"),
        (Row("Invoices paid on time", target="95 %"), "Invoices paid on time: 95 %"),
        (Row("Revenue", target="2,000,000", unit="$"), "Revenue: $2,000,000"),
        (Row("New customers", target="200", due="every quarter"), "New customers: 200 every quarter"),
        (
            Row("Cut costs by 5 % by June 2027", target="7 %", due="2028"),
            "Cut costs by 5 % by June 2027",
        ),
        (Row("Improve service.", target="TBD", due="ongoing"), "Improve service"),
        (Row("Improve\x00 service\u202e"), "Improve service"),
    ],
)
def test_a_row_becomes_the_sentence_that_a_person_would_type(row: Row, said: str) -> None:
    assert sentence(row, today=TODAY) == said


def test_the_sentence_is_read_with_the_numbers_of_the_row() -> None:
    row = Row("Reduce receivable days", baseline="45", target="30", unit="days", due="31 December 2027")
    reading = nlp.read(sentence(row, today=TODAY), today=TODAY)
    assert reading.baseline is not None
    assert reading.target is not None
    assert reading.deadline is not None
    assert (int(reading.baseline.value), int(reading.target.value)) == (45, 30)
    assert reading.deadline.last_day == date(2027, 12, 31)
