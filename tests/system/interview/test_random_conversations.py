"""The same random conversations as one runs between two edits, by the thousand, as many in each mode."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.random_conversations import FILES, MODES, talk


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: " ".join(mode) or "full")
@given(file=st.sampled_from([*FILES]), more=st.lists(st.sampled_from(MODES), max_size=2), data=st.data())
def test_whatever_is_typed_is_on_disk_before_the_next_prompt_and_opens_again(
    tmp_path_factory: pytest.TempPathFactory,
    mode: tuple[str, ...],
    file: str,
    more: list[tuple[str, ...]],
    data: st.DataObject,
) -> None:
    talk(tmp_path_factory.mktemp("plan") / "plan.yaml", file, [mode, *more], data)
