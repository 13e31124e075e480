"""Who may import whom, so that the house keeps its walls."""

import ast
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.conftest import asks_for_a_browser

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ["kpuportal", "news", "participation"]


def _modules() -> Iterator[tuple[str, Path]]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            yield ".".join(part for part in parts if part != "__init__"), path


def _imports(path: Path) -> set[str]:
    """Every module that a file imports, also inside functions; names of members included."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
            found.add(str(node.module))
    return found


MODULES = dict(_modules())


def _begins(name: str, *prefixes: str) -> bool:
    return any(name == prefix or name.startswith(prefix + ".") for prefix in prefixes)


# Who must not import what: the first rule that names the importer decides.
LAYERS = ["actions", "views", "admin", "api", "filters", "exports"]
RULES: list[tuple[list[str], list[str], list[str]]] = [
    # importers, forbidden, allowed all the same
    (
        ["participation.calculation", "participation.importing"],
        [*PACKAGES, "django"],
        ["participation.calculation", "participation.importing"],
    ),
    (["participation.directory"], [*PACKAGES, "django"], []),
    (
        ["participation.pictures"],
        [*PACKAGES, "django"],
        [
            "participation.pictures",
            "participation.calculation",
            "kpuportal.formats",
            "kpuportal.lettering",
        ],
    ),
    (["participation.models"], ["news", *(f"participation.{layer}" for layer in LAYERS)], []),
    (
        [
            f"participation.{name}"
            for name in [
                "views",
                "api",
                "filters",
                "columns",
                "exports",
                "figures",
                "figures_of_edition",
                "figures_of_region",
                "picture_views",
                "compare_page",
                "change_words",
                "tables",
                "correction_columns",
                "marks",
                "comparability",
                "table_schema",
                "metadata",
                "codebook",
                "workbook",
                "package",
                "file_views",
                "embedding",
                "embed_views",
                "region_page",
                "ranking_page",
                "citing",
                "origin",
                "region_card",
                "edition_card",
                "card_views",
            ]
        ],
        ["news", "participation.actions", "participation.admin"],
        [],
    ),
    (["participation"], ["news"], []),
    (
        ["news.moving.wordpress"],
        [*PACKAGES, "django"],
        [
            "news.moving.wordpress",
            "news.moving.addresses",
            "news.pasting.letters",
            "kpuportal.html",
        ],
    ),
    (["news.models"], ["news.actions", "news.views", "news.admin"], []),
    (["news"], ["participation"], ["participation.models", "participation.directory"]),
    (
        [
            f"kpuportal.{name}"
            for name in ["urls", "views", "search_page", "style_guide", "sitemaps"]
        ],
        [],
        [],
    ),
    (["kpuportal"], ["news"], []),
]


def _forbidden(importer: str, imported: str) -> bool:
    for importers, forbidden, allowed in RULES:
        if _begins(importer, *importers):
            return _begins(imported, *forbidden) and not _begins(imported, *allowed)
    return False


@pytest.mark.parametrize("importer", MODULES)
def test_imports_follow_the_plan(importer: str) -> None:
    wrong = sorted(name for name in _imports(MODULES[importer]) if _forbidden(importer, name))
    assert wrong == []


@pytest.mark.parametrize("importer", MODULES)
def test_modules_stay_small_and_are_named_after_what_they_decide(importer: str) -> None:
    path = MODULES[importer]
    assert path.stem not in {"utils", "helpers", "services", "common", "misc"}
    if "migrations" not in path.parts:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 350


def test_the_rule_would_notice() -> None:
    assert _forbidden("participation.calculation.bands", "django.db.models")
    assert _forbidden("participation.views", "participation.actions")
    assert _forbidden("participation.models.results", "participation.actions")
    assert _forbidden("participation.region_page", "news.models")
    assert _forbidden("participation.pictures.strip", "participation.models")
    assert _forbidden("kpuportal.formats", "news.models")
    assert _forbidden("news.moving.wordpress.posts", "news.models")
    assert not _forbidden("news.models.article", "participation.models")


def test_a_test_that_would_draw_the_browsers_tests_before_others_is_told() -> None:
    for folder, names, told in (
        ("news", ["client", "page"], "news: page is the name of a fixture of the browser."),
        ("portal", ["browser", "context"], "portal: browser, context is the name"),
        ("news", ["client", "shown"], ""),
        ("browser", ["page"], ""),
    ):
        path = ROOT / "tests" / folder / "test_x.py"
        item = SimpleNamespace(path=path, nodeid=folder, fixturenames=names)
        sentence = asks_for_a_browser(item)
        assert sentence.startswith(told)
        assert bool(sentence) == bool(told)


def test_both_locks_agree_and_every_pin_has_a_hash() -> None:
    runtime, tools = (_pins(name) for name in ("requirements.txt", "tests/requirements.txt"))
    assert len(runtime) > 15
    assert {name: tools[name] for name in runtime.keys() & tools.keys()} == {
        name: runtime[name] for name in runtime.keys() & tools.keys()
    }


def _pins(name: str) -> dict[str, str]:
    entries = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    pins = {}
    for entry in entries:
        if entry and not entry.lstrip().startswith("#"):
            requirement, _, rest = entry.partition(" ")
            package, _, version = requirement.partition("==")
            assert "--hash=sha256:" in rest, entry
            pins[package] = version
    return pins
