"""The same random conversations as one runs between two edits, by the thousand, as many in each mode."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.examples import examples
from tests.support.random_conversations import FILES, FORM, KILLED, MODES, STOPPED, talk


@pytest.mark.no_cover
@pytest.mark.parametrize("ends", [STOPPED, KILLED], ids=["stopped", "killed"])
@pytest.mark.parametrize("mode", MODES, ids=lambda mode: " ".join(mode) or "full")
@examples(0.8)  # two thousand in all, in CI
@given(file=st.sampled_from([*FILES]), more=st.lists(st.sampled_from([*MODES, FORM]), max_size=1), data=st.data())
def test_whatever_is_typed_is_on_disk_before_the_next_prompt_and_opens_again(
    tmp_path_factory: pytest.TempPathFactory,
    mode: tuple[str, ...],
    *,
    ends: list[type[BaseException]],
    file: str,
    more: list[tuple[str, ...]],
    data: st.DataObject,
) -> None:
    talk(tmp_path_factory.mktemp("plan") / "plan.yaml", file, [*more, mode], data, ends)
