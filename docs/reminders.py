"""The tables of `docs/reminders.md`: what people choose, and how long the bot waits."""

from datetime import time, timedelta

from bot.nudges.owed import Patience
from bot.views.reminders import days_text, hour_text
from kpi_rules.diary import Diary

WAITS = {
    "again": "workdays after the first reminder before the second",
    "head": "workdays after the second before the head hears of it",
    "draft": "how long a draft may lie before its drafter is reminded",
    "decision": "how long an approval, an agreement or a question about a need may wait",
    "fresh": "how long a reminder may wait for Slack before it is put together anew",
}


def diary_table() -> str:
    """What people choose for themselves, with what holds until they do."""
    usual = Diary()
    rows = (
        ("days", days_text(usual.days)),
        ("hour", hour_text(usual.at)),
        ("quiet hours", f"{hour_text(usual.rests)} to {hour_text(usual.wakes)}"),
        ("public holidays", "those of the company, which has none until the strategy owner says so"),
        ("days away, and who stands in", "none"),
        ("KPIs without reminders", "none"),
    )
    return _table(("what", "until chosen"), rows)


def patience_table() -> str:
    """How long what is waited for."""
    values = {name: getattr(Patience(), name) for name in WAITS}
    return _table(
        ("wait", "default", "meaning"), tuple((f"`{n}`", _text(values[n]), WAITS[n]) for n in WAITS)
    )


def _text(value: int | timedelta | time) -> str:
    if not isinstance(value, timedelta):
        return str(value)
    return f"{value.days} days" if value.days else f"{value.seconds // 3600} hours"


def _table(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
