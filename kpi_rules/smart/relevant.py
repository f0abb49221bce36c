"""R: what does it serve? The sentence alone cannot tell; the link and its words can."""

from collections.abc import Iterable

from kpi_rules.findings import Letter, Severity
from kpi_rules.smart.rule import Context, Example, Hit, Rule, whole
from kpi_rules.smart.scopes import elsewhere
from kpi_rules.words import share_a_term, terms
from nlp.nouns import Reading


def relevant(reading: Reading, context: Context) -> bool | None:
    """Whether the KPI fits what it serves; None when that is not known, or when no word they share shows it."""
    if any((*_no_link(reading, context), *_other_scope(reading, context))):
        return False
    unknown = context.linked is None and not _served(context)
    return None if unknown or any(_no_common_term(reading, context)) else True


def _served(context: Context) -> str:
    return f"{context.objective} {context.need}".strip()


def _link_unknown(reading: Reading, context: Context) -> Iterable[Hit]:
    if reading.text.strip() and context.linked is None and not _served(context):
        yield whole()


def _no_link(_reading: Reading, context: Context) -> Iterable[Hit]:
    if context.linked is False:
        yield whole()


def _other_scope(reading: Reading, context: Context) -> Iterable[Hit]:
    span = elsewhere(reading.text, objective=context.objective) if context.objective else None
    if span:
        yield Hit(*span, {"words": reading.text[slice(*span)], "objective": context.objective})


def _no_common_term(reading: Reading, context: Context) -> Iterable[Hit]:
    served = _served(context)
    if not served or context.link_reason.strip() or not terms(served) or not terms(reading.text):
        return
    if not share_a_term(reading.text, served) and not any(_other_scope(reading, context)):
        yield whole(served=context.need or context.objective)


_ROUTES = Context(objective="Increase the market share of Japanese tourist routes", linked=True)
_REVENUE = Context(objective="Increase revenue by 20%", linked=True)

RULES = (
    Rule(
        id="link-unknown",
        letter=Letter.R,
        severity=Severity.ADVICE,
        asks="Is it known what the KPI serves?",
        why="The sentence alone cannot show which company objective it helps.",
        question="Which objective, or which need of another department, does it serve?",
        source="Relevant: related to the company's ultimate goal.",
        find=_link_unknown,
        examples=(Example("Reduce accounts receivable days from 45 to 30 days"),),
        ignores=(Example("Raise the share of Japanese routes to 20%", context=_ROUTES),),
    ),
    Rule(
        id="no-link",
        letter=Letter.R,
        severity=Severity.FLAG,
        asks="Is it tied to something the company wants?",
        why=(
            "It is not tied to any objective, indicator or need yet, so its result would help nobody "
            "decide anything."
        ),
        question="Which indicator, need or capability does it answer?",
        source="All KPIs serve the business objectives of the level above.",
        find=_no_link,
        examples=(Example("Visiting 100 manufacturing customers", context=Context(linked=False)),),
        ignores=(Example("Raise the share of Japanese routes to 20%", context=_ROUTES),),
    ),
    Rule(
        id="other-scope",
        letter=Letter.R,
        severity=Severity.FLAG,
        asks="Is it about the same place or group as the objective?",
        why="The objective is “{objective}”. A result for “{words}” would not move it.",
        question="Is “{words}” meant, or the scope of the objective?",
        source=(
            "An objective on Japanese tourist routes needs KPIs on Japanese routes, not on South Korea "
            "or Thailand."
        ),
        find=_other_scope,
        examples=(
            Example("Raise bookings on Korean routes by 20% by 30 June 2027", "Korean", _ROUTES),
            Example("Raise bookings on Thai routes by 20% by 30 June 2027", "Thai", _ROUTES),
        ),
        ignores=(Example("Raise bookings on Japanese routes by 20% by 30 June 2027", context=_ROUTES),),
    ),
    Rule(
        id="no-common-term",
        letter=Letter.R,
        severity=Severity.ADVICE,
        asks="Does the wording share anything with what it serves, or is the connection explained?",
        why="It is tied to “{served}”, but shares no word with it, so a reader has to guess the connection.",
        question="In a few words: how does one help the other?",
        source="Receivable days help revenue through cash flow: accepted with that reason.",
        find=_no_common_term,
        examples=(Example("Reduce accounts receivable days from 45 to 30 days", context=_REVENUE),),
        ignores=(
            Example(
                "Reduce accounts receivable days from 45 to 30 days",
                context=_REVENUE.model_copy(update={"link_reason": "cash flow"}),
            ),
            Example("Increase revenue from new clients by 10%", context=_REVENUE),
        ),
    ),
)
