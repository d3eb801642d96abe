"""The documents say what is so: every path, command, variable, number and link in them."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from bot.cli import app
from bot.flows.outcomes import CARDS, OUTCOMES, OVERLAYS, RULES
from bot.flows.questions import QUESTIONS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
ROOMS = ("bot", "console", "db", "preview", "bench", "tests", "docs", ".ci")
NOT_OURS = {"dist", "build"}
LARGEST_PICTURE = 200_000

LINK = re.compile(r"""\]\(([^)\s]+)\)|\bsrc="([^"]+)\"""")
QUOTED_PATH = re.compile(rf"`((?:{'|'.join(map(re.escape, ROOMS))})/[\w./-]*)(?:::(\w+))?`")
MACHINE = re.compile(r"(?<![\w.:])(?:/(?:work|home|root|Users|mnt)/\w|[A-Z]:\\Users)")


def section(heading: str) -> str:
    """Return what stands in the README under a heading."""
    return re.split(r"^## ", README.split(f"\n## {heading}\n", 1)[1], flags=re.MULTILINE)[0]


def rows(heading: str) -> list[list[str]]:
    """Return the cells of a table, without its head."""
    lines = [line for line in section(heading).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def plan() -> list[str]:
    """Name the paths of the plan of the house."""
    block = section("The house").split("```")[1].removeprefix("text\n")
    lines = [re.split(r"\s{2,}", line.strip())[0] for line in block.strip().splitlines()]
    return [path for line in lines for path in line.split()]


def texts() -> Iterator[Path]:
    """Name every text of ours: not what others wrote, not what tools leave behind."""
    below = (path for room in ROOMS for path in (ROOT / room).rglob("*"))
    for path in (*ROOT.glob("[!.]*"), ROOT / ".env.example", *below):
        if path.is_file() and not {"__pycache__", "vendor"} & set(path.parts):
            yield path


def is_ours(folder: Path) -> bool:
    """Tell a room from what a tool left behind."""
    name = folder.name
    hidden = name.startswith(".") and name != ".ci"
    return folder.is_dir() and not (hidden or name in NOT_OURS or name.endswith(".egg-info"))


def commands(group=None, before="askfirst") -> list[str]:
    """Name every command of the front door, as it is typed."""
    found: list[str] = []
    for name, one in (group or typer.main.get_command(app)).commands.items():
        inner = hasattr(one, "commands")
        found += commands(one, f"{before} {name}") if inner else [f"{before} {name}"]
    return found


def test_every_path_of_the_plan_is_there():
    assert [path for path in plan() if not (ROOT / path).exists()] == []


def test_the_plan_names_every_room():
    named = {path.rstrip("/") for path in plan()}
    top = {path.name for path in ROOT.iterdir() if is_ours(path)} - {".ci"}
    packages = {
        str(path.parent.relative_to(ROOT))
        for room in ("bot", "console", "db", "preview")
        for path in (ROOT / room).rglob("__init__.py")
    }
    modules = {f"bot/{path.name}" for path in (ROOT / "bot").glob("[a-z]*.py")}
    assert (top | packages | modules) - named == set()


def test_every_command_is_in_the_table_and_no_other():
    told = [re.sub(r" (\[|--|[A-Z]).*", "", cells[0].strip("`")) for cells in rows("Commands")]
    assert sorted(commands()) == sorted(told)


def test_the_variables_are_those_of_the_example():
    example = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    expected = [tuple(line.split("=", 1)) for line in example if re.match(r"[A-Z]", line)]
    assert expected == [(row[0].strip("`"), row[1].strip("`")) for row in rows("Environment")]


def test_the_numbers_are_those_of_the_tables():
    space = (ROOT / "tests/flows/test_space.py").read_text(encoding="utf-8")
    counted = re.search(r"^CLASSES = ([\d_]+)$", space, re.MULTILINE)
    assert counted is not None
    told = (
        f"{len(QUESTIONS)} questions lead to {len(OUTCOMES)} outcomes",
        f"One table of {len(RULES)} rules decides",
        f"{len(OVERLAYS)} overlays and {len(CARDS)} cards",
        f"{int(counted[1]):,} classes of complete answers",
    )
    assert [words for words in told if words not in README] == []


def test_the_example_of_the_readme_can_be_judged():
    line = re.search(r"^echo '(.*)' \| \.venv/bin/askfirst try$", README, re.MULTILINE)
    assert line is not None
    command = (sys.executable, "-m", "bot", "try")
    given = line[1].encode()
    done = subprocess.run(command, input=given, capture_output=True, check=True, cwd=ROOT)
    assert b'"outcome": "under_18"' in done.stdout


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_path_and_every_test_that_a_document_names_is_there(document):
    missing = []
    for path, title in QUOTED_PATH.findall(document.read_text(encoding="utf-8")):
        there = (ROOT / path).exists()
        if not there or (title and f"def {title}(" not in (ROOT / path).read_text("utf-8")):
            missing.append((path, title))
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_link_within_the_repository_is_broken(document):
    broken = []
    for pair in LINK.findall(document.read_text(encoding="utf-8")):
        path, _, anchor = "".join(pair).partition("#")
        target = document.parent / path if path else document
        if "://" in path or (target.exists() and (not anchor or anchor in anchors(target))):
            continue
        broken.append("".join(pair))
    assert broken == []


def anchors(document: Path) -> set[str]:
    """Name the headings of a document as links call them."""
    heads = re.findall(r"^#+ (.*)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


def test_no_text_names_a_place_on_somebodys_machine():
    hits = [
        (str(path.relative_to(ROOT)), found[0])
        for path in texts()
        if (found := MACHINE.search(path.read_text(encoding="utf-8", errors="ignore")))
    ]
    assert hits == []


def test_every_dependency_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    wanted = [
        *project["project"]["dependencies"],
        *(one for extra in extras for one in extra),
        *project["build-system"]["requires"],
    ]
    names = {re.split(r"[\[<>=]", one)[0] for one in wanted}
    reasons = (ROOT / "docs/decisions/0005-dependencies.md").read_text(encoding="utf-8")
    assert {name for name in names if f"`{name}`" not in reasons} == set()


def test_the_pictures_are_there_and_small():
    shown = re.findall(r'src="([^"]+\.png)"', README)
    names = ("chat", "result", "console-queue", "console-transcript")
    assert shown == [f"docs/{name}.png" for name in names]
    assert all((ROOT / one).stat().st_size < LARGEST_PICTURE for one in shown)
