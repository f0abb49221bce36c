"""The page for people is made from the data and loses none of it."""

from kpi_rules.catalogue import catalogue
from kpi_rules.catalogue.page import TITLES, page
from kpi_rules.functions import Function, Trade


def test_every_entry_stands_on_the_page_once() -> None:
    text = page()
    for pattern in catalogue().patterns:
        assert text.count(f"<br>`{pattern.id}` |") == 1
        assert pattern.gaming in text


def test_every_function_has_a_section() -> None:
    text = page()
    assert list(TITLES) == [*Function, *Trade]
    assert all(f"\n## {title}\n" in text for title in TITLES.values())


def test_every_table_row_has_the_same_number_of_cells() -> None:
    rows = [line for line in page().splitlines() if line.startswith("|")]
    assert len(rows) > len(catalogue().patterns)
    assert {row.count(" | ") for row in rows} == {6}


def test_the_page_is_the_same_every_time() -> None:
    assert page() == page()
