"""Setting up the departments: several at once, each with its head; who is missing is asked for one by one."""

import re

from bot.dialogue import asides, prompts
from bot.dialogue.facts import Facts
from bot.dialogue.question import Outcome, Question
from bot.dialogue.reply import Pressed, Reply, Typed
from bot.dialogue.say import Choice, Choices, Form, Paragraph, PickPerson, Says, Small, Style
from bot.dialogue.setup import settled, unsettled
from bot.wording import company as words
from bot.wording import needs as need_words
from bot.wording.markup import fill
from kpi_rules.defaults import kind_for
from kpi_rules.functions import Function
from kpi_rules.nouns import Company, Department, DepartmentKind

_WAITING = "head of:"
"""How a key in `Company.settled` begins that names a department without a head: "head of:001:Sales"."""

LONGEST_NAME = 80
MOST_NAME_WORDS = 5
FORM = "department"
"""Name of the form for one department."""

MOST_AT_ONCE = 30


def _keys(company: Company) -> list[str]:
    return sorted(key for key in company.settled if key.startswith(_WAITING))


def waiting(company: Company) -> tuple[str, ...]:
    """The names of the departments that still want a head, in the order in which they were named."""
    return tuple(key.split(":", 2)[2] for key in _keys(company))


def _awaiting(company: Company, name: str) -> Company:
    """The company with one more department that wants a head."""
    if name.casefold() in {known.casefold() for known in waiting(company)}:
        return company
    last = _keys(company)[-1:]
    number = int(last[0].split(":", 2)[1]) + 1 if last else 1
    return settled(company, f"{_WAITING}{number:03}:{name}")


def _headed(company: Company, name: str) -> Company:
    """The company in which this department no longer wants a head."""
    for key in _keys(company):
        if key.split(":", 2)[2].casefold() == name.casefold():
            company = unsettled(company, key)
    return company


def _ask_department(company: Company, _facts: Facts, _subject: str) -> Says:
    form = Form("department:", FORM, words.DEPARTMENT_ADD)
    if not company.departments:
        return prompts.question(
            words.DEPARTMENT_ASK,
            form,
            why=words.DEPARTMENT_WHY,
            example=words.DEPARTMENT_EXAMPLE,
            heading=words.DEPARTMENT_HEADING,
        )
    names = ", ".join(d.name for d in company.departments)
    end = Choices("department:", (Choice("all", words.DEPARTMENTS_ALL, Style.PLAIN),))
    return prompts.question(fill(words.DEPARTMENT_ASK_MORE, names=names), form, end)


def _take_department(company: Company, facts: Facts, _subject: str, reply: Reply) -> Outcome[Company]:
    if isinstance(reply, Pressed) or (company.departments and prompts.is_no_more(reply.text)):
        return Outcome(settled(company, "departments") if company.departments else company)
    edit = asides.edited(reply.text, [d.name for d in company.departments])
    if edit is not None and not edit.text:
        return _without(company, company.departments[edit.line])
    if prompts.says_nothing(reply.text) or prompts.is_no_more(reply.text):
        return Outcome(company, (Paragraph(words.DEPARTMENT_HOW),))
    return _typed(company, facts, reply)


def _without(company: Company, department: Department) -> Outcome[Company]:
    kept = tuple(d for d in company.departments if d.id != department.id)
    said = Small(fill(need_words.LINE_OUT, text=department.name))
    return Outcome(company.model_copy(update={"departments": kept}), (said,))


# What is typed

_MENTION = re.compile(r"<@([A-Z0-9]+)[^>]*>|@(\w+)")
_BETWEEN = re.compile(r"\s*(?:\n|;)\s*")
_COMMA = re.compile(r"\s*,\s*")
_AND = re.compile(r"\s*(?:,|\+|(?<!research )\band\b|\bplus\b)\s*", re.IGNORECASE)
_KINDS = {kind.value for kind in DepartmentKind} | {"business department", "support department"}
_LEAD = re.compile(
    r"^(?:(?:we have|there(?: i|')s|there are|it'?s|they are|our departments are|departments?:?|also|and|then|the|our|"
    r"head(?: of)?|led by|run by|is|by|with)\b[ :,]*)+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s+(?:is|are|too|as well|departments?)$", re.IGNORECASE)


def _typed(company: Company, facts: Facts, reply: Typed) -> Outcome[Company]:
    """ "Finance, support, @Fiona; Sales @Sam", or names alone, whose heads are asked for next."""
    says: Says = ()
    given = _given(reply)
    for name, kind, head in given[:MOST_AT_ONCE]:
        if _is_known(company, name):
            says = (*says, Paragraph(fill(words.DEPARTMENT_KNOWN, name=name)))
        elif head:
            company = _added(company, facts, name, kind=kind, head=head)
        else:
            company = _awaiting(company, name)
    return Outcome(company, says if given else (Paragraph(words.DEPARTMENT_HOW),))


def _given(reply: Typed) -> list[tuple[str, DepartmentKind | None, str]]:
    """Each department in a text: its name, kind if said, and head if mentioned."""
    heads = iter(reply.mentions)
    found: list[tuple[str, DepartmentKind | None, str]] = []
    for piece in _pieces(reply.text):
        head = next(heads, "") if _MENTION.search(piece) else ""
        cut = _COMMA if head else _AND
        parts = [part.strip(" -–:.!()") for part in cut.split(_MENTION.sub("", piece).strip(" ,"))]
        kind = next((k for k in DepartmentKind if any(k.value in p.casefold().split() for p in parts)), None)
        names = [name for part in parts if (name := _name(part))]
        found += [(name, kind, head) for name in (names[:1] if head else names)]
    return found


def _pieces(text: str) -> list[str]:
    """The text cut where a department ends: at a line, a semicolon, or after its head."""
    pieces = []
    for line in _BETWEEN.split(text):
        start = 0
        for found in _MENTION.finditer(line):
            pieces.append(line[start : found.end()])
            start = found.end()
        pieces.append(line[start:])
    return [piece for piece in pieces if piece.strip(" ,.-")]


def _name(part: str) -> str:
    name = _TAIL.sub("", _LEAD.sub("", part)).strip(" -–:.!()")
    if name.casefold() in _KINDS or len(name.split()) > MOST_NAME_WORDS:
        return ""
    return name[:LONGEST_NAME]


def _is_known(company: Company, name: str) -> bool:
    return any(d.name.casefold() == name.casefold() for d in company.departments)


def _added(company: Company, facts: Facts, name: str, *, kind: DepartmentKind | None, head: str) -> Company:
    function = function_of(name)
    department = Department(
        id=facts.new_id(), name=name, function=function, kind=kind or kind_for(function), head=head
    )
    known = _headed(company, name)
    return known.model_copy(update={"departments": (*known.departments, department)})


def with_department(company: Company, department: Department) -> Outcome[Company]:
    """The company with one department more; a name can be taken only once."""
    if _is_known(company, department.name):
        return Outcome(company, (Paragraph(fill(words.DEPARTMENT_KNOWN, name=department.name)),))
    known = _headed(company, department.name)
    return Outcome(known.model_copy(update={"departments": (*known.departments, department)}))


def function_of(name: str) -> Function:
    """The function that a department's name suggests."""
    said = name.casefold()
    signs = {
        Function.RND: ("research", "r&d", "engineering", "development", "product"),
        Function.PROCUREMENT: ("procure", "purchas", "buying", "sourcing"),
        Function.PRODUCTION: ("produc", "manufact", "factory", "plant", "operation", "logist"),
        Function.MARKETING: ("market", "brand", "communicat"),
        Function.SALES: ("sales", "account manage", "business development"),
        Function.SERVICE: ("service", "support", "customer"),
        Function.FINANCE: ("financ", "account", "treasury", "controll"),
        Function.HR: ("hr", "human", "people", "talent", "personnel"),
        Function.IT: ("it", "information tech", "systems", "data"),
    }
    words_said = said.replace("&", " & ").split()
    for function, starts in signs.items():
        if any(
            word.startswith(start) and (len(start) > 2 or word == start)
            for word in words_said
            for start in starts
        ):
            return function
    return Function.RND if "r & d" in said or "r&d" in said else Function.ADMIN


DEPARTMENT = Question[Company](
    "department",
    missing=lambda company, _facts: None if "departments" in company.settled and company.departments else "",
    ask=_ask_department,
    take=_take_department,
    help=words.DEPARTMENT_HELP,
    skip=lambda company, _facts, _subject: (
        settled(company, "departments") if company.departments else company
    ),
)


# Heads that are still missing


def _ask_head(_company: Company, _facts: Facts, subject: str) -> Says:
    return prompts.question(
        fill(words.HEAD_ASK, name=subject),
        PickPerson(f"department.head:{subject}", words.APPROVER_PICK),
        Choices(f"department.head:{subject}", (Choice("out", words.HEAD_OUT),)),
    )


def _take_head(company: Company, facts: Facts, subject: str, reply: Reply) -> Outcome[Company]:
    if isinstance(reply, Pressed) and reply.value == "out":
        said = Small(fill(need_words.LINE_OUT, text=subject))
        return Outcome(_headed(company, subject), (said,))
    head = reply.value if isinstance(reply, Pressed) else _head_in(reply, facts)
    if not head:
        return Outcome(company, (Paragraph(words.APPROVER_UNKNOWN),))
    return Outcome(_added(company, facts, subject, kind=None, head=head))


def _head_in(reply: Typed, facts: Facts) -> str:
    """Who is mentioned or named; "me" is the speaker."""
    if reply.mentions:
        return reply.mentions[0]
    if asides.bare(reply.text) in {"me", "myself", "i am", "i do", "that's me", "thats me", "it's me"}:
        return facts.user
    return facts.person_named(reply.text)


HEAD = Question[Company](
    "department.head",
    missing=lambda company, _facts: next(iter(waiting(company)), None),
    ask=_ask_head,
    take=_take_head,
    help=words.HEAD_HELP,
    skip=lambda company, _facts, subject: _headed(company, subject),
)
