"""Light stems: enough to meet the same word in another form, not so much that different words meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_rules.catalogue.words import alike, stem, tokens


@pytest.mark.parametrize(
    "family",
    [
        ["invoice", "invoices", "invoicing", "invoiced"],
        ["plan", "plans", "planning", "planned"],
        ["delivery", "deliveries", "deliver", "delivered"],
        ["approve", "approval", "approvals", "approved"],
        ["pay", "payment", "payments"],
        ["supplier", "suppliers"],
        ["train", "training", "trained"],
        ["profit", "profitable", "profitability"],
        ["box", "boxes"],
        ["process", "processes"],
    ],
    ids=lambda family: family[0],
)
def test_forms_of_one_word_meet(family: list[str]) -> None:
    assert len({tokens(word) for word in family}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("cost", "customer"), ("sale", "sample"), ("part", "party"), ("plan", "plant"), ("order", "ordinary")],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Customer churn rate", "Rate of churn, customers"),
        ("Vendor lead time", "Supplier lead-time"),
        ("Staff turnover percentage", "Employee turnover rate"),
        ("NPS", "Net Promoter Score"),
        ("Emploee engagement score", "Employee engagement score"),
    ],
)
def test_names_that_mean_the_same_are_alike(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cost per lead", "Cost per hire"),
        ("Energy cost", "Energy share"),
        ("Days to fill a vacancy", "Days to close the month"),
        ("Orders shipped on time", "Orders"),
        ("New customers", "Lost customers"),
        ("", ""),
        ("the of", "of the"),
    ],
)
def test_names_that_differ_are_not_alike(one: str, other: str) -> None:
    assert not alike(one, other)


@given(st.text(max_size=80))
def test_any_text_has_tokens_and_is_like_itself_or_says_nothing(text: str) -> None:
    assert alike(text, text) is bool(tokens(text))
    assert all(token.isascii() for token in tokens(text))
