"""What the sentence promises."""

from nlp.rules.rule import Example, Rule

RULES: tuple[Rule, ...] = (
    Rule(
        id="verb-up",
        asks="A verb of plain rise.",
        why="It says which way the metric goes.",
        source="Business English.",
        examples=(
            Example("Increase sales by 5%", "Increase", "main"),
            Example("We will raise prices by 2%", "raise", "main"),
            Example("Sales are growing", "growing", "main"),
        ),
        ignores=("The increase was small",),
    ),
    Rule(
        id="verb-down",
        asks="A verb of plain fall.",
        why="It says which way the metric goes.",
        source="Business English.",
        examples=(
            Example("Reduce churn by 10%", "Reduce", "main"),
            Example("We must cut costs", "cut", "main"),
            Example("Lose 5 kg by June", "Lose", "main"),
            Example("Lower energy use", "Lower", "main"),
        ),
        ignores=("The lower limit holds",),
    ),
    Rule(
        id="verb-keep",
        asks="A verb of holding a level.",
        why="The metric is not to move.",
        source="Business English.",
        examples=(
            Example("Keep churn below 2%", "Keep", "main"),
            Example("Maintain 99.9% availability", "Maintain", "main"),
        ),
        ignores=("Win 3 customers",),
    ),
    Rule(
        id="verb-reach",
        asks="A verb of arriving at a value.",
        why="More is the point.",
        source="Business English.",
        examples=(
            Example("Reach 500 users", "Reach", "main"),
            Example("Acquire 50 new clients", "Acquire", "main"),
        ),
        ignores=("Reduce churn",),
    ),
    Rule(
        id="verb-add",
        asks="A verb of adding.",
        why="The amount comes on top.",
        source="Business English.",
        examples=(Example("Add 30 companies", "Add", "main"),),
        ignores=("Get 30 companies",),
    ),
    Rule(
        id="verb-deliver",
        asks="A verb that leaves something behind that others can see.",
        why="It is done or not done.",
        source="Project management.",
        examples=(
            Example("Launch the portal", "Launch", "main"),
            Example("Publish the 2027 budget", "Publish", "main"),
        ),
        ignores=("Support the portal",),
    ),
    Rule(
        id="verb-activity",
        asks="A verb of doing, without a result yet.",
        why="Visits are an activity: what should they bring?",
        source="KPI practice.",
        examples=(
            Example("Visit 100 customers", "Visit", "main"),
            Example("Exercise twice a week", "Exercise", "main"),
            Example("The engine runs for 10 days without a crash", "runs", "main"),
        ),
        ignores=("Increase the visits",),
    ),
    Rule(
        id="verb-carrier",
        asks="A verb that only carries the next one.",
        why="The next verb is the promise.",
        source="English grammar.",
        examples=(
            Example("Continue to publish reports", "Continue to", "carrier"),
            Example("Finish writing the manual", "Finish", "carrier"),
        ),
        ignores=("Publish reports",),
    ),
    Rule(
        id="goal-target",
        asks="The number that the sentence promises.",
        why="Without it nobody knows when the goal is met.",
        source="KPI practice.",
        examples=(
            Example("Cut receivable days from 45 to 30", "30", "reach 30 days"),
            Example("Grow sales by 15%", "15%", "change 15 percent"),
            Example("Open rate +6%", "6%", "change 6 percent"),
            Example("Raise NPS from +35 to +50", "50", "reach 50 score"),
            Example("Secure gifts worth $40,000 and increase ticket sales", "$40,000", "reach 40000 USD"),
            Example("Grow by between 5 and 10%", "5 and 10%", "change 5 to 10 percent"),
            Example("Raise NPS by 5 to 45", "5", "change 5 score"),
            Example("Raise the margin 2 pts", "2 pts", "change 2 percentage_point"),
            Example("Grow traffic by a factor of 3", "3", "change 3 x"),
            Example("Reduce costs by -10%", "-10%", "change 10 percent"),
            Example("Cut repair time to 1h 30min", "1h 30min", "reach 1.5 h"),
            Example("Support tickets per user down 15%", "15%", "change 15 percent"),
            Example("Lose 5 kg by June", "5 kg", "change 5 kg"),
            Example("Reach a score of 90% or higher", "90%", "reach 90 percent"),
            Example("95% of tickets are closed within 1 day", "95%", "reach 95 percent"),
            Example("Run all plants on 60% green power and cut waste by 30%", "60%", "reach 60 percent"),
            Example(
                "Increase the share of pupils who pass with grade 3, 4 or 5 to 75%", "75%", "reach 75 percent"
            ),
        ),
        ignores=(
            "Improve sales",
            "Provide a 5-year capital budget",
            "Visit the top 10 customers",
        ),
    ),
    Rule(
        id="goal-baseline",
        asks="The value from which it starts.",
        why="A change is judged from where it starts.",
        source="KPI practice.",
        examples=(
            Example("Cut receivable days from 45 to 30", "45", "45 days"),
            Example("Raise NPS to 60, up from 48", "48", "48 score"),
        ),
        ignores=("Grow sales by 15%",),
    ),
    Rule(
        id="goal-deadline",
        asks="The words that fix when.",
        why="Without them nobody knows when to look.",
        source="KPI practice.",
        examples=(
            Example("Grow sales by 15% by June 2027", "by June 2027", "2027-06-30"),
            Example("Make 200 calls per week", "per week", "weekly"),
            Example("In 2027, publish the monthly report in March", "In 2027", "2027-01-01 to 2027-12-31"),
            Example(
                "Launch the app in March and win 900 users by May", "in March", "2027-03-01 to 2027-03-31"
            ),
        ),
        ignores=(
            "Grow sales soon",
            "Answer within 2 hours",
        ),
    ),
    Rule(
        id="goal-metric",
        asks="What is measured.",
        why="Two people must mean the same thing by it.",
        source="KPI practice.",
        examples=(
            Example(
                "Reduce accounts receivable days from 45 to 30",
                "accounts receivable days",
                "accounts receivable days",
            ),
            Example("The conversion rate must reach 5%", "conversion rate", "conversion rate"),
            Example("Acquire 50 new clients each quarter", "new clients", "new clients"),
            Example("Water consumption reduced by 10%", "Water consumption", "Water consumption"),
            Example("Close cycle reduced to 9 days", "Close cycle", "Close cycle"),
            Example("Support tickets closed within 4 hours", "Support tickets", "Support tickets"),
            Example("Reduce the time to hire by 5 days", "time to hire", "time to hire"),
            Example(
                "Reduce the 30-day readmission rate to 12%",
                "30-day readmission rate",
                "30-day readmission rate",
            ),
        ),
    ),
    Rule(
        id="goal-scope",
        asks="Where, for whom, of which.",
        why="It limits what counts.",
        source="KPI practice.",
        examples=(
            Example("Win 3 distributors in Germany", "in Germany", "in Germany"),
            Example(
                "The conversion rate of 100 manufacturing customers must reach 5%",
                "100 manufacturing customers",
                "100 manufacturing customers",
            ),
        ),
        ignores=("Win 3 distributors",),
    ),
    Rule(
        id="goal-means",
        asks="The way by which it is to be reached.",
        why="The way is not the goal.",
        source="KPI practice.",
        examples=(
            Example(
                "Reduce churn by 10% through improved service quality",
                "through improved service quality",
                "through improved service quality",
            ),
            Example(
                "Cut costs by renting out two floors",
                "by renting out two floors",
                "by renting out two floors",
            ),
        ),
        ignores=("Cut costs by 10%",),
    ),
    Rule(
        id="goal-several",
        asks="Goals that stand side by side, each with its own verb and object.",
        why="One can succeed while the other fails.",
        source="SMART practice.",
        examples=(
            Example("Increase revenue and reduce churn", "reduce churn", "a goal of its own"),
            Example("Open an office in Rome and hire a manager", "hire a manager", "a goal of its own"),
            Example("Lockers are labelled and staff have laptops", "staff have laptops", "a goal of its own"),
            Example(
                "Ensure that permits are issued and that all roads are checked",
                "that all roads are checked",
                "a goal of its own",
            ),
            Example(
                "90% of projects completed and 95% of budget expended",
                "95% of budget expended",
                "a goal of its own",
            ),
        ),
        ignores=(
            "Cut travel and hotel cost by 10%",
            "Recruit, train and keep 5 drivers",
            "Answer emails within a day, or tell the sender why not",
            "Adopt practices that prioritize and align spending with the plan",
            "Identify gaps and close them",
            "Hire a clerk to sort mail and answer calls",
            "Launch mentor programs and peer support networks to retain nurses",
            "Invite 250 guests by sending a letter and monthly reminder emails to all members",
            "Launch Core Values and Show Up training for the new members of the team",
        ),
    ),
    Rule(
        id="goal-abbreviation",
        asks="An abbreviation that the sentence does not spell out.",
        why="A stranger must understand it.",
        source="Plain language practice.",
        examples=(Example("Improve the QBRX by 5%", "QBRX", "not explained"),),
        ignores=(
            "Raise NPS to 60",
            "Raise Net Promoter Score (NPS) to 60",
            "RAISE SALES NOW",
        ),
    ),
)
