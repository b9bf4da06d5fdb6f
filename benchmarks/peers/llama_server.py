"""llama.cpp's own HTTP server, out of the package xllamacpp: `llama_server.py MODEL`.

Runs in an environment that has xllamacpp and nothing of ours. llama.cpp writes its address to
standard error. Ends when standard input closes.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any


def main() -> None:
    library: Any = import_module("xllamacpp")
    params = library.CommonParams()
    params.model.path = sys.argv[1]
    params.n_ctx = 4096
    params.n_batch = params.n_ubatch = 1024
    params.n_cache_reuse = 256
    params.n_parallel = 1
    server = library.Server(params)
    sys.stdin.read()
    del server


if __name__ == "__main__":
    main()
