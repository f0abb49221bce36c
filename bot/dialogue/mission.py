"""Chapter 2: the department's mission, checked and agreed."""

import re

from bot.dialogue import asides, prompts
from bot.dialogue.draft import Draft
from bot.dialogue.facts import Chapter, Facts
from bot.dialogue.question import Event, Outcome, Question
from bot.dialogue.remarks import is_remark
from bot.dialogue.reply import Pressed, Reply, Typed
from bot.dialogue.say import Asked, Choice, Choices, Marked, Paragraph, Pick, Says, Small, Style
from bot.wording import mission as words
from bot.wording.markup import Markup, bullets, fill, mention
from kpi_rules.catalogue import catalogue
from kpi_rules.findings import Finding, Severity
from kpi_rules.ground_nouns import Mission
from kpi_rules.mission import check_mission
from kpi_rules.nouns import Objective
from kpi_rules.words import terms

ALL = "all"
EVERY = {"all", "both", "all of them", "both of them", "every one", "all objectives"}
FEWEST_WORDS = 4
"""A mission in fewer words is a remark on it, not the mission."""


def flags_on(mission: str, facts: Facts) -> tuple[Finding, ...]:
    """What a coach would want changed in this mission."""
    return tuple(f for f in check_mission(mission, limits=facts.limits) if f.severity is Severity.FLAG)


def _ask_mission(draft: Draft, facts: Facts, _subject: str) -> Says:
    department = facts.department(draft.department)
    return prompts.question(
        fill(words.MISSION_ASK, department=department.name),
        why=words.MISSION_WHY,
        example=catalogue().guide(department.lines[0]).mission_example,
        heading=fill(
            words.MISSION_HEADING,
            step=facts.step(Chapter.MISSION, draft.department),
            department=department.name,
        ),
    )


def _with_mission(draft: Draft, text: str, facts: Facts) -> Draft:
    """The mission replaced. With a single objective there is nothing to choose from."""
    only = facts.company.objectives if len(facts.company.objectives) == 1 else ()
    kept = draft.mission.objectives if draft.mission else tuple(o.id for o in only)
    mission = Mission(text=" ".join(text.split()), objectives=kept)
    return draft.model_copy(update={"mission": mission, "mission_kept_because": ""})


def _take_mission(draft: Draft, facts: Facts, _subject: str, reply: Reply) -> Outcome[Draft]:
    if isinstance(reply, Pressed):
        return Outcome(draft)
    said = _no_mission(reply.text, facts)
    if said is not None:
        return Outcome(draft, (Paragraph(said),))
    return _heard(_with_mission(draft, reply.text, facts), facts)


def _no_mission(text: str, facts: Facts) -> Markup | None:
    """What is missing where it is no mission: a few words, a remark, somebody's need, a KPI; None for one."""
    answers = not is_remark(text) and _A_NEED.match(asides.plain(text)) is None
    if not answers or not prompts.is_a_sentence(text, words=FEWEST_WORDS):
        return words.MISSION_SENTENCE
    if not any(map(str.isdigit, text)):
        return None
    said = facts.read(text)
    is_kpi = said.target is not None and bool(said.baseline or said.deadline)
    return words.MISSION_IS_KPI if is_kpi else None


_A_NEED = re.compile(
    r"(?:(?:well|so|but|and) )*(?:(?:they|people) (?:want|need)\b"
    r"|(?:we|i) (?:need|want|depend on|wait for|would like)\b(?! to\b))"
)
"""What somebody waits for, others or the department itself, says nothing of what it is there for."""


def _heard(draft: Draft, facts: Facts) -> Outcome[Draft]:
    """A deputy's mission goes to the head as soon as it is whole."""
    return Outcome(draft, event=Event.ASK_HEAD_TO_AGREE if _needs_head(draft, facts) else None)


def _needs_head(draft: Draft, facts: Facts) -> bool:
    whole = LINK.missing(draft, facts) is None and CHECK.missing(draft, facts) is None
    return whole and not _agreed(draft) and facts.user != facts.department(draft.department).head


MISSION = Question[Draft](
    "mission",
    missing=lambda draft, _facts: None if draft.mission else "",
    ask=_ask_mission,
    take=_take_mission,
    help=words.MISSION_HELP,
)


def _check_missing(draft: Draft, facts: Facts) -> str | None:
    if draft.mission is None or draft.mission_kept_because:
        return None
    return "" if flags_on(draft.mission.text, facts) else None


def _ask_check(draft: Draft, facts: Facts, _subject: str) -> Says:
    text = draft.mission.text if draft.mission else ""
    found = flags_on(text, facts)
    return (
        Paragraph(words.MISSION_CHECK),
        Marked(text, tuple((f.start, f.end) for f in found if f.end > f.start)),
        Paragraph(bullets([fill("{why} {question}", why=f.why, question=f.question) for f in found])),
        Asked(words.MISSION_AGAIN),
        Choices("mission.check:", (Choice("keep", words.MISSION_KEEP),)),
    )


_KEPT = re.compile(
    r"(?:(?:i|we|i'd|let's|please|just|no|yes|ok|want|wanted|would|like|rather|will|to|can)[ ,]+)*"
    r"(?:keep|leave|take|use) (?:it|this|that|mine|(?:my|the|this|our) (?:wording|words|sentence|mission|text|version))"
    r"(?: (?:as it is|as is|like (?:that|this)|please|then|anyway))*"
    r"|(?:it|that|this|mine)(?:'s| is|s)? (?:fine|good|ok|okay|right|clear)(?: enough)?"
    r"(?: (?:as it is|as is|like (?:that|this)|for (?:us|me|now)))*"
)


def _wavers(text: str) -> bool:
    """A bare "ok" or "done": it may mean the wording, or that the remarks were read."""
    return prompts.is_yes(text) or prompts.is_no_more(text)


def _keeps(text: str) -> bool:
    """Whether somebody wants the wording left as it is: "keep it?? its fine"."""
    parts = [part for part in re.split(r"[?!.,;]+\s*", asides.plain(text)) if part]
    return any(map(_KEPT.fullmatch, parts)) and all(_KEPT.fullmatch(p) or prompts.is_yes(p) for p in parts)


def _take_check(draft: Draft, facts: Facts, _subject: str, reply: Reply) -> Outcome[Draft]:
    if isinstance(reply, Typed) and not _keeps(reply.text) and _wavers(reply.text):
        return Outcome(draft, (Paragraph(words.MISSION_STAYS),))
    if isinstance(reply, Pressed) or _keeps(reply.text):
        return _heard(draft.model_copy(update={"mission_kept_because": words.MISSION_KEEP}), facts)
    text = _completed(draft, reply.text)
    said = _no_mission(text, facts)
    if said is not None:
        return Outcome(draft, (Paragraph(said),))
    return _heard(_with_mission(draft, text, facts), facts)


_REST = re.compile(
    r"(?:and |\W+)*(so that|so (?:we|they|you|every|all|the|our|each)\b|in order (?:to|that)|for )",
    re.IGNORECASE,
)


def _completed(draft: Draft, text: str) -> str:
    """The mission with what was missing: "so that …" alone goes on with the sentence that was asked about."""
    rest = _REST.match(text)
    if rest is None or draft.mission is None:
        return text
    whole, end = draft.mission.text.rstrip(" .!…"), text[rest.start(1) :]
    return f"{whole} {end}" if end.casefold().startswith("for ") else f"{whole}, {end[0].lower()}{end[1:]}"


CHECK = Question[Draft](
    "mission.check",
    missing=_check_missing,
    ask=_ask_check,
    take=_take_check,
    help=words.CHECK_HELP,
    skip=lambda draft, _facts, _subject: draft.model_copy(
        update={"mission_kept_because": words.MISSION_KEEP}
    ),
)


def _link_missing(draft: Draft, _facts: Facts) -> str | None:
    return "" if draft.mission and not draft.mission.objectives else None


def _ask_link(_draft: Draft, facts: Facts, _subject: str) -> Says:
    options = tuple(Choice(o.id, o.statement) for o in facts.company.objectives)
    every = (Choices("mission.link:", (Choice(ALL, words.LINK_ALL),)),) if len(options) > 1 else ()
    pick = Pick("mission.link:", words.LINK_PICK, options, several=True)
    return prompts.question(words.LINK_ASK, pick, *every, why=words.LINK_WHY)


def _take_link(draft: Draft, facts: Facts, _subject: str, reply: Reply) -> Outcome[Draft]:
    chosen = (
        tuple(o.id for o in facts.company.objectives if ALL in reply.values or o.id in reply.values)
        if isinstance(reply, Pressed)
        else named(reply.text, facts.company.objectives)
    )
    if not chosen or draft.mission is None:
        numbered = [
            fill(words.NUMBERED, number=n, text=o.statement)
            for n, o in enumerate(facts.company.objectives, 1)
        ]
        return Outcome(draft, (Paragraph(words.LINK_UNKNOWN), Paragraph(Markup("\n".join(numbered)))))
    mission = draft.mission.model_copy(update={"objectives": chosen})
    return _heard(draft.model_copy(update={"mission": mission}), facts)


def named(text: str, objectives: tuple[Objective, ...]) -> tuple[str, ...]:
    """Ids of the objectives that a person means: by number or place in the list, or by words of the statement."""
    wanted = asides.plain(text)
    if wanted in EVERY or prompts.is_all(text):
        return tuple(o.id for o in objectives)
    parts = [part for part in re.split(r"\s*(?:,|;|&|\+|\band\b|\bplus\b)\s*", wanted) if part]
    found = {id_ for part in parts for id_ in _one_named(part, objectives)}
    return tuple(o.id for o in objectives if o.id in found)


def _one_named(part: str, objectives: tuple[Objective, ...]) -> tuple[str, ...]:
    numbers = {int(word) for word in part.split() if word.isdecimal()}
    place = asides.place_chosen(part, len(objectives))
    by_number = tuple(o.id for n, o in enumerate(objectives, 1) if n in numbers or n - 1 == place)
    if by_number:
        return by_number
    said = terms(part)
    own = {o.id: len(said & terms(o.statement)) for o in objectives}
    below = {o.id: max((len(said & terms(i.statement)) for i in o.indicators), default=0) for o in objectives}
    shared = own if any(own.values()) else below
    most = max(shared.values(), default=0)
    return tuple(id_ for id_, count in shared.items() if count and count == most)


LINK = Question[Draft](
    "mission.link", missing=_link_missing, ask=_ask_link, take=_take_link, help=words.LINK_HELP
)


def _agreed(draft: Draft) -> bool:
    return draft.mission is not None and bool(draft.mission.agreed_by)


def _agree_missing(draft: Draft, facts: Facts) -> str | None:
    is_head = facts.user == facts.department(draft.department).head
    return "" if is_head and not _agreed(draft) else None


def agree_ask(draft: Draft, facts: Facts, *, key: str) -> Says:
    """The question to the head, in the dialogue or in a message of its own."""
    text = draft.mission.text if draft.mission else ""
    ways = (Choice("agree", words.AGREE_YES, Style.PRIMARY), Choice("change", words.AGREE_CHANGE))
    name = facts.department(draft.department).name
    return prompts.question(
        fill(words.AGREE_ASK, department=name), Marked(text), Choices(key, ways), why=words.AGREE_WHY
    )


def _take_agree(draft: Draft, facts: Facts, _subject: str, reply: Reply) -> Outcome[Draft]:
    if isinstance(reply, Pressed) and reply.value == "change":
        return Outcome(draft.model_copy(update={"mission": None}))
    if isinstance(reply, Pressed) or prompts.is_yes(reply.text):
        return Outcome(agreed(draft, facts), (Small(words.AGREED),))
    rules = {finding.rule for finding in flags_on(reply.text, facts)}
    # Where neither half of a mission is there, it is no better one: the whole one stays.
    if _no_mission(reply.text, facts) is not None or rules >= {"mission-for-whom", "mission-purpose"}:
        return Outcome(draft, (Paragraph(words.AGREE_HOW),))
    return _heard(_with_mission(draft, reply.text, facts), facts)


def agreed(draft: Draft, facts: Facts) -> Draft:
    """The mission with the speaker's name and the moment of agreement."""
    if draft.mission is None:
        return draft
    signed = draft.mission.model_copy(update={"agreed_by": facts.user, "agreed_at": facts.now})
    return draft.model_copy(update={"mission": signed})


AGREE = Question[Draft](
    "mission.agree",
    missing=_agree_missing,
    ask=lambda draft, facts, _subject: agree_ask(draft, facts, key="mission.agree:"),
    take=_take_agree,
    help=words.AGREE_HELP,
)


def _ask_wait(draft: Draft, facts: Facts, _subject: str) -> Says:
    head = mention(facts.department(draft.department).head)
    again = Choices("mission.wait:", (Choice("again", words.WAIT_AGAIN),))
    return prompts.question(fill(words.WAIT_ASK, head=head), again, why=words.WAIT_WHY)


def _take_wait(draft: Draft, facts: Facts, _subject: str, reply: Reply) -> Outcome[Draft]:
    if not isinstance(reply, Pressed):
        return Outcome(draft)
    head = mention(facts.department(draft.department).head)
    return Outcome(draft, (Small(fill(words.WAIT_ASKED, head=head)),), Event.ASK_HEAD_TO_AGREE)


WAIT = Question[Draft](
    "mission.wait",
    missing=lambda draft, _facts: None if _agreed(draft) else "",
    ask=_ask_wait,
    take=_take_wait,
    help=words.WAIT_HELP,
)
