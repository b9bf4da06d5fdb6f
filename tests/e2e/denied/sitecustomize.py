"""Imported by every Python process that has this folder on its path: no network for it.

Each such process says in the file `NETWORK_LOG` that it was started like this, and what it tried.
"""

import os
import sys

FORBIDDEN = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")


def note(words: str) -> None:
    with open(os.environ["NETWORK_LOG"], "a", encoding="utf-8") as file:
        file.write(f"{words}\n")


def deny(event: str, arguments: tuple[object, ...]) -> None:
    if event in FORBIDDEN:
        note(f"tried {event} {arguments[1:]!r}")
        raise OSError("There is no network in this test.")


note(f"denied {os.getpid()}")
sys.addaudithook(deny)
