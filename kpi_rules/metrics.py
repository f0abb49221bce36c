"""What the words of a metric give away: which way is better, money or not, work or result, and whose."""

from kpi_rules import lexicon
from nlp.nouns import Direction


def _names(metric: str, section: str) -> bool:
    return bool(lexicon.pattern("metrics", section).search(metric))


def better_direction(metric: str) -> Direction:
    """Which way is better, judged from the metric's words: fewer complaints, less cost, and else more."""
    return Direction.DECREASE if _names(metric, "lower is better") else Direction.INCREASE


def is_money(metric: str) -> bool:
    """Whether a bare number of this metric is an amount of money."""
    return _names(metric, "money") and not _names(metric, "not money")


def is_share(metric: str) -> bool:
    """Whether the metric is a percentage itself, as a rate or a margin is."""
    return _names(metric, "share")


def is_financial(metric: str) -> bool:
    """Whether the metric belongs to the financial view, as a margin in percent does."""
    return _names(metric, "financial") and not _names(metric, "not financial")


def shows_the_work(metric: str) -> bool:
    """Whether the metric shows how the work runs rather than what came out in the end."""
    return _names(metric, "process")


def about_learning(metric: str) -> bool:
    """Whether the metric is about what people can do."""
    return _names(metric, "learning")


def about_customers(metric: str) -> bool:
    """Whether the metric is about those outside who buy or use."""
    return _names(metric, "customer")


def is_stock(metric: str) -> bool:
    """Whether the metric tells how much there is at a moment, as headcount does, and not how much came in a month."""
    return _names(metric, "stock") and not _names(metric, "flow")


def in_percent(metric: str) -> bool:
    """Whether a bare number of this metric means so many percent: a conversion rate of 5, but not an hourly rate."""
    return is_share(metric) and not _names(metric, "not in percent")
