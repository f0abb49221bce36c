"""What the export says, and what its columns are called."""

from bot.wording.markup import Markup

SHEET = "KPIs"
FILE = "kpis"
OBJECTIVE = "Objective"
INDICATOR = "Indicator"
DEPARTMENT = "Department"
KPI = "KPI"
PART = "Part of it"
STATUS = "Status"
LAST = "Last value"
PERIOD = "Of"
RECORDED = "Recorded on"
PERCENT = "Percent of plan"
START = "Start"
TARGET = "Target"
COUNTED_IN = "Counted in"
DUE = "By"
WEIGHT = "Weight in percent"

NONE = Markup("There are no approved KPIs to export yet.")
NONE_OF = Markup("{department} has no approved KPIs to export yet.")
UNKNOWN = Markup("I know no department called “{name}”. The departments are {names}.")
HANDED_OUT = Markup("{count}, one line each, with all fields as of {day}.{rewards}")
NO_REWARDS = Markup(" Notes on rewards are left empty where they are not for you.")
INSTEAD = Markup("I could not share the file here. `/kpi show` shows every KPI field by field.")

WRITTEN = "{count} in {file}."
KIND = "Name a file that ends in .xlsx or .csv, not {file}."
NO_COMPANY = "No workspace in this database has KPIs."
WHICH_TEAM = "Several workspaces are in this database. Choose one with --team: {teams}."
NOT_WRITTEN = "{file} cannot be written: {problem}"
