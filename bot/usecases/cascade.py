"""`/kpi tree` and `/kpi matrix`: how goals and KPIs hang together, who carries what, and what is missing."""

from collections.abc import Iterable
from dataclasses import replace

from bot.charts.strategy_map import png
from bot.dialogue.say import FormPick, Heading, Paragraph, Says, Small
from bot.strategy import grid, mapping
from bot.strategy import tree as tree_text
from bot.usecases import echoes, setup
from bot.usecases.long_looks import at_length, is_too_long
from bot.usecases.scene import Scene
from bot.wording import cascade as words
from bot.wording.markup import Markup, fill, plain
from kpi_rules.cascade.matrix import Row, matrix
from kpi_rules.cascade.tree import Carried, tree
from kpi_rules.nouns import Department, Level
from store import drafts, kpis
from store.nouns import StoredKpi

MOST_EXCUSES = 100
"""Open fields that a list offers; with a department named it holds all of them."""

MOST_LINES = 70
"""More lines than this nobody reads in a message; they come as a file."""

MAP_FILE = "strategy-map.png"
AS_FILE = "file"
EXCUSE = "matrix.excuse"
SHOWN = {Level.DEPARTMENT, Level.POST}


def carried(found: Iterable[StoredKpi]) -> tuple[Carried, ...]:
    """Those of these KPIs that others may see."""
    return tuple(
        Carried(kpi=one.kpi, department=one.department, parent=one.parent)
        for one in found
        if one.level in SHOWN
    )


def view(scene: Scene, every: tuple[Carried, ...], *, only: str = "") -> tree_text.View:
    """All that the tree shows."""
    return tree_text.View(
        company=scene.company,
        tree=tree(scene.company, every),
        drafting=drafts.drafting(scene.session),
        waiting=_waiting(scene, every),
        only=only,
    )


def _waiting(scene: Scene, every: tuple[Carried, ...]) -> dict[str, str]:
    """By KPI: who has not said yet whether it holds after a change."""
    asked = echoes.waiting_work(scene)
    return {
        one.kpi.id: asked[goal, one.department]
        for one in every
        for goal in (one.kpi.definition.indicator, one.kpi.definition.serves)
        if (goal, one.department) in asked
    }


def show_tree(scene: Scene, asked: str) -> None:
    """The tree, of one department where it is named."""
    if not scene.company.objectives:
        setup.not_ready(scene)
        return
    department = scene.company.department_named(asked)
    if department is not None:
        _department_tree(scene, department)
        return
    at_length(
        scene,
        lambda there: _tell_tree(there, view(there, carried(kpis.with_parts(there.session))), asked),
        asked=f"tree {asked}",
        count=kpis.count(scene.session),
    )


def _department_tree(scene: Scene, department: Department) -> None:
    """With the KPIs of others that serve the same indicators: together they reach the goal, or do not."""
    own = kpis.with_parts(scene.session, department.id)
    serving = {id_ for one in own for id_ in (one.kpi.definition.indicator, one.kpi.definition.serves)}
    goals = {i.id for i in scene.company.indicators if i.id in serving or department.id in i.departments}

    count = kpis.count_toward(scene.session, goals)
    alone = is_too_long(count)

    def tell(there: Scene) -> None:
        found = () if alone else kpis.toward(there.session, goals)
        others = (one for one in found if one.department != department.id)
        seen = view(there, carried((*own, *others)), only=department.id)
        _tell_tree(there, replace(seen, alone=alone), department.name)

    at_length(scene, tell, asked=f"tree {department.name}", count=len(own) if alone else count)


def _tell_tree(scene: Scene, seen: tree_text.View, asked: str) -> None:
    heading = words.TREE_HEADING.format(company=scene.company.name)
    parts = [*tree_text.limbs(seen), tree_text.loose(seen)]
    _hand_out(
        scene,
        heading,
        [part for part in parts if part],
        last=tree_text.summary(seen),
        name="tree.txt",
        most=_most(asked),
    )


def _most(asked: str) -> int:
    """How many lines a message may hold: none when a file is asked for."""
    return 0 if asked.strip().casefold() == AS_FILE else MOST_LINES


def show_matrix(scene: Scene, asked: str = "") -> None:
    """The matrix, of one department where it is named, and for gaps of one's own the way to say why."""
    if not scene.company.objectives:
        setup.not_ready(scene)
        return
    wanted, department = asked.strip().casefold(), scene.company.department_named(asked)
    if wanted and department is None and wanted != AS_FILE:
        scene.say((Paragraph(fill(words.MATRIX_UNKNOWN, name=asked.strip())),))
        return
    if department is not None:
        every = carried(kpis.of_department(scene.session, department.id))
        _tell_matrix(scene, tuple(_only(row, department.id) for row in matrix(scene.company, every)))
        return
    at_length(
        scene,
        lambda there: _tell_matrix(
            there,
            matrix(there.company, carried(kpis.of_company(there.session))),
            as_file=wanted == AS_FILE,
        ),
        asked=f"matrix {asked}",
        count=kpis.count(scene.session),
    )


def _tell_matrix(scene: Scene, found: tuple[Row, ...], *, as_file: bool = False) -> None:
    lines = grid.rows(found, scene.company)
    is_long = as_file or sum(map(len, lines)) > MOST_LINES
    shown = grid.short(found) if is_long else lines
    heading = Heading(words.MATRIX_HEADING.format(company=scene.company.name))
    told = (Paragraph(Markup("\n".join(part))) for part in shown)
    scene.say((heading, *told, Small(grid.count(found)), *_ways(scene, found)))
    if is_long:
        _hand_out_matrix(scene, found)


def _only(row: Row, department_id: str) -> Row:
    """The row with the cell of that department alone."""
    cells = tuple(c for c in row.cells if c.department.id == department_id)
    return row.model_copy(update={"cells": cells})


def _hand_out_matrix(scene: Scene, found: tuple[Row, ...]) -> None:
    # openpyxl takes a moment to load, and few companies are that large.
    from bot.sheets.outgoing import as_workbook  # noqa: PLC0415

    content = as_workbook(grid.table(found, scene.company), title=words.MATRIX_SHEET)
    comment, instead = words.MATRIX_FILE, words.MATRIX_INSTEAD
    scene.file(scene.user, content, name="matrix.xlsx", comment=comment, instead=instead)


def _ways(scene: Scene, found: tuple[Row, ...]) -> Says:
    options = grid.open_cells(found, scene.user, owner=scene.is_owner)
    pick = (FormPick("matrix:", EXCUSE, words.EXCUSE_PICK, options[:MOST_EXCUSES]),) if options else ()
    return (Small(words.MATRIX_NOTE), *pick)


def show_map(scene: Scene) -> None:
    """The strategy map, in words and as a picture."""
    if not scene.company.objectives:
        setup.not_ready(scene)
        return
    company = scene.company
    waiting = echoes.waiting_goals(scene)
    shown = mapping.drawing(company, today=scene.facts.today, waiting=waiting)
    parts = mapping.in_words(shown, company=company)
    told = (Paragraph(Markup("\n".join(part))) for part in parts)
    scene.say((Heading(shown.heading), *told))
    scene.picture(
        scene.user,
        png(shown),
        name=MAP_FILE,
        alt=mapping.alt(shown, company=company),
        comment=words.MAP_COMMENT,
        instead=words.MAP_INSTEAD,
    )


def _hand_out(
    scene: Scene,
    heading: str,
    parts: list[list[Markup]],
    *,
    last: Markup,
    name: str,
    most: int = MOST_LINES,
) -> None:
    """In a message while one can read it there, else as a file."""
    lines = [line for part in parts for line in part]
    if len(lines) <= most:
        told = (Paragraph(Markup("\n".join(part))) for part in parts)
        scene.say((Heading(heading), *told, Small(last)))
        return
    scene.file(scene.user, as_text(heading, lines), name=name, comment=last, instead=last)


def as_text(heading: str, lines: list[Markup]) -> bytes:
    """The lines as a text file."""
    said = (plain(line).replace("*", "").replace("_(", "(").replace(")_", ")") for line in lines)
    return "\n".join([heading, "", *said, ""]).encode()
