"""What holds for every text: a reading, never an exception, and spans that point at the words they name."""

from collections.abc import Iterator
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlp import clean, explain, read, read_amount, read_period
from nlp.clean import LONGEST_TEXT
from nlp.nouns import Frozen, Measure, Reading, Span
from nlp.rules.figures import decimal
from tests.nlp.cast import TODAY

PIECES = [
    *(
        "improve",
        "Reduce",
        "cash flow",
        "from",
        "to",
        "by",
        "5%",
        "$1.2m",
        "between",
        "and",
        "3-5",
        "Q3",
        "FY27",
        "2027",
    ),
    *(
        "in",
        "June",
        "31/02/2027",
        "every",
        "month",
        "within",
        "two",
        "hours",
        "no",
        "all",
        "soon",
        "!!!",
        "(",
        ")",
        "½",
    ),
    *(
        "２０",
        "٣",
        "İ",
        "ß",
        "ﬁ",
        "\u200b",
        "👩‍👩‍👧",
        "\ud83d",
        "٫",
        "—",
        "\n",
        "\t",
        "1:10",
        "4.5 out of 5",
        "twice a",
    ),
    *(
        "week",
        "double",
        "½ of",
        "9999999999999999999999",
        "31 December 9999",
        "in 999999 years",
        "year 0001",
        "Q4 0000",
    ),
    *("0/0", "1/0", "±", "≥", "half", "next", "last", "H2", "1e9", "NaN"),
]
PATCHWORK = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)
BLANKS = st.text(alphabet=" \n\t", max_size=3)
PLACED = ("verb", "metric", "baseline", "target", "deadline", "milestone", "means")
ANY_TEXT = st.one_of(st.text(max_size=120), PATCHWORK)
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2200, 12, 31))
CALM = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    if isinstance(value, Frozen):
        for _, part in value:
            yield from spans(part)
    if isinstance(value, tuple):
        for part in value:
            yield from spans(part)


@CALM
@given(text=ANY_TEXT, today=DAYS, fiscal_year_start=st.integers(1, 12))
def test_any_text_gives_a_reading_whose_spans_point_at_their_words(
    text: str, today: date, fiscal_year_start: int
) -> None:
    found = read(text, today=today, fiscal_year_start=fiscal_year_start)
    assert found.text == text
    for span in spans(found):
        assert text[span.start : span.end] == span.text
        assert span.text


@CALM
@given(text=PATCHWORK)
def test_what_is_explained_points_at_its_words_too(text: str) -> None:
    for trace in explain(text, today=TODAY):
        assert text[trace.start : trace.end] == trace.text


@CALM
@given(text=ANY_TEXT)
def test_parts_of_a_reading_agree(text: str) -> None:
    found: Reading = read(text, today=TODAY)
    assert (found.measure is Measure.QUANTITY) == (found.target is not None)
    assert (found.milestone is not None) == (found.measure is Measure.MILESTONE)
    assert not (found.compound and found.specific)
    if found.deadline is not None and found.deadline.first_day and found.deadline.last_day:
        assert found.deadline.first_day <= found.deadline.last_day


@CALM
@given(text=ANY_TEXT, today=DAYS)
def test_any_answer_is_read_or_refused(text: str, today: date) -> None:
    read_amount(text)
    read_period(text, today=today)


@CALM
@given(text=ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert len(once) <= LONGEST_TEXT
    once.encode()


@given(value=st.integers(0, 10**15))
def test_grouped_digits_read_the_same_in_every_style(value: int) -> None:
    english = f"{value:,}"
    for style in (english, english.replace(",", " "), english.replace(",", "'"), str(value)):
        assert decimal(style) == value
    assert decimal(english.replace(",", ".") + ",5") == decimal(english + ".5")


@given(value=st.integers(1, 999_999))
def test_an_amount_survives_its_own_notation(value: int) -> None:
    for text in (f"{value} days", f"{value:,} days", f"at least {value} days"):
        amount = read_amount(text)
        assert amount is not None
        assert amount.value == value


@CALM
@given(text=ANY_TEXT)
def test_the_same_text_always_reads_the_same(text: str) -> None:
    assert read(text, today=TODAY) == read(text, today=TODAY)


@CALM
@given(text=PATCHWORK.map(str.strip), before=BLANKS, after=BLANKS)
def test_blanks_around_a_statement_change_nothing(text: str, before: str, after: str) -> None:
    plain, framed = (told(read(one, today=TODAY)) for one in (text, before + text + after))
    assert framed == plain


def told(reading: Reading) -> dict[str, object]:
    """What a reading says, without the text itself and the places in it."""
    return reading.model_dump(
        exclude={
            "text": True,
            "scope": True,
            "goals": True,
            "vague": True,
            "abbreviations": True,
            "slips": {"__all__": {"start", "end"}},
            **{key: {"start", "end"} for key in PLACED},
        }
    )
