"""Where a need stands follows from what was asked and answered, and from its words of today."""

from datetime import UTC, datetime

import pytest

from kpi_rules.asking import Asked, Request, Standing
from kpi_rules.gate.asked import silent_needs
from kpi_rules.ground_nouns import Need
from kpi_rules.nouns import Definition, Kpi

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
NEED = Need(id="n1", department="sales", text="Figures within a day")


def request(**fields: object) -> Request:
    known = {
        "need": "n1",
        "draft": "d1",
        "department": "finance",
        "served": "sales",
        "asked": "U0SAM",
        "asked_at": NOW,
        "text": NEED.text,
        "standing": Standing.SILENT,
    }
    return Request.model_validate({**known, **fields})


@pytest.mark.parametrize("answer", [Standing.CONFIRMED, Standing.NOT_NEEDED, Standing.SILENT])
def test_a_need_stands_where_its_answer_puts_it(answer: Standing) -> None:
    assert Asked(requests=(request(standing=answer),)).standing(NEED) is answer


def test_a_need_that_nobody_was_asked_about_is_only_proposed() -> None:
    assert Asked().standing(NEED) is Standing.PROPOSED


def test_a_need_with_other_words_than_those_asked_about_is_proposed_again() -> None:
    changed = NEED.model_copy(update={"text": "Figures within a week"})
    assert Asked(requests=(request(standing=Standing.CONFIRMED),)).standing(changed) is Standing.PROPOSED


def test_a_correction_that_was_taken_over_counts_as_confirmed() -> None:
    corrected = request(standing=Standing.CORRECTED, answer="Figures within an hour")
    assert Asked(requests=(corrected,)).standing(NEED) is Standing.CORRECTED
    taken = NEED.model_copy(update={"text": "figures within an hour."})
    assert Asked(requests=(corrected,)).standing(taken) is Standing.CONFIRMED


def test_a_need_typed_again_is_known_by_its_words() -> None:
    again = NEED.model_copy(update={"id": "n9"})
    assert Asked(requests=(request(standing=Standing.CONFIRMED),)).standing(again) is Standing.CONFIRMED


def test_what_the_served_department_named_itself_is_confirmed_once_taken_in() -> None:
    assert Asked(requests=(request(standing=Standing.WANTED),)).standing(NEED) is Standing.CONFIRMED


@pytest.mark.req("000-23")
def test_a_kpi_for_a_silent_need_is_remarked_and_one_for_a_confirmed_need_is_not() -> None:
    kpi = Kpi(id="k1", definition=Definition(statement="Answer within a day", serves="n1"))
    names = {"sales": "Sales"}
    found = list(silent_needs((kpi,), needs=(NEED,), asked=Asked(requests=(request(),)), names=names))
    assert [(f.rule, f.kpis) for f in found] == [("set-silent-need", ("k1",))]
    assert found[0].sentence == "Sales was asked about its needs and has not answered; a KPI stands on them."
    confirmed = Asked(requests=(request(standing=Standing.CONFIRMED),))
    assert not list(silent_needs((kpi,), needs=(NEED,), asked=confirmed, names=names))
    assert not list(silent_needs((), needs=(NEED,), asked=Asked(requests=(request(),)), names=names))


def test_several_departments_that_say_nothing_are_named_in_one_sentence() -> None:
    other = NEED.model_copy(update={"id": "n2", "department": "hr"})
    asked = Asked(requests=(request(), request().model_copy(update={"need": "n2", "department": "hr"})))
    kpis = tuple(
        Kpi(id=f"k{need.id}", definition=Definition(statement="Answer within a day", serves=need.id))
        for need in (NEED, other)
    )
    [found] = silent_needs(kpis, needs=(NEED, other), asked=asked, names={"sales": "Sales", "hr": "HR"})
    assert found.sentence.startswith(
        "Sales and HR were asked about their needs and have not answered; 2 KPIs"
    )
    assert found.kpis == ("kn1", "kn2")
