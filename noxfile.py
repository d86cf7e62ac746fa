"""Commands of the project: `nox` runs those that a change must pass, `nox --list` shows all."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import nox

GENERATED = {
    "geobrief/typed.py": ("-m", "geobrief.codec.typed_dicts"),
    "docs/rules.md": ("-m", "geobrief.rules"),
    "docs/codes.md": ("tests/codes/page.py",),
    "docs/keys.md": ("-m", "geobrief.codec.keys"),
    "docs/words.md": ("-m", "geobrief.vocabulary.words"),
    "docs/frames-columns.md": ("-m", "geobrief.codec.frames"),
    "docs/register-tables.md": ("-m", "geobrief.register.audit.report"),
    "docs/datasets.md": ("tests/datasets/accounting.py",),
}

# What others would use, with the versions with which the older ones of them still work.
OTHERS = (
    "babel>=2.16", "country_converter>=1.3", "countryguess>=0.4", "countrynames>=1.16", "edtf>=5.0", "emoji<2",
    "fastjsonschema>=2.20", "flashgeotext>=0.5", "followthemoney>=4.0", "hdx-python-country>=4.0",
    "jsonschema-rs>=0.30", "pandas<3", "pydantic>=2.7",
    "recognizers-text-suite==1.0.2a2", "rigour>=2.0", "stix2>=3.0", "undate>=0.5",
)  # fmt: skip
ORACLES = (
    "tests/when/test_other_libraries.py", "tests/register/test_other_libraries.py",
    "tests/codec/test_schema_validators.py",
)  # fmt: skip

TRIED = """import geobrief
assert geobrief.read("Chile and Peru signed a border treaty.").agreements[0].parties == ("CHL", "PER")
assert geobrief.world().state("Burma").id == "MMR"
"""

nox.needs_version = ">=2024.4"
nox.options.default_venv_backend = "venv"
nox.options.reuse_venv = "yes"
nox.options.error_on_missing_interpreters = True
nox.options.sessions = ["style", "types", "docs", "test", "fuzz", "spark"]


@nox.session
def test(session: nox.Session) -> None:
    """The tests and the examples in the documentation; further arguments go to pytest."""
    session.install("-e", ".[test]")
    session.run("pytest", *session.posargs)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Odd inputs to all that reads them, for most of a minute; `-- text --seconds 3600 --seed 7` for longer."""
    session.install("-e", ".[test]")
    session.run("python", "fuzz", *(session.posargs or ("--seconds", "40")))


@nox.session
def coverage(session: nox.Session) -> None:
    """The tests with the branches they take counted; it takes several times as long as the tests alone."""
    session.install("-e", ".[test]", "coverage>=7.13")
    session.run("coverage", "erase")
    session.run("coverage", "run", "-m", "pytest", *session.posargs)
    session.run("coverage", "combine", "--quiet")
    session.run("coverage", "report", "--skip-covered", "--sort=cover")


@nox.session
def mutants(session: nox.Session) -> None:
    """Small faults in the library that its tests do not find; `-- when --number 200 --seed 7` for a package."""
    session.install("-e", ".[test]", "coverage>=7.6")
    session.run("python", "fuzz", "mutants", *session.posargs)


@nox.session
def security(session: nox.Session) -> None:
    """bandit, and regular expressions that are not linear."""
    session.install("-e", ".[test]", "bandit>=1.8")
    session.run("bandit", "-q", "-c", "pyproject.toml", "-r", "geobrief")
    session.run("python", "fuzz", "patterns")


@nox.session
def spark(session: nox.Session) -> None:
    """The tests that run Spark; they need Java 17 or later."""
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        session.skip("Spark needs Java, and there is neither a command java nor JAVA_HOME")
    session.install("-e", ".[spark,test]")
    session.run("pytest", "-n", "0", "-W", "default", "-m", "spark", "tests/batch", *session.posargs)


@nox.session
def browser(session: nox.Session) -> None:
    """Pictures, reports, a notebook and pages of the documentation in Chromium, which must be installed."""
    if not (shutil.which("chromium") or shutil.which("chromium-browser")):
        session.skip("there is no command chromium or chromium-browser")
    session.install("-e", ".[docs,test]", "ipykernel>=6.29", "nbconvert>=7.16", "playwright>=1.49")
    session.run("pytest", "-n", "0", "tests/browser", *session.posargs)


@nox.session
def style(session: nox.Session) -> None:
    """Lint, layout, and which package may import which."""
    session.install("-e", ".[style]")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("lint-imports")


@nox.session
def types(session: nox.Session) -> None:
    """mypy and pyright, and that all public types are known."""
    session.install("-e", ".[types]")
    session.run("mypy")
    session.run("pyright")
    session.run("pyright", "--verifytypes", "geobrief", "--ignoreexternal")


@nox.session
def docs(session: nox.Session) -> None:
    """The documentation as HTML, in docs/_build; a warning is an error."""
    session.install("-e", ".[docs]")
    session.run("sphinx-build", "-W", "--keep-going", "docs", "docs/_build")


@nox.session
def build(session: nox.Session) -> None:
    """Wheel and sdist, each the same when built again, and each tried in an environment of its own."""
    session.install("build>=1.2")
    digests = []
    for _ in range(2):
        folder = Path(session.create_tmp()) / "dist"
        shutil.rmtree(folder, ignore_errors=True)
        session.run("python", "-m", "build", "--outdir", str(folder), env={"SOURCE_DATE_EPOCH": "1577836800"})
        files = sorted(folder.iterdir())
        digests.append([hashlib.sha256(file.read_bytes()).hexdigest() for file in files])
    if digests[0] != digests[1]:
        session.error("two builds differ")
    for file in files:
        place = folder.parent / "fresh"
        shutil.rmtree(place, ignore_errors=True)
        session.run("python", "-m", "venv", str(place))
        python = str(place / ("Scripts" if os.name == "nt" else "bin") / "python")
        session.run(python, "-m", "pip", "install", "-q", str(file), external=True)
        session.run(python, "-c", TRIED, external=True)


@nox.session
def bench(session: nox.Session) -> None:
    """What imports, readings and checks cost, in ratios; `-- --quick` for rough ones."""
    session.install("-e", ".[test]")
    session.run("python", "tests/bench", *session.posargs)


@nox.session
def compare(session: nox.Session) -> None:
    """Writes docs/benchmarks.md: geobrief beside other packages, which are oracles of tests too; `-- --day DAY`."""
    session.install("-e", ".[test]", *OTHERS)
    session.run("pytest", "-n", "0", *ORACLES)
    page = session.run("python", "tests/bench/compare", *session.posargs, silent=True, stderr=None)
    Path("docs/benchmarks.md").write_text(str(page), "utf-8")


@nox.session
def fix(session: nox.Session) -> None:
    """Fix style and layout, and write the generated pages anew."""
    session.install("-e", ".[datasets,style]")
    session.run("ruff", "check", "--fix")
    session.run("python", "docs/pictures/draw.py")
    for page, arguments in GENERATED.items():
        Path(page).write_text(str(session.run("python", *arguments, silent=True)), "utf-8")
    session.run("ruff", "format")
