"""Tokens are spaCy's, however they were come by."""

import string
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.en import English

from nlp.pipeline import pipeline
from tests.bench.reading import statements

WORDS = st.text(alphabet=string.ascii_letters, min_size=1, max_size=12)


@cache
def english() -> English:
    return English()


def spacys(text: str) -> list[tuple[str, int]]:
    return [(token.lower_, token.idx) for token in english()(text)]


@pytest.mark.parametrize("text", statements()[::5])
def test_a_statement_has_the_tokens_that_spacy_gives_it(text: str) -> None:
    assert tokens(text) == spacys(text)


@given(words=st.lists(WORDS, min_size=1, max_size=4))
def test_plain_words_have_them_too(words: list[str]) -> None:
    text = " ".join(words)
    assert tokens(text) == spacys(text)


def test_entries_of_several_words_are_found_across_any_blanks() -> None:
    plain, broken = (pipeline().sentence(text).terms for text in ("go live in June", "go \t live\nin June"))
    assert plain == broken
    assert any(term.last - term.first == 2 for term in plain)


def tokens(text: str) -> list[tuple[str, int]]:
    sentence = pipeline().sentence(text)
    return [*zip(sentence.texts, sentence.starts, strict=True)]


def test_words_that_were_read_are_not_kept_for_ever() -> None:
    before = pipeline().words_kept
    for number in range(300):
        tokens(f"region-{number:x} of x{number}y")
    assert pipeline().words_kept == before
