"""The server with a scripted engine, on stdio. What it says depends on the end of the prompt."""

from __future__ import annotations

import asyncio
import os

from screenplay_ls.llm.engine import EngineLost, EngineMissing, Request
from screenplay_ls.llm.scripted import Answer, ScriptedEngine
from screenplay_ls.server.log import configure
from screenplay_ls.server.server import build_server
from screenplay_ls.server.serving import serve_stdio
from screenplay_ls.server.settings import Log
from screenplay_ls.services.engines import EngineChoice


def answer(request: Request) -> Answer | str:
    """Says one thing, hangs, or dies."""
    if request.run:
        return drafted(request)
    said = request.prompt.rsplit("\n", 1)[-1]
    if said.endswith("Wait"):
        return Answer(" for me.", wait_for=asyncio.Event())
    if said.endswith("Die"):
        return Answer(" Hard", error=EngineLost("The engine has died."))
    return "The well is dry.\n\nMARY\nNo." if not said else " it is the truth.\n\nMARY\nNo."


def drafted(request: Request) -> Answer | str:
    """Another sentence each time; hangs in the third speech of a dialogue about waiting."""
    number = request.prompt.rsplit("***", 1)[-1].count("\n\n")
    if "About: Wait" in request.prompt and number > 3:
        return Answer("I am", wait_for=asyncio.Event())
    things = ("boat", "house", "letter", "garden", "bridge", "coat", "lamp", "piano", "ticket")
    return f"The {things[(number + request.seed) % len(things)]} is gone now.\n\nKAREN\nNo."


def engine(choice: EngineChoice) -> ScriptedEngine:
    """Every choice is the scripted engine, unless its model's name says that there is none."""
    if choice.model == "missing":
        raise EngineMissing("There is no language model yet.")
    return ScriptedEngine(answer, name=choice.model or "scripted")


if __name__ == "__main__":
    configure(Log(level=os.environ.get("LEVEL", "info")))  # pyright: ignore[reportArgumentType] -- A level.
    serve_stdio(build_server(engine))
