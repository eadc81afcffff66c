"""Serve a folder as hosts of static sites do, texts compressed, over a link of a given speed; count what is sent."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

_COMPRESSED = {".html", ".js", ".css", ".json", ".svg", ".xml"}
_TYPES = {".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json"}
_CHUNK = 16_384
_HEADERS = 200
"""Bytes of headers of an answer, or nearly so."""


@dataclass
class Link:
    """A link with a delay for each request and a rate that all requests share."""

    address: str = ""
    delay: float = 0
    """Seconds."""
    rate: float = float("inf")
    """Bytes a second."""
    sent: list[tuple[float, int, str]] = field(default_factory=list)
    """When, how many bytes, and of which file."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def since(self, moment: float) -> int:
        """Bytes that were sent from then on."""
        return sum(size for at, size, _ in self.sent if at > moment)

    def until(self, moment: float) -> tuple[int, int]:
        """Bytes that were sent until then, and of how many files."""
        found = [(size, path) for at, size, path in self.sent if at <= moment]
        return sum(size for size, _ in found), len({path for _, path in found})


@functools.lru_cache(maxsize=512)
def _packed(path: Path, _changed: int) -> bytes:
    """Compressed once: a host has it ready."""
    return gzip.compress(path.read_bytes(), 6, mtime=0)


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, root: Path, link: Link) -> None:
        self.root, self.link = root, link
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = self.root / self.path.partition("?")[0].lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        time.sleep(self.link.delay)
        if not path.is_file():
            self.send_error(404)
            return
        compressed = path.suffix in _COMPRESSED
        content = _packed(path, path.stat().st_mtime_ns) if compressed else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", _TYPES.get(path.suffix, "application/octet-stream"))
        if compressed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.link.sent.append((time.time(), _HEADERS, self.path))
        for start in range(0, len(content), _CHUNK):
            chunk = content[start : start + _CHUNK]
            with self.link.lock:
                time.sleep(len(chunk) / self.link.rate)
                self.link.sent.append((time.time(), len(chunk), self.path))
            self.wfile.write(chunk)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Let a browser that closes a connection early do so."""


@contextmanager
def serving(folder: Path, *, delay: float = 0, rate: float = float("inf")) -> Iterator[Link]:
    """Serve the folder at the link's address."""
    link = Link(delay=delay, rate=rate)
    with _Server(("127.0.0.1", 0), functools.partial(_Handler, root=folder, link=link)) as server:
        link.address = f"http://127.0.0.1:{server.server_port}/"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield link
        finally:
            server.shutdown()
            thread.join()
