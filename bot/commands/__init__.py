"""The subcommands of `kpi`, one file each: `register(app)` adds it to the command line."""
