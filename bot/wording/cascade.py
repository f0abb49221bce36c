"""What the bot says about how goals and KPIs hang together."""

from bot.wording.markup import Markup

TREE_HEADING = "{company}: from goals to KPIs"
OBJECTIVE = Markup("*{number}. {statement}*")
INDICATOR = Markup("   ↳ {statement}")
KPI = Markup("         • {department}: {statement}{mark}")
PART = Markup("               – {statement}{mark}")
WAITING = Markup(" _(waits for {who} after a change)_")
SILENT = Markup("         ○ {department} carries it and has no KPI for it yet{drafting}")
DRAFTING = Markup(", but is drafting")
COVERED = Markup("         ✓ together {reached} of {target}: the goal is reached")
OPEN = Markup("         ! together {reached} of {target}; still open: {gap}")
SHORT = Markup("         ! the best target is {reached}, the goal {target}: {gap} apart")
NO_INDICATOR = Markup("   ○ no indicator yet")
SPLIT = Markup("         Parts: {parts}{open}")
SPLIT_OPEN = Markup("; still open: {gap}")
LOOSE = Markup("*In no place of the tree*")
LOOSE_LINE = Markup("• {department}: {statement}{mark}")
LOOSE_NOTE = Markup("Their heads can link them to an indicator with `/kpi draft`.")
COUNTS = Markup("{objectives}, {indicators}, {kpis}; {gaps}")
NO_GAPS = "no gaps"

MATRIX_HEADING = "{company}: who does what"
CELL_KPIS = Markup("   ✓ {department}: {kpis}")
CELL_REASON = Markup("   – {department}: none, because {reason}")
CELL_CARRIES = Markup("   ! {department}: carries “{indicators}” and has no KPI for it")
CELL_NOTHING = Markup("   ? {department}: no KPI, and no reason given")
SHORT_KPIS = Markup("   ✓ {count}: {names}")
SHORT_REASON = Markup("   – {count} with a reason: {names}")
SHORT_CARRIES = Markup("   ! {count} without a KPI for what they carry: {names}")
SHORT_NOTHING = Markup("   ? {count} without a KPI and without a reason: {names}")
COLUMN, MATRIX_SHEET = "Department", "Matrix"
MATRIX_FILE = Markup("Every department, one line each. `/kpi matrix` with the name of one shows it alone.")
MATRIX_INSTEAD = Markup(
    "The file could not be shared here. `/kpi matrix` with the name of a department shows it alone."
)
MATRIX_UNKNOWN = Markup("I know no department called “{name}”.")
MATRIX_NOTE = Markup("✓ has KPIs   – has a reason   ! a KPI is missing   ? nobody has said why")
MATRIX_COUNT = Markup("{gaps} of {cells} fields are open.")
MATRIX_FULL = Markup("Every field holds a KPI or a reason.")
EXCUSE_PICK = "Say why there is no KPI"
EXCUSE_OPTION = "{department}: {objective}"
EXCUSE_TITLE = "No KPI, because"
EXCUSE_SUBMIT = "Save"
EXCUSE_LABEL = "Why does {department} need no KPI for this?"
EXCUSE_HINT = "For example: it has no influence on it this year."
EXCUSE_SHORT = "A few words more, please: others will read this."
EXCUSE_NOTED = Markup("Noted for {department}: {reason}")
EXCUSE_NOT_YOURS = Markup("Only the head of {department} or a strategy owner can say that.")

MAP_HEADING = "{company}: strategy map"
MAP_COMMENT = Markup("The strategy map. An arrow runs from what drives to what gets better by it.")
MAP_INSTEAD = Markup("The picture could not be shared here. The text above says the same.")
MAP_BAND = Markup("*{title}*")
MAP_LINE = Markup("• {label} _({number} · {foot})_{drives}{waits}")
MAP_DRIVES = Markup("\n      → {effects}")
MAP_WAITS = Markup("\n      waits for a word after a change")
MAP_EMPTY = "Nothing here yet"
MAP_EMPTY_WELFARE = "No number here yet; none is needed about money"
MAP_STRANGE = Markup("Against the usual order: {links}.")
MAP_NO_LINKS = Markup("No indicator is said to drive another yet. With links one sees why a number matters.")
MAP_WAITS_SHORT = "to confirm"
MAP_ALT = "Strategy map of {company}. {bands}{links}"
MAP_ALT_BAND = "{title}: {labels}. "
MAP_ALT_LINKS = "Arrows: {links}."
