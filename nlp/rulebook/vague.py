"""Words that leave open what is meant."""

from nlp.rules.rule import Example, Rule

RULES: tuple[Rule, ...] = (
    Rule(
        id="vague-verb",
        asks="A verb that names no act or direction.",
        why="Nobody can say when it is done.",
        source="Plain language and requirements writing.",
        examples=(
            Example("Improve cash flow", "Improve", ""),
            Example("Support the sales team", "Support", ""),
            Example("Explore new markets", "Explore", ""),
            Example("Publish a guide to foster exchange", "foster", ""),
            Example("Prepare all students for the future", "Prepare", ""),
            Example("Explore, advocate, and implement new rules", "advocate", ""),
            Example("Add 12 visitors a day and solidify a brand", "solidify", ""),
        ),
        ignores=(
            "Prepare the 2027 budget",
            "Support tickets closed within 4 hours",
            "Improve NPS from 40 to 55",
            "Reduce churn",
        ),
    ),
    Rule(
        id="vague-adjective",
        asks="An adjective of quality without a measure.",
        why="Good for one is poor for another.",
        source="Plain language and requirements writing.",
        examples=(
            Example("Build a world-class team", "world-class", ""),
            Example("Write a robust plan", "robust", ""),
            Example("Ship 3 great articles", "great", ""),
            Example("Create a safe, connected, and prepared city", "prepared", ""),
        ),
        ignores=(
            "Reach the “elite” level of the survey",
            "Hold a workshop in early fall",
            "Hire a clerk in order to close the books",
            "Cut waste, leading to a new fee",
            "All invoices are fully paid",
            "Pass the high school exam",
            "Publish the annual report",
        ),
    ),
    Rule(
        id="vague-comparative",
        asks="Better, faster, more, without by how much.",
        why="Any difference would do.",
        source="Requirements writing.",
        examples=(
            Example("Give better advice", "better", ""),
            Example("Ship faster than before", "faster", ""),
        ),
        ignores=(
            "Win 10 more customers",
            "Win more than 50 customers",
        ),
    ),
    Rule(
        id="vague-amount",
        asks="Some, several, many.",
        why="It is no number.",
        source="Requirements writing.",
        examples=(
            Example("Visit several customers", "several", ""),
            Example("Cut a lot of paper", "a lot of", ""),
        ),
        ignores=(
            "Visit 12 customers",
            "Serve the most vulnerable families",
            "Handle twice as many orders",
        ),
    ),
    Rule(
        id="vague-adverb",
        asks="An adverb of manner.",
        why="How well is not said.",
        source="Requirements writing.",
        examples=(
            Example("Communicate the plan clearly", "clearly", ""),
            Example("Significantly cut costs", "Significantly", ""),
            Example("Reply in a timely manner", "in a timely manner", ""),
        ),
        ignores=(
            "Publish the plan monthly",
            "Sign the plan jointly",
        ),
    ),
    Rule(
        id="vague-time",
        asks="Time words that fix no day.",
        why="Soon never comes.",
        source="SMART practice.",
        examples=(
            Example("Hire a manager soon", "soon", ""),
            Example("Hire a manager as soon as possible", "as soon as possible", ""),
            Example("Cut costs over time", "over time", ""),
        ),
        ignores=("Hire a manager by June",),
    ),
    Rule(
        id="vague-hedge",
        asks="And so on, up to, try to.",
        why="They open a way out.",
        source="Requirements writing.",
        examples=(
            Example("Visit fairs, schools, etc.", "etc.", ""),
            Example("Save up to $5,000", "up to", ""),
        ),
        ignores=("Visit fairs and schools",),
    ),
    Rule(
        id="vague-noun",
        asks="An abstract noun where a metric should be.",
        why="It cannot be counted.",
        source="KPI practice.",
        examples=(
            Example("Increase brand awareness", "awareness", ""),
            Example("Create a culture of trust", "culture", ""),
            Example("Improve our processes", "processes", ""),
            Example("Remain the leader in green building", "leader", ""),
            Example("Increase the repeatability of tests", "repeatability", ""),
        ),
        ignores=(
            "Raise the engagement score",
            "Raise engagement by 5%",
            "Increase the number of learning opportunities",
            "Hire a relationship manager",
            "Invite all church leaders to the hearing",
            "Identify the role of the library foundation",
        ),
    ),
)
