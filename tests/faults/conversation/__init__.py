"""The conversation under faults: killed processes, lying networks, wrong input, wrong people, a database that is away."""
