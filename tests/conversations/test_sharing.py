"""A status that is shown to a channel, and what strangers cannot do."""

from pathlib import Path

import pytest

from tests.conversations.stage import staged
from tests.conversations.stock import stock
from tests.people import render


@pytest.mark.req("001-22", "001-23")
def test_a_status_can_be_shown_to_everybody_in_a_channel(tmp_path: Path) -> None:
    with staged(tmp_path) as stage:
        stock(stage)
        sam, hana = stage.person("U0SAM"), stage.person("U0HANA")
        sam.say("leads 190")
        stage.rest()
        channel = next(row["id"] for row in sam.view()["conversations"] if row["id"].startswith("C"))
        sam.command("/kpi status sales", channel=channel)
        sam.command("/kpi status sales here", channel=channel)
        stage.rest()
        seen = [render(one) for one in hana.messages(channel)]
        shown = [text for text in seen if "Generate 200 leads" in text]
        assert len(shown) == 1
        assert "Shown to everybody here by @U0SAM" in shown[0]
        assert "[" not in shown[0]
