"""What the command line says about statements."""

NAMES = ("Specific", "Measurable", "Attainable", "Relevant", "Time-bound")
YES, NO, OPEN = "✓", "✗", "?"
PLAIN = {"✓": "yes", "✗": "no", "→": "->", "“": '"', "”": '"', "’": "'", "…": "...", "–": "-", "—": "-"}
"""For terminals that know only the letters of English."""
ASK = "→ "
PERHAPS = "Perhaps: {instead}"
THOUGHT = "Worth a thought"
CLEARER = "Clearer: {sentence}"
SHAPE = "In this shape: {sentence}"
CLEAR_ONE = "Clear: two people would understand the same."
CLEAR_ALL = "All {count} are clear."
OPEN_ONE = "Answer what stands behind →, and check the new sentence."
OPEN_MANY = "{clear} of {count} clear, {open} to work on: answer what stands behind →, and check them again."
UNTOLD = "Attainable and relevant (?) need more than a sentence: {questions}"
NOTHING = (
    "Nothing to check. Give statements in quotes, the name of a file, or lines on standard input:\n"
    '  kpi check "Improve cash flow"'
)
NO_TEXT = "{name} is no text file. Lists from .xlsx and .csv can be shared with the bot in Slack."
FOLDER = "{name} is a folder. Give the name of a file in it."
NOT_THERE = "there is no such file"
NO_FILE = "{name} cannot be read: {problem}."
NOT_JSON = "Line {number} is not JSON: {problem}."
NOT_FITTING = "Line {number}, {place}: {problem}."
TOO_DEEP = "too deeply nested"
WHOLE_LINE = "the line"
CHECKING = "Checking"
WORDS_TAKEN = "Words taken"
FINDINGS = "Findings"
MISSING = "missing"
