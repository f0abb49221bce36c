"""Sentences people type, and the sentence that is proposed for each: it must be English and mean the same."""

from datetime import date

import pytest

from kpi_rules.nouns import Definition
from kpi_rules.rewrite import Part, definition_of, filled, missing, sentence
from nlp import read, read_amount, read_period

TODAY = date(2026, 11, 22)
MEANT = [
    (
        "Resolve P1 incidents within 2 hours",
        "",
        "Keep the time to resolve P1 incidents at or below 2 hours by 30 June 2027",
    ),
    (
        "close the books within 5 working days every month",
        "",
        "Keep the time to close the books at or below 5 working days each month",
    ),
    (
        "Onboard new hires in under 10 days",
        "",
        "Keep the time to onboard new hires at or below 10 days by 30 June 2027",
    ),
    (
        "our helpdesk should answer calls in 30 seconds by Q3 2027",
        "",
        "Keep the time to answer calls at or below 30 seconds by 30 September 2027",
    ),
    (
        "Process expense claims in 3 days instead of 7 by April 2027",
        "",
        "Reduce the time to process expense claims from 7 to at most 3 days by 30 April 2027",
    ),
    (
        "Limit overtime to at most 10 hours per employee per month",
        "",
        "Keep overtime per employee at or below 10 hours each month",
    ),
    ("hold inventory between 30 and 40 days", "", "Hold inventory between 30 and 40 days by 30 June 2027"),
    ("Hold stock at 40 pallets", "", "Hold stock at 40 pallets by 30 June 2027"),
    ("hold at least 4 town halls a year", "", "Hold at least 4 town halls each year"),
    ("Keep budget variance within ±5% every month", "", "Keep budget variance between -5% and 5% each month"),
    (
        "Sales +20% by end of 2027",
        "$5 million",
        "Increase sales from $5,000,000 to $6,000,000 by 31 December 2027",
    ),
    (
        "Costs -10% by end of 2027",
        "$500,000",
        "Reduce costs from $500,000 to $450,000 by 31 December 2027",
    ),
    (
        "we want 1,000 followers on LinkedIn by June 2027",
        "",
        "Reach 1,000 followers on LinkedIn by 30 June 2027",
    ),
    (
        "Employee engagement score of 80 by November 2027",
        "72",
        "Increase employee engagement score from 72 to 80 by 30 November 2027",
    ),
    (
        "Salesforce logins from 40 to 90 by June 2027",
        "",
        "Increase Salesforce logins from 40 to 90 by 30 June 2027",
    ),
    ("DSO 45 -> 30 by year end 2027", "", "Reduce DSO from 45 to 30 by 31 December 2027"),
    ("Error rate 4% → 2% by June 2027", "", "Reduce error rate from 4% to 2% by 30 June 2027"),
    (
        "Migrate all servers to AWS by Q2 2027",
        "10%",
        "Increase the share of servers migrated to AWS from 10% to 100% by 30 June 2027",
    ),
    (
        "respond to 90% of data requests within 24 hours by June 2027",
        "60%",
        "Increase the share of data requests responded to within 24 hours from 60% to 90% by 30 June 2027",
    ),
    (
        "at least 80% of employees complete security training by June 2027",
        "35%",
        "Increase the share of employees who complete security training from 35% to at least 80% by 30 June 2027",
    ),
    (
        "ensure that 100% of contracts are reviewed before signing by June 2027",
        "85%",
        "Increase the share of contracts reviewed before signing from 85% to 100% by 30 June 2027",
    ),
    (
        "Cut the backlog from 120 to 90 tickets by year end 2027",
        "",
        "Cut the backlog from 120 to 90 tickets by 31 December 2027",
    ),
]


def answered(typed: str, *, start: str) -> Definition:
    """What was typed, with today's value and a date where they are asked for."""
    definition = definition_of(read(typed, today=TODAY))
    for part, text in ((Part.BASELINE, start), (Part.DUE, "by June 2027")):
        if part in missing(definition):
            period = read_period(text, today=TODAY) if part is Part.DUE else None
            amount = read_amount(text)
            definition = filled(definition, part, today=TODAY, text=text, amount=amount, period=period)
    return definition


@pytest.mark.parametrize(("typed", "start", "meant"), MEANT, ids=[typed for typed, *_ in MEANT])
def test_the_proposed_sentence_is_english_and_means_the_same(typed: str, start: str, meant: str) -> None:
    whole = answered(typed, start=start)
    assert sentence(whole) == meant
    assert missing(whole) == ()
    assert sentence(definition_of(read(meant, today=TODAY))) == meant
