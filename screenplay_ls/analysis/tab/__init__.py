"""What Tab and Shift+Tab do to the line of the cursor, as screenplay editors do.

Tab at the end of a line goes on to what usually comes next: behind a cue a parenthetical, behind a
heading's place its time of day, behind action the next cue. Shift+Tab makes the line another
element: action, cue, heading, transition, action; dialogue and parenthetical.
"""

from __future__ import annotations

from screenplay_ls.analysis.tab.change import Change
from screenplay_ls.analysis.tab.following import next_element
from screenplay_ls.analysis.tab.turning import other_element

__all__ = ["Change", "next_element", "other_element"]
