"""The forms for what is text: vision and surroundings, and the strategy of each function."""

from bot.dialogue.facts import Facts
from bot.dialogue.say import Choice
from bot.strategy.kind import Answers, Errors, Kind, filled
from bot.views.forms import Entered, Field, OneOf, Text
from bot.wording import company as company_words
from bot.wording import strategy as words
from kpi_rules.functions import Function
from kpi_rules.nouns import Company, Way

YES, NO = "yes", "no"
PLAIN = ("environment", "resources", "overall", "business")


def _texts_filled(company: Company, _id: str) -> Answers:
    strategy = company.strategy
    return filled(
        vision=company.vision,
        issues="\n".join(strategy.issues),
        **{name: getattr(strategy, name) for name in PLAIN},
        welfare=YES if strategy.public_welfare else NO,
    )


def _texts_fields(_facts: Facts, _id: str) -> tuple[Field, ...]:
    hint = words.SHOWN_HINT
    choices = (Choice(NO, words.WELFARE_NO), Choice(YES, words.WELFARE_YES))
    labels = (words.ENVIRONMENT_LABEL, words.RESOURCES_LABEL, words.OVERALL_LABEL, words.BUSINESS_LABEL)
    return (
        Text("vision", words.VISION_LABEL, hint=hint, optional=True, most=300),
        Text("issues", words.ISSUES_LABEL, hint=hint, optional=True, lines=True, most=1000),
        *(_long(name, label, hint) for name, label in zip(PLAIN, labels, strict=True)),
        OneOf("welfare", words.WELFARE_LABEL, hint=words.WELFARE_HINT, options=choices),
    )  # fmt: skip


def _long(name: str, label: str, hint: str) -> Text:
    return Text(name, label, hint, optional=True, lines=True, most=600)


def _texts_read(facts: Facts, _id: str, sent: Entered) -> Company:
    update = {name: _line(sent.text(name)) for name in PLAIN}
    issues = tuple(line for line in (_line(one) for one in sent.text("issues").splitlines()) if line)
    strategy = facts.company.strategy.model_copy(
        update={**update, "issues": issues, "public_welfare": sent.text("welfare") == YES}
    )
    return facts.company.model_copy(update={"vision": _line(sent.text("vision")), "strategy": strategy})


def _line(text: str) -> str:
    return " ".join(text.split())


TEXTS = Kind(
    "strategy.texts", words.TEXTS_TITLE, filled=_texts_filled, fields=_texts_fields, read=_texts_read
)


def _functions_filled(company: Company, _id: str) -> Answers:
    return filled(none="-", **{way.function.value: way.text for way in company.strategy.functional})


def _functions_fields(_facts: Facts, _id: str) -> tuple[Field, ...]:
    labels = company_words.FUNCTIONS
    hint = words.FUNCTION_HINT
    return tuple(
        Text(f.value, labels[f], "" if n else hint, optional=True, lines=True, most=600)
        for n, f in enumerate(Function)
    )


def _functions_read(facts: Facts, _id: str, sent: Entered) -> Company | Errors:
    said = ((function, _line(sent.text(function.value))) for function in Function)
    functional = tuple(Way(function=function, text=text) for function, text in said if text)
    strategy = facts.company.strategy.model_copy(update={"functional": functional})
    return facts.company.model_copy(update={"strategy": strategy})


FUNCTIONS = Kind(
    "strategy.functions",
    words.FUNCTIONS_TITLE,
    filled=_functions_filled,
    fields=_functions_fields,
    read=_functions_read,
)
