"""The page on which a reader asks about lines: a few of our own, then the writer's."""

from __future__ import annotations

EXAMPLES = """\
A reader asks about a script

Anna says: I sold the boat before the storm.
The reader asks: Why did Anna sell the boat?

We see: The dog waits at the locked gate with a key in its mouth.
The reader asks: Where did the dog find the key?

Bruno says: Nobody has been in this cellar for years.
The reader asks: Who lit the candle in the cellar?

We see: The bride leaves the church alone.
The reader asks: What did the bride hear in the church?

"""
SYSTEM = (
    "You read a screenplay and look for holes in its logic. You answer with one short question "
    "about what the line leaves open, and nothing else."
)
TASK = "What question does this line leave open?"
