"""`kpi import`: an export is edited as people do in a spreadsheet program, and comes back whole or not at all."""

import csv
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.commands.exporting import look_of
from bot.commands.importing import sheet_in, taken
from bot.usecases import people
from bot.usecases.import_kept import Import
from bot.wording import export as words
from kpi_rules import periods
from kpi_rules.nouns import Definition, DraftState, Kpi, Level
from nlp.nouns import Cadence
from store import audit, kpis
from store import company as companies
from store.database import Database, open_database
from store.nouns import CheckIn, PublishedSet
from tests.conversations import chapters
from tests.conversations.stage import Stage, staged
from tests.conversations.stock import PORTAL
from tests.people import render

TEAM = "T0DEMO"
WHY = "New plan, agreed in May"
NOW = periods.period_of(datetime.now(UTC).date(), Cadence.MONTHLY)
"""The command line looks at the real clock."""
LAST = periods.before(NOW)
Sheet = dict[str, dict[str, object]]
"""Lines by the ids of their KPIs, each by the titles of its columns."""


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    """Finance has five KPIs in force, one with a value and one with a post's part; people are known by name."""
    monkeypatch.chdir(tmp_path)
    with staged(tmp_path) as running:
        chapters.place(running.database, chapters.APPROVED)
        people.meet(running.bot.services, running.bot.app.client, team=TEAM, users=("U0COLIN", "U0FIONA"))
        with running.database.write(TEAM) as session:
            published = PublishedSet(
                department="finance",
                needs=(chapters.NEED,),
                capabilities=(chapters.CAPABILITY,),
                kpis=chapters.whole_set(),
            )
            stored = kpis.publish(
                session, published, author="U0FIONA", at=chapters.WHEN, state=DraftState.APPROVED
            )
            part = Kpi(id="p1", definition=chapters.definition("days until a reminder is sent"))
            kpis.add_below(
                session, part, parent=stored[0], level=Level.POST, author="U0FIONA", at=chapters.WHEN
            )
            value = CheckIn(kpi="k0", period=LAST.key, value=Decimal(6), by="U0FIONA", at=chapters.WHEN)
            kpis.check_in(session, value)
        yield running


def copied(stage: Stage) -> None:
    """A copy of the database for the command line, as the bot has the other one open."""
    copy = Path.cwd() / "copy.db"
    with stage.database.everywhere() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql(f"VACUUM INTO '{copy}'")
        connection.exec_driver_sql("BEGIN")


def kpi_command(*arguments: str) -> Result:
    """`kpi …` on that copy."""
    return CliRunner(env={"DATABASE_URL": f"sqlite:///{Path.cwd() / 'copy.db'}"}).invoke(app, arguments)


def imported(*arguments: str, file: str = "kpis.xlsx") -> Result:
    return kpi_command("import", file, "--by", "U0GRACE", "--reason", WHY, *arguments)


def edit(change: Callable[[Sheet], None]) -> None:
    """Export, and change cells in the workbook."""
    assert kpi_command("export").exit_code == 0
    book = openpyxl.load_workbook("kpis.xlsx")
    sheet: Any = book[words.SHEET]
    heads = [str(cell.value) for cell in sheet[1]]
    lines: Sheet = {}
    for row in sheet.iter_rows(min_row=2, values_only=True):
        cells = dict(zip(reversed(heads), reversed(row), strict=True))
        lines[str(cells["Id"])] = cells
    before = {id_: dict(cells) for id_, cells in lines.items()}
    change(lines)
    for row in sheet.iter_rows(min_row=2):
        id_ = str(row[heads.index("Id")].value)
        for name, value in lines[id_].items():
            if value != before[id_][name]:
                row[heads.index(name)].value = value
    book.save("kpis.xlsx")


def opened() -> Database:
    return open_database(f"sqlite:///{Path.cwd() / 'copy.db'}")


def in_force(kpi_id: str) -> Definition:
    database = opened()
    with database.read(TEAM) as session:
        [found] = kpis.find(session, [kpi_id])
    database.close()
    return found.kpi.definition


def versions(kpi_id: str) -> list[tuple[int, str, str]]:
    database = opened()
    with database.read(TEAM) as session:
        found = [(one.number, one.author, one.reason) for one in kpis.versions(session, kpi_id)]
    database.close()
    return found


def test_an_export_that_nobody_edited_changes_nothing(stage: Stage) -> None:
    copied(stage)
    for out in ("kpis.xlsx", "kpis.csv"):
        assert kpi_command("export", "--out", out).exit_code == 0
        done = imported(file=out)
        assert (done.exit_code, done.output) == (0, f"Nothing in {out} differs from what is in force.\n")
    assert versions("k0") == [(1, "U0FIONA", "")]


def test_a_kpi_that_is_done_or_not_comes_back_as_it_went_out(stage: Stage) -> None:
    with stage.database.write(TEAM) as session:
        parent = kpis.of_department(session, "finance")[0]
        part = Kpi(id="p2", definition=PORTAL)
        kpis.add_below(session, part, parent=parent, level=Level.POST, author="U0FIONA", at=chapters.WHEN)
    copied(stage)
    assert kpi_command("export").exit_code == 0
    result = imported()
    assert result.exit_code == 0, result.output
    assert "Unit" not in result.output


def change_some(lines: Sheet) -> None:
    lines["k0"].update({"Target": 4, "Source": "The ledger", "Last value": 5.5, "Of": periods.text_of(NOW)})
    lines["k1"].update({"Owner": "colin", "What it is for, and not for": "To plan cash, not to rank people"})
    lines["p1"].update({"How it could mislead": "Nobody sends any"})


@pytest.mark.req("001-21")
def test_what_was_edited_comes_back_as_new_versions_and_values_with_author_and_reason(stage: Stage) -> None:
    copied(stage)
    edit(change_some)
    tried = imported("--try")
    assert tried.exit_code == 0
    assert "This was a try: nothing was changed." in tried.output
    assert versions("k0") == [(1, "U0FIONA", "")]
    done = imported()
    assert "Target: 3 days → 4 days" in done.output
    assert f"5.5 days for {periods.text_of(NOW)}" in done.output
    assert done.output.endswith("Changed: 3 KPIs with a new version, 1 value recorded.\n")
    assert versions("k0") == [(1, "U0FIONA", ""), (2, "U0GRACE", WHY)]
    first = in_force("k0")
    assert (first.target, first.sheet.source) == (Decimal(4), "The ledger")
    assert first.statement == "Reduce accounts receivable days from 8 to 4 days by 31 December 2027"
    assert [one.target for one in first.sheet.earlier] == [Decimal(3)]
    assert in_force("k1").sheet.owner == "U0COLIN"
    assert in_force("p1").sheet.gaming == "Nobody sends any"
    assert imported().output.startswith("Line 2, ")  # the file is of version 1, and the KPIs are not any more


def test_the_values_keep_their_history_and_an_older_file_takes_none_back(stage: Stage) -> None:
    copied(stage)
    edit(lambda lines: lines["k0"].update({"Last value": 5}))
    assert imported().output.endswith("Changed: 1 value recorded.\n")
    database = opened()
    with database.read(TEAM) as session:
        found = [(one.value, one.by) for one in kpis.check_ins(session, "k0")]
        deeds = [deed.action for deed in audit.entries(session)]
    database.close()
    assert found == [(Decimal(6), "U0FIONA"), (Decimal(5), "U0GRACE")]
    assert deeds[-1] == "kpi imported"
    edit(lambda lines: lines["k0"].update({"Last value": 6}))
    assert "differs from what is in force" in imported().output


def test_the_draft_follows_so_that_the_next_approval_does_not_bring_back_what_was(stage: Stage) -> None:
    copied(stage)
    edit(change_some)
    assert imported().exit_code == 0
    database = opened()
    draft = chapters.current(database)
    database.close()
    assert [kpi.definition.target for kpi in draft.kpis[:2]] == [Decimal(4), Decimal(3)]
    assert draft.kpis[1].definition.sheet.owner == "U0COLIN"


WRONG: list[tuple[dict[str, object], str]] = [
    ({"Target": "soon"}, "“Target” needs a number, and says “soon”"),
    ({"Target": "4 %"}, "“Target” is counted in days"),
    ({"By": "31/12/27"}, "“By” needs a day"),
    ({"By": "2020-12-31"}, "“By” lies in the past"),
    ({"Statement": "Improve things"}, "“Improve” does not show"),
    ({"Owner": "Bob"}, "nobody here is called “Bob”"),
    ({"Perspective": "Weather"}, "“Perspective” is one of: Money; Customers"),
    ({"Weight in percent": 99}, "Finance: "),
    ({"Weight in percent": "nothing"}, "cannot be emptied"),
    ({"How it could mislead": "nothing"}, "business gets worse"),
    ({"Actions": "Somebody does something"}, "“Actions” reads"),
    ({"Department": "Sales"}, "“Department” follows by itself or is set in Slack"),
    ({"Unit": "hours"}, "Change the column “Statement” instead"),
    ({"Source": "#REF!"}, "cannot compute"),
    ({"Source": "ledger " * 300}, "“Source” is longer than 1,500 characters"),
    ({"Last value": -4}, "below zero"),
    ({"Last value": 900}, "very far from the last value, 6 days"),
    ({"Last value": 5, "Of": "March 1999"}, "“Of” should be a time"),
    ({"State and version": "approved · version 7"}, "never had a version 7"),
    ({"State and version": "approved"}, "does not say which version"),
]


@pytest.mark.parametrize(("cells", "said"), WRONG, ids=lambda value: str(value)[:30])
def test_one_wrong_cell_is_named_by_its_line_and_nothing_of_the_file_is_taken(
    stage: Stage, cells: dict[str, object], said: str
) -> None:
    copied(stage)

    def change(lines: Sheet) -> None:
        lines["k1"]["Source"] = "Another list"
        lines["k0"].update(cells)

    edit(change)
    done = imported()
    assert done.exit_code == 1
    assert said in done.output
    assert done.output.endswith("cannot be taken. Put them right, and import the file again.\n")
    assert (versions("k0"), versions("k1")) == ([(1, "U0FIONA", "")], [(1, "U0FIONA", "")])


def test_what_is_invisible_in_a_cell_does_not_come_in(stage: Stage) -> None:
    copied(stage)

    def change(lines: Sheet) -> None:
        lines["k1"]["Source"] = "The \u202eledger\u200b of\ufeff Finance"

    edit(change)
    assert imported().exit_code == 0
    assert in_force("k1").sheet.source == "The ledger of Finance"


@pytest.mark.req("003-18")
def test_a_target_that_is_set_from_the_top_does_not_change_by_itself(stage: Stage) -> None:
    with stage.database.read(TEAM) as session:
        goals = companies.load(session).objectives
    chapters.change_company(
        stage.database, objectives=tuple(o.model_copy(update={"assigned": True}) for o in goals)
    )
    copied(stage)
    edit(lambda lines: lines["k0"].update({"Target": 20}))
    done = imported()
    assert done.exit_code == 1
    assert "its target is set from the top, by “Reduce accounts receivable days from 45 to 30" in done.output
    edit(lambda lines: lines["k1"].update({"Target": 4}))  # what it counts is no indicator of the company
    assert imported().exit_code == 0


def test_a_line_of_nobody_a_line_twice_and_a_strange_column_are_told_apart(stage: Stage) -> None:
    copied(stage)
    kpi_command("export", "--out", "kpis.csv")
    text = Path("kpis.csv").read_text(encoding="utf-8-sig")
    head, *rows = list(csv.reader(text.splitlines()))
    at = head.index("Id")
    rows.append(["x" if n == at else cell for n, cell in enumerate(rows[0])])
    rows.append(["" if n == at else cell for n, cell in enumerate(rows[0])])
    rows.append(rows[0])
    with Path("kpis.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([[*head, "My notes"], *rows])
    done = imported(file="kpis.csv")
    assert done.exit_code == 1
    assert "Line 8: no KPI in force has the id “x”." in done.output
    assert "Line 9: it has no id." in done.output
    assert "Line 10, Accounts receivable days: it is the same KPI as in line 2." in done.output
    assert "Nothing was changed: 3 lines cannot be taken." in done.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("import", "kpis.xlsx", "--by", "U0FIONA", "--reason", WHY), "Only a strategy owner"),
        (("import", "kpis.xlsx", "--by", "U0GRACE", "--reason", "x"), "Say why"),
        (("import", "none.xlsx", "--by", "U0GRACE", "--reason", WHY), "cannot be read"),
        (("import", "notes.txt", "--by", "U0GRACE", "--reason", WHY), "no .xlsx or .csv"),
        (("import", "table.csv", "--by", "U0GRACE", "--reason", WHY), "no table that `kpi export` wrote"),
        (("import", "torn.xlsx", "--by", "U0GRACE", "--reason", WHY), "torn.xlsx"),
    ],
)
def test_who_may_not_and_what_is_no_export_is_said_in_one_sentence(
    stage: Stage, arguments: tuple[str, ...], said: str
) -> None:
    copied(stage)
    kpi_command("export")
    Path("notes.txt").write_text("KPI")
    Path("table.csv").write_text("KPI,Target\nRevenue,5\n")
    Path("torn.xlsx").write_bytes(Path("kpis.xlsx").read_bytes()[:900])
    done = kpi_command(*arguments)
    assert done.exit_code == 1
    assert said in done.output
    assert len(done.output.splitlines()) == 1


def test_the_owner_reads_in_slack_what_became_of_the_kpi(stage: Stage) -> None:
    """The command works on the bot's own database here, which another process could not have open."""
    copied(stage)
    edit(change_some)
    with stage.database.write(TEAM) as session:
        sheet = sheet_in(Path("kpis.xlsx"))
        made = Import(by="U0GRACE", reason=WHY, at=stage.clock.now())
        taken(look_of(session), sheet, made, file=Path("kpis.xlsx"), is_try=False)
    stage.bot.services.wake()
    stage.rest()
    told = render(stage.fiona.messages()[-1])
    assert "changed KPIs of yours with a file" in told
    assert "Target: 3 days → 4 days" in told
    assert WHY in told
