"""What a contract run adds to schemathesis, and what it notes of itself.

Chance never writes an identity number with the right check digit, nor the id of an item that is there, nor finds the
case that allows an act. So of the requests that are meant to be good, most get the body that the description shows as
its example, with ids that this installation has and days that fit, and most acts go to a case that allows them to the
caller. That reaches every answer, and it holds the examples to what they promise. Requests that are meant to be bad
are left alone.

Notes how often each operation was called and how it answered: scripts/contract reads the file that CONTRACT_TALLY
names. A run that is broken off leaves no file, which is noticed.

Schemathesis loads this by SCHEMATHESIS_HOOKS. CONTRACT_URL and CONTRACT_TOKEN say where and as whom it runs.
"""

import atexit
import collections
import copy
import datetime
import functools
import json
import os
import re
import zlib

import requests
import schemathesis
from schemathesis.generation import GenerationMode

TALLY = collections.defaultdict(collections.Counter)

# The legal day is that of China.
TODAY = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8))).date()


def get(path, **parameters):
    """What this caller is shown; nothing if it is refused."""
    headers = {"Authorization": f"Bearer {os.environ['CONTRACT_TOKEN']}"} if os.environ.get("CONTRACT_TOKEN") else {}
    url = os.environ["CONTRACT_URL"] + path
    response = requests.get(url, params=parameters, headers=headers, timeout=10)
    return response.json() if response.ok else {}


@functools.cache
def world():
    """The ids that a request can name."""
    me = get("/api/v1/me")
    items = get("/api/v1/service-items", limit=100).get("items", [])
    home = me.get("organization_id")
    agents = get("/api/v1/agents", organization_id=home, active="true", limit=100).get("items", []) if home else []
    organizations = get("/api/v1/organizations", limit=100).get("items", [])
    return {
        "organization_id": [home] if home else [one["id"] for one in organizations],
        "service_item_id": [item["id"] for item in items if not item["on_the_spot"]],
        "spot_item_id": [item["id"] for item in items if item["on_the_spot"]],
        "agent_id": [agent["id"] for agent in agents],
    }


@functools.cache
def examples():
    """The example of each operation's JSON body, by its id."""
    description = requests.get(os.environ["CONTRACT_URL"] + "/api/openapi.json", timeout=10).json()
    found = {}
    for item in description["paths"].values():
        for operation in item.values():
            for media_type, content in operation.get("requestBody", {}).get("content", {}).items():
                if "json" not in media_type:
                    continue
                schema = content["schema"]
                while "$ref" in schema:
                    schema = description["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
                example = content.get("example", schema.get("example"))
                if example is not None:
                    found[operation["operationId"]] = example
    return found


def real(value, name, operation, pick):
    """The example with ids that are there, days that fit, and a user name that nobody has."""
    if isinstance(value, dict):
        return {key: real(inner, key, operation, pick) for key, inner in value.items()}
    if isinstance(value, list):
        return [real(inner, name, operation, pick) for inner in value]
    if name == "service_item_id" and operation == "handle_on_the_spot":
        name = "spot_item_id"
    choices = world().get(name) if isinstance(name, str) and name.endswith("_id") else None
    if choices:
        return choices[pick % len(choices)]
    if name == "username" and operation == "create_user":
        return f"made.up{pick}"
    # No two items have one name; the materials of an item stay apart.
    if name == "name" and operation in ("create_service_item", "replace_service_item_version"):
        return f"{value} {pick}"
    if isinstance(value, str) and name != "case_number":
        return day(value)
    return value


def day(text):
    """A day in the examples is before, or some time after, the one on which they were written."""
    try:
        date = datetime.date.fromisoformat(text)
    except ValueError:
        return text
    written = datetime.date(2026, 11, 20)
    return str(TODAY if date <= written else max(date, TODAY + datetime.timedelta(days=20)))


class Cases:
    """The cases that the caller sees, with what each allows; looked up anew now and then, since acts change it."""

    # Where a case holds the id of a part.
    PARTS = {
        "mid": "materials",
        "charge_id": "charges",
        "pid": "problems",
        "sid": "suspensions",
        "did": "documents",
    }
    # An act on a part whose name stands for another act.
    NAMES = {"charges/settlement": "charges"}

    def __init__(self):
        self.seen = []
        self.uses = 0

    def fitting(self, path, pick):
        """The parameters of a path on a case, so that the act is allowed there; none if no case allows it."""
        act = re.fullmatch(r"/api/v1/cases/\{id\}/(.+)", path)
        if not act:
            return None
        name = re.sub(r"\{\w+\}/?", "", act[1]).rstrip("/")
        name = self.NAMES.get(name, name)
        parts = [part for part in re.findall(r"\{(\w+)\}", act[1]) if part in self.PARTS]
        fit = [
            case
            for case in self.all()
            if name in case["allowed_actions"]
        ]
        if not fit:
            return None
        if not parts:
            return {"id": fit[pick % len(fit)]["id"]}
        # A list shows summaries: the parts are in the case itself, and not every case has them.
        for place in range(min(len(fit), 5)):
            case = get(f"/api/v1/cases/{fit[(pick + place) % len(fit)]['id']}")
            if all(case.get(self.PARTS[part]) for part in parts):
                return {"id": case["id"], **{part: case[self.PARTS[part]][-1]["id"] for part in parts}}
        return None

    def all(self):
        if self.uses % 20 == 0:
            self.seen, cursor = [], None
            for _ in range(5):
                page = get("/api/v1/cases", limit=100, **({"cursor": cursor} if cursor else {}))
                self.seen += page.get("items", [])
                cursor = page.get("next_cursor")
                if not cursor:
                    break
        self.uses += 1
        return self.seen


CASES = Cases()


@schemathesis.hook
def map_case(context, case):
    meta = case.meta
    if meta is None or meta.generation.mode != GenerationMode.POSITIVE:
        return case
    operation = case.operation.definition.raw.get("operationId")
    pick = zlib.crc32(repr((operation, case.path_parameters, case.body)).encode())
    # Some stay as they were generated.
    if pick % 4 == 0:
        return case
    if operation in examples() and isinstance(case.body, dict):
        case.body = real(copy.deepcopy(examples()[operation]), None, operation, pick // 4)
    # A chain has its own case, in the version that was seen.
    if meta.phase.name.value != "stateful":
        if case.headers and "If-Match" in case.headers:
            case.headers["If-Match"] = "*"
        path = CASES.fitting(case.operation.path + ("/change" if operation == "change_draft" else ""), pick // 4)
        if path:
            case.path_parameters = {**(case.path_parameters or {}), **path}
    return case


@schemathesis.hook
def after_call(context, case, response):
    TALLY[case.operation.label][str(response.status_code)] += 1


@atexit.register
def write():
    path = os.environ.get("CONTRACT_TALLY")
    if path:
        with open(path, "w", encoding="utf-8") as file:
            json.dump(TALLY, file, indent=1, sort_keys=True)
