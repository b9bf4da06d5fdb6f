"""What the machine has for a model: processor cores and memory."""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path

LEAST_CONTEXT = 512
"""Tokens; less is no page."""
SHARE_OF_ROOM = 0.8
"""A context takes at most so much of what the model leaves of memory."""
SIZE_PER_THREAD = 150_000_000
"""Bytes of a model that are worth a thread of their own."""


def cores() -> int:
    """Processor cores that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def decoding_threads(size: int) -> int:
    """Threads for one token after another, for a model of `size` bytes.

    Threads meet after each of some 500 steps a token, and sleep while they wait for each other
    (see `process`), so a small model is quickest with one: on two cores the embedded one writes 90
    tokens a second with one thread and 52 with two. Half of the cores is all that memory can feed.
    """
    return max(1, min(cores() // 2, 1 + size // SIZE_PER_THREAD))


def processor() -> str:
    """The processor's name, as the system gives it."""
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def fitting_context(wanted: int, token: int, room: int | None) -> int:
    """The largest context that memory allows, in tokens; at most what is wanted.

    Args:
        wanted: tokens.
        token: bytes that each takes.
        room: bytes that the model leaves; None where that cannot be told.
    """
    if room is None:
        return wanted
    while wanted > LEAST_CONTEXT and wanted * token > SHARE_OF_ROOM * room:
        wanted //= 2
    return wanted


def instruction_sets() -> frozenset[str]:
    """What the processor can, by Linux's names; empty where the system does not say."""
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("flags"):
                return frozenset(line.partition(":")[2].split())
    except OSError:
        pass
    return frozenset()


def memory() -> int:
    """All memory in bytes, or what a container leaves of it; 0 where it cannot be told."""
    if sys.platform == "win32":
        return _windows_memory()
    try:
        pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0
    try:
        limit = Path("/sys/fs/cgroup/memory.max").read_text(encoding="ascii").strip()
    except OSError:
        return pages
    return min(pages, int(limit)) if limit.isdigit() else pages


def _windows_memory() -> int:
    """From GlobalMemoryStatusEx."""
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = (
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            ("total", ctypes.c_ulonglong),
            ("rest", ctypes.c_ulonglong * 6),
        )

    status = Status(length=ctypes.sizeof(Status))
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 -- there is none elsewhere.
    return int(status.total) if kernel.GlobalMemoryStatusEx(ctypes.byref(status)) else 0
