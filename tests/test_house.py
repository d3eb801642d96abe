"""The house stays small: gates on files and functions that no linter knows."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("bot", "console", "db", "preview")
SOURCES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
HANDMADE = [path for path in SOURCES if "versions" not in path.parts]


@pytest.mark.parametrize("path", HANDMADE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_over_300_lines_and_no_function_over_40(path):
    text = path.read_text(encoding="utf-8")
    functions = [
        node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]
    long = [node.name for node in functions if node.end_lineno - node.lineno >= 40]
    assert len(text.splitlines()) <= 300
    assert long == []


def test_no_sentence_for_patients_stands_in_the_flow():
    """Replies carry keys: in the rooms that think, no string but a docstring holds a sentence."""
    for path in [path for path in HANDMADE if path.parent.name in ("flows", "understanding")]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docs = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        said = [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in docs
            and node.value.rstrip().endswith((".", "?", "!"))
            and node.value.count(" ") > 2
        ]
        assert said == [], path
