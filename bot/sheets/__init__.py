"""Lists of KPIs from files: fetched from Slack alone, read in a process of their own, given back line by line."""
