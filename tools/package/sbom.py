#!/usr/bin/env python3
"""Lists what a built program consists of, as CycloneDX 1.5, and collects the licences' texts.

Reads what `cargo metadata --locked` prints for the target and the features that are shipped. Listed is what ends up in the program: crates by
way of ordinary dependencies, without macros and build scripts, which only helped to make it; the C and C++ that crates bring; and the files
that lie beside the program. The same sources give the same bytes: the time is that of the commit, the serial number follows from the list.

    cargo metadata --locked --format-version 1 --filter-platform x86_64-unknown-linux-gnu >metadata.json
    tools/package/sbom.py --metadata metadata.json --epoch 1796070680 --sbom sbom.cdx.json --licences licences.txt
"""

import argparse
import datetime
import hashlib
import json
import pathlib
import re
import sys
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Any would do, as long as it stays.
NAMESPACE = uuid.UUID("6f1d7a2e-9f0b-5c43-8a55-2f5f3c1f6b0e")
LICENCE_FILE = re.compile(r"^(un)?licen[cs]e|^copying|^notice|^copyright|^ofl", re.IGNORECASE)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--metadata", type=pathlib.Path, required=True)
    parser.add_argument("--epoch", type=int, required=True, help="SOURCE_DATE_EPOCH: seconds since 1970")
    parser.add_argument("--sbom", type=pathlib.Path, required=True)
    parser.add_argument("--licences", type=pathlib.Path, required=True)
    args = parser.parse_args()

    metadata = json.loads(args.metadata.read_text(encoding="utf-8"))
    packages = {package["id"]: package for package in metadata["packages"]}
    root = metadata["resolve"]["root"]
    edges = shipped(metadata["resolve"]["nodes"], packages, root)
    crates = sorted((packages[key] for key in edges if key != root), key=lambda crate: (crate["name"], crate["version"]))
    checksums = read_checksums(ROOT / "Cargo.lock")

    components = [of_crate(crate, checksums) for crate in crates] + brought(crates) + files()
    nameless = [part["name"] for part in components if not part.get("licenses")]
    if nameless:
        sys.exit(f"No licence is known of: {', '.join(nameless)}. Say it in {__file__}.")
    program = packages[root]
    sbom = {
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "timestamp": datetime.datetime.fromtimestamp(args.epoch, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "lifecycles": [{"phase": "build"}],
            "component": {
                "type": "application",
                "bom-ref": reference(program),
                "name": program["name"],
                "version": program["version"],
                "description": program["description"],
                "licenses": licences(program),
                "purl": reference(program),
            },
        },
        "components": components,
        "dependencies": dependencies(edges, packages, program, components),
    }
    serial = uuid.uuid5(NAMESPACE, json.dumps(sbom, sort_keys=True))
    sbom = {**dict(list(sbom.items())[:3]), "serialNumber": f"urn:uuid:{serial}", **sbom}
    args.sbom.write_text(json.dumps(sbom, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    args.licences.write_text(texts(crates), encoding="utf-8")
    print(f"{len(components)} components, {len(crates)} of them crates", file=sys.stderr)


def shipped(nodes, packages, root):
    """What the program links, each with what it needs itself: id → ids."""
    by_id = {node["id"]: node for node in nodes}
    edges, waiting = {}, [root]
    while waiting:
        key = waiting.pop()
        if key in edges:
            continue
        needs = []
        for dependency in by_id[key]["deps"]:
            ordinary = any(kind["kind"] is None for kind in dependency["dep_kinds"])
            if ordinary and not only_a_macro(packages[dependency["pkg"]]):
                needs.append(dependency["pkg"])
        edges[key] = needs
        waiting.extend(needs)
    return edges


def only_a_macro(package):
    return any("proc-macro" in target["kind"] for target in package["targets"])


def reference(package):
    return f"pkg:cargo/{package['name']}@{package['version']}"


def licences(package):
    expression = package.get("license")
    if expression:
        # The older way to write "or".
        return [{"expression": expression.replace("/", " OR ").replace("  ", " ")}]
    if package.get("license_file"):
        return [{"license": {"name": f"see {pathlib.Path(package['license_file']).name} in the crate"}}]
    return []


def of_crate(crate, checksums):
    component = {
        "type": "library",
        "bom-ref": reference(crate),
        "name": crate["name"],
        "version": crate["version"],
        "licenses": licences(crate),
        "purl": reference(crate),
    }
    if crate.get("description"):
        component["description"] = " ".join(crate["description"].split())
    checksum = checksums.get((crate["name"], crate["version"]))
    if checksum:
        component["hashes"] = [{"alg": "SHA-256", "content": checksum}]
    if crate.get("repository"):
        component["externalReferences"] = [{"type": "vcs", "url": crate["repository"]}]
    return component


def read_checksums(lock):
    found = {}
    for block in lock.read_text(encoding="utf-8").split("[[package]]"):
        values = dict(re.findall(r'^(name|version|checksum) = "(.*)"$', block, re.MULTILINE))
        if "checksum" in values:
            found[values["name"], values["version"]] = values["checksum"]
    return found


# What crates bring that is not Rust: the crate, what it is, a file of the crate that tells the version and the words around it, the licence.
BROUGHT = [
    ("whisper-rs-sys", "whisper.cpp", "whisper.cpp/CMakeLists.txt", r'project\("whisper\.cpp" VERSION ([0-9.]+)\)',
     "MIT", "Speech recognition, with the library ggml, in C and C++."),
    ("libsqlite3-sys", "sqlite", "sqlite3/sqlite3.h", r'#define SQLITE_VERSION\s+"([0-9.]+)"',
     "blessing", "The office's database in a file, in C; public domain."),
    ("libmimalloc-sys", "mimalloc", "c_src/mimalloc/v3/include/mimalloc.h", r"#define MI_MALLOC_VERSION\s+([0-9]+)",
     "MIT", "Gives out memory, in C."),
]


def brought(crates):
    found = []
    for crate_name, name, file, pattern, licence, what in BROUGHT:
        for crate in (crate for crate in crates if crate["name"] == crate_name):
            told = re.search(pattern, (folder_of(crate) / file).read_text(encoding="utf-8", errors="replace"))
            if not told:
                sys.exit(f"{crate_name}/{file} does not tell the version of {name} any more: mend BROUGHT in {__file__}.")
            version = with_points(told.group(1))
            found.append({
                "type": "library",
                "bom-ref": f"pkg:generic/{name}@{version}",
                "name": name,
                "version": version,
                "description": f"{what} Compiled by the crate {crate_name}.",
                "licenses": [{"license": {"id": licence}}],
                "purl": f"pkg:generic/{name}@{version}",
            })
    if len(found) != len(BROUGHT):
        sys.exit(f"Not every crate of BROUGHT in {__file__} is shipped any more: mend the list.")
    return found


def with_points(version):
    """A version as people write it: 30302 is 3.3.2, major and two digits each."""
    if "." in version:
        return version
    number = int(version)
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


# Files beside the program that somebody made elsewhere, or that are more than text: path, kind, licence, what it is.
FILES = [
    ("assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf", "file", "OFL-1.1", "Font: Atkinson Hyperlegible Next."),
    ("assets/fonts/AtkinsonHyperlegibleNext-Bold.ttf", "file", "OFL-1.1", "Font: Atkinson Hyperlegible Next, bold."),
    ("assets/fonts/AtkinsonHyperlegibleMono-Regular.ttf", "file", "OFL-1.1", "Font: Atkinson Hyperlegible Mono."),
    ("assets/models/demo-pl.bin", "machine-learning-model", "MIT OR Apache-2.0",
     "The demonstration model for speech recognition, trained by us on synthetic speech (assets/models/README.md)."),
]


def files():
    found = []
    for path, kind, licence, what in FILES:
        digest = hashlib.sha256((ROOT / path).read_bytes()).hexdigest()
        found.append({
            "type": kind,
            "bom-ref": f"file:{path}",
            "name": path,
            "description": what,
            "hashes": [{"alg": "SHA-256", "content": digest}],
            "licenses": [{"expression": licence}],
        })
    return found


def dependencies(edges, packages, program, components):
    table = {reference(packages[key]): {reference(packages[need]) for need in needs} for key, needs in edges.items()}
    for part in components:
        ref = part["bom-ref"]
        if ref.startswith("file:"):
            table[reference(program)].add(ref)
            table[ref] = set()
    for crate_name, name, *_ in BROUGHT:
        part = next(part["bom-ref"] for part in components if part["name"] == name and part["bom-ref"].startswith("pkg:generic/"))
        for key in list(table):
            if key.startswith(f"pkg:cargo/{crate_name}@"):
                table[key].add(part)
        table[part] = set()
    return [{"ref": ref, "dependsOn": sorted(table[ref])} for ref in sorted(table)]


def folder_of(crate):
    return pathlib.Path(crate["manifest_path"]).parent


# Where the C and C++ that a crate brings has its licence.
INNER = [("whisper-rs-sys", "whisper.cpp"), ("libmimalloc-sys", "c_src/mimalloc/v3")]


def texts(crates):
    """Every licence's text once, with what it stands in."""
    found = {}
    for crate in crates:
        places = [folder_of(crate)]
        places += [folder_of(crate) / inner for name, inner in INNER if crate["name"] == name]
        own = [file for place in places for file in sorted(place.iterdir()) if file.is_file() and LICENCE_FILE.search(file.name)]
        for file in own:
            text = file.read_text(encoding="utf-8", errors="replace").strip().replace("\r\n", "\n")
            found.setdefault(text, set()).add(f"{crate['name']} {crate['version']}")
        if not own:
            text = f"(The crate holds no text. Its licence, as its authors state it: {crate.get('license') or 'unknown'}.)"
            found.setdefault(text, set()).add(f"{crate['name']} {crate['version']}")
    parts = [
        "Licences of the libraries that Trzy sygnały is built of. The texts of the fonts' licence lie beside the fonts.\n",
    ]
    for text, names in sorted(found.items(), key=lambda one: sorted(one[1])):
        parts.append("=" * 80 + "\n" + "\n".join(sorted(names)) + "\n" + "-" * 80 + "\n" + text + "\n")
    return "\n".join(parts)


if __name__ == "__main__":
    main()
