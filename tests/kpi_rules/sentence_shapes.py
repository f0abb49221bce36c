"""Definitions of many shapes, each with the sentence that says it."""

from datetime import date
from decimal import Decimal

from kpi_rules.nouns import Definition
from nlp.nouns import Cadence, Comparator, Direction, Measure, TargetKind, Unit

JUNE = date(2027, 6, 30)
YEAR_END = date(2027, 12, 31)
UP, DOWN, KEEP = Direction.INCREASE, Direction.DECREASE, Direction.KEEP
LEAST, MOST, BETWEEN = Comparator.AT_LEAST, Comparator.AT_MOST, Comparator.BETWEEN


def kpi(metric: str, target: str, **fields: object) -> Definition:
    numbers = {
        name: Decimal(str(fields.pop(name)))
        for name in ("baseline", "target_high")
        if fields.get(name) is not None
    }
    given: dict[str, object] = {
        "statement": "",
        "measure": Measure.QUANTITY,
        "target_kind": TargetKind.REACH,
        "direction": UP,
        "due": JUNE,
        "metric": metric,
        "target": Decimal(target),
        **numbers,
        **fields,
    }
    return Definition.model_validate(given)


def days(metric: str, target: str, **fields: object) -> Definition:
    return kpi(metric, target, unit=Unit.DURATION, **{"unit_text": "days", "direction": DOWN, **fields})


def share(metric: str, target: str, **fields: object) -> Definition:
    return kpi(metric, target, unit=Unit.PERCENT, unit_text="%", **fields)


def money(metric: str, target: str, **fields: object) -> Definition:
    return kpi(metric, target, unit=Unit.CURRENCY, **{"unit_text": "$", "currency": "USD", **fields})


def count(metric: str, target: str, unit_text: str, **fields: object) -> Definition:
    return kpi(metric, target, unit=Unit.COUNT, unit_text=unit_text, **fields)


def score(metric: str, target: str, **fields: object) -> Definition:
    return kpi(metric, target, unit=Unit.SCORE, **fields)


CHANGE = TargetKind.CHANGE
EACH_QUARTER = {"due": None, "cadence": Cadence.QUARTERLY}

SENTENCES = [
    (
        money("cash flow", "1150000", baseline=1000000, due=YEAR_END),
        "Increase cash flow from $1,000,000 to $1,150,000 by 31 December 2027",
    ),
    (
        money("cash flow", "1150000", baseline=1000000, due=YEAR_END, currency="EUR"),
        "Increase cash flow from €1,000,000 to €1,150,000 by 31 December 2027",
    ),
    (
        money("cash flow", "1150000", baseline=1000000, currency="CHF"),
        "Increase cash flow from CHF 1,000,000 to CHF 1,150,000 by 30 June 2027",
    ),
    (
        money("operating costs", "2400000.50", baseline=2500000, direction=DOWN, currency="GBP"),
        "Reduce operating costs from £2,500,000 to £2,400,000.50 by 30 June 2027",
    ),
    (
        money("net result", "-5000", baseline=-20000),
        "Increase net result from -$20,000 to -$5,000 by 30 June 2027",
    ),
    (
        money("net result", "-5000", baseline=-20000, currency="SEK"),
        "Increase net result from -SEK 20,000 to -SEK 5,000 by 30 June 2027",
    ),
    (money("revenue", "500000", currency=None, unit_text=""), "Increase revenue to 500,000 by 30 June 2027"),
    (
        money("stock value", "300000", direction=KEEP, comparator=MOST, currency="JPY"),
        "Keep stock value at or below ¥300,000 by 30 June 2027",
    ),
    (
        money("sales", "20000", comparator=LEAST, **EACH_QUARTER),
        "Increase sales to at least $20,000 each quarter",
    ),
    (
        money("travel budget", "8000", target_high=9500, direction=KEEP, comparator=BETWEEN),
        "Keep travel budget between $8,000 and $9,500 by 30 June 2027",
    ),
    (
        money("cost an order", "12", baseline=15, direction=DOWN),
        "Reduce cost an order from $15 to $12 by 30 June 2027",
    ),
    (money("spend", "1000", direction=DOWN, target_kind=CHANGE), "Reduce spend by $1,000 by 30 June 2027"),
    (
        days("accounts receivable days", "30", baseline=45),
        "Reduce accounts receivable days from 45 to 30 days by 30 June 2027",
    ),
    (
        days("accounts receivable days", "1", baseline=45),
        "Reduce accounts receivable days from 45 to 1 day by 30 June 2027",
    ),
    (
        days("time from request to funds", "0.5", baseline=2),
        "Reduce the time from request to funds from 2 to 0.5 days by 30 June 2027",
    ),
    (days("approval time", "5", comparator=MOST), "Reduce approval time to at most 5 days by 30 June 2027"),
    (
        days("median answer time", "4", unit_text="hours", baseline=9),
        "Reduce the median answer time from 9 to 4 hours by 30 June 2027",
    ),
    (
        days("median answer time", "1", unit_text="hrs", baseline=9),
        "Reduce the median answer time from 9 to 1 hour by 30 June 2027",
    ),
    (
        days("median answer time", "15", unit_text="min"),
        "Reduce the median answer time to 15 minutes by 30 June 2027",
    ),
    (
        days("page load time", "300", unit_text="ms", baseline=800),
        "Reduce page load time from 800 to 300 milliseconds by 30 June 2027",
    ),
    (
        days("uptime between failures", "40", direction=UP, baseline=25),
        "Increase uptime between failures from 25 to 40 days by 30 June 2027",
    ),
    (
        days("month-end close", "4", direction=KEEP, comparator=MOST),
        "Keep month-end close at or below 4 days by 30 June 2027",
    ),
    (
        days("stock cover", "20", target_high=30, direction=KEEP, comparator=BETWEEN),
        "Keep stock cover between 20 and 30 days by 30 June 2027",
    ),
    (days("lead time", "2", target_kind=CHANGE), "Reduce lead time by 2 days by 30 June 2027"),
    (
        days("lead time", "1", target_kind=CHANGE, unit_text="week"),
        "Reduce lead time by 1 week by 30 June 2027",
    ),
    (
        days("lead time", "3", target_high=4, comparator=BETWEEN, baseline=8),
        "Reduce lead time from 8 to between 3 and 4 days by 30 June 2027",
    ),
    (
        share("on-time delivery rate", "95", baseline=88),
        "Increase on-time delivery rate from 88% to 95% by 30 June 2027",
    ),
    (
        share("churn rate", "2.5", baseline="3.75", direction=DOWN),
        "Reduce churn rate from 3.75% to 2.5% by 30 June 2027",
    ),
    (
        share("first-time-right rate", "97", direction=KEEP, comparator=LEAST),
        "Keep first-time-right rate at or above 97% by 30 June 2027",
    ),
    (
        share("error rate", "1", direction=KEEP, comparator=MOST, due=None, cadence=Cadence.MONTHLY),
        "Keep error rate at or below 1% each month",
    ),
    (share("gross margin", "40", direction=KEEP), "Keep gross margin at 40% by 30 June 2027"),
    (
        share("occupancy", "70", target_high=85, direction=KEEP, comparator=BETWEEN),
        "Keep occupancy between 70% and 85% by 30 June 2027",
    ),
    (
        share("conversion rate of 100 manufacturing customers", "5"),
        "Increase the conversion rate of 100 manufacturing customers to 5% by 30 June 2027",
    ),
    (share("sales volume", "20", target_kind=CHANGE), "Increase sales volume by 20% by 30 June 2027"),
    (share("churn", "10", target_kind=CHANGE, direction=DOWN), "Reduce churn by 10% by 30 June 2027"),
    (
        share("churn", "10", target_kind=CHANGE, direction=DOWN, comparator=LEAST),
        "Reduce churn by at least 10% by 30 June 2027",
    ),
    (
        share("sales", "5", target_high=10, target_kind=CHANGE, comparator=BETWEEN),
        "Increase sales by between 5% and 10% by 30 June 2027",
    ),
    (share("retention", "100"), "Increase retention to 100% by 30 June 2027"),
    (
        kpi(
            "market share", "3", unit=Unit.PERCENTAGE_POINT, unit_text="percentage points", target_kind=CHANGE
        ),
        "Increase market share by 3 percentage points by 30 June 2027",
    ),
    (
        kpi("market share", "1", unit=Unit.PERCENTAGE_POINT, unit_text="pp", target_kind=CHANGE),
        "Increase market share by 1 percentage point by 30 June 2027",
    ),
    (
        kpi("stock turns", "6", unit=Unit.TIMES, unit_text="x", baseline=4),
        "Increase stock turns from 4x to 6x by 30 June 2027",
    ),
    (score("NPS", "55", baseline=40), "Increase NPS from 40 to 55 by 30 June 2027"),
    (
        score("customer satisfaction score", "4.5", unit_text="out of 5", baseline="4.1"),
        "Increase customer satisfaction score from 4.1 to 4.5 out of 5 by 30 June 2027",
    ),
    (
        score("engagement score", "80", direction=KEEP, comparator=LEAST),
        "Keep engagement score at or above 80 by 30 June 2027",
    ),
    (
        count("new clients", "50", "clients", statement="Acquire 50 new clients", **EACH_QUARTER),
        "Acquire 50 new clients each quarter",
    ),
    (
        count("exercise", "2", "times", statement="Exercise twice a week", due=None, cadence=Cadence.WEEKLY),
        "Exercise 2 times each week",
    ),
    (
        count("new clients", "1", "clients", statement="Acquire 1 new client", **EACH_QUARTER),
        "Acquire 1 new client each quarter",
    ),
    (
        count(
            "manufacturing customers", "100", "customers", statement="visiting 100 manufacturing customers"
        ),
        "Visit 100 manufacturing customers by 30 June 2027",
    ),
    (count("buyers", "12", "buyers", statement="Hiring 12 buyers"), "Hire 12 buyers by 30 June 2027"),
    (
        count("workshops", "6", "workshops", statement="Running 6 workshops"),
        "Run 6 workshops by 30 June 2027",
    ),
    (
        count("leads", "200", "leads", statement="200 leads", comparator=LEAST, **EACH_QUARTER),
        "Reach at least 200 leads each quarter",
    ),
    (
        count(
            "new habits",
            "1",
            "new habits",
            target_high=2,
            comparator=BETWEEN,
            statement="Develop 1-2 new habits",
        ),
        "Develop 1 to 2 new habits by 30 June 2027",
    ),
    (
        count(
            "new clients",
            "50",
            "clients",
            statement="Increase new clients from 40 to 50",
            baseline=40,
            **EACH_QUARTER,
        ),
        "Increase new clients from 40 to 50 each quarter",
    ),
    (
        count("number of orders", "500", "orders", baseline=400),
        "Increase the number of orders from 400 to 500 by 30 June 2027",
    ),
    (
        count("overdue invoices", "20", "invoices", baseline=55, direction=DOWN),
        "Reduce overdue invoices from 55 to 20 by 30 June 2027",
    ),
    (
        count("accidents", "0", "accidents", direction=KEEP, due=None, cadence=Cadence.YEARLY),
        "Keep accidents at 0 each year",
    ),
    (
        count("advertising conversion", "500000", ""),
        "Increase advertising conversion to 500,000 by 30 June 2027",
    ),
    (
        count("output", "1200", "units", baseline=1000),
        "Increase output from 1,000 to 1,200 units by 30 June 2027",
    ),
    (
        count("open positions", "3", "positions", direction=KEEP, comparator=MOST),
        "Keep open positions at or below 3 by 30 June 2027",
    ),
    (
        days("receivable days", "30", baseline=45, statement="Cut receivable days from 45 to 30"),
        "Cut receivable days from 45 to 30 days by 30 June 2027",
    ),
    (
        days("receivable days", "30", baseline=45, statement="Raise receivable days"),
        "Reduce receivable days from 45 to 30 days by 30 June 2027",
    ),
    (
        share("uptime", "99.9", direction=KEEP, comparator=LEAST, statement="Maintain 99.9% uptime"),
        "Maintain uptime at or above 99.9% by 30 June 2027",
    ),
    (share("uptime", "99.9", due=None, cadence=Cadence.HALF_YEARLY), "Increase uptime to 99.9% half-yearly"),
    (share("uptime", "99.9", due=None), "Increase uptime to 99.9%"),
    (share("uptime", "99.9", direction=None), "Increase uptime to 99.9% by 30 June 2027"),
]
