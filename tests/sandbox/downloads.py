"""Files as a program with a token, or without one, gets them."""

from http.client import HTTPConnection
from urllib.parse import urlsplit


def download(address: str, token: str = "") -> tuple[int, str, bytes]:
    """Status, content type and content."""
    url = urlsplit(address)
    connection = HTTPConnection(url.hostname or "", url.port or 0, timeout=5)
    try:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        connection.request("GET", url.path + (f"?{url.query}" if url.query else ""), headers=headers)
        response = connection.getresponse()
        return response.status, response.headers["content-type"], response.read()
    finally:
        connection.close()
