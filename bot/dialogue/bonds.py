"""One KPI among others, as everybody may see it: what it is tied to, what it was broken down to, what people say."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.dialogue import asking
from bot.dialogue.days import day_text
from bot.dialogue.say import Choice, Choices, Paragraph, Says, Small, Style
from bot.wording import bonds as words
from bot.wording import posts as post_words
from bot.wording.markup import Markup, bullets, fill, mention
from kpi_rules.asking import Asked, Note, Request
from kpi_rules.ground_nouns import Need
from kpi_rules.nouns import Department
from kpi_rules.posts import PostKpi
from kpi_rules.ties import Tie, TieKind
from store.nouns import Remark, StoredKpi

COMMENT, SHARE, SUGGEST, TIE = "kpi_comment", "kpi_share", "kpi_suggest", "kpi_tie"
"""Forms."""

MOST_COMMENTS = 8


@dataclass(frozen=True, slots=True)
class Around:
    """A KPI with all that surrounds it."""

    kpi: StoredKpi
    department: Department
    owner: str
    ties: tuple[Tie, ...] = ()
    others: Mapping[str, StoredKpi] | None = None
    """The KPIs on the other side of the ties, by id."""
    posts: tuple[PostKpi, ...] = ()
    parts: tuple[StoredKpi, ...] = ()
    comments: tuple[Remark, ...] = ()
    need: Request | None = None
    """What was asked about the need that it answers."""
    notes: tuple[Note, ...] = ()
    """What those who have the need wanted to be known."""
    names: Mapping[str, str] | None = None
    """Names of departments by id."""


def card(around: Around, *, own: bool, watches: bool, may_watch: bool) -> Says:
    """The KPI with its surroundings, and what this person can do about it."""
    department = around.department
    line = fill(words.OF, department=department.name, owner=mention(around.owner))
    return (
        Paragraph(fill("*{statement}*", statement=around.kpi.kpi.definition.statement)),
        Small(line),
        *_listed(None, _need_lines(around)),
        *_listed(None, _tie_lines(around)),
        *_listed(words.BELOW, _below_lines(around)),
        *_listed(words.COMMENTS, _comment_lines(around)),
        Choices(f"about:{around.kpi.kpi.id}", _ways(own=own, watches=watches, may_watch=may_watch)),
    )


def _ways(*, own: bool, watches: bool, may_watch: bool) -> tuple[Choice, ...]:
    watch = Choice("unwatch", words.UNWATCH) if watches else Choice("watch", words.WATCH)
    everybody = Choice("comment", words.COMMENT, Style.PRIMARY, form=COMMENT)
    heads = (
        Choice("share", words.SHARE, form=SHARE),
        Choice("suggest", words.SUGGEST, form=SUGGEST),
        Choice("tie", words.TIE, form=TIE),
        Choice("post", words.POST, form=post_words.FORM),
        Choice("parts", words.PARTS, form=post_words.PARTS_FORM),
    )
    return (everybody, *((watch,) if may_watch else ()), *(heads if own else ()))


def _listed(title: Markup | None, lines: list[Markup]) -> Says:
    if not lines:
        return ()
    shown = bullets(lines)
    return (Small(Markup(f"{title}\n{shown}") if title else shown),)


def _need_lines(around: Around) -> list[Markup]:
    need = around.need
    if need is None:
        return []
    own = Need(id=need.need, department=need.served, text=need.answer or need.text)
    mark = asking.mark(Asked(requests=(need,)).standing(own), need)
    served = (around.names or {}).get(need.served, "")
    line = fill(words.NEED, served=served, text=own.text, mark=mark)
    return [line, *(fill(words.NEED_NOTE, author=mention(n.author), text=n.text) for n in around.notes)]


def _tie_lines(around: Around) -> list[Markup]:
    return [line for tie in around.ties if (line := _tie_line(tie, around))]


def _tie_line(tie: Tie, around: Around) -> Markup:
    forward = tie.kpi == around.kpi.kpi.id
    names, others = around.names or {}, around.others or {}
    other = others.get(tie.other if forward else tie.kpi)
    if tie.other and other is None:
        return Markup("")
    template = words.LINES[tie.kind] if forward else words.BACK_LINES[tie.kind]
    is_note = tie.kind is TieKind.SISTER
    return fill(
        template,
        department=names.get(other.department if other else tie.department, ""),
        state=words.STATES[tie.state],
        other=other.kpi.definition.statement if other else "",
        note=tie.note if is_note or not tie.note else fill(words.NOTE, note=tie.note),
    )


def _below_lines(around: Around) -> list[Markup]:
    posts = [
        fill(
            words.POST_LINE,
            post=post.post,
            holder=mention(post.holder),
            statement=post.statement,
            state=post_words.STATES[post.state],
        )
        for post in around.posts
    ]
    return [*posts, *(fill(words.PART_LINE, statement=p.kpi.definition.statement) for p in around.parts)]


def _comment_lines(around: Around) -> list[Markup]:
    return [
        fill(words.COMMENT_LINE, author=mention(c.author), day=day_text(c.at.date()), text=c.text)
        for c in around.comments[-MOST_COMMENTS:]
    ]
