"""`kpi import`: an edited export read again by whoever runs the bot; all of it is taken, or nothing."""

import re
from datetime import UTC, datetime
from pathlib import Path

import typer

from bot.commands.exporting import NothingWrittenError, look_of, only_team
from bot.commands.upkeep import with_database
from bot.inbound import clean
from bot.settings import Settings
from bot.sheets.kinds import kind_of
from bot.sheets.lines import Sheet, sheet_of
from bot.sheets.nouns import Kind, RefusedError, Trouble
from bot.sheets.reading import grid
from bot.usecases.board import Board
from bot.usecases.import_kept import Import, changed_lines, keep
from bot.usecases.imported import WANTED, Edit, Plan, Problem, plan
from bot.wording import imported as words
from bot.wording.markup import counted, plain
from store import people
from store.database import Database

FEWEST_WORDS = 2
_MENTION = re.compile(r"<@(\w+)>")


class NothingChangedError(Exception):
    """Why nothing was taken, in one sentence or line by line."""


def import_kpis(settings: Settings, *, file: Path, by: str, reason: str, team: str, is_try: bool) -> int:
    """Take the file and say what changed; gives the exit status."""

    def work(database: Database) -> str:
        made = Import(by=by, reason=" ".join(clean(reason).split()), at=datetime.now(UTC))
        with database.write(team or only_team(database)) as session:
            return taken(look_of(session), sheet, made, file=file, is_try=is_try)

    if len(clean(reason).split()) < FEWEST_WORDS:
        typer.echo(words.NO_REASON, err=True)
        return 1
    try:
        sheet = sheet_in(file)
        return with_database(settings, work)
    except (NothingChangedError, NothingWrittenError) as why:
        typer.echo(str(why), err=True)
        return 1


def sheet_in(file: Path) -> Sheet:
    """The lines of the file, or why there are none."""
    try:
        kind = _kind(file)
        found = sheet_of(grid(file.read_bytes(), kind), wanted=WANTED)
    except OSError as problem:
        raise NothingChangedError(words.NO_FILE.format(file=file, problem=problem.strerror)) from problem
    except RefusedError as refused:
        said = words.REFUSED.get(refused.trouble, words.REFUSED_ELSE)
        raise NothingChangedError(said.format(file=file)) from refused
    if found is None:
        raise NothingChangedError(words.NOT_OURS.format(file=file, columns="”, “".join(sorted(WANTED))))
    return found


def _kind(file: Path) -> Kind:
    kind = kind_of(file.name)
    if kind is Kind.TXT:
        raise RefusedError(Trouble.KIND)
    return kind


def taken(look: Board, sheet: Sheet, made: Import, *, file: Path, is_try: bool) -> str:
    """What was done. Raising takes back everything."""
    names = {person.user_id: person.name for person in people.everyone(look.session)}
    _check_owner(look, made.by, names)
    found = plan(look, sheet)
    says = [*_notes(found), *_lines(found.edits, look, names)]
    if found.problems:
        wrong = [_problem(one) for one in found.problems]
        places = len({(one.line, one.name) for one in found.problems})
        raise NothingChangedError(
            "\n".join([*wrong, words.REFUSED_ALL.format(count=counted(places, "line"))])
        )
    if not found.edits:
        return "\n".join([*says, words.NOTHING_NEW.format(file=file)])
    done = _done(found)
    if not is_try:
        keep(look, found.edits, made)
    return "\n".join([*says, (words.TRIED if is_try else words.DONE).format(done=done)])


def _check_owner(look: Board, by: str, names: dict[str, str]) -> None:
    """Who answers for it is looked up in the record, like everybody who changes something in Slack."""
    here = [user for user in look.company.owners if user not in people.gone(look.session)]
    if by not in here:
        owners = ", ".join(f"{user} ({names[user]})" if user in names else user for user in here)
        raise NothingChangedError(words.NOT_AN_OWNER.format(who=by, owners=owners))


def _notes(found: Plan) -> list[str]:
    notes = [words.UNKNOWN_COLUMNS.format(columns=", ".join(found.unknown))] if found.unknown else []
    return [*notes, words.LEFT_ALONE] if found.emptied else notes


def _lines(edits: tuple[Edit, ...], look: Board, names: dict[str, str]) -> list[str]:
    return [
        words.LINE.format(number=edit.line, name=edit.name, said=_read(line, names))
        for edit in edits
        for line in changed_lines(edit, look)
    ]


def _read(line: str, names: dict[str, str]) -> str:
    """As it is read in a terminal: people by their names."""
    return plain(_MENTION.sub(lambda found: names.get(found[1], found[1]), line))


def _problem(one: Problem) -> str:
    if not one.line:
        return words.DEPARTMENT.format(department=one.name, said=one.said)
    template = words.LINE if one.name else words.LINE_ALONE
    return template.format(number=one.line, name=one.name, said=one.said)


def _done(found: Plan) -> str:
    versions = sum(edit.after is not None for edit in found.edits)
    recorded = sum(edit.value is not None for edit in found.edits)
    parts = [words.PART_VERSIONS.format(count=counted(versions, "KPI"))] if versions else []
    parts += [words.PART_VALUES.format(count=counted(recorded, "value"))] if recorded else []
    return ", ".join(parts)
