"""What the documents for a host name is there."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from dashboard.environment import SERVER_SETTINGS, variable

ROOT = Path(__file__).parents[1]
HOSTING = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")
COMPOSE = (ROOT / "compose.yaml").read_text(encoding="utf-8")
VARIABLE = re.compile(r"\b(?:OVERFIT_LAB|DASK_SCHEDULER)_[A-Z_]+\b")
ADDRESS = re.compile(r"^\| `(/[^`]+)` \|", re.MULTILINE)


def test_their_variables_are_those_of_a_server() -> None:
    known = {variable(settings, name) for settings in SERVER_SETTINGS for name in settings.model_fields}
    named = set(VARIABLE.findall(HOSTING + COMPOSE))
    assert named
    assert named <= known


def test_every_way_to_build_the_image_puts_one_digest_in_the_place_of_its_base() -> None:
    bases = set(re.findall(r"^FROM (\S+)", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE))
    assert len(bases) == 1
    (base,) = bases
    pinned = re.compile(rf"docker-image://({re.escape(base)}@sha256:[0-9a-f]{{64}})(?= |$)", re.MULTILINE)
    assert len(set(pinned.findall(HOSTING))) == 1
    built = [service for service in yaml.safe_load(COMPOSE)["services"].values() if "build" in service]
    assert {name for service in built for name in service["build"]["additional_contexts"]} == bases
    assert {service["image"] for service in built} == {"overfit-lab"}
    assert set(pinned.findall(COMPOSE)) == set(pinned.findall(HOSTING))


def test_only_the_proxy_is_public_and_the_scheduler_s_network_leads_nowhere_else() -> None:
    compose = yaml.safe_load(COMPOSE)
    assert [name for name, service in compose["services"].items() if "ports" in service] == ["proxy"]
    assert compose["services"]["scheduler"]["networks"] == compose["services"]["worker"]["networks"] == ["trainings"]
    assert compose["networks"]["trainings"]["internal"] is True


def test_what_an_operator_asks_is_served_and_kept_from_visitors() -> None:
    from dashboard.ui.server import get_engine
    from dashboard.ui.web.operation import operation_routes

    addresses = set(ADDRESS.findall(HOSTING))
    assert {route.path for route in operation_routes(get_engine)} <= addresses
    for document in (HOSTING, COMPOSE):
        assert "@private path /metrics /ready /_stcore/metrics" in document
