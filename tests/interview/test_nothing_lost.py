"""Nothing a person typed is ever lost: random conversations in every mode, cut off anywhere, and then gone on with."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.random_conversations import FILES, FORM, MODES, record, talk


@settings(max_examples=min(20, settings().max_examples))  # by the thousand in tests/system/interview
@given(st.sampled_from([*FILES]), st.lists(st.sampled_from([*MODES, FORM]), min_size=1, max_size=3), st.data())
def test_whatever_is_typed_is_on_disk_before_the_next_prompt_and_opens_again(
    tmp_path_factory: pytest.TempPathFactory, file: str, modes: list[tuple[str, ...]], data: st.DataObject
) -> None:
    talk(tmp_path_factory.mktemp("plan") / "plan.yaml", file, modes, data)


@given(st.integers(1, 3), st.data())
def test_a_recording_too_is_on_disk_before_the_next_prompt_and_opens_again(
    tmp_path_factory: pytest.TempPathFactory, sittings: int, data: st.DataObject
) -> None:
    record(tmp_path_factory.mktemp("own") / "own.yaml", sittings, data)
