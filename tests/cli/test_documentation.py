"""Every verb, option and JSON key stands in the documentation."""

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from selon.cli.app import VERBS, app
from selon.cli.options import STANCES
from selon.records import Claim, Copy, Point, Report
from selon.records.codec import claim_to_json, report_to_json

DOCS = Path(__file__).parents[2] / "docs"
CLI = (DOCS / "cli.md").read_text(encoding="utf-8")
JSON = (DOCS / "json.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("verb", [name for name, _ in VERBS])
def test_each_verb_and_its_options_are_documented(verb: str) -> None:
    assert f"selon {verb}" in CLI
    command = get_command(app).commands[verb]  # type: ignore[attr-defined]
    for parameter in command.params:
        for option in (*parameter.opts, *parameter.secondary_opts):
            if option.startswith("-"):
                assert f"`{option}" in CLI, f"{verb} {option}"


@pytest.mark.parametrize("option", ["--help", "--version", "--debug"])
def test_each_general_option_is_documented(option: str) -> None:
    assert option in CLI


def test_each_documented_option_exists() -> None:
    commands = get_command(app).commands.values()  # type: ignore[attr-defined]
    known = {option for command in commands for p in command.params for option in (*p.opts, *p.secondary_opts)}
    known |= {"--help", "--version", "--debug"}
    assert set(re.findall(r"--[a-z][a-z-]+", CLI)) <= known


@pytest.mark.parametrize("record", [Report, Claim, Point, Copy])
def test_each_json_key_is_documented(record: type) -> None:
    for field in fields(record):
        assert f"`{field.name}`" in JSON, field.name


def keys_of(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(keys_of, value.values()))
    return set().union(*map(keys_of, value)) if isinstance(value, list) else set()


def test_each_key_inside_a_claim_or_report_is_documented(reading: tuple[Report, tuple[Claim, ...]]) -> None:
    report, claims = reading
    keys = keys_of([report_to_json(report), *map(claim_to_json, claims)])
    assert len(keys) > 25
    assert {key for key in keys if not re.search(rf'[`"]{key}["`]', JSON)} == set()


def test_each_stance_is_documented() -> None:
    for stance in STANCES:
        assert f"`{stance}`" in CLI
        assert f"`{stance}`" in JSON
