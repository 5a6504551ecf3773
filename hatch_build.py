"""Put the content into a wheel as JSON, and the templates as Python: reading their sources takes long."""

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
        self.made = Path(tempfile.mkdtemp())
        data, templates = self.made / "data", self.made / "templates"
        (data / "words").mkdir(parents=True)
        sys.path.insert(0, str(root / "src"))
        from lea_check.files.content.catalogue import compile_content
        from lea_check.report.renderers.html import COMPILED, compile_templates
        from lea_check.words import compile_words

        compile_content(data / "compiled.json")
        for words in (root / "data" / "words").glob("*.yaml"):
            compile_words(words, data / "words" / f"{words.stem}.json")
        compile_templates(templates)
        build_data["force_include"] |= {
            str(data): "lea_check/data",
            str(templates): f"lea_check/report/renderers/templates/{COMPILED.name}",
        }

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what the wheel now holds."""
        if self.made:
            shutil.rmtree(self.made)
