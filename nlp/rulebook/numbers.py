"""How numbers are written, and which digits are only names."""

from nlp.rules.rule import Example, Rule

RULES: tuple[Rule, ...] = (
    Rule(
        id="number-digits",
        asks="A figure in digits, with the separators of several countries and short scales.",
        why="A number fixes how much or how many.",
        source="Unicode CLDR number formats; k, m and bn as accounts write them.",
        examples=(
            Example("Reach 1,250,000 page views", "1,250,000", "1250000 views"),
            Example("Collect 1.250.000,50 euros", "1.250.000,50 euros", "1250000.5 EUR"),
            Example("Win 2.5k subscribers", "2.5k", "2500 subscribers"),
            Example("Raise $1.2 million", "$1.2 million", "1200000 USD"),
            Example("Serve 12 500 meals", "12 500", "12500 meals"),
        ),
        ignores=(
            "Deliver release 2.4.1",
            "Support Windows 11",
            "Call 555-123-4567",
            "Be there 24/7",
        ),
    ),
    Rule(
        id="number-words",
        asks="A number in words.",
        why="People write small numbers out.",
        source="English numerals.",
        examples=(
            Example("Hire twenty-five nurses", "twenty-five", "25 nurses"),
            Example("Open two new branches", "two", "2 branches"),
            Example("Answer in two and a half hours", "two and a half hours", "2.5 hours"),
            Example("Sell half a million tickets", "half a million", "500000 tickets"),
            Example("Order a dozen laptops", "a dozen", "12 laptops"),
        ),
        ignores=(
            "Make one of them happy",
            "Set up one-on-one talks",
            "Serve hundreds of guests",
        ),
    ),
    Rule(
        id="number-fraction",
        asks="A share written as a fraction.",
        why="Two thirds is 66.67 percent.",
        source="English fractions.",
        examples=(
            Example("Train two thirds of the drivers", "two thirds", "66.67 percent"),
            Example("Have 2/3 of users reply", "2/3", "66.67 percent"),
            Example("Move half of the files", "half", "50 percent"),
        ),
        ignores=(
            "Open by the third of June",
            "Visit in the third quarter",
        ),
    ),
    Rule(
        id="number-share",
        asks="So many out of so many things.",
        why="Nine out of ten is 90 percent.",
        source="Everyday English.",
        examples=(
            Example("Nine out of ten customers answer", "Nine out of ten", "90 percent"),
            Example("Close 12 of 15 audits", "12 of 15", "80 percent"),
            Example("Nine of ten invoices paid", "Nine of ten", "90 percent"),
        ),
        ignores=("Score 4.5 out of 5",),
    ),
    Rule(
        id="number-out-of",
        asks="A mark on a scale.",
        why="The scale is part of the mark.",
        source="Survey practice.",
        examples=(
            Example("Reach a rating of 4.5 out of 5", "4.5 out of 5", "4.5 score"),
            Example("Reach a rating of 8/10", "8/10", "8 score"),
        ),
        ignores=(
            "Nine out of ten customers answer",
            "Be there 24/7",
        ),
    ),
    Rule(
        id="number-ratio",
        asks="One figure to another.",
        why="A ratio is a number too.",
        source="Staffing and finance ratios.",
        examples=(Example("Keep the ratio of teachers to pupils at 1:20", "1:20", "0.05 x"),),
        ignores=("Meet at 10:30",),
    ),
    Rule(
        id="number-range",
        asks="A lower and an upper end.",
        why="A range is met anywhere inside it.",
        source="Everyday English.",
        examples=(
            Example("Develop 1-2 good habits", "1-2", "1 to 2 habits"),
            Example("Keep stock between 40 and 50 pallets", "40 and 50", "40 to 50 pallets"),
            Example("Spend $1-2 million", "$1-2 million", "1000000 to 2000000 USD"),
            Example("Answer within 3 to 5 days", "3 to 5 days", "3 to 5 days"),
        ),
        ignores=(
            "Cut the delay from 45 to 30 days",
            "Reach scores of 3, 4, or 5 to gain 75%",
        ),
    ),
    Rule(
        id="number-tolerance",
        asks="A value with its allowed deviation.",
        why="It says how exact is exact enough.",
        source="Engineering notation.",
        examples=(Example("Keep the weight at 10 ± 2 kg", "10 ± 2 kg", "8 to 12 kg"),),
        ignores=("Gain 50+ clients",),
    ),
    Rule(
        id="number-multiple",
        asks="Doubling, tripling and their kin.",
        why="They fix the change without a figure.",
        source="Everyday English.",
        examples=(
            Example("Double the number of subscribers", "Double", "2 x"),
            Example("Revenue triples by 2028", "triples", "3 x"),
            Example("Handle twice as many orders", "twice as many", "2 x"),
        ),
        ignores=(
            "Reach double-digit growth",
            "Double check the books",
        ),
    ),
    Rule(
        id="number-half",
        asks="Halving.",
        why="To halve is to cut by 50 percent.",
        source="Everyday English.",
        examples=(
            Example("Halve the waiting list", "Halve", "50 percent"),
            Example("Cut scrap by half", "by half", "50 percent"),
        ),
        ignores=("Close the books in the first half of 2027",),
    ),
    Rule(
        id="number-frequency",
        asks="Once, twice, thrice.",
        why="They count how often in a stretch of time.",
        source="Everyday English.",
        examples=(
            Example("Exercise twice a week", "twice", "2 times"),
            Example("Travel once a quarter", "once", "1 times"),
        ),
        ignores=("Start once the plan is approved",),
    ),
    Rule(
        id="number-none",
        asks="No and nil in front of a thing.",
        why="None of it is zero of it.",
        source="Everyday English.",
        examples=(Example("No overdue invoices in June", "No", "0 invoices"),),
        ignores=(
            "Spend no more than planned",
            "Deliver no later than June",
        ),
    ),
    Rule(
        id="number-all",
        asks="All, every, each thing whose state can be checked.",
        why="All of them is 100 percent of them.",
        source="Everyday English.",
        examples=(
            Example("Train all drivers by June", "all", "100 percent"),
            Example("Every branch has a first aider", "Every", "100 percent"),
        ),
        ignores=(
            "Reduce costs across all departments",
            "Improve all processes",
            "Report every month",
            "Write a plan that names the needs of all towns",
            "Finish within the budget, ensuring all milestones are met",
            "All pupils will be appropriately challenged",
        ),
    ),
    Rule(
        id="number-article",
        asks="One thing in each stretch of time.",
        why="A book every month is one book a month.",
        source="Everyday English.",
        examples=(
            Example("Read a book every month", "a", "1 book"),
            Example("Publish an article each week", "an", "1 article"),
        ),
        ignores=(
            "Increase the sales of each week",
            "Read a book",
        ),
    ),
    Rule(
        id="name-with-digits",
        asks="Digits that are part of a name, a version, a standard or a list.",
        why="They count nothing.",
        source="Names of standards, products and lists.",
        examples=(
            Example("Pass the ISO 9001 audit", "ISO 9001", "a name"),
            Example("Visit the top 10 customers", "top 10", "a name"),
            Example("Offer 24/7 support", "24/7", "a name"),
            Example("Finish phase 2 of the move", "phase 2", "a name"),
            Example("Add 30 Fortune 500 companies", "Fortune 500", "a name"),
            Example("Shorten the wait on the National 800 Number", "800", "a name"),
        ),
        ignores=("Visit 10 customers",),
    ),
    Rule(
        id="bound-floor",
        asks="Words and signs that make a number a floor.",
        why="At least 50 is met by 60.",
        source="Everyday English and mathematics.",
        examples=(
            Example("Win at least 50 clients", "at least 50", "at_least"),
            Example("Keep uptime ≥ 99.9%", "≥ 99.9%", "at_least"),
            Example("Win 50+ clients", "50", "at_least"),
        ),
        ignores=(
            "Win 50 clients",
            "Spend no more than $5,000",
        ),
    ),
    Rule(
        id="bound-ceiling",
        asks="Words and signs that make a number a ceiling.",
        why="No more than 5 is met by 3.",
        source="Everyday English and mathematics.",
        examples=(
            Example("Spend no more than $5,000", "no more than $5,000", "at_most"),
            Example("Keep waste below 2%", "below 2%", "at_most"),
            Example("Answer in < 4 hours", "< 4 hours", "at_most"),
        ),
        ignores=("Win at least 50 clients",),
    ),
)
