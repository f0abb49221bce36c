"""Whether Slack would take these blocks. Pure: blocks in, problems out. All numbers are in the table."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.sandbox.blocks.problems import Problem
from bot.sandbox.blocks.shapes import Place, fields_of, wrong, wrong_block
from bot.sandbox.blocks.table import table
from bot.sandbox.blocks.whole import all_blocks, repeated_ids, text_total, whole_message, whole_view
from bot.sandbox.nouns import Json, Surface


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the check must know besides the blocks."""

    known_files: frozenset[str] = field(default_factory=frozenset)
    scopes: frozenset[str] = field(default_factory=frozenset)

    def too_much_text(self, blocks: list[Json]) -> bool:
        """Whether all blocks of a message together say too much."""
        most: int = table()["message"]["total_text_max"]
        return text_total(blocks) > most


def check_message(blocks: list[Json], *, limits: Limits, translated: bool = False) -> list[Problem]:
    """The problems of a message's blocks; `translated` when markdown blocks have become other blocks already."""
    most = table()["message"]["blocks_max"]
    if len(blocks) > most:
        return [Problem(f"no more than {most} items allowed", "/blocks")]
    if translated:
        return []
    place = Place(
        pointer="/blocks", surface=Surface.MESSAGE, known_files=limits.known_files, scopes=limits.scopes
    )
    return list(message_problems(blocks, place=place))


def message_problems(blocks: list[Json], *, place: Place) -> Iterator[Problem]:
    """Each block by itself, then what concerns them all."""
    each = [
        problem for index, block in enumerate(blocks) for problem in wrong_block(block, place=place.at(index))
    ]
    yield from each
    if not each:
        yield from repeated_ids(blocks, root="/blocks")
        yield from whole_message(blocks)


def check_options(offered: Json) -> list[Problem]:
    """The problems of what a bot answers when it is asked for the options of a list."""
    name = "option_groups" if "option_groups" in offered else "options"
    place = Place(pointer="", surface=Surface.MODAL, known_files=frozenset(), scopes=frozenset())
    if name not in offered:
        return [place.problem("missing required field: options")]
    rule = table()["elements"]["static_select"]["fields"][name] | {"min": 0}
    return list(wrong(offered[name], rule=rule, place=place.at(name)))


def check_view(view: Json, *, limits: Limits) -> list[Problem]:
    """The problems of a modal or App Home."""
    kind = str(view.get("type"))
    if kind not in table()["views"]:
        return [Problem(f"unsupported type: {kind}", "/view/type")]
    place = Place(
        pointer="/view", surface=Surface(kind), known_files=limits.known_files, scopes=limits.scopes
    )
    problems = list(fields_of(view, shape=table()["views"][kind], place=place))
    if any(problem.pointer == "/view/private_metadata" for problem in problems):
        problems.insert(0, Problem("failed to match all allowed schemas", "/view"))
    if problems:
        return problems
    blocks = view["blocks"]
    return [*repeated_ids(blocks, root="/view/blocks"), *whole_view(view, blocks=list(all_blocks(blocks)))]
