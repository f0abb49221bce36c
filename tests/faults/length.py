"""How long the tests of this folder are: short in `make test`, long in `make faults`."""

import os

LONG = os.environ.get("FAULTS") == "long"
