"""In a large company what takes long is said to take long, made behind, and keeps nobody waiting."""

import json
from base64 import b64decode
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from bot import inbound
from bot.build import new_id, prepared
from bot.dialogue.say import Paragraph
from bot.usecases import commands, long_looks
from bot.usecases.scene import Scene, opened
from bot.usecases.services import Services
from bot.views.blocks import render
from bot.wording.markup import Markup
from store.database import Database
from tests.bench.large import NOW, TEAM, Size, fill, head

SIZE = Size(departments=12, kpis=50, check_ins=2)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    large = prepared(f"sqlite:///{tmp_path_factory.mktemp('long') / 'kpi.db'}")
    fill(large, SIZE)
    yield large
    large.close()


@pytest.fixture
def services(database: Database) -> Services:
    return Services(database=database, now=lambda: NOW, new_id=new_id, wake=lambda: None)


def told(services: Services, said: str, *, user: str) -> str:
    """What the command is answered with on the spot."""
    command = inbound.Command(TEAM, user, "D9", new_id(), inbound.words(said))
    return render(commands.run(services, command)).text


def came(services: Services, user: str) -> list[dict[str, Any]]:
    """All that was put into the person's DM, once nothing is left to be done."""
    assert services.errands.done(within=60)
    with services.database.everywhere() as connection:
        rows = connection.exec_driver_sql(
            "SELECT payload FROM outbox WHERE conversation = ? ORDER BY position", (user,)
        )
        return [json.loads(row.payload) for row in rows]


def said_in(payload: dict[str, Any]) -> str:
    return json.dumps(payload, ensure_ascii=False)


@pytest.mark.parametrize(
    ("asked", "file"), [("tree", "tree.txt"), ("matrix file", "matrix.xlsx"), ("export csv", "kpis.csv")]
)
def test_a_look_at_all_kpis_is_announced_and_then_comes(services: Services, asked: str, file: str) -> None:
    user = f"U0{asked[:3].upper()}"
    told(services, asked, user=user)
    first, *rest = came(services, user)
    assert "I am going through all 600 KPIs" in said_in(first)
    assert [one["file"]["name"] for one in rest if "file" in one] == [file]


def test_the_table_holds_every_kpi(services: Services) -> None:
    told(services, "export", user="U0ALL")
    [file] = [one["file"] for one in came(services, "U0ALL") if "file" in one]
    sheet = openpyxl.load_workbook(BytesIO(b64decode(file["content"])))["KPIs"]
    assert sheet.max_row == SIZE.all_kpis + 1
    with services.database.everywhere() as connection:
        noted = connection.exec_driver_sql("SELECT action FROM audit WHERE actor = 'U0ALL'").scalars().all()
    assert noted == ["kpis exported"]


@pytest.mark.parametrize("asked", ["status company for October", "status at risk for October"])
def test_a_day_that_is_over_is_looked_at_behind(services: Services, asked: str) -> None:
    user = f"U0{asked[7:9].upper()}"
    assert told(services, asked, user=user).startswith("I am going through all 600 KPIs")
    [answer] = came(services, user)
    assert "31 October 2026" in said_in(answer)


@pytest.mark.parametrize(
    "asked", ["export Department 0003 csv", "matrix Department 0003", "status Department 0003 for October"]
)
def test_a_department_is_looked_at_on_the_spot(services: Services, asked: str) -> None:
    said = told(services, asked, user=head(3))
    assert "I am going through" not in said
    assert "I am going through" not in "".join(map(said_in, came(services, head(3))))


def test_so_many_kpis_that_they_do_not_fit_are_refused_with_a_way_on(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_looks, "MOST_TOGETHER", 599)
    told(services, "export", user="U0MUCH")
    [answer] = came(services, "U0MUCH")
    assert "600 KPIs, more than I can put together in one go" in said_in(answer)
    assert "/kpi export Sales" in said_in(answer)


def test_a_department_sees_its_own_branches_where_its_goals_have_too_many_kpis(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_looks, "MOST_TOGETHER", 599)
    told(services, "tree Department 0004", user="U0OWN")
    [answer] = came(services, "U0OWN")
    lines = b64decode(answer["file"]["content"]).decode()
    assert "k0004-000" in lines
    assert "k0003-000" not in lines
    assert answer["text"].startswith("5 objectives, 20 indicators, 50 KPIs")


def test_others_write_while_somebody_looks_and_a_second_press_starts_nothing(services: Services) -> None:
    seen = []

    def work(there: Scene) -> None:
        with services.database.write(TEAM):
            seen.append(there.company.name)
        again = long_looks.later(services, work, team=TEAM, user="U0TWO", asked="tree", count=600)
        seen.append(render(again).text)
        there.say((Paragraph(Markup("Here it is")),))

    long_looks.later(services, work, team=TEAM, user="U0TWO", asked="tree", count=600)
    assert ["Here it is" in said_in(one) for one in came(services, "U0TWO")] == [True]
    assert seen[0] == "Northwind"
    assert seen[1].startswith("I am still going through all 600 KPIs")


def test_a_look_that_fails_is_told_and_the_next_one_works(
    services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_there: Scene) -> None:
        raise RuntimeError("of our own")

    with opened(services, team=TEAM, user="U0BAD", key=new_id(), kind="command") as scene:
        assert scene is not None
        long_looks.at_length(scene, broken, asked="tree", count=600)
    assert "Something went wrong on my side" in said_in(came(services, "U0BAD")[-1])
    assert "of our own" in caplog.text
    told(services, "tree", user="U0BAD")
    assert "file" in came(services, "U0BAD")[-1]


def test_a_bot_that_is_told_to_stop_writes_nothing_down_any_more(services: Services) -> None:
    began = []

    def work(there: Scene) -> None:
        began.append(there.user)
        services.errands.stop()
        there.say((Paragraph(Markup("Too late")),))

    for user in ("U0STOP", "U0NEXT"):
        long_looks.later(services, work, team=TEAM, user=user, asked="tree", count=600)
    assert came(services, "U0STOP") == came(services, "U0NEXT") == []
    assert began == ["U0STOP"]
