"""Writes what the binary contains as a CycloneDX 1.6 document, or checks one that is written.

    sbom.py write FILE      sbom.py check FILE

Contained are the crates of the server and of the browser application that is embedded in it, and what these crates
bring along that is not Rust. What only runs while building (procedural macros and theirs) is listed as `excluded`.
`check` validates the file against the CycloneDX schema and its licences against SPDX, and holds it against what the
program is made of. It does not ask `cargo tree`, which `write` does, but resolves features and platforms itself, from
what `cargo metadata` says that each package declares. Nothing here needs the network.
"""

import importlib.resources
import json
import os
import re
import subprocess
import sys
import tomllib
import urllib.parse
import uuid

import jsonschema_rs
from license_expression import get_spdx_licensing

# The parts of the program: package, target, what it is called.
PARTS = (
    ("bangban-server", "x86_64-unknown-linux-gnu", "server"),
    ("bangban-frontend", "wasm32-unknown-unknown", "browser"),
)

# What crates bring along that is no Rust: crate, name, file in it, pattern of the version, purl, licence (None: the
# crate's).
BUNDLED = (
    ("libsqlite3-sys", "sqlite", "sqlite3/sqlite3.h", r'#define SQLITE_VERSION\s+"([^"]+)"', "pkg:generic/sqlite@{}", "blessing"),
    ("aws-lc-sys", "aws-lc", "aws-lc/include/openssl/base.h", r'AWSLC_VERSION_NUMBER_STRING "([^"]+)"', "pkg:github/aws/aws-lc@v{}", None),
    ("utoipa-swagger-ui-vendored", "swagger-ui", "src/lib.rs", r"Swagger UI version: `([^`]+)`", "pkg:npm/swagger-ui-dist@{}", "Apache-2.0"),
)

# Crates that claim a native library by `links` and bring no code of one.
WITHOUT_CODE = {"aws-lc-rs", "prettyplease", "wasm-bindgen-shared"}

NAMESPACE = uuid.UUID("6f0c3f5e-9d0a-5b0e-8f43-0d6a6c1b2a11")


def cargo(*arguments):
    command = ["cargo", *arguments, "--locked"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def listed(package, target, edges):
    """The packages of a tree as (name, version)."""
    tree = cargo("tree", "--package", package, "--target", target, "--edges", edges, "--prefix", "none", "--format", "{p}")
    found = re.findall(r"^(\S+) v(\S+)", tree, re.MULTILINE)
    assert found, f"cargo tree says nothing about {package}"
    return set(found)


def contents():
    """Each package with the parts it belongs to, and those that only run while building."""
    parts, running = {}, set()
    for package, target, part in PARTS:
        for key in listed(package, target, "normal"):
            parts.setdefault(key, []).append(part)
        running |= listed(package, target, "normal,no-proc-macro")
    return parts, running


def metadata(*arguments):
    document = json.loads(cargo("metadata", "--format-version", "1", *arguments))
    return document, {(package["name"], package["version"]): package for package in document["packages"]}


def checksums():
    with open("Cargo.lock", "rb") as file:
        locked = tomllib.load(file)["package"]
    return {(package["name"], package["version"]): package.get("checksum") for package in locked}


def purl(name, version):
    return f"pkg:cargo/{urllib.parse.quote(name)}@{urllib.parse.quote(version)}"


SPDX = get_spdx_licensing()


def licence(text):
    # The old way of crates.io to write "or".
    return str(SPDX.parse(text.replace("/", " OR "), validate=True))


def component(package, parts, running, checksum):
    key = (package["name"], package["version"])
    made = {
        "type": "library",
        "bom-ref": purl(*key),
        "name": package["name"],
        "version": package["version"],
        "purl": purl(*key),
        "scope": "required" if key in running else "excluded",
        "licenses": [{"expression": licence(package["license"])}],
        "properties": [{"name": "bangban:part", "value": part} for part in parts],
    }
    if package.get("description"):
        made["description"] = " ".join(package["description"].split())
    if checksum:
        made["hashes"] = [{"alg": "SHA-256", "content": checksum}]
    if (package.get("repository") or "").startswith("https://"):
        made["externalReferences"] = [{"type": "vcs", "url": package["repository"]}]
    return made


def bundled(packages, parts):
    """What is no Rust, each under the crate that brings it."""
    known = {crate for crate, *_ in BUNDLED} | WITHOUT_CODE
    unknown = [name for (name, version) in parts if packages[name, version].get("links") and name not in known]
    if unknown:
        raise SystemExit(f"native code that nobody has looked at: {', '.join(sorted(unknown))}; see BUNDLED in sbom.py")
    for crate, name, place, pattern, address, terms in BUNDLED:
        package = next(package for (known, _), package in packages.items() if known == crate)
        with open(os.path.join(os.path.dirname(package["manifest_path"]), place), encoding="utf-8") as file:
            version = re.search(pattern, file.read())[1]
        made = {
            "type": "library",
            "bom-ref": address.format(version),
            "name": name,
            "version": version,
            "purl": address.format(version),
            "scope": "required",
            "licenses": [{"expression": licence(terms or package["license"])}],
            "properties": [{"name": "bangban:bundled-by", "value": purl(crate, package["version"])}],
        }
        yield crate, made


def dependencies(document, parts, packages, extra):
    """Who needs whom, among what is listed."""
    key_of = {package["id"]: key for key, package in packages.items()}
    needs = {}
    for node in document["resolve"]["nodes"]:
        key = key_of[node["id"]]
        if key not in parts:
            continue
        normal = [dep["pkg"] for dep in node["deps"] if any(kind["kind"] is None for kind in dep["dep_kinds"])]
        needs[purl(*key)] = {purl(*key_of[one]) for one in normal if key_of[one] in parts}
    for crate, made in extra:
        needs[made["bom-ref"]] = set()
        for key in parts:
            # Swagger UI comes through a crate that only runs while building; it is the crate above that embeds it.
            if key[0] == crate.removesuffix("-vendored"):
                needs[purl(*key)].add(made["bom-ref"])
    return [{"ref": ref, "dependsOn": sorted(below)} for ref, below in sorted(needs.items())]


def written_at():
    """The time of the last commit: the same tree gives the same document."""
    command = ["git", "log", "-1", "--format=%cd", "--date=format-local:%Y-%m-%dT%H:%M:%SZ"]
    environment = {**os.environ, "TZ": "UTC"}
    return subprocess.run(command, capture_output=True, text=True, env=environment).stdout.strip()


def build():
    parts, running = contents()
    document, packages = metadata()
    sums = checksums()
    extra = list(bundled(packages, parts))
    components = [component(packages[key], parts[key], running, sums.get(key)) for key in sorted(parts)]
    components += [made for _, made in extra]
    version = packages[next(key for key in packages if key[0] == "bangban-server")]["version"]
    program = {
        "type": "application",
        "bom-ref": f"bangban@{version}",
        "name": "bangban",
        "version": version,
        "licenses": [{"expression": "Apache-2.0"}],
    }
    needs = dependencies(document, parts, packages, extra)
    roots = [purl(package, version) for package, *_ in PARTS]
    made = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": program, "lifecycles": [{"phase": "build"}]},
        "components": components,
        "dependencies": [{"ref": program["bom-ref"], "dependsOn": roots}, *needs],
    }
    if written_at():
        made["metadata"]["timestamp"] = written_at()
    # Named by its content.
    made["serialNumber"] = f"urn:uuid:{uuid.uuid5(NAMESPACE, json.dumps(made, sort_keys=True))}"
    return made


def schema_faults(document):
    """What the official schema says."""
    folder = importlib.resources.files("cyclonedx.schema") / "_res"

    def load(name):
        return json.loads((folder / f"{name}.SNAPSHOT.schema.json").read_text(encoding="utf-8"))

    schema = load("bom-1.6")
    base = "http://cyclonedx.org/schema/"
    resources = [(f"{base}{name}.SNAPSHOT.schema.json", load(name)) for name in ("spdx", "jsf-0.82")]
    registry = jsonschema_rs.Registry(resources)
    validator = jsonschema_rs.Draft7Validator(schema, registry=registry, validate_formats=True)
    return [f"{'/'.join(map(str, error.instance_path))}: {error.message:.200}" for error in validator.iter_errors(document)]


class Graph:
    """The packages of the workspace on one platform, and what of them is part of a binary."""

    def __init__(self, target):
        document, _ = metadata("--filter-platform", target)
        self.packages = {package["id"]: package for package in document["packages"]}
        self.edges = {node["id"]: node["deps"] for node in document["resolve"]["nodes"]}

    def root(self, name):
        return next(key for key, package in self.packages.items() if package["name"] == name)

    def key(self, package):
        return self.packages[package]["name"], self.packages[package]["version"]

    def runs_in_the_compiler(self, package):
        return any("proc-macro" in target["kind"] for target in self.packages[package]["targets"])

    def below(self, package):
        """What a package declares to need when it runs, each with the package that it is on this platform."""
        for declared in self.packages[package]["dependencies"]:
            for edge in self.edges[package]:
                needed = self.packages[edge["pkg"]]
                library = next((t["name"] for t in needed["targets"] if {"lib", "rlib", "proc-macro"} & set(t["kind"])), "")
                called = (declared["rename"] or library).replace("-", "_")
                kinds = [(kind["kind"], kind["target"]) for kind in edge["dep_kinds"]]
                same = needed["name"] == declared["name"] and edge["name"] == called
                if same and declared["kind"] is None and (None, declared["target"]) in kinds:
                    yield declared, edge["pkg"]

    def active(self, package, asked):
        """The features that follow from those asked for: they, the optional packages that they bring, and what they
        ask of other packages, by the name that these have here."""
        table = self.packages[package]["features"]
        features, brought, asks, todo = set(), set(), {}, list(asked)
        while todo:
            feature = todo.pop()
            if feature in features:
                continue
            features.add(feature)
            for means in table.get(feature, []):
                if means.startswith("dep:"):
                    brought.add(means.removeprefix("dep:"))
                elif "/" in means:
                    name, wanted = means.split("/", 1)
                    # With a question mark it is only asked of what somebody else brings.
                    if not name.endswith("?"):
                        brought.add(name)
                        todo += [name] if name in table else []
                    asks.setdefault(name.removesuffix("?"), set()).add(wanted)
                else:
                    todo.append(means)
        return features, brought, asks

    def binary(self, root):
        """What is compiled into the binary, and the procedural macros that it is compiled with."""
        features, macros, todo = {root: {"default"}}, set(), [root]
        while todo:
            package = todo.pop()
            features[package], brought, asks = self.active(package, features[package])
            for declared, needed in self.below(package):
                name = declared["rename"] or declared["name"]
                if declared["optional"] and name not in brought:
                    continue
                if self.runs_in_the_compiler(needed):
                    macros.add(needed)
                    continue
                wanted = set(declared["features"]) | asks.get(name, set())
                wanted |= {"default"} if declared["uses_default_features"] else set()
                if needed not in features or not wanted <= features[needed]:
                    features[needed] = features.get(needed, set()) | wanted
                    todo.append(needed)
        return {self.key(package) for package in features}, {self.key(package) for package in macros}

    def reachable(self, root):
        """All that could be needed, whatever features are on."""
        reached, todo = set(), [root]
        while todo:
            package = todo.pop()
            if package not in reached:
                reached.add(package)
                todo += [needed for _, needed in self.below(package)]
        return {self.key(package) for package in reached}


def wrong_packages(by_name):
    """Where the packages that are listed are not those of the program."""
    # Macros and what they need are compiled for the machine that compiles.
    host = Graph(PARTS[0][1])
    running, macros, possible = {}, set(), set()
    for root, target, part in PARTS:
        graph = Graph(target)
        found, used = graph.binary(graph.root(root))
        for key in found:
            running.setdefault(key, set()).add(part)
        macros |= used
        possible |= host.reachable(host.root(root))
    for key in sorted(running.keys() | macros):
        name = " ".join(key)
        one = by_name.get(key)
        if one is None:
            yield f"{name} is in the program and not listed"
        elif (one["scope"] == "required") != (key in running):
            yield f"{name} has the scope {one['scope']}"
        elif not running.get(key, set()) <= {it["value"] for it in one["properties"]}:
            yield f"{name} is in other parts than are listed"
    others = {name for _, name, *_ in BUNDLED}
    for key in sorted(by_name.keys() - running.keys() - macros):
        allowed = key in possible and by_name[key]["scope"] == "excluded"
        if not allowed and key[0] not in others:
            yield f"{key[0]} {key[1]} is listed and not in the program"


def faults(document):
    """What is wrong with a document."""
    wrong = schema_faults(document)
    sums = checksums()
    by_name = {(one["name"], one["version"]): one for one in document["components"]}
    wrong += wrong_packages(by_name)
    for key, one in sorted(by_name.items()):
        digest = next((entry["content"] for entry in one.get("hashes", [])), None)
        if digest != sums.get(key):
            wrong.append(f"{key[0]} {key[1]} has another digest than Cargo.lock says")
    others = {name for _, name, *_ in BUNDLED}
    for name in sorted(others - {name for name, _ in by_name}):
        wrong.append(f"{name} is embedded and not listed")
    refs = {one["bom-ref"] for one in document["components"]} | {document["metadata"]["component"]["bom-ref"]}
    below = {entry["ref"]: entry["dependsOn"] for entry in document["dependencies"]}
    reached, todo = set(), [document["metadata"]["component"]["bom-ref"]]
    while todo:
        ref = todo.pop()
        if ref not in reached:
            reached.add(ref)
            todo += below.get(ref, [])
    wrong += [f"{ref} is no component" for ref in sorted(reached - refs)]
    wrong += [f"nothing needs {ref}" for ref in sorted(refs - reached)]
    return wrong


def main(what, path):
    if what == "write":
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            json.dump(build(), file, ensure_ascii=False, indent=1)
            file.write("\n")
        return 0
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    wrong = faults(document)
    for line in wrong:
        print(line)
    if not wrong:
        required = sum(one["scope"] == "required" for one in document["components"])
        print(f"{path}: {len(document['components'])} components, {required} of them in the binary")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
