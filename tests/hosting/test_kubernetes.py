"""The manifest for Kubernetes: of Kubernetes's own form, closed as it says, and of the same parts as compose.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
VERSION = "1.37"
MANIFEST: list[dict[str, Any]] = list(
    yaml.safe_load_all((ROOT / "docs" / "kubernetes.yaml").read_text(encoding="utf-8"))
)
SERVICES = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
NAMES = {one["metadata"]["name"] for one in MANIFEST}


def of_kind(kind: str) -> dict[str, dict[str, Any]]:
    """What the manifest has of a kind: by its part of the lab, where it is one's, what it asks for."""
    found = [one for one in MANIFEST if one["kind"] == kind]
    return {one["metadata"]["name"].removeprefix("overfit-lab-"): one["spec"] for one in found}


PODS = {part: deployment["template"] for part, deployment in of_kind("Deployment").items()}
CONTAINERS = {part: pod["spec"]["containers"][0] for part, pod in PODS.items()}


def parts(rules: list[dict[str, Any]], peers: str) -> set[str]:
    return {peer["podSelector"]["matchLabels"]["part"] for rule in rules for peer in rule.get(peers, [])}


def values(part: str) -> dict[str, str]:
    return {one["name"]: one["value"] for one in CONTAINERS[part].get("env", []) if "value" in one}


@pytest.mark.long
@pytest.mark.parametrize("resource", MANIFEST, ids=lambda one: f"{one['kind']} {one['metadata']['name']}")
def test_each_resource_is_valid_by_the_schema_of_kubernetes(resource: dict[str, Any]) -> None:
    kubernetes = pytest.importorskip("kubernetes_validate", reason="108 MB of schemas are no requirement")
    kubernetes.validate(resource, VERSION, strict=True)


def test_every_deployment_and_service_finds_the_pods_that_are_there() -> None:
    labels = {part: pod["metadata"]["labels"] for part, pod in PODS.items()}
    assert labels == {part: {"app": "overfit-lab", "part": part} for part in ("pages", "scheduler", "worker")}
    assert {part: one["selector"]["matchLabels"] for part, one in of_kind("Deployment").items()} == labels
    for service in of_kind("Service").values():
        ports = CONTAINERS[service["selector"]["part"]]["ports"]
        assert [port["targetPort"] for port in service["ports"]] == [port["name"] for port in ports]
        assert service["selector"] in labels.values()


def test_visits_stay_in_their_process() -> None:
    assert of_kind("Service")["overfit-lab"]["sessionAffinity"] == "ClientIP"


@pytest.mark.parametrize("part", PODS)
def test_no_part_is_root_or_can_become_it_and_each_writes_into_volumes_alone(part: str) -> None:
    pod, container = PODS[part]["spec"], CONTAINERS[part]
    assert len(pod["containers"]) == 1
    assert pod["securityContext"]["runAsNonRoot"]
    assert pod["securityContext"]["runAsUser"] > 0
    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert pod["automountServiceAccountToken"] is False
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert {mount["name"] for mount in container["volumeMounts"]} == {volume["name"] for volume in pod["volumes"]}
    claims = {volume["persistentVolumeClaim"]["claimName"] for volume in pod["volumes"] if "emptyDir" not in volume}
    assert claims <= NAMES


def test_only_pages_and_workers_reach_the_scheduler_and_workers_reach_nothing_else() -> None:
    policies = of_kind("NetworkPolicy")
    assert all(policy["policyTypes"] == ["Ingress", "Egress"] for policy in policies.values())
    scheduler, worker = policies["scheduler"], policies["worker"]
    assert scheduler["podSelector"]["matchLabels"] == PODS["scheduler"]["metadata"]["labels"]
    assert worker["podSelector"]["matchLabels"] == PODS["worker"]["metadata"]["labels"]
    assert parts(scheduler["ingress"], "from") == {"pages", "worker"}
    assert parts(scheduler["egress"], "to") == {"worker"}
    assert parts(worker["ingress"], "from") == parts(worker["egress"], "to") == {"scheduler", "worker"}
    unnamed = [rule for policy in policies.values() for rule in policy["egress"] if "to" not in rule]
    assert [{port["port"] for port in rule["ports"]} for rule in unnamed] == [{53}]


def test_pages_begin_once_they_can_train_and_stay_when_the_workers_are_gone() -> None:
    from dashboard.ui.server import get_engine
    from dashboard.ui.web.operation import operation_routes

    pages = CONTAINERS["pages"]
    assert "/ready" in {route.path for route in operation_routes(get_engine, int, int)}
    probes = {name: probe["httpGet"]["path"] for name, probe in pages.items() if name.endswith("Probe")}
    asked = {"startupProbe": "/ready", "readinessProbe": "/_stcore/health", "livenessProbe": "/_stcore/health"}
    assert probes == asked


def test_it_runs_the_commands_of_the_compose_file_with_the_same_settings_and_memory() -> None:
    scheduler = "tcp://overfit-lab-scheduler:8786"
    assert scheduler.removeprefix("tcp://").removesuffix(":8786") in NAMES
    for part in ("scheduler", "worker"):
        told = [word.replace("tcp://scheduler:8786", scheduler) for word in SERVICES[part]["command"]]
        assert CONTAINERS[part]["args"] == told
    for part in PODS:
        there = SERVICES[part]["environment"] | {"DASK_SCHEDULER_ADDRESS": scheduler}
        assert values(part).items() <= there.items()
        missing = SERVICES[part]["environment"].keys() - values(part)
        assert missing == {"pages": {"OVERFIT_LAB_DATABASE"}, "worker": {"DASK_SCHEDULER_ADDRESS"}}.get(part, set())
    for part in ("pages", "worker"):
        assert CONTAINERS[part]["resources"]["limits"]["memory"] == SERVICES[part]["mem_limit"].upper() + "i"
