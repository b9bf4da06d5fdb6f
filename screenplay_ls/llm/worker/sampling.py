"""From a row of logits to a token, and how probable the model held it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from screenplay_ls.llm.engine import Request
from screenplay_ls.llm.worker.backend import Grammar

if TYPE_CHECKING:
    from screenplay_ls.llm.worker.backend import Row
    from screenplay_ls.llm.worker.opening import Mask


class Sampler:
    """Chooses the tokens of one candidate."""

    def __init__(
        self,
        request: Request,
        *,
        bias: dict[int, float],
        candidate: int = 0,
        grammar: Grammar | None = None,
    ) -> None:
        import numpy as np

        self._np = np
        self._request = request
        self._bias = bias
        self._grammar = grammar
        self._random = np.random.default_rng(abs(request.seed) + candidate)

    def choose(
        self,
        row: Row,
        avoid: Iterable[int] = (),
        only: Mask | None = None,
        bonus: Row | None = None,
    ) -> tuple[int, float] | None:
        """The next token and the natural logarithm of its probability.

        The probability is the model's own, before bias, grammar and temperature: how sure it is.

        Args:
            row: logits of all tokens; not changed.
            avoid: tokens that may not be chosen.
            only: tokens that are possible here; the probability is the share among them.
            bonus: what is added to the logits before the choice.

        Returns:
            None where nothing is left to choose from.
        """
        if only is not None:
            row = self._np.where(only, row, -self._np.inf)
        weighed = self._weigh(row if bonus is None else row + bonus, avoid)
        token = self._pick(weighed)
        if self._grammar and not self._grammar.allows(token):
            # Checking one token costs a hundredth of restricting the whole vocabulary.
            weighed = self._np.array(row) if weighed is row else weighed
            self._grammar.restrict(weighed)
            token = self._pick(weighed)
        if not self._np.isfinite(weighed[token]):
            return None
        if self._grammar:
            self._grammar.accept(token)
        return token, self._logprob(row, token)

    def _weigh(self, row: Row, avoid: Iterable[int]) -> Row:
        avoid = list(avoid)
        if not self._bias and not avoid:
            return row
        weighed = self._np.array(row)
        for token, bias in self._bias.items():
            weighed[token] += bias
        weighed[avoid] = -self._np.inf
        return weighed

    def _pick(self, row: Row) -> int:
        if self._request.temperature <= 0 or self._request.top_k == 1:
            return int(row.argmax())
        return self._draw(row)

    def _draw(self, row: Row) -> int:
        """Draw among the best: top k, then top p, then min p, then temperature (as llama.cpp)."""
        np, request = self._np, self._request
        count = min(request.top_k, len(row)) if request.top_k > 0 else len(row)
        best = np.argpartition(row, len(row) - count)[len(row) - count :]
        best = best[np.argsort(-row[best], kind="stable")]
        share = np.exp((row[best] - row[best[0]]).astype(np.float64))
        share /= share.sum()
        kept = int(np.searchsorted(np.cumsum(share), request.top_p)) + 1
        kept = min(kept, int((share >= request.min_p * share[0]).sum()))
        heated = np.log(share[: max(kept, 1)]) / request.temperature
        sums = np.cumsum(np.exp(heated - heated[0]))
        return int(best[int(np.searchsorted(sums, self._random.random() * sums[-1]))])

    def _logprob(self, row: Row, token: int) -> float:
        highest = row.max()
        return float(row[token] - highest - self._np.log(self._np.exp(row - highest).sum()))
