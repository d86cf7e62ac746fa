"""These modules are a program (`python tests/bench/compare`), and have no tests of their own."""

collect_ignore_glob = ["*.py"]
