"""What is fuzzed by the hour holds for what fuzzing begins with, so that it can begin."""

from itertools import islice
from pathlib import Path

import pytest

from tests.fuzz.seeds import TARGETS, dictionary, seeds
from tests.fuzz.targets import FUZZ
from tests.support.examples import some


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_finds_nothing_in_its_seeds(target: str, tmp_path: Path) -> None:
    tried = some([*islice(seeds(target), 60)], each=12)
    assert tried
    for data in tried:
        FUZZ[target](data, tmp_path)


def test_the_dictionary_holds_the_words_of_the_formats() -> None:
    assert {'"target_groups"', '"enough-participants"'} & set(dictionary().splitlines())
    assert set(FUZZ) == set(TARGETS)
