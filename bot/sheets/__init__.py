"""Files of KPIs.

Lists that people share are fetched from Slack alone, read in a process of their own, given back line by line; tables
that go out are made in `outgoing`.
"""
