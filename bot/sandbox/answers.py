"""JSON answers in plain ASCII, so that even half a surrogate pair, which no encoding takes, can be shown."""

import json

from starlette.responses import JSONResponse


class AsciiJson(JSONResponse):
    """Escapes everything outside ASCII."""

    def render(self, content: object) -> bytes:
        """The body."""
        return json.dumps(content, separators=(",", ":")).encode()
