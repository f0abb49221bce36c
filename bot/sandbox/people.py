"""The people and channels of the demo workspace, with fixed ids so that tests can name them."""

from pydantic import BaseModel, ConfigDict

TEAM_ID = "T0DEMO"
APP_ID = "A0KPIBOT"
BOT_ID = "B0KPIBOT"
BOT_USER_ID = "U0KPIBOT"


class DemoPerson(BaseModel):
    """Somebody who works in the demo company."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str
    real_name: str
    title: str
    tz: str = "Europe/London"
    deleted: bool = False
    guest: bool = False


class DemoChannel(BaseModel):
    """A channel that exists from the start, with everybody in it, and the bot where it says so."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str
    private: bool = False
    with_bot: bool = True


GRACE = DemoPerson(id="U0GRACE", name="grace", real_name="Grace Okafor", title="CEO", tz="Europe/London")
FIONA = DemoPerson(
    id="U0FIONA", name="fiona", real_name="Fiona Berg", title="Head of Finance", tz="Europe/Berlin"
)
SAM = DemoPerson(id="U0SAM", name="sam", real_name="Sam Ortiz", title="Head of Sales", tz="America/New_York")
HANA = DemoPerson(id="U0HANA", name="hana", real_name="Hana Sato", title="Head of HR", tz="Asia/Tokyo")
COLIN = DemoPerson(
    id="U0COLIN", name="colin", real_name="Colin Weber", title="Accountant, Finance", tz="Europe/Berlin"
)

DEMO_PEOPLE = (GRACE, FIONA, SAM, HANA, COLIN)
DEMO_CHANNELS = (
    DemoChannel(id="C0GENERAL", name="general"),
    DemoChannel(id="C0LEADERS", name="leadership"),
)
