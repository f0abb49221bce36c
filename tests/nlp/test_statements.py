"""Whole statements of everyday business: the three letters, the direction and the target of each."""

import pytest

from nlp import read
from nlp.nouns import Reading
from tests.nlp.cast import TODAY

# Statement | specific, measurable, time-bound | direction | target
STATEMENTS = """
Reduce the average time to hire from 52 to 35 days by the end of Q3 | SMT | decrease | reach 35 duration
Grow annual recurring revenue to $12m by December 2027 | SMT | increase | reach 12000000 currency
Strengthen our relationships with key suppliers | ---
Become the employer of choice in our region | ---
Launch the new intranet and migrate all content before 1 June | -MT | increase | reach 100 percent
Provide excellent customer service at all times | ---
Answer 90% of calls within 20 seconds | SM- | increase | reach 90 percent
Achieve zero lost time injuries in FY27 | SMT | decrease | reach 0 count
Develop a comprehensive marketing strategy | ---
Increase brand awareness | ---
Raise brand awareness among millennials through social media | ---
Maintain staff turnover below 10% | SM- | keep | reach 10 percent
Hold monthly meetings with department heads | S-T
Publish the annual report on time | S-T
Support the sales team with timely and accurate data | ---
Cut travel and hotel cost by 10% | SM- | decrease | change 10 percent
Improve on-time delivery from 87% to 95% within 12 months | SMT | increase | reach 95 percent
Work closely with stakeholders to identify opportunities for improvement | ---
Create a culture of continuous improvement | ---
Sign up 3 new distributors in Germany this year | SMT | increase | reach 3 count
Complete ISO 27001 certification by June 2027 | S-T
Double the number of active users | SM- | increase | change 2 x
Be the best in class for customer satisfaction | ---
Achieve a customer satisfaction score of at least 4.5 out of 5 | SM- | increase | reach 4.5 score
Ensure that 100% of invoices are paid within 30 days | SM- | increase | reach 100 percent
Process all expense claims within 5 working days | SM- | keep | reach 5 duration
Foster innovation and creativity across the company | ---
Train every employee in information security by year end | SMT | increase | reach 100 percent
Reduce waste | S--
Establish a structured onboarding process for new drivers | S--
Build robust processes | ---
Run a half marathon | S--
Launch mentor programs and peer support networks to retain nurses | S--
Answer emails within 1 working day, or tell the sender why not | SM- | keep | reach 1 duration
Run 600km in 2027 | SMT | increase | reach 600 count
The portal has a search page | S--
Percentage of council tax collected | S--
Messages are looked at within one business day | SM- | keep | reach 1 duration
Raise the percentage of orders from reliable and friendly shops | S--
Increase paper sent to beneficial reuse by 50 percent | SM- | increase | change 50 percent
Stay fit | ---
Sickness rate not above 4% | SM- | keep | reach 4 percent
Achieve a step change in supplier performance | ---
Lead time for custom orders: 15 days instead of 22, from Q3 2027 | SMT | decrease | reach 15 duration
Have a clear and complete overview of all contracts by June 2027 | --T
Time to hire below 40 days from 2027 | SMT | keep | reach 40 duration
Reply to every data request within 20 days, from 31 now, by Q3 2027 | SMT | decrease | reach 20 duration
Legal backlog no older than 10 days | SM- | keep | reach 10 duration
Outside counsel spend as % of revenue from 0.8 to 0.6 by FY27 | SMT | decrease | reach 0.6 percent
Trainings on data protection completed by 98 percent of staff by 30 November 2027 | SMT | increase | reach 98 percent
IT cost per workplace EUR 1,900 -> 1,650 in 2027 | SMT | decrease | reach 1650 currency
Cost of poor quality <1.2% of sales by YE27 | SMT | keep | reach 1.2 percent
2 feedback talks per employee and year | SMT | increase | reach 2 count
Cut travel cost by 8% versus 2026 | SM- | decrease | change 8 percent
Response to facility requests same day | S--
Keep cash flow between $1 and $625,000 by December 2027 | SMT | keep | reach 1 currency
Close the books by working day 5 each month, down from working day 9 | SMT | decrease | reach 5 duration
Reduce the monthly close from working day 9 to working day 5 by June 2027 | SMT | decrease | reach 5 duration
Publish management accounts by the 8th working day of each month | SMT | keep | reach 8 duration
Nine out of ten invoices are paid within 30 days | SM- | increase | reach 90 percent
Legal reviews 9 out of 10 contracts within five working days from January 2027 | SMT | increase | reach 90 percent
Reduce paper use by a quarter by the end of next year | SMT | decrease | change 25 percent
Keep the forecast within +/- 3% of actual revenue | SM- | keep | reach 3 percent
Raise the share of promised dates kept from 80% to 95% | SM- | increase | reach 95 percent
Cut the delivery delay by 2 days | SM- | decrease | change 2 duration
Raise interest cover from 2.5x to 4x | SM- | increase | reach 4 x
Move the yearly result to at least -$20,000 by June 2027 | SMT | increase | reach -20000 currency
Add and keep 5 members from other trades | SM- | increase | change 5 count
Publish 5 guides aimed at lowering the barrier for newcomers | SM- | increase | reach 5 count
By June 2027, all drivers will pass the safety test | SMT | increase | reach 100 percent
Save $500/month by December 2027 | SMT | increase | reach 500 currency
Go to the gym 3x/wk | SMT | increase | reach 3 count
Do our best | ---
Achieve a rating of 90% or higher through timely and effective help | SM- | increase | reach 90 percent
Take a first-aid class | S--
Reach 1 million downloads | SM- | increase | reach 1000000 count
Obtain 5 positive press articles a month | SMT | increase | reach 5 count
Keep project costs within budget | S--
Increase productivity and reduce costs | ---
Recruit two data engineers and a product manager | SM- | increase | reach 2 count
Expand into three new markets over the next two years | SMT | increase | reach 3 count
Improve internal communication | ---
Have a better work-life balance | ---
Read 20 books | SM- | increase | reach 20 count
Promote diversity and inclusion | ---
Implement SAP S/4HANA in phase 2 | S--
Respond to customer complaints promptly | ---
Ensure effective and efficient use of resources | ---
The team will deliver three product releases in 2027 | SMT | increase | reach 3 count
Our goal is to make customers happy | ---
Time to resolution < 4h for P1 incidents | SM- | keep | reach 4 duration
95% on-time delivery | SM- | increase | reach 95 percent
Month-end close from 8 to 4 working days by end of 2027 | SMT | decrease | reach 4 duration
Working days to close the month from 8 to 4 by end of 2027 | SMT | decrease | reach 4 duration
Invoice errors from 8 to 4 by June 2027 | SMT | decrease | reach 4 count
Order accuracy from 91% to 97% by June 2027 | SMT | increase | reach 97 percent
Customer satisfaction of 90% | SM- | increase | reach 90 percent
Revenue growth of 15% year on year | SMT | increase | change 15 percent
Employee engagement | ---
Increase the number of qualified leads generated by the website | S--
Enhance the user experience of the mobile app and increase conversion | ---
Build strong partnerships with universities | ---
Explore new business models | ---
At least two thirds of suppliers audited by 31 Dec 2027 | SMT | increase | reach 66.67 percent
Migrate 12 of 15 legacy applications to the cloud by Q4 | SMT | increase | reach 80 percent
Reduce customer churn to under 5% per quarter | SMT | decrease | reach 5 percent
Establish a PMO | S--
Open one new store every month | SMT | increase | reach 1 count
Write better documentation | ---
Become more data-driven | ---
Reduce time spent on manual data entry by half | SM- | decrease | change 50 percent
Deliver high-quality products on time and within budget | ---
Make our website accessible to people with disabilities | ---
Every branch has a trained first aider by July | SMT | increase | reach 100 percent
Improve employee retention by offering flexible working hours | S--
Define and document the onboarding process | S--
Ship version 2.0 with zero critical bugs | SM- | decrease | reach 0 count
Spend no more than 5% of revenue on marketing | SM- | keep | reach 5 percent
Get 10 more customers to renew | SM- | increase | change 10 count
100 customer interviews | SM- | increase | reach 100 count
Produce at least 1,200 units a day with a defect rate below 0.5% | SMT | increase | reach 1200 count
Increase library card holders by 5% annually | SMT | increase | change 5 percent
Promote economic development through public-private partnerships | ---
Complete the downtown streetscape project by fall 2027 | S-T
Attract and retain talented staff | ---
Develop partnerships with local schools to expand STEM programs | ---
Maintain the city's AA+ bond rating | S--
Have fun | ---
Get better at delegating | ---
Launch beta to 20 design partners | SM- | increase | reach 20 count
p95 latency under 300ms | SM- | keep | reach 300 duration
Zero P1 incidents in Q2 | SMT | decrease | reach 0 count
Everyone on the team has written at least one blog post | SM- | increase | reach 1 count
Hire 2 SREs | SM- | increase | reach 2 count
NPS > 50 | SM- | increase | reach 50 score
Improve test coverage to 80% | SM- | increase | reach 80 percent
Reduce number of open bugs to less than 20 | SM- | decrease | reach 20 count
Make onboarding easier for new contributors | ---
Talk to 5 customers every week | SMT | increase | reach 5 count
Grow the newsletter to 10k subscribers | SM- | increase | reach 10000 count
Define a hiring plan for 2027 | S-T
Save more money | ---
Run three times a week | SMT | increase | reach 3 count
Spend more time with my family | ---
Write a blog post every two weeks | SMT | increase | reach 1 count
Meditate for 10 minutes daily | SMT | increase | reach 10 duration
Learn to play the guitar | S--
Increase graduation rates from 85 percent to 90 percent by 2028 | SMT | increase | reach 90 percent
By the end of fiscal year 2028, reduce the backlog of hearings by 25 percent | SMT | decrease | change 25 percent
Advance equity in all programs and services | ---
Strengthen cybersecurity across the federal enterprise | ---
Modernize IT systems to improve service delivery | ---
Through September 30, 2027, the agency will process 90% of claims within 125 days | SMT | increase | reach 90 percent
Deliver 5 training sessions on data protection to all departments by Q2 2027 | SMT | increase | reach 5 count
Support innovation and entrepreneurship | ---
Provide timely, accurate information to the public | ---
Recruit, develop and retain a diverse workforce | ---
Protect the environment and conserve natural resources | ---
The pipeline coverage ratio is at least 3x | SM- | increase | reach 3 x
Close 10 deals over $50k ARR | SM- | increase | reach 10 count
Average response time of 2 hours | SM- | keep | reach 2 duration
Customer Support answers tickets in less than one business day | SM- | keep | reach 1 duration
Cost per hire below €3,000 | SM- | keep | reach 3000 currency
Reduce DSO from 60 to 45 days in H1 | SMT | decrease | reach 45 duration
Ensure timely payment of suppliers | ---
Zero non-conformities in the external audit | SM- | decrease | reach 0 count
Supplier on-time delivery ≥ 97% | SM- | increase | reach 97 percent
First-pass yield of 98.5 % | SM- | increase | reach 98.5 percent
Reduce scrap rate by 0.5 percentage points per quarter | SMT | decrease | change 0.5 percentage_point
Increase OEE from 72% to 80% by Q4 2027 | SMT | increase | reach 80 percent
Inventory turns of 8 per year | SMT | increase | reach 8 count
Train 100% of operators on the new line before go-live | SM- | increase | reach 100 percent
Introduce an employee suggestion scheme | S--
Communicate the strategy clearly to all staff | ---
Two new features shipped each sprint | SMT | increase | reach 2 count
Get buy-in from leadership | ---
Increase revenue | S--
Sell more | ---
Open an office in Singapore and hire a country manager | ---
Analyse customer data to find out why customers leave | ---
Renew the insurance contract before it expires | S--
Respond to RFPs | S--
Be transparent | ---
At least 30% women in leadership positions by 2030 | SMT | increase | reach 30 percent
Convert 20 trial users into paying customers per month | SMT | increase | reach 20 count
Provide leadership and direction to the finance team | ---
Ensure timely and accurate month-end reporting | ---
Deliver a great candidate experience | ---
Increase the share of women among new hires to 45% by end of 2028 | SMT | increase | reach 45 percent
Publish weekly status updates | S-T
Host a monthly brown bag lunch | S-T
Create a positive work environment where employees feel valued | ---
Increase customer base | S--
Expand our presence in Asia | ---
Drive adoption of the new CRM | ---
Achieve 100% compliance with the new data protection policy by 25 May | SMT | increase | reach 100 percent
Reduce the number of customer complaints | S--
Implement a new performance management system | S--
Maintain a high level of customer satisfaction | ---
Ensure that the website is up 99.9% of the time | SM- | increase | reach 99.9 percent
Grow sales | S--
Write unit tests for all modules | SM- | increase | reach 100 percent
Reduce the average handling time to 4 minutes while maintaining a CSAT of 90% | SM- | decrease | reach 4 duration
Make it easier for customers to find information | ---
Reach agreement with the union on the new shift model | S--
Increase awareness of mental health issues among staff | ---
Cultivate donors and increase giving by 10% each year | -MT | increase | change 10 percent
Raise $2M in seed funding | SM- | increase | reach 2000000 currency
Raise £50,000 for charity by running a marathon | SM- | increase | reach 50000 currency
Learn more about machine learning | ---
Lose weight | S--
Increase the effectiveness of our marketing campaigns | ---
Develop staff skills through training | ---
All new hires complete safety training within 30 days of joining | SMT | increase | reach 100 percent
Every ticket gets a first response within one business day | SM- | keep | reach 1 duration
Give each employee at least two feedback conversations per year | SMT | increase | reach 2 count
Publish 12 blog posts, 4 white papers and 2 case studies by year end | SMT | increase | reach 12 count
Increase capacity from 500 to 650 beds in three years | SMT | increase | reach 650 count
Cut food waste in half by 2030 | SMT | decrease | change 50 percent
Reduce greenhouse gas emissions by 55% compared to 1990 levels by 2030 | SMT | decrease | change 55 percent
Open dialogue with stakeholders | ---
Improve processes, systems and tools | ---
Strive for zero defects | SM- | decrease | reach 0 count
Ensure continuity of care for patients | ---
Conduct a feasibility study for the new plant by March | S-T
Sustain funding levels | S--
Continuously monitor network performance | ---
Resolve customer issues quickly and professionally | ---
Keep the average wait time under five minutes | SM- | keep | reach 5 duration
Build a high-performing team | ---
Reduce energy costs through better insulation | S--
Plan and execute three marketing campaigns in the second half of the year | SMT | increase | reach 3 count
Increase the number of trained volunteers by 20 per quarter | SMT | increase | change 20 count
Enhance the quality of life for seniors | ---
Streamline procurement | ---
Transition all customers to the new platform before the old one is shut down | SM- | increase | reach 100 percent
Seek feedback from users regularly | ---
Collaborate with HR on succession planning | ---
Increase our NPS score | S--
Decrease cost per acquisition | S--
Answer the phone within three rings | SM- | keep | reach 3 count
Have 5 one-on-ones each week | SMT | increase | reach 5 count
Attract 10,000 visitors during the summer | SMT | increase | reach 10000 count
Be recognised as an industry leader | ---
Finalise the merger | S--
Update the risk register quarterly | S-T
The library will offer more programs for teens | ---
Students will improve their reading skills | ---
By 2025, 80% of third graders will read at grade level | SMT | increase | reach 80 percent
Reduce traffic fatalities to zero | SM- | decrease | reach 0 count
Limit budget overruns to 5% | SM- | keep | reach 5 percent
Increase market share | S--
Ensure effective communication between departments | ---
Sales!!! | ---
By March 31, 2027, hire 4 nurses | SMT | increase | reach 4 count
Ensure that our people have the tools and resources they need to be successful | ---
Achieve an employee turnover rate of less than 8% by the end of 2027 | SMT | decrease | reach 8 percent
Contribute to the team's success | ---
Triple the number of followers on LinkedIn by Q2 | SMT | increase | change 3 x
Reduce build time by 2 minutes | SM- | decrease | change 2 duration
Perform 1,000 safety inspections across 20 sites in 2027 | SMT | increase | reach 1000 count
Fewer than 10 open vacancies at any time | SM- | keep | reach 10 count
Bring the error rate down from 3.2% to 1% | SM- | decrease | reach 1 percent
Get the cost per lead below $30 | SM- | decrease | reach 30 currency
Increase revenue per employee by 8% p.a. | SMT | increase | change 8 percent
Attain Gold certification in FY2027 | S-T
Train at least 75% of 400 branch staff in the new system before 1 September 2027 | SMT | increase | reach 75 percent
Keep inventory between 20 and 30 days of sales | SM- | keep | reach 20 duration
Spend 1 day per month on professional development | SMT | increase | reach 1 count
Complete 40 hours of training annually | SMT | increase | reach 40 duration
Launch in five new countries, including France and Japan, by 2028 | SMT | increase | reach 5 count
Resolve 9 out of 10 complaints at first contact | SM- | increase | reach 90 percent
Reduce paper use 20% by December | SMT | decrease | change 20 percent
Grow headcount to approximately 120 | SM- | increase | reach 120 count
Maintain 5S audit score ≥ 85% | SM- | keep | reach 85 percent
Improve customer retention | ---
Improve the customer satisfaction score by 10 points | SM- | increase | change 10 score
Increase collaboration between sales and marketing | ---
Provide support to regional offices as needed | ---
Achieve operational excellence | ---
Digitalise all HR forms by the end of the second quarter | SMT | increase | reach 100 percent
Answer more than 80 percent of calls in less than 30 seconds | SM- | increase | reach 80 percent
Generate 500 qualified leads per month through webinars | SMT | increase | reach 500 count
Lower the accident frequency to a maximum of 2 per million working hours | SM- | decrease | reach 2 count
Two new suppliers qualified per quarter | SMT | increase | reach 2 count
Cut time-to-market to 6 months | SM- | decrease | reach 6 duration
Keep food cost at 28-30% of sales | SM- | keep | reach 28 percent
Increase the proportion of recycled waste to one third by 2027 | SMT | increase | reach 33.33 percent
Deliver bad news early | ---
Improve quality | ---
Install 150 smart meters a week from January to June 2027 | SMT | increase | reach 150 count
Reduce the carbon footprint by 1.5 million tonnes over five years | SMT | decrease | change 1500000 count
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in STATEMENTS.strip().splitlines()]


def letters(found: Reading) -> str:
    measured = "M" if found.target is not None else "-"
    return ("S" if found.specific else "-") + measured + ("T" if found.time_bound else "-")


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_statement_reads_as_a_coach_reads_it(row: list[str]) -> None:
    found = read(row[0], today=TODAY)
    assert letters(found) == row[1]
    if found.target is None:
        assert len(row) == 2
        return
    target = found.target
    assert found.direction == row[2]
    assert f"{target.kind} {target.value} {target.unit}" == row[3]


def test_the_table_is_read() -> None:
    assert len(ROWS) > 100
