"""Making a quicker copy of a model and measuring it, in a worker of its own, while nobody waits."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace

from screenplay_ls.llm.engine import Calibration, EngineError, ModelUnusable
from screenplay_ls.llm.messages import Setup
from screenplay_ls.llm.process import WorkerProcess
from screenplay_ls.llm.recoding import Copy, is_quicker

log = logging.getLogger(__name__)

TURNS = 2
CONTEXT = 512
"""Tokens: what is measured is short, and memory may be."""


async def try_copy(
    copy: Copy,
    helper: WorkerProcess,
    setup: Setup,
    measure: Callable[[WorkerProcess | None], Awaitable[Calibration | None]],
) -> Calibration | None:
    """Make the copy if it is not there, measure it, and remember whether it is quicker.

    Cancelling ends the helper at once. What could not be measured is tried again another time.

    Args:
        copy: of the model.
        helper: a worker that was not started yet.
        setup: how the model itself is run.
        measure: calibrates a worker; None is the one that runs the model itself.

    Returns:
        How the copy runs best, if it is quicker.
    """
    try:
        if not copy.path.exists():
            if not await helper.recode(copy.model, copy.part):
                raise ModelUnusable("The model cannot be recoded.")
            await asyncio.to_thread(copy.put)
        shown = replace(setup, model=str(copy.path), context_tokens=CONTEXT)
        await helper.load(shown, lambda share: None)
        # By turns, and the best of each: what else the machine does changes from second to second.
        taken = [await measure(worker) for worker in (helper, None) * TURNS]
    except ModelUnusable as error:
        log.info("A quicker copy of the model is not to be had: %s", error)
        copy.judge(quicker=False)
        return None
    except (EngineError, OSError) as error:
        log.info("The quicker copy could not be tried: %s", error)
        return None
    finally:
        helper.kill()
        with suppress(OSError):
            copy.part.unlink(missing_ok=True)
        await helper.close()
    found, known = _best(taken[::2]), _best(taken[1::2])
    if found is None or known is None:
        return None
    quicker = is_quicker(found, known)
    log.info("A copy as Q8_0 is %squicker here: %s, %s", "" if quicker else "not ", found, known)
    copy.judge(quicker=quicker)
    return found if quicker else None


def _best(taken: list[Calibration | None]) -> Calibration | None:
    """The quickest of each; None where one is missing."""
    found = [each for each in taken if each]
    if len(found) < len(taken):
        return None
    return replace(
        max(found, key=lambda each: each.decode_tokens_per_s),
        prompt_tokens_per_s=max(each.prompt_tokens_per_s for each in found),
        settled=any(each.settled for each in found),
    )
