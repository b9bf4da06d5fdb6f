"""Starting: nothing heavy is loaded, nobody is asked over the network, a port is this machine's."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path

from pytest_lsp import LanguageClient

from tests.e2e.editor import PATIENCE, REAL, ROOT, Editor, capabilities, editing
from tests.e2e.network import NoNetwork

HEAVY = {"llama_cpp", "harper", "textblob", "nltk", "numpy", "httpx", "rich", "hypothesis"}


def message(**fields: object) -> bytes:
    body = json.dumps({"jsonrpc": "2.0", **fields}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def test_initialize_is_answered_before_anything_heavy_is_loaded() -> None:
    params: dict[str, object] = {"capabilities": {}, "processId": None, "rootUri": None}
    said = (
        message(id=1, method="initialize", params=params)
        + message(method="initialized", params={})
        + message(id=2, method="shutdown")
        + message(method="exit")
    )
    command = [sys.executable, "-X", "importtime", *REAL[1:]]

    ran = subprocess.run(command, input=said, capture_output=True, cwd=ROOT, timeout=60, check=True)

    assert b'"serverInfo"' in ran.stdout
    lines = [line for line in ran.stderr.decode().splitlines() if line.startswith("import time:")]
    loaded = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in lines}
    assert "lsprotocol" in loaded
    assert not loaded & HEAVY


async def test_nobody_is_asked_over_the_network(tmp_path: Path) -> None:
    no_network = NoNetwork(tmp_path)
    text = "INT. A - DAY\n\nRain and and snow.\n\nHANK\nTell me"
    async with editing(text, environment=no_network.environment) as editor:
        assert await editor.ghost("Tell me")
        assert await editor.hover("INT. A")
        await editor.diagnostics(lambda p: p.diagnostics)

    assert no_network.processes == 1
    assert no_network.tried == []


async def test_a_port_of_this_machine() -> None:
    """One client is served; when it says goodbye, the server ends."""
    server = await asyncio.create_subprocess_exec(
        *REAL, "serve", "--tcp", "0", cwd=ROOT, stderr=asyncio.subprocess.PIPE
    )
    assert server.stderr is not None
    line = (await asyncio.wait_for(server.stderr.readline(), PATIENCE)).decode()
    assert line.startswith("Listening on 127.0.0.1:")

    client = LanguageClient()
    editor = Editor(client)
    await client.start_tcp("127.0.0.1", int(line.rsplit(":", 1)[-1]))
    await editor.initialize(capabilities(), {"completion": {"enabled": False}})
    editor.open("INT. A - DAY\n\nHANK\nI am happy.\n")
    assert await editor.hover("INT. A")
    await client.shutdown_async(None)
    client.exit(None)

    _, rest = await asyncio.wait_for(server.communicate(), PATIENCE)
    assert server.returncode == 0
    assert b"Traceback" not in rest
    await client.stop()
