"""The conversation under faults: killed processes, lying networks, wrong input, wrong people, no database."""
