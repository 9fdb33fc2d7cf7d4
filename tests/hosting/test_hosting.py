"""What the documents for a host name is there."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import yaml
from sqlalchemy import create_engine, make_url

from dashboard.data.environment import variable
from dashboard.engine import memory
from dashboard.environment import SERVER_SETTINGS

ROOT = Path(__file__).parents[2]
HOSTING = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")
TABLE = HOSTING.partition("## Settings of a server")[2]
COMPOSE = (ROOT / "compose.yaml").read_text(encoding="utf-8")
SERVICES = yaml.safe_load(COMPOSE)["services"]
NETWORKS = yaml.safe_load(COMPOSE)["networks"]
VARIABLE = re.compile(r"\b(?:OVERFIT_LAB|DASK_SCHEDULER)_[A-Z_]+\b")
ADDRESS = re.compile(r"^\| `(/[^`]+)` \|", re.MULTILINE)


def test_their_variables_are_those_of_a_server() -> None:
    known = {variable(settings, name) for settings in SERVER_SETTINGS for name in settings.model_fields}
    for document in ("docs/hosting.md", "compose.yaml", "docs/kubernetes.yaml", "Dockerfile", "README.md"):
        named = set(VARIABLE.findall((ROOT / document).read_text(encoding="utf-8")))
        assert named
        assert named <= known


def test_their_variables_of_dask_are_those_of_a_setting_that_it_has() -> None:
    named = {
        name
        for document in ("compose.yaml", "docs/hosting.md", "docs/kubernetes.yaml", "Dockerfile")
        for name in re.findall(r"\bDASK_DISTRIBUTED__[A-Z_]+\b", (ROOT / document).read_text(encoding="utf-8"))
    }
    assert named
    settings = yaml.safe_load(files("distributed").joinpath("distributed.yaml").read_text(encoding="utf-8"))
    for name in named:
        found = settings
        for part in name.removeprefix("DASK_").lower().split("__"):
            found = found[part.replace("_", "-")]


def test_every_way_to_build_the_image_puts_one_digest_in_the_place_of_its_base() -> None:
    bases = set(re.findall(r"^FROM (\S+)", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE))
    assert len(bases) == 1
    (base,) = bases
    pinned = re.compile(rf"docker-image://({re.escape(base)}@sha256:[0-9a-f]{{64}})(?= |$)", re.MULTILINE)
    assert len(set(pinned.findall(HOSTING))) == 1
    built = [service for service in SERVICES.values() if "build" in service]
    assert {name for service in built for name in service["build"]["additional_contexts"]} == bases
    assert {service["image"] for service in built} == {"overfit-lab"}
    assert set(pinned.findall(COMPOSE)) == set(pinned.findall(HOSTING))


def test_the_image_is_sent_what_it_copies_and_nothing_else() -> None:
    copied = re.findall(r"^COPY ([^-]\S*) ", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)
    sent = re.findall(r"^!(\S+)", (ROOT / ".dockerignore").read_text(encoding="utf-8"), re.MULTILINE)
    assert {*sent} == {*copied}


def test_what_the_image_sets_stands_in_the_table_of_settings() -> None:
    said = dict(re.findall(r"(OVERFIT_LAB_[A-Z_]+)=(\S+)", (ROOT / "Dockerfile").read_text(encoding="utf-8")))
    for name, value in said.items():
        (row,) = (line for line in TABLE.splitlines() if line.startswith(f"| `{name}` |"))
        assert re.search(rf"in the image `?{value}\b", row)


def test_the_file_with_the_password_is_its_owner_s_alone_and_in_no_commit() -> None:
    makes = "(umask 077; printf 'DOMAIN=lab.example.org\\nDATABASE_PASSWORD=%s\\n' $(openssl rand -hex 24) > .env)\n"
    assert makes in HOSTING
    assert makes in COMPOSE
    assert ".env" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


def on_network(name: str) -> set[str]:
    return {service for service, settings in SERVICES.items() if name in settings.get("networks", ["default"])}


def test_only_the_proxy_is_public_and_the_networks_behind_the_pages_lead_nowhere_else() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert on_network("default") == {"proxy", "pages"}
    assert {name: network["internal"] for name, network in NETWORKS.items()} == {"trainings": True, "runs": True}
    assert on_network("trainings") == {"pages", "scheduler", "worker"}


def test_pages_have_the_memory_that_visitors_and_their_files_may_take() -> None:
    assert SERVICES["pages"]["mem_limit"] == "1g"
    assert memory.SERVER + memory.uploads() <= 2**30


def test_no_log_fills_the_disk() -> None:
    assert "--log-driver local" in HOSTING
    assert all(service["logging"] == {"driver": "local"} for service in SERVICES.values())


def test_pages_alone_reach_the_database_and_have_its_driver() -> None:
    assert on_network("runs") == {"pages", "database"}
    assert [name for name, one in SERVICES.items() if "OVERFIT_LAB_DATABASE" in one.get("environment", {})] == ["pages"]
    url = make_url(SERVICES["pages"]["environment"]["OVERFIT_LAB_DATABASE"])
    database = SERVICES["database"]["environment"]
    assert (url.username, url.host, url.database) == (database["POSTGRES_USER"], "database", database["POSTGRES_DB"])
    # No password of our own: without one from the environment nothing is started.
    assert url.password == "${DATABASE_PASSWORD}"
    assert database["POSTGRES_PASSWORD"].startswith("${DATABASE_PASSWORD:?")
    create_engine(url).dispose()


def test_what_an_operator_asks_is_served_and_kept_from_visitors() -> None:
    from dashboard.ui.server import get_engine
    from dashboard.ui.web.operation import operation_routes

    addresses = set(ADDRESS.findall(HOSTING))
    assert {route.path for route in operation_routes(get_engine, int, int)} <= addresses
    for document in (HOSTING, COMPOSE):
        assert "@private path /metrics /ready /_stcore/metrics" in document
