"""`python -m screenplay_ls.llm.worker`: started by `LocalEngine`, not by hand."""

from __future__ import annotations

import signal

from screenplay_ls.llm.worker.llama import load, recode
from screenplay_ls.llm.worker.serve import serve

if __name__ == "__main__":
    # Ctrl+C in a terminal reaches the whole process group; the parent decides what ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    serve(load, recode)
