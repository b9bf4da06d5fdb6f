"""Parts that several people have written, merged into one draft. No model is asked.

part.py        what each writer brings, and what a merge yields
pieces.py      a part taken apart: title page, cast, storyline, scenes, loose speeches
names.py       one name and one spelling for each character and place
arrange.py     scenes under the storyline's headings, in one order
facts.py       what the writers contradict each other in
merge.py       all of it, one after another
"""

from __future__ import annotations

from screenplay_ls.analysis.merging.merge import merge
from screenplay_ls.analysis.merging.part import Conflict, Merged, Part, Quote, Seam

__all__ = ["Conflict", "Merged", "Part", "Quote", "Seam", "merge"]
