from __future__ import annotations

import sys
from subprocess import run

from screenplay_ls.analysis.tone.model import EMOTIONS, pack, unpack, weights


def test_the_table_is_packed_as_it_was() -> None:
    table = weights()

    assert unpack(pack(table)) == table


def test_the_table_is_small_and_whole() -> None:
    table = weights()

    assert len(pack(table)) < 300_000
    assert len(table.heads) == 1 + len(EMOTIONS)
    assert {len(head) for head in table.heads} == {len(table.vocabulary)}
    assert len(table.rarity) == len(table.vocabulary)


def test_no_names_of_people_are_in_it() -> None:
    words = {word for name in weights().vocabulary for word in name.split(" ")}

    assert not words & {"ross", "rachel", "monica", "chandler", "phoebe", "joey", "janice"}


def test_nothing_is_loaded_before_it_is_needed() -> None:
    code = (
        "import sys; from screenplay_ls.analysis import tone; import screenplay_ls.server.server; "
        "from screenplay_ls.analysis.tone.model import weights; "
        "assert not {'textblob', 'nltk', 'numpy'} & set(sys.modules); "
        "assert not weights.cache_info().currsize"
    )

    assert run([sys.executable, "-c", code], check=False).returncode == 0
