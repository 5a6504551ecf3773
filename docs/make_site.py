"""Build the documentation as a site: python docs/make_site.py [FOLDER] (default: build/site).

The pages stand in the site as they stand in the repository, so that a link works in both. Any problem ends it.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
PAGES = ("*.md", "LICENSE", "CITATION.cff", "docs/**/*.*", "examples/**/*.yaml")
NAVIGATION = {
    "Start": ["README.md"],
    "Voor begeleiders · For facilitators": [
        "docs/gids.md",
        "docs/guide.md",
        "docs/formulieren.md",
        "docs/forms.md",
        "docs/gallery*.md",
    ],
    "Scripts": ["docs/scripts.md", "docs/json.md", "docs/formats.md", "docs/scale.md"],
    "Method and knowledge": ["docs/method.md", "docs/knowledge*.md", "docs/own-content.md"],
    "How it is built": [
        "docs/architecture.md",
        "docs/performance.md",
        "docs/testing.md",
        "docs/dependencies.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "CHANGELOG.md",
    ],
}
CONFIG = {
    "site_name": "lea-check",
    "site_description": "Can this collaboration between education and business work?",
    "docs_dir": "pages",
    "site_dir": "site",
    "use_directory_urls": False,  # so that it also reads from a folder
    "theme": {"name": "material", "font": False, "language": "en", "features": ["navigation.sections"]},
    "markdown_extensions": ["tables", "toc", "pymdownx.highlight", "pymdownx.superfences"],
    "plugins": ["search"],
}


def stage(folder: Path) -> None:
    """Put the pages and the configuration in a folder."""
    for pattern in PAGES:
        for source in (each for each in ROOT.glob(pattern) if each.suffix != ".py"):
            target = folder / "pages" / source.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    config = CONFIG | {"nav": navigation()}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")


def navigation() -> list[dict[str, list[str]]]:
    """The sections with their pages, titled as the pages are."""
    return [
        {title: [page for pattern in patterns for page in _found(pattern)]} for title, patterns in NAVIGATION.items()
    ]


def _found(pattern: str) -> list[str]:
    return sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob(pattern))


def main(target: Path) -> int:
    """Build the site; the result is the exit code."""
    with tempfile.TemporaryDirectory() as name:
        stage(Path(name))
        command = [sys.executable, "-m", "zensical", "build", "--strict"]
        code = subprocess.run(command, cwd=name, check=False).returncode
        if code == 0:
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(Path(name) / "site", target)
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "site"))
