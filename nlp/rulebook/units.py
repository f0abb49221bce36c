"""What a number counts."""

from nlp.rules.rule import Example, Rule

RULES: tuple[Rule, ...] = (
    Rule(
        id="unit-percent",
        asks="A percent sign or word.",
        why="A share needs to be told from a count.",
        source="Everyday English.",
        examples=(
            Example("Grow sales by 15%", "15%", "%"),
            Example("Answer 95 percent of calls", "95 percent", "percent"),
        ),
        ignores=("Grow sales by 15",),
    ),
    Rule(
        id="unit-percentage-point",
        asks="Percentage points and basis points.",
        why="From 4% to 6% is two points, not 2%.",
        source="Finance and statistics.",
        examples=(
            Example("Raise the margin by 2 percentage points", "2 percentage points", "percentage points"),
            Example("Raise the margin by 2 pp", "2 pp", "pp"),
            Example("Cut the spread by 25 bps", "25 bps", "bps"),
            Example("Raise the conversion rate by 3 points", "3 points", "points"),
        ),
        ignores=("Raise NPS by 3 points",),
    ),
    Rule(
        id="unit-currency",
        asks="Currency signs, codes and words.",
        why="Money is compared only with money of the same currency.",
        source="ISO 4217.",
        examples=(
            Example("Save $250k", "$250k", "USD"),
            Example("Save EUR 40,000", "EUR 40,000", "EUR"),
            Example("Save EUR1.5M", "EUR1.5M", "EUR"),
            Example("Save 1.234,56 € a year", "1.234,56 €", "EUR"),
            Example("Save 3 million pounds", "3 million pounds", "GBP"),
            Example("Grow revenue to 5 million", "5 million", "currency"),
        ),
        ignores=("Sell 250 tickets",),
    ),
    Rule(
        id="unit-duration",
        asks="Lengths of time.",
        why="Days and hours can be converted into each other.",
        source="SI and ISO 8601.",
        examples=(
            Example("Answer in 30 minutes", "30 minutes", "minutes"),
            Example("Cut lead time to 5 working days", "5 working days", "working days"),
            Example("Cut receivable days from 45 to 30", "45", "days"),
        ),
        ignores=("Visit 5 customers",),
    ),
    Rule(
        id="unit-x",
        asks="Multiples of a value.",
        why="Three times as much is a ratio.",
        source="Finance ratios.",
        examples=(Example("Keep coverage above 3x", "3x", "x"),),
        ignores=("Run 3 times a week",),
    ),
    Rule(
        id="unit-score",
        asks="Marks, points and indexes.",
        why="A score has its own scale.",
        source="Survey practice.",
        examples=(
            Example("Reach NPS 60", "60", "nps"),
            Example("Raise the satisfaction score to 80", "80", "score"),
            Example("Reach 4.5 stars", "4.5 stars", "stars"),
        ),
        ignores=("Reach 60 customers",),
    ),
    Rule(
        id="unit-count",
        asks="A plain number of things.",
        why="A count needs to know what it counts.",
        source="Everyday English.",
        examples=(
            Example("Acquire 50 new clients", "50", "clients"),
            Example("Run 3 times a week", "3 times", "times"),
        ),
        ignores=("Save $50",),
    ),
)
