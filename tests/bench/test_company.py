"""The figures are worth something only when what is measured is a draft that goes on."""

from datetime import date

from bot.dialogue.company import is_ready
from tests.bench.company import HEADS, big_company, sandbox_options
from tests.bench.reading import statements


def test_everybody_of_the_company_can_draft() -> None:
    company = big_company(date(2026, 11, 23))
    people = {person.id for person in sandbox_options().people}
    assert is_ready(company)
    assert len({department.head for department in company.departments} & people) == HEADS + 1


def test_no_statement_is_measured_twice() -> None:
    assert len(set(statements())) == len(statements()) > 200
