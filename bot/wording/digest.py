"""What the bot says in the digest, and about it."""

from bot.wording.markup import Markup

HEADING = "{company}: the KPIs on {day}"
COUNTS = Markup(
    "🟢 {green} on track   🟠 {amber} at risk   🔴 {red} off track   ⚪ {grey} {late}   ◻️ {none} not yet recorded"
)
PAUSED = Markup("⏸️ {count} paused")
DEPARTMENT = Markup("{department}: {counts}")
NO_KPIS = Markup("No KPIs are in force yet.")
MORE = Markup("`/kpi status company` shows more.")

NOT_OWNER = Markup("The digest is chosen by {owners}.")
NONE = Markup(
    "No digest yet. Once a week, or as often as you like, I can post in a channel how many KPIs are on track, at risk, "
    "off track, overdue, and not yet recorded."
)
CHOSEN = Markup("The digest goes to {channel} on {days} at {hour} ({zone}), the next one on {day}.")
INVITE = Markup("I must be in that channel: type `/invite @KPI assistant` there, if I am not.")
HOLIDAYS = Markup("Public holidays of the company: {holidays}. On them nobody is reminded.")
OFF = Markup("No more digests.")
OFF_WORD = "off"
CHANGE = "Choose …"
FAILED = Markup(
    "I could not post the digest in {channel}. Most likely I am not in that channel: type `/invite @KPI assistant` there. "
    "The next one comes as planned."
)

FORM_TITLE = "Digest and holidays"
FORM_CHANNEL = "Channel"
FORM_CHANNEL_HINT = "Leave it empty for no digest."
FORM_COUNTRY_HINT = (
    "For example Germany, or DE-BY for Bavaria. Nobody is reminded on them, unless they chose others."
)
