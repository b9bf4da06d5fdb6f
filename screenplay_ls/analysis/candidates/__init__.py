"""What a writer may want to type at the cursor: names, places, times, transitions, title keys."""

from screenplay_ls.analysis.candidates.at import candidates_at
from screenplay_ls.analysis.candidates.candidate import Candidate, Candidates, Sort

__all__ = ["Candidate", "Candidates", "Sort", "candidates_at"]
