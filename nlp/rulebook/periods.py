"""When: dates, stretches of time and rhythms."""

from nlp.rules.rule import Example, Rule

RULES: tuple[Rule, ...] = (
    Rule(
        id="period-date",
        asks="A calendar day.",
        why="A day is the firmest limit.",
        source="ISO 8601 and everyday dates.",
        examples=(
            Example("Launch by 30 June 2027", "by 30 June 2027", "2027-06-30"),
            Example("Launch by June 30th, 2027", "by June 30th, 2027", "2027-06-30"),
            Example("Launch by 31/12/2027", "by 31/12/2027", "2027-12-31"),
            Example("Launch on 2027-03-01", "on 2027-03-01", "2027-03-01"),
            Example("Launch before 1 March 2027", "before 1 March 2027", "2027-02-28"),
        ),
        ignores=("Reach 30 customers",),
    ),
    Rule(
        id="period-month",
        asks="A calendar month.",
        why='"By June" is met until its last day.',
        source="Everyday English.",
        examples=(
            Example("Launch by June", "by June", "2027-06-30"),
            Example("Launch at the end of March 2027", "at the end of March 2027", "2027-03-31"),
            Example("Launch in April", "in April", "2027-04-01 to 2027-04-30"),
        ),
        ignores=(
            "Teams may launch",
            "March to success",
        ),
    ),
    Rule(
        id="period-quarter",
        asks="A quarter of the fiscal year.",
        why="Quarters follow the fiscal year of the company.",
        source="Business calendars.",
        examples=(
            Example("Launch in Q3 2027", "in Q3 2027", "2027-07-01 to 2027-09-30"),
            Example("Launch by the end of Q1", "by the end of Q1", "2027-03-31"),
            Example(
                "Launch in the second quarter of 2027",
                "in the second quarter of 2027",
                "2027-04-01 to 2027-06-30",
            ),
        ),
        ignores=("Serve a quarter of customers",),
    ),
    Rule(
        id="period-half",
        asks="A half of the fiscal year.",
        why="Halves follow the fiscal year of the company.",
        source="Business calendars.",
        examples=(
            Example("Launch in H1 2027", "in H1 2027", "2027-01-01 to 2027-06-30"),
            Example(
                "Launch in the second half of 2027", "in the second half of 2027", "2027-07-01 to 2027-12-31"
            ),
        ),
        ignores=("Train half of the staff",),
    ),
    Rule(
        id="period-fiscal-year",
        asks="A fiscal year by its number.",
        why="A fiscal year is named for the year it ends in.",
        source="Business calendars.",
        examples=(
            Example("Grow sales by 5% in FY27", "in FY27", "2027-01-01 to 2027-12-31"),
            Example("Grow sales by 5% in FY2026/27", "in FY2026/27", "2027-01-01 to 2027-12-31"),
        ),
        ignores=("Grow sales by 27",),
    ),
    Rule(
        id="period-year",
        asks="A calendar year or a span of years.",
        why="A year fixes the last day.",
        source="Everyday English.",
        examples=(
            Example("Reach 90% by 2030", "by 2030", "2030-12-31"),
            Example("Hire 3 people by year end 2027", "by year end 2027", "2027-12-31"),
            Example("Hire 3 people by EOY 2027", "by EOY 2027", "2027-12-31"),
            Example("Hire 3 people by the end of the year 2027", "by the end of the year 2027", "2027-12-31"),
            Example("Open the hall by Advent 2008", "2008", "2008-01-01 to 2008-12-31"),
            Example("Publish the 2027 budget", "2027", "2027-01-01 to 2027-12-31"),
            Example("Spend £1m in 2027-2029", "in 2027-2029", "2027-01-01 to 2029-12-31"),
        ),
        ignores=("Plant 2000 trees", "Plant 2005 trees"),
    ),
    Rule(
        id="period-season",
        asks="A season of the year.",
        why="It ends on a day that the calendar knows.",
        source="Meteorological seasons of the northern half.",
        examples=(Example("Open the pool by summer 2027", "by summer 2027", "2027-08-31"),),
        ignores=("Fall in line",),
    ),
    Rule(
        id="period-holiday",
        asks="A holiday that the calendar knows.",
        why="Teams plan towards them.",
        source="Public holidays.",
        examples=(Example("Ship by Christmas", "by Christmas", "2026-12-25"),),
        ignores=("Sell Christmas cards",),
    ),
    Rule(
        id="period-weekday",
        asks="A day of the week.",
        why="It fixes the next such day.",
        source="Everyday English.",
        examples=(Example("Send the report by Friday", "by Friday", "2026-11-27"),),
        ignores=("Run the Friday club",),
    ),
    Rule(
        id="period-coming",
        asks="This, next or last stretch of time.",
        why="It follows from the day of reading.",
        source="Everyday English.",
        examples=(
            Example("Grow sales this year", "this year", "2026-01-01 to 2026-12-31"),
            Example(
                "Grow sales within the next fiscal year",
                "within the next fiscal year",
                "2027-01-01 to 2027-12-31",
            ),
            Example("Grow sales in the first month", "in the first month", "days not known"),
        ),
        ignores=("Hire the next manager",),
    ),
    Rule(
        id="period-length",
        asks="A stretch of time counted from today.",
        why="Six months end on a day.",
        source="Everyday English.",
        examples=(
            Example("Win 5 clients within 6 months", "within 6 months", "2026-11-22 to 2027-05-22"),
            Example(
                "Win 5 clients over the next two quarters",
                "over the next two quarters",
                "2027-01-01 to 2027-06-30",
            ),
            Example("Win 5 clients in 30 days", "in 30 days", "2026-11-22 to 2026-12-22"),
            Example("Survey new staff 2 weeks after they start", "2 weeks after", "days not known"),
        ),
        ignores=(
            "Answer within 2 hours",
            "Answer all mails in 2 days",
        ),
    ),
    Rule(
        id="period-running",
        asks="The running year, quarter, month or week.",
        why="Its end is known.",
        source="Everyday English.",
        examples=(
            Example("Hire 3 people by the end of the year", "by the end of the year", "2026-12-31"),
            Example("Hire 3 people within a week", "within a week", "2026-11-22 to 2026-11-29"),
        ),
        ignores=("Survey the year group",),
    ),
    Rule(
        id="period-end",
        asks="Year end and its short forms.",
        why="Its day is known.",
        source="Business calendars.",
        examples=(
            Example("Hire 3 people by year end", "by year end", "2026-12-31"),
            Example("Hire 3 people by EOY", "by EOY", "2026-12-31"),
        ),
        ignores=("Automate year-end reports",),
    ),
    Rule(
        id="period-rhythm",
        asks="Each, every or per a stretch of time.",
        why="A rate fixes the time of each round.",
        source="Everyday English.",
        examples=(
            Example("Make 200 calls per week", "per week", "weekly"),
            Example("Win 50 clients each quarter", "each quarter", "quarterly"),
            Example("Meet every two weeks", "every two weeks", "weekly"),
            Example("Earn 2,000 visits/month", "/month", "monthly"),
        ),
        ignores=(
            "Serve every customer",
            "Cut the cost per unit",
            "Run a half marathon",
            "Host a summer camp",
        ),
    ),
    Rule(
        id="period-adverb",
        asks="A rhythm in one word.",
        why="Monthly fixes each month.",
        source="Everyday English.",
        examples=(
            Example("Publish the figures monthly", "monthly", "monthly"),
            Example("Grow sales 5% YoY", "YoY", "yearly"),
            Example("Hold semimonthly team meetings", "semimonthly", "monthly"),
            Example("Give an annual training", "annual", "yearly"),
        ),
        ignores=("Meet regularly",),
    ),
    Rule(
        id="period-is-the-metric",
        asks="A length of time that is what the goal measures.",
        why='"Answer within 2 hours" says how fast, not until when.',
        source="Service level practice.",
        examples=(
            Example("Answer emails within 2 hours", "within 2 hours", "not a deadline"),
            Example("Resolve 95% of tickets in one week", "in one week", "not a deadline"),
        ),
        ignores=("Reach 500,000 conversions within a week",),
    ),
)
