"""Hostile text becomes harmless, and every span still points at the words it names."""

import time

import pytest

from nlp import clean, read
from nlp.clean import LONGEST_CHUNK, LONGEST_RUN, LONGEST_TEXT, prepare
from nlp.pipeline import pipeline
from tests.nlp.cast import TODAY

HOSTILE = {
    "exclamation marks": "!" * 16_000,
    "emoji": "😀" * 4_000,
    "two emoji": "😀😁" * 2_000,
    "emoji families": "👩‍👩‍👧" * 2_000,
    "digits": "1" * 100_000,
    "digits and commas": "1," * 50_000,
    "commas": "," * 100_000,
    "brackets": "([" * 50_000,
    "from": "from " * 20_000,
    "from to": "from 5 to " * 10_000,
    "by the end of": "by the end of " * 7_000,
    "and improve": "improve and " * 9_000,
    "dashes": "5-" * 50_000,
    "money": " $1," * 30_000,
    "number words": "one hundred and " * 7_000,
    "spaces": " " * 100_000,
    "best": "best " * 20_000,
}


@pytest.fixture(autouse=True)
def warm() -> None:
    pipeline()
    read("Reach 5 customers by June", today=TODAY)


def test_plain_text_is_left_as_it_is() -> None:
    assert clean("Reach 5 % by June – “soon”") == "Reach 5 % by June – “soon”"


def test_controls_go_and_line_breaks_stay() -> None:
    assert clean("a\x00b\u202ec\ud800\n\td") == "abc\n\td"


def test_runs_chunks_and_length_are_capped() -> None:
    assert clean("!" * 100) == "!" * LONGEST_RUN
    assert max(len(chunk) for chunk in clean("ab" * 500).split()) == LONGEST_CHUNK
    assert len(clean("ab " * 9_000)) == LONGEST_TEXT


def test_reading_text_has_one_spelling_of_digits_dashes_and_quotes() -> None:
    assert prepare("１５％ — ١٥ “x”\u00a0y").text == '15% — 15 "x" y'


@pytest.mark.parametrize(
    "text", ["Cut\u200b costs by\u00ad 10%", "Cut costs !!!!!!!!!!!!!!!! by 10%", "\u202eCut costs by 10%"]
)
def test_spans_count_the_text_as_given(text: str) -> None:
    target = read(text, today=TODAY).target
    assert target is not None
    assert (target.text, text[target.start : target.end]) == ("10%", "10%")


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_in_a_tenth_of_a_second(name: str) -> None:
    text = HOSTILE[name]
    best = 1.0
    for _ in range(3):
        started = time.process_time()
        read(text, today=TODAY)
        best = min(best, time.process_time() - started)
    assert best < 0.1
