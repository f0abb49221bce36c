"""The command `kpi`. Every command imports what it needs when it runs, so that each starts quickly."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.commands import check

app = typer.Typer(
    help="A Slack bot that helps every department to draft its KPIs, and to keep them alive.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
db = typer.Typer(help="The database.", no_args_is_help=True)
app.add_typer(db, name="db")
check.register(app)

Empty = Annotated[bool, typer.Option("--empty", help="Without the demo company.")]
Port = Annotated[
    int,
    typer.Option(
        help="Port of the workspace on this machine, or with --http of the bot; 0 takes a free one."
    ),
]
Address = Annotated[
    str, typer.Option(help="For HTTP instead of Socket Mode: where Slack reaches the bot, https://….")
]
Http = Annotated[bool, typer.Option("--http", help="Take Slack's requests over HTTP instead of Socket Mode.")]
Limits = Annotated[
    bool, typer.Option("--limits/--no-limits", help="Keep to Slack's limits, such as one message a second.")
]
Fresh = Annotated[bool, typer.Option("--fresh", help="Forget what the workspace on this machine remembers.")]


@app.command()
def run(empty: Empty = False, port: Port = 3033, fresh: Fresh = False, http: Http = False) -> None:
    """Start the bot: against Slack when tokens are set, else with a Slack workspace on this machine.

    Example: kpi run --empty
    """
    from bot.run import leave
    from bot.run import run as start
    from bot.settings import Settings

    leave(start(Settings(), empty=empty, port=port, fresh=fresh, http=http))


@app.command()
def sandbox(port: Port = 3033, limits: Limits = True) -> None:
    """Open only the Slack workspace on this machine, for a bot of your own; prints its tokens.

    Example: kpi sandbox --port 3033
    """
    from bot.commands.sandbox_only import open_sandbox

    sys.exit(open_sandbox(port=port, limits=limits))


@app.command()
def manifest(http: Address = "") -> None:
    """Print the app manifest, to be pasted into Slack when the app is created.

    Example: kpi manifest > manifest.json
    """
    from bot.manifest import manifest as app_manifest

    typer.echo(json.dumps(app_manifest(http), indent=2))


@app.command()
def doctor() -> None:
    """Say which token, scope or setting is wrong, and how to put it right. Exit status 1 when something is."""
    from bot.doctor import examine
    from bot.settings import Settings

    findings = examine(Settings())
    for finding in findings:
        typer.echo(f"{'ok   ' if finding.fine else 'WRONG'}  {finding.text}")
    sys.exit(0 if all(finding.fine for finding in findings) else 1)


@app.command()
def demo() -> None:
    """Load the demo company into an empty database.

    Example: kpi demo
    """
    from bot.commands.upkeep import load_demo_company
    from bot.settings import Settings

    sys.exit(load_demo_company(Settings()))


@app.command()
def export(
    out: Annotated[Path, typer.Option(help="Where to: a name that ends in .xlsx or .csv.")] = Path(
        "kpis.xlsx"
    ),
    department: Annotated[str, typer.Option(help="Only the KPIs of this department.")] = "",
    team: Annotated[str, typer.Option(help="The workspace, where the database has several.")] = "",
) -> None:
    """Write all approved KPIs with every field, notes on rewards included, to a file for a spreadsheet program.

    A database in a file must not be in use by the bot meanwhile; in Slack, /kpi export works at any time.

    Example: kpi export --department Finance --out finance.csv
    """
    from bot.commands.exporting import export_kpis
    from bot.settings import Settings

    sys.exit(export_kpis(Settings(), out=out, department=department, team=team))


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="What `kpi export` wrote, edited: .xlsx or .csv.")],
    by: Annotated[str, typer.Option(help="Slack id of the strategy owner who answers for the changes.")],
    reason: Annotated[str, typer.Option(help="Why they are made; it stands beside every new version.")],
    team: Annotated[str, typer.Option(help="The workspace, where the database has several.")] = "",
    is_try: Annotated[bool, typer.Option("--try", help="Only say what would change.")] = False,
) -> None:
    """Read an edited export again: new values, new versions of KPIs, or what stands against each line.

    All lines are taken, or none. Every change gets the checks that it would get in Slack, keeps what was before,
    and is told to the owner of the KPI. A database in a file must not be in use by the bot meanwhile.

    Example: kpi import kpis.xlsx --by U0GRACE --reason "targets agreed in May" --try
    """
    from bot.commands.importing import import_kpis
    from bot.settings import Settings

    done = import_kpis(Settings(), file=file, by=by, reason=reason, team=team, is_try=is_try)
    sys.exit(done)


@db.command()
def upgrade() -> None:
    """Bring the database to the newest schema. `kpi run` does the same when it starts."""
    from bot.commands.upkeep import upgrade_database
    from bot.settings import Settings

    sys.exit(upgrade_database(Settings()))


def main() -> None:
    """The entry point."""
    app()


if __name__ == "__main__":
    main()
