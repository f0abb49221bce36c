"""What the words of a metric give away: which way is better, money or not, work or result, and whose."""

import re

from kpi_rules import lexicon
from nlp.nouns import Direction


def _names(metric: str, section: str) -> bool:
    return bool(lexicon.pattern("metrics", section).search(metric))


_TIME = re.compile(
    r"(?:^|(?<!\bfull)(?<!\bpart)(?<!\breal)(?<!\bfirst)\s)(?:times?|durations?|delay)$", re.IGNORECASE
)
_AFTER_THE_HEAD = re.compile(
    r"\s(?:of|with|for|per|at|in|on|from|to|until|till|between|by|before|after|during|within|who|that|which)\b.*",
    re.IGNORECASE,
)

_AN_AMOUNT = re.compile(r"\b(?:amount|level|sum|total|value|volume)$", re.IGNORECASE)


def is_a_time(metric: str) -> bool:
    """Whether the metric is how long something takes: "response times", and not "accidents with lost time"."""
    return _TIME.search(_AFTER_THE_HEAD.sub("", metric)) is not None


def better_direction(metric: str) -> Direction:
    """Which way is better, judged from the metric's words: fewer complaints, less cost and time, and else more."""
    if _names(metric, "lower whatever else it says"):
        return Direction.DECREASE
    if _names(metric, "higher after all"):
        return Direction.INCREASE
    lower = _names(metric, "lower is better") or is_a_time(metric)
    return Direction.DECREASE if lower else Direction.INCREASE


def is_money(metric: str) -> bool:
    """Whether a bare number of this metric is an amount of money: "sales", and not "minutes until sales calls back"."""
    head = _AFTER_THE_HEAD.sub("", metric)
    named = metric if _AN_AMOUNT.search(head) else head
    return _names(named, "money") and not _names(metric, "not money")


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
