"""Fetch a model file over HTTP from the public model hub: resumed, checked, all or nothing.

The hub answers `HEAD /OWNER/REPO/resolve/REVISION/FILE` with a redirect whose headers carry the
file's SHA-256 (`X-Linked-ETag`) and size (`X-Linked-Size`), and serves ranges.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from screenplay_ls.llm.catalog import Hub
from screenplay_ls.llm.gguf import GgufError, inspect
from screenplay_ls.llm.store import keep

if TYPE_CHECKING:
    import httpx

HUB = "https://huggingface.co"
HUB_VARIABLE = "HF_ENDPOINT"
"""The hub's own environment variable for a mirror,"""
TOKEN_VARIABLE = "HF_TOKEN"
"""and for the token of models that ask for a licence to be accepted."""
TRIES = 6
"""How often a broken connection is taken up again without any progress in between."""
REDIRECTS = 10
PARTIAL, NO_HEAD, RANGE_WRONG, TOO_MANY = 206, 405, 416, 429

Report = Callable[[str, int, int], None]
"""What is being done, bytes so far, bytes in all (0 where that is not known)."""


class PullError(Exception):
    """A model cannot be fetched; the message is a sentence for the writer."""


@dataclass(frozen=True)
class Source:
    """A file to fetch, and what is known of it."""

    url: str
    sha256: str = ""
    """Its checksum; empty takes the one that the server announces."""
    size: int = 0
    """Bytes; 0 takes what the server announces."""


def hub_url(hub: Hub) -> str:
    """Where the hub, or the mirror that the environment names, has the file."""
    base = (os.environ.get(HUB_VARIABLE) or HUB).rstrip("/")
    return f"{base}/{hub.repo}/resolve/{quote(hub.revision, safe='')}/{quote(hub.file)}"


def fetch(
    source: Source,
    target: Path,
    report: Report,
    *,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Fetch a GGUF file. What came before the connection broke is kept for the next try.

    Args:
        source: where it is, and what it should be.
        target: what it becomes once it is whole and right.
        report: told of the progress.
        sleep: waits that many seconds between two tries.

    Raises:
        PullError: it cannot be fetched, or what came is not what was announced.
    """
    import httpx

    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    timeout = httpx.Timeout(30.0, connect=15.0)
    # The bytes as they are: what is compressed on the way could not be resumed.
    headers = {"User-Agent": "screenplay-ls", "Accept-Encoding": "identity"}
    with httpx.Client(timeout=timeout, headers=headers) as client:
        remote = _ask(client, source)
        _check_room(target, remote, part)
        _fetch_with_patience(client, remote, part, report, sleep)
    _finish(part, target, remote, report)


def _ask(client: httpx.Client, wanted: Source) -> Source:
    """Ask for size and checksum, following redirects until a server announces them."""
    import httpx

    url = wanted.url
    size, sha256 = 0, ""
    for _ in range(REDIRECTS):
        try:
            response = client.head(url, headers=_authorization(url, wanted.url))
        except httpx.HTTPError as error:
            raise PullError(_unreachable(url, error)) from None
        sha256 = sha256 or response.headers.get("X-Linked-ETag", "").strip('W/"')
        size = size or int(response.headers.get("X-Linked-Size", 0))
        if not response.is_redirect or sha256:
            break
        url = urljoin(url, response.headers["Location"])
    else:
        raise PullError(f"{wanted.url} redirects without end.")
    if response.is_error and response.status_code != NO_HEAD:
        raise PullError(_refused(wanted.url, response.status_code))
    if not size and response.is_success:
        size = int(response.headers.get("Content-Length", 0))
    if wanted.sha256 and len(sha256) == len(wanted.sha256) and sha256 != wanted.sha256:
        raise PullError(
            f"{wanted.url} is not the file that the catalogue means: the hub has another one there "
            "now. Update screenplay-ls, or name another model."
        )
    known = sha256 if len(sha256) == hashlib.sha256().digest_size * 2 else ""
    return replace(wanted, sha256=wanted.sha256 or known, size=wanted.size or size)


def _fetch_with_patience(
    client: httpx.Client,
    remote: Source,
    part: Path,
    report: Report,
    sleep: Callable[[float], None],
) -> None:
    """Take a broken connection up again where it broke, as long as there is progress."""
    import httpx

    tries = 0
    while True:
        before = _size(part)
        try:
            if _fetch_rest(client, remote, part, report):
                return
            problem = "the connection was cut"
        except httpx.HTTPError as error:
            problem = _unreachable(remote.url, error)
        tries = 0 if _size(part) > before else tries + 1
        if tries >= TRIES:
            raise PullError(
                f"{problem}. What has come is kept ({_size(part) / 1e6:,.0f} MB); the same command "
                "goes on from there."
            )
        sleep(min(2**tries, 30))


def _fetch_rest(client: httpx.Client, remote: Source, part: Path, report: Report) -> bool:
    """Fetch what is missing of the part; whether all has come."""
    done = _size(part)
    if remote.size and done == remote.size:
        return True
    headers = _authorization(remote.url, remote.url)
    if done:
        headers["Range"] = f"bytes={done}-"
    with client.stream("GET", remote.url, headers=headers, follow_redirects=True) as response:
        code = response.status_code
        if code == RANGE_WRONG:
            part.unlink()
            return False
        if code == TOO_MANY or code >= 500:
            return False
        if response.is_error:
            raise PullError(_refused(remote.url, code))
        resumed = code == PARTIAL and response.headers.get("Content-Range", "").startswith(
            f"bytes {done}-"
        )
        if not resumed:
            done = 0
        announced = int(response.headers.get("Content-Length", 0))
        total = remote.size or (done + announced if announced else 0)
        with part.open("ab" if resumed else "wb") as file:
            for block in response.iter_raw():
                file.write(block)
                done += len(block)
                report("Fetching", done, total)
    return not total or done >= total


def _finish(part: Path, target: Path, remote: Source, report: Report) -> None:
    """Check what has come, and make it the model."""
    size = _size(part)
    if remote.size and size != remote.size:
        part.unlink()
        raise PullError(f"{remote.url} sent {size:,} bytes instead of {remote.size:,}. Try again.")
    digest = _digest(part, report)
    if remote.sha256 and digest != remote.sha256:
        part.unlink()
        raise PullError(
            f"What came from {remote.url} has a wrong checksum and was deleted. Try again; if it "
            "happens twice, something between here and there changes the file."
        )
    try:
        inspect(part)
    except GgufError as error:
        part.unlink()
        raise PullError(str(error).replace(str(part), remote.url)) from None
    keep(part, target, digest)


def _digest(path: Path, report: Report) -> str:
    digest, done, size = hashlib.sha256(), 0, _size(path)
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
            done += len(block)
            report("Checking", done, size)
    return digest.hexdigest()


def _check_room(target: Path, remote: Source, part: Path) -> None:
    missing = remote.size - _size(part)
    free = shutil.disk_usage(target.parent).free
    if missing > free:
        raise PullError(
            f"There is not enough room in {target.parent}: {missing / 1e9:.1f} GB are needed, "
            f"{free / 1e9:.1f} GB are free."
        )


def _authorization(url: str, origin: str) -> dict[str, str]:
    """The hub's token, for the hub alone: not for the servers it redirects to."""
    token = os.environ.get(TOKEN_VARIABLE)
    same = urlsplit(url).netloc == urlsplit(origin).netloc
    return {"Authorization": f"Bearer {token}"} if token and same else {}


def _refused(url: str, code: int) -> str:
    if code in {401, 403}:
        return (
            f"{url} may not be read (HTTP {code}). If the model asks for its licence to be "
            f"accepted, do so on the hub and set {TOKEN_VARIABLE} to your token."
        )
    if code == 404:
        return f"There is nothing at {url} (HTTP 404)."
    return f"{url} cannot be fetched (HTTP {code}). Try again later."


def _unreachable(url: str, error: Exception) -> str:
    host = urlsplit(url).hostname
    return f"{host} cannot be reached ({str(error) or type(error).__name__})"


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
