"""The process that owns the model: `python -m screenplay_ls.llm.worker`.

llama.cpp ends the whole process on some errors, takes seconds for a prompt and is not
thread-safe; so it lives in a process of its own, in which one thread owns the model and another
reads what the parent says, and sets the flag that stops the first.

    backend.py    what is asked of a model, and when it must stop
    llama.py      llama.cpp behind that; the only file that imports llama_cpp
    session.py    one request after another: reuse, prompt, candidates, stops, deadline
    candidate.py  one continuation while it is written, and what it costs
    sampling.py   from a row of logits to a token
    opening.py    how an answer may open, and what a first word is worth
    calibrate.py  how the model runs best on this machine, and pace.py how at this moment
    serve.py      the threads and the messages
"""
