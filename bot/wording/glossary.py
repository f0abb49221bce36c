"""What the words mean that the bot cannot do without, in a line each."""

from bot.wording.markup import Markup

_KPI = Markup("A *KPI* is one promise with a number: what changes, from where to where, and by when.")
_OBJECTIVE = Markup("An *objective* is one of the few results that the whole company works for.")
_INDICATOR = Markup(
    "An *indicator* is a number that shows during the year whether an objective is on its way. A department carries it."
)
_MISSION = Markup("A *mission* says whom a department helps, and what they can do thanks to it.")
_VISION = Markup("A *vision* says where the company wants to be in some years.")
_NEED = Markup("A *need* is what another department waits for, so that it can do its own work.")
_TARGET = Markup("The *target* is the number that you want to arrive at.")
_TODAY = Markup("*Today's value* is where the number stands now, before you begin.")
_MEASURE = Markup("The *measure* is the thing that you count: days, errors, customers, money.")
_SMART = Markup(
    "*SMART* means: specific, measurable, attainable, relevant and time-bound. Anyone can then see whether it was met."
)
_SPECIFIC = Markup("*Specific* means: two people who read it have the same thing in mind.")
_MEASURABLE = Markup(
    "*Measurable* means: there is a number in it, and anyone can see whether it was reached."
)
_ATTAINABLE = Markup(
    "*Attainable* means: hard, but within reach. I can tell when I know the best value so far."
)
_RELEVANT = Markup("*Relevant* means: it helps one of the company's goals.")
_TIME_BOUND = Markup("*Time-bound* means: it says by when, or how often.")
_ABILITY = Markup("An *ability* is something that the department can do in a year and cannot do today.")
_DONE = Markup("*Done or not done* fits a single thing that is finished one day, such as a new system.")
_WEIGHT = Markup("The *weight* says how much a KPI counts among yours. All weights add up to 100.")
_BUSINESS = Markup("A *business* department serves customers.")
_SUPPORT = Markup("A *support* department serves the other departments.")
_FISCAL = Markup("The *fiscal year* is the year of your books; it may start in another month than January.")
_HORIZON = Markup(
    "*Short term* is what others wait for now. *Medium term* is what makes the department stronger."
)

GLOSSARY = {
    "kpi": _KPI,
    "kpis": _KPI,
    "objective": _OBJECTIVE,
    "objectives": _OBJECTIVE,
    "goal": _OBJECTIVE,
    "indicator": _INDICATOR,
    "indicators": _INDICATOR,
    "second-level indicator": _INDICATOR,
    "mission": _MISSION,
    "vision": _VISION,
    "need": _NEED,
    "needs": _NEED,
    "target": _TARGET,
    "baseline": _TODAY,
    "today's value": _TODAY,
    "current value": _TODAY,
    "metric": _MEASURE,
    "measure": _MEASURE,
    "unit": Markup("The *unit* says what the number counts: percent, days, euros, customers."),
    "smart": _SMART,
    "specific": _SPECIFIC,
    "measurable": _MEASURABLE,
    "attainable": _ATTAINABLE,
    "within reach": _ATTAINABLE,
    "relevant": _RELEVANT,
    "time-bound": _TIME_BOUND,
    "time bound": _TIME_BOUND,
    "ability": _ABILITY,
    "abilities": _ABILITY,
    "milestone": _DONE,
    "done or not done": _DONE,
    "weight": _WEIGHT,
    "weights": _WEIGHT,
    "business": _BUSINESS,
    "business department": _BUSINESS,
    "support": _SUPPORT,
    "support department": _SUPPORT,
    "fiscal year": _FISCAL,
    "horizon": _HORIZON,
    "short term": _HORIZON,
    "medium term": _HORIZON,
    "strategy owner": Markup("A *strategy owner* sets the company's goals here, and approves KPIs."),
    "approver": Markup("The *approver* says yes to a department's KPIs. Nobody approves their own."),
}
"""By the word that people ask for."""


def meaning(asked: str) -> Markup | None:
    """What a word means; of several, as in "the difference between a mission and a vision", each in turn."""
    if asked in GLOSSARY:
        return GLOSSARY[asked]
    if not asked.startswith("difference between"):
        return None
    told = dict.fromkeys(GLOSSARY[word] for word in asked.split() if word in GLOSSARY)
    return Markup(" ".join(told)) if told else None
