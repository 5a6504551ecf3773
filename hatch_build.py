"""Put the content into a wheel as JSON beside the YAML, which would take longer to read than all the rest."""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ContentHook(BuildHookInterface):  # type: ignore[type-arg]
    """Checks the content, and so refuses to build a wheel with content that is not right."""

    PLUGIN_NAME = "custom"
    made: Path | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the content for a wheel; an editable install reads the YAML as it stands."""
        if version == "editable":
            return
        root = Path(self.root)
        self.made = target = Path(tempfile.mkdtemp())
        (target / "words").mkdir()
        sys.path.insert(0, str(root / "src"))
        from lea_check.files.content import compile_content
        from lea_check.words import compile_words

        compile_content(target / "compiled.json")
        for words in (root / "data" / "words").glob("*.yaml"):
            compile_words(words, target / "words" / f"{words.stem}.json")
        build_data["force_include"][str(target)] = "lea_check/data"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what the wheel now holds."""
        if self.made:
            shutil.rmtree(self.made)
