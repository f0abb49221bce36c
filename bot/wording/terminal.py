"""What the command line says."""

SANDBOX = (
    "The KPI assistant is running in a Slack workspace on this machine.\n"
    "Open {url} in a browser, and pick who you want to be. Ctrl-C stops it."
)
WELCOME = (
    "New here? Be Fiona Berg and press “Draft my KPIs”. Grace Okafor approves what Fiona submits; "
    "the others see how things stand."
)
WELCOME_EMPTY = "New here? Nothing is set up yet: be Grace Okafor and press “I set the company's goals”."
CONNECTED = "The KPI assistant is connected to Slack (workspace {team}). Ctrl-C stops it."
REACHABLE = "The KPI assistant listens at http://{host}:{port}: /slack/events for Slack over HTTP, /healthz, /readyz, /metrics."
HEALTH_AT = "Its health is at http://{host}:{port}: /healthz, /readyz, /metrics."
HTTP_NEEDS_TOKENS = "HTTP needs Slack: set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET, or leave out --http."
NO_SIGNING_SECRET = "SLACK_SIGNING_SECRET is not set. Copy the “Signing Secret” from “Basic Information”."
STOPPING = "Stopped. Everything is saved."
MIGRATED = "The database is up to date (revision {revision})."
DEMO_LOADED = "The demo company is in the database."
DEMO_NOT_EMPTY = "There is a company already, {company}; nothing was changed."
TOKENS = (
    "A Slack workspace is open at {url}. Ctrl-C closes it, and everything in it is gone then.\n"
    "SLACK_API_URL={api}\nSLACK_BOT_TOKEN={bot}\nSLACK_APP_TOKEN={app}\nSLACK_SIGNING_SECRET={secret}"
)
PORT_TAKEN = "Port {port} cannot be opened ({problem}). Choose another one with --port, or 0 for a free one."
NO_FOLDER = "The data folder {folder} cannot be made ({problem}). Choose another one with DATA_FOLDER."
WORKSPACE_BAD = (
    "{path} holds no workspace that can be read. Bring the file back from a copy, or start anew with --fresh."
)
NO_BOT_TOKEN = "SLACK_BOT_TOKEN is not set: the bot runs with a Slack workspace on this machine."
BOT_TOKEN_KIND = (
    "SLACK_BOT_TOKEN must start with xoxb-. Copy the “Bot User OAuth Token” from “OAuth & Permissions”."
)
BOT_TOKEN_FINE = "The bot token works: {bot} in {team}."
BOT_TOKEN_REFUSED = (
    "Slack refuses the bot token ({error}). Copy it again from “OAuth & Permissions”, or reinstall the app."
)
NO_ANSWER = "{url} does not answer ({problem}). Check the network, a proxy, and SLACK_API_URL."
SCOPES_FINE = "The bot token has all {count} rights."
SCOPES_MISSING = (
    "These rights are missing: {scopes}. Add them under “OAuth & Permissions”, then reinstall the app."
)
NO_APP_TOKEN = "SLACK_APP_TOKEN is not set. Create one under “Basic Information”, “App-Level Tokens”, with connections:write."
APP_TOKEN_KIND = (
    "SLACK_APP_TOKEN must start with xapp-. It is made under “Basic Information”, “App-Level Tokens”."
)
SECRET_SET = "The signing secret is set, for `kpi run --http`; only a request from Slack shows whether it is the right one."
APP_TOKEN_FINE = "The app-level token opens Socket Mode."
APP_TOKEN_REFUSED = "Slack refuses the app-level token ({error}). It needs the scope connections:write, and Socket Mode must be on."
DATABASE_FINE = "The database opens: {where}."
DATABASE_BAD = "The database does not open: {problem}"
DATABASE_BUSY = "The database is in use by another process, probably the bot itself: {where}."
SETTINGS_BAD = "A setting is wrong: {problem}"
