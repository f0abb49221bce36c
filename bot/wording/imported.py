"""What `kpi import` says: line by line, and at the end."""

from bot.sheets.nouns import Trouble
from bot.wording.markup import Markup

NO_FILE = "{file} cannot be read: {problem}"
REFUSED = {
    Trouble.KIND: "{file} is no .xlsx or .csv file.",
    Trouble.MACROS: "{file} can hold macros. Save it as .xlsx without them.",
    Trouble.EMPTY: "{file} holds nothing.",
    Trouble.MISMATCH: "What is in {file} is not what its name says. Save it as .xlsx or .csv once more.",
    Trouble.PROTECTED: "{file} has a password or is in the old .xls format. Save it as .xlsx without a password.",
    Trouble.TOO_HEAVY: "{file} holds far more than a table of KPIs.",
}
REFUSED_ELSE = "{file} could not be read; it may be damaged. Save it once more."
NOT_OURS = "{file} is no table that `kpi export` wrote: none of its first rows has the columns “{columns}”."
NOT_AN_OWNER = "Only a strategy owner can answer for a change, and {who} is none. They are: {owners}."
NO_REASON = "Say why with --reason, in two words at least: it stands beside every new version."
LINE = "Line {number}, {name}: {said}"
LINE_ALONE = "Line {number}: {said}"
DEPARTMENT = "{department}: {said}"
VALUE = Markup("{value} for {period}")
VALUE_BEFORE = Markup("{value} for {period}, instead of {before}")

NO_ID = "it has no id. A new KPI is drafted in Slack, where its department and an approver look at it."
NO_SUCH = "no KPI in force has the id “{id}”."
TWICE = "it is the same KPI as in line {number}."
WRONG_CELL = (
    "the column “{column}” holds {value}, which a spreadsheet program writes where it cannot compute."
)
ELSEWHERE = (
    "the column “{column}” follows by itself or is set in Slack, and cannot be changed here. It says “{now}”."
)
HINTS = {
    "KPI": "Change the column “Statement” instead.",
    "Part of it": "Change the column “Statement” instead.",
    "Where it starts": "Change the column “Start” instead.",
    "Target, and targets on the way": "Change the columns “Target” and “By” instead.",
    "Unit": "Change the column “Statement” instead.",
    "Weight": "Change the column “Weight in percent” instead.",
}
CHANGED_SINCE = "it was changed after this file was written (version {then} then, {now} now). Export again, and change that."
NO_VERSION = "its column “State and version” does not say which version it is. Put that back."
NO_SUCH_VERSION = "it never had a version {then}."

NO_NUMBER = "“{column}” needs a number, and says “{value}”."
NO_UNIT = "“{column}” is counted in {unit}, and says “{value}”."
NO_DAY = "“{column}” needs a day, as in 2027-12-31 or 31 December 2027, and says “{value}”."
PAST_DAY = "“{column}” lies in the past: {value}."
NO_CHOICE = "“{column}” is one of: {choices}. It says “{value}”."
NO_PERSON = (
    "nobody here is called “{value}”, as “{column}” says. A name as in the export, or an id as in Slack."
)
SEVERAL_PEOPLE = "several people here are called “{value}”: write the id from Slack into “{column}”."
NO_ACTIONS = "“{column}” reads: what (who, 31 January 2027); the next one. It says “{value}”."
NO_STATEMENT = "{why} {question}"
NO_TARGET = "it has no single number as its target. Change the column “Statement” instead."
ASSIGNED = (
    "its target is set from the top, by “{indicator}”. Change that in Slack; its departments are asked then."
)
NO_WEIGHT = "“{column}” is a whole number from 1 to 100, and says “{value}”."
TOO_LONG = "“{column}” is longer than {most} characters."
NOT_EMPTY = "“{column}” cannot be emptied."
NO_PERIOD = "“{column}” should be a time for which it is recorded, such as {example}, and says “{value}”."
FUTURE = "{period} has not begun."
BELOW_ZERO = "{value} lies below zero, which this KPI cannot."
ABOVE_WHOLE = "{value} is more than the whole."
JUMP = "{value} is very far from the last value, {last}. Record it in Slack, where I can ask back."

UNKNOWN_COLUMNS = "Not looked at, because an export has no such columns: {columns}."
LEFT_ALONE = "An empty cell changes nothing. Where a field should be empty, write “nothing” into it."
NOTHING_NEW = "Nothing in {file} differs from what is in force."
TRIED = "This was a try: nothing was changed. Without --try it would be {done}."
DONE = "Changed: {done}."
PART_VERSIONS = "{count} with a new version"
PART_VALUES = "{count} recorded"
REFUSED_ALL = "Nothing was changed: {count} cannot be taken. Put them right, and import the file again."
TOLD = Markup("{author} changed KPIs of yours with a file:")
TOLD_WHY = Markup("Why: {reason}")
TOLD_LINE = Markup("*{name}*: {change}")
NOTE = "from a file"
