"""What the bot says about lists of KPIs that come as files."""

from bot.sheets.nouns import Trouble
from bot.wording.markup import Markup

READ = Markup("“{name}”{where}: {lines}.")
WHERE_SHEET = Markup(", sheet “{sheet}”")
WHERE_COLUMN = Markup(", column “{column}”")
MORE = Markup(
    "“{name}” holds {count} more. I take {limit} at a time; please share the rest in a file of its own."
)
LONG = Markup("I left out {count} of more than {limit} characters.")
CUT = Markup("I looked at the first {limit} rows only.")
MOST_FILES = Markup("I read {limit} files at a time; please share the others afterwards.")
WORDS_BESIDE = Markup(
    "I dealt with the file, not with the words beside it. If they were an answer, please send them again."
)
KEPT = Markup(
    "I keep them until we come to the KPIs, and ask you before any of them is taken in. First the question that is open:"
)
VERDICTS_MORE = Markup(
    "… and {count} more. Share the file again while you draft, and I go through all of it with you: *draft my KPIs*."
)

REFUSED = {
    Trouble.KIND: Markup(
        "I read lists from .xlsx, .csv and .txt files, and “{name}” is none of them. Please save the list as one of these, or paste it here."
    ),
    Trouble.MACROS: Markup(
        "“{name}” can hold macros, so I do not open it. Please save it as .xlsx without them."
    ),
    Trouble.ELSEWHERE: Markup(
        "“{name}” is not kept in Slack itself, so I cannot open it. Please upload the file here, or paste the lines."
    ),
    Trouble.TOO_BIG: Markup(
        "“{name}” is bigger than 2 MB. Please share a file with the list alone, or paste the lines here."
    ),
    Trouble.NO_RIGHT: Markup(
        "Slack does not let me open “{name}”: I lack the right `files:read`. Whoever installed me can add it; until then, please paste the lines here."
    ),
    Trouble.GONE: Markup("“{name}” is no longer there. Please share it again, or paste the lines here."),
    Trouble.NO_ANSWER: Markup(
        "Slack did not give me “{name}” just now. Please share it again in a minute, or paste the lines here."
    ),
    Trouble.MISMATCH: Markup(
        "What is in “{name}” is not what its name says. Please save the list as .xlsx, .csv or .txt once more."
    ),
    Trouble.PROTECTED: Markup(
        "“{name}” has a password or is in the old .xls format. Please save it as .xlsx without a password."
    ),
    Trouble.TOO_HEAVY: Markup(
        "“{name}” unpacks to far more than a list of KPIs. Please copy the list alone into a new file, or paste it here."
    ),
    Trouble.UNREADABLE: Markup(
        "I could not read “{name}”; it may be damaged. Please save it once more, or paste the lines here."
    ),
    Trouble.EMPTY: Markup("I found no KPIs in “{name}”. Is the list on the first sheet, one KPI a row?"),
}
