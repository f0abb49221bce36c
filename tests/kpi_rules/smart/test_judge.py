"""The rules together: order, spans, any text, and every kind of vagueness."""

import re
import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpi_rules.findings import Letter, Severity
from kpi_rules.smart import Context, judge
from kpi_rules.smart.vague import KINDS, WORDS, Advice, advice_for
from nlp import read
from nlp.nouns import Measure, Reading, Vague

TODAY = date(2026, 11, 22)
CONTEXTS = st.builds(
    Context,
    today=st.none() | st.just(TODAY),
    baseline=st.none() | st.decimals(-1000, 1000, places=2),
    best_past=st.none() | st.decimals(-1000, 1000, places=2),
    reached=st.none() | st.decimals(-1000, 1000, places=2),
    objective=st.sampled_from(["", "Raise the market share of Japanese routes", "x"]),
    need=st.text(max_size=30),
    linked=st.none() | st.booleans(),
)
WORDS_OF_GOALS = (
    "increase reduce improve keep from to by 10% and at least between clients orders quality soon zero 100%"
)
PIECES = st.sampled_from(
    [
        *WORDS_OF_GOALS.split(),
        *("$1 million", "45", "30 days", "cash flow", "30 June 2027", "each quarter", "always", "Korean"),
        *("İ", "ß", "😀", "{0}", "{word}", "%"),
    ]
)


def vague(text: str, word: str, *, rule: str) -> Vague:
    start = text.index(word)
    return Vague(text=word, start=start, end=start + len(word), rule=rule)


@settings(deadline=None)
@given(text=st.text(max_size=200) | st.lists(PIECES, max_size=14).map(" ".join), context=CONTEXTS)
def test_any_text_gets_a_verdict_whose_spans_are_true(text: str, context: Context) -> None:
    verdict = judge(read(text, today=TODAY), context)
    for finding in verdict.findings:
        assert finding.text == verdict.reading.text[finding.start : finding.end]
        assert finding.why
        assert finding.question
    assert verdict.passes is (not verdict.flags)


@settings(deadline=None)
@given(text=st.text(max_size=100) | st.lists(PIECES, max_size=14).map(" ".join))
def test_a_letter_that_fails_always_has_a_reason(text: str) -> None:
    verdict = judge(read(text, today=TODAY), Context(today=TODAY))
    told = {finding.letter for finding in verdict.findings}
    assert verdict.specific or Letter.S in told
    assert verdict.measurable or Letter.M in told
    assert verdict.time_bound or Letter.T in told


def test_flags_come_before_advice_and_words_before_what_is_missing() -> None:
    found = judge(read("improve customer service and answer calls soon", today=TODAY)).findings
    severities = [finding.severity for finding in found]
    assert severities == sorted(severities, key=lambda severity: severity is Severity.ADVICE)
    flags = [finding for finding in found if finding.severity is Severity.FLAG]
    starts = [finding.start for finding in flags if finding.text]
    assert starts == sorted(starts)
    assert [bool(finding.text) for finding in flags] == sorted((bool(f.text) for f in flags), reverse=True)


def test_the_first_finding_is_about_the_first_words() -> None:
    assert judge(read("improve cash flow", today=TODAY)).findings[0].text == "improve"


@pytest.mark.parametrize(
    ("specific", "severity"),
    [(False, Severity.FLAG), (True, Severity.ADVICE)],
    ids=["alone", "beside a clear core"],
)
def test_a_vague_word_is_a_flag_where_nothing_makes_it_exact(*, specific: bool, severity: Severity) -> None:
    text = "an effective manual"
    reading = Reading(
        text=text,
        measure=Measure.MILESTONE,
        specific=specific,
        vague=(vague(text, "effective", rule="vague-adjective"),),
    )
    [finding] = [finding for finding in judge(reading).findings if finding.rule == "vague-adjective"]
    assert finding.severity is severity
    assert (finding.text, finding.start, finding.end) == ("effective", 3, 12)


@pytest.mark.parametrize(
    ("rule", "kind"),
    [
        ("vague-verb", "verb"),
        ("vague-adverb", "degree"),
        ("vague-comparative", "comparative"),
        ("vague-amount", "amount"),
        ("vague-time", "time"),
        ("vague-noun", "noun"),
        ("vague-hedge", "hedge"),
        ("vague-adjective", "quality"),
        ("vague-anything-new", "quality"),
    ],
)
def test_each_kind_of_vagueness_has_its_own_question(rule: str, kind: str) -> None:
    assert advice_for(vague("zzz", "zzz", rule=rule), text="zzz") == KINDS[kind]


@pytest.mark.req("003-06", "003-04")
def test_a_word_is_judged_with_the_noun_that_it_describes() -> None:
    text = "a good relationship with customers"
    assert advice_for(vague(text, "good", rule="vague-adjective"), text=text) == WORDS["relationship"]


@pytest.mark.req("003-04", "000-08")
@pytest.mark.parametrize("advice", [*KINDS.values(), *WORDS.values()], ids=[*KINDS, *WORDS])
def test_advice_on_vague_words_is_short_and_neutral(advice: Advice) -> None:
    assert advice.question.endswith("?")
    assert advice.why.endswith(".")
    assert len(advice.why) < 130
    assert not re.search(r"\b(?:wrong|bad|must|never|stop|avoid)\b|!", advice.why + advice.question)


def test_known_abbreviations_are_not_asked_for() -> None:
    text = "Reduce ZBR cases from 40 to 20 by 30 June 2027"
    span = vague(text, "ZBR", rule="")
    reading = Reading(text=text, specific=True, abbreviations=(span,))
    assert "abbreviation" in {finding.rule for finding in judge(reading).findings}
    assert "abbreviation" not in {f.rule for f in judge(reading, Context(known=frozenset({"zbr"}))).findings}


def test_a_change_is_compared_with_past_values_after_it_is_worked_out() -> None:
    reading = read("increase cash flow by 80% by 30 June 2027", today=TODAY)
    verdict = judge(reading, Context(today=TODAY, baseline=Decimal(1_000_000), best_past=Decimal(1_100_000)))
    assert verdict.attainable is False
    [finding] = [finding for finding in verdict.findings if finding.rule == "too-high"]
    assert "1,800,000" in finding.why


def test_the_cost_of_judging_grows_with_the_text_and_not_faster() -> None:
    hostile = ["from " * 20_000, "by 9" * 25_000, "to $1," * 16_000, "(" * 100_000, "always " * 14_000]
    readings = [read(text, today=TODAY) for text in hostile]
    began = time.process_time()
    for reading in readings:
        judge(reading, Context(today=TODAY, objective="Japanese routes", baseline=Decimal(3), linked=True))
    assert time.process_time() - began < 1.5


@pytest.mark.req("003-11")
def test_where_it_started_from_does_not_tell_what_is_possible() -> None:
    reading = read("raise on-time deliveries from 50% to 95% by 30 June 2027", today=TODAY)
    assert judge(reading, Context(today=TODAY, baseline=Decimal(50))).attainable is None
    assert judge(reading, Context(today=TODAY, baseline=Decimal(95))).attainable is False


@pytest.mark.req("003-14")
@pytest.mark.parametrize(
    ("text", "need", "fits"),
    [
        ("cut approval time to 2 days", "we wait for things to be approved", True),
        ("answer 95% of data requests within 2 days", "data for the sales report", True),
        ("cut approval time to 2 days", "new brochures", None),
    ],
)
def test_forms_of_one_word_show_the_connection(text: str, need: str, *, fits: bool | None) -> None:
    assert judge(read(text, today=TODAY), Context(need=need, linked=True)).relevant is fits
