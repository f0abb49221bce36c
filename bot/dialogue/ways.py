"""The ways on from the set: submit it, add, change or take out a KPI, and put right what a rule found."""

from bot.dialogue.draft import Draft
from bot.dialogue.say import Choice, Choices, Part, Pick, Style
from bot.wording import review as words
from kpi_rules.gate import SetFinding, Weight
from kpi_rules.nouns import Kpi

SHEET, WEIGHTS = "sheet", "weights"
"""The forms of one KPI's sheet, and of all weights."""

MOST_FIXES = 10
_CHANGED = frozenset({"set-no-link", "set-outside-without-need", "set-split", "set-same-metric"})
_HANDED_OVER = frozenset({"set-owner-load", "set-person-left"})
_BY_SHEET = _HANDED_OVER | frozenset({"set-no-leading", "set-no-monthly", "set-no-annual"})


def on(draft: Draft, *, may_submit: bool) -> tuple[Part, ...]:
    """What can be done with the set, whatever the rules say."""
    submit = (Choice("submit", words.SUBMIT, Style.PRIMARY),) if may_submit else ()
    weights = (Choice(draft.id, words.CHANGE_WEIGHTS, form=WEIGHTS),) if draft.kpis else ()
    picks = (
        Pick("set:", words.CHANGE_PICK, _options(draft, "change")),
        Pick("set:", words.REMOVE_PICK, _options(draft, "remove")),
    )
    buttons = Choices("set:", (*submit, Choice("add", words.ADD), *weights))
    return (buttons, *(picks if draft.kpis else ()))


def fixes(draft: Draft, found: tuple[SetFinding, ...]) -> tuple[Part, ...]:
    """A button for each thing that was found, which leads to where it is put right."""
    choices = [choice for finding in found for choice in _fix(finding, draft)]
    unlike = {(choice.value, choice.form): choice for choice in choices if choice.value != "add"}
    shown = tuple(unlike.values())[:MOST_FIXES]
    return (Choices("set:", shown),) if shown else ()


def _fix(finding: SetFinding, draft: Draft) -> tuple[Choice, ...]:
    rule = finding.rule
    if rule == "set-no-outside":
        return (Choice("needs", words.NEEDS),)
    if rule == "set-no-inside":
        return (Choice("inside", words.INSIDE),)
    if rule.startswith("set-weights"):
        return (Choice("level", words.LEVEL), Choice(draft.id, words.CHANGE_WEIGHTS, form=WEIGHTS))
    if finding.excusable and rule not in draft.reasons and finding.weight is Weight.BLOCK:
        return (Choice(f"reason:{rule}", words.REASON),)
    numbers = {kpi.id: number for number, kpi in enumerate(draft.kpis, 1)}
    concerned = next((kpi for kpi in finding.kpis if kpi in numbers), next(iter(numbers), ""))
    if not concerned:
        return ()
    number = numbers[concerned]
    if rule in _CHANGED:
        return (Choice(f"change:{concerned}", words.CHANGE_ONE.format(number=number)),)
    if rule.startswith("set-sheet") or rule in _BY_SHEET:
        label = words.HAND_OVER if rule in _HANDED_OVER else words.COMPLETE
        return (Choice(concerned, label.format(number=number), form=SHEET),)
    return ()


def levelled(draft: Draft) -> Draft:
    """The draft without chosen weights: equal ones are proposed again."""
    return draft.model_copy(update={"kpis": tuple(_unweighted(kpi) for kpi in draft.kpis)})


def _unweighted(kpi: Kpi) -> Kpi:
    sheet = kpi.definition.sheet.model_copy(update={"weight": None})
    return kpi.model_copy(update={"definition": kpi.definition.model_copy(update={"sheet": sheet})})


def _options(draft: Draft, action: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(f"{action}:{kpi.id}", words.OPTION.format(number=n, statement=kpi.definition.statement))
        for n, kpi in enumerate(draft.kpis, 1)
    )
