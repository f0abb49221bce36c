"""Which rule took which words."""

from datetime import date

from nlp.nouns import Trace


def explain(text: str, *, today: date, fiscal_year_start: int = 1) -> tuple[Trace, ...]:
    """The words that each rule took, in the order of the text."""
    raise NotImplementedError
