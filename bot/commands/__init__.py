"""What the subcommands of `kpi` do; `bot/cli.py` lists them."""
