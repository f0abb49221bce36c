"""`/kpi export` and `kpi export`: the files are opened again, and hold what the database holds."""

import csv
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.dialogue.fields import FIELDS
from bot.usecases import people
from bot.wording import export as words
from kpi_rules.nouns import DraftState, Kpi, Level
from store import kpis
from store.nouns import CheckIn, PublishedSet
from tests.conversations.chapters import WHEN, definition
from tests.conversations.stage import Stage, staged
from tests.dialogue.world import SAID
from tests.people import Person, render
from tests.sandbox.downloads import download

TEAM = "T0DEMO"
FORMULA = '=HYPERLINK("http://x","y")'


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path) as running:
        yield running


def publish(stage: Stage) -> None:
    """A KPI of Finance with a value, a formula among its words and a note on rewards; a post's part of it."""
    sheet = SAID.model_copy(update={"reward": "A day off", "source": FORMULA, "owner": "U0COLIN"})
    top = Kpi(id="k1", definition=definition("accounts receivable days", sheet=sheet))
    part = Kpi(id="k2", definition=definition("days until a reminder is sent"))
    with stage.database.write(TEAM) as session:
        published = PublishedSet(department="finance", kpis=(top,))
        [stored] = kpis.publish(session, published, author="U0GRACE", at=WHEN, state=DraftState.APPROVED)
        kpis.add_below(session, part, parent=stored, level=Level.POST, author="U0FIONA", at=WHEN)
        at = datetime(2026, 11, 22, 10, tzinfo=UTC)
        kpis.check_in(session, CheckIn(kpi="k1", period="2026-10", value=Decimal("6.5"), by="U0FIONA", at=at))


Lines = list[dict[str, object]]


def exported(stage: Stage, person: Person, command: str = "export") -> Lines:
    """The lines of the workbook that came into the person's DM, by the names of the columns."""
    person.command(command)
    stage.rest()
    [file] = [file for message in person.messages() for file in message.get("files", ())][-1:]
    return lines_of(download(file["url_private"], stage.sandbox.bot_token)[2])


def lines_of(content: bytes) -> Lines:
    sheet = openpyxl.load_workbook(BytesIO(content))[words.SHEET]
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


@pytest.mark.req("001-12", "003-25")
def test_the_workbook_holds_the_tree_the_last_value_and_every_field(stage: Stage) -> None:
    publish(stage)
    people.meet(stage.bot.services, stage.bot.app.client, team=TEAM, users=("U0COLIN",))
    top, part = exported(stage, stage.grace)
    assert set(top) >= {field.title for field in FIELDS}
    assert str(top["Objective"]).startswith("Increase revenue")
    assert str(top["Indicator"]).startswith("Reduce accounts receivable days")
    assert (top["Department"], top["Last value"], top["Start"], top["Target"]) == ("Finance", 6.5, 8, 3)
    assert (top["Of"], top["Note on rewards"], top["Source"]) == ("October 2026", "A day off", FORMULA)
    assert top["Owner"] == "colin"
    assert part["KPI"] == top["KPI"]
    assert str(part["Part of it"]).startswith("Reduce days until a reminder is sent")


def test_no_two_columns_bear_one_title(stage: Stage) -> None:
    publish(stage)
    stage.grace.command("export csv")
    stage.rest()
    [file] = [file for message in stage.grace.messages() for file in message.get("files", ())][-1:]
    content = download(file["url_private"], stage.sandbox.bot_token)[2].decode("utf-8-sig")
    head = next(csv.reader(StringIO(content)))
    assert sorted(set(head)) == sorted(head)
    assert set(head) >= {field.title for field in FIELDS}


@pytest.mark.req("003-20")
def test_a_note_on_rewards_stays_empty_for_those_whom_it_does_not_concern(stage: Stage) -> None:
    publish(stage)
    seen = {user: exported(stage, stage.person(user))[0]["Note on rewards"] for user in ("U0SAM", "U0COLIN")}
    assert seen == {"U0SAM": None, "U0COLIN": "A day off"}


def test_an_export_of_nothing_says_so_and_sends_no_file(stage: Stage) -> None:
    publish(stage)
    for command, said in (("export hr", "HR has no approved"), ("export moon", "called “moon”")):
        stage.fiona.command(command)
        stage.rest()
        assert said in render(stage.fiona.messages()[-1])
    assert len(exported(stage, stage.fiona, "export finance")) == 2


def on_the_command_line(stage: Stage, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    """`kpi export` on a copy of the database, as the bot has the other one open."""
    source, folder = stage.database.path, Path.cwd()
    assert source is not None
    copy = folder / "copy.db"
    with stage.database.everywhere() as connection:
        copy.unlink(missing_ok=True)
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql(f"VACUUM INTO '{copy}'")
        connection.exec_driver_sql("BEGIN")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{copy}")
    return CliRunner().invoke(app, ["export", *arguments])


@pytest.mark.req("003-25")
def test_the_command_line_writes_a_workbook_or_csv_with_notes_on_rewards(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    publish(stage)
    done = on_the_command_line(stage, monkeypatch)
    assert (done.exit_code, done.output) == (0, "2 KPIs in kpis.xlsx.\n")
    assert lines_of((tmp_path / "kpis.xlsx").read_bytes())[0]["Note on rewards"] == "A day off"
    done = on_the_command_line(stage, monkeypatch, "--department", "Finance", "--out", "f.csv")
    assert done.output == "2 KPIs in f.csv.\n"
    text = (tmp_path / "f.csv").read_text(encoding="utf-8-sig")
    [top, _part] = csv.DictReader(StringIO(text, newline=""))
    assert (top["Source"], top["Last value"]) == (f"'{FORMULA}", "6.5")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--out", "kpis.pdf"), "ends in .xlsx or .csv"),
        (("--department", "Moon"), "called “Moon”"),
        (("--department", "HR"), "HR has no approved KPIs"),
        (("--out", "nowhere/kpis.csv"), "cannot be written"),
    ],
)
def test_the_command_line_says_why_there_is_no_file(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    publish(stage)
    done = on_the_command_line(stage, monkeypatch, *arguments)
    assert done.exit_code == 1
    assert said in done.output
    assert not list(tmp_path.glob("kpis.*"))
