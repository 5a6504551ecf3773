"""Put the content into a wheel as JSON beside the YAML, which would take longer to read than all the rest."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ContentHook(BuildHookInterface):  # type: ignore[type-arg]
    """Checks the content, and so refuses to build a wheel with content that is not right."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the content for a wheel; an editable install reads the YAML as it stands."""
        if version == "editable":
            return
        root = Path(self.root)
        target = Path(self.directory) / "compiled"
        (target / "words").mkdir(parents=True, exist_ok=True)
        sys.path.insert(0, str(root / "src"))
        from lea_check.files.content import compile_content
        from lea_check.words import compile_words

        compile_content(target / "compiled.json")
        for words in (root / "data" / "words").glob("*.yaml"):
            compile_words(words, target / "words" / f"{words.stem}.json")
        build_data["force_include"][str(target)] = "lea_check/data"
