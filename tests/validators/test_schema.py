#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The JSON Schema of scenario files, judged by python3-jsonschema: it is a valid draft-07 schema, it
accepts every shipped scenario, the starting scenario and every echo, and refuses every file of
tests/bad/schema."""
import glob
import json
import os
import re
import subprocess
import sys

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(f"skip schema # {missing} (Debian: python3-jsonschema python3-yaml)")
    sys.exit(0)


class Loader(yaml.SafeLoader):
    """Plain scalars by the core schema of YAML 1.2: no dates, no sexagesimals, no yes and no."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("bool", r"^(true|false)$", "tf"),
    ("int", r"^[-+]?(0|[1-9][0-9]*)$", "-+0123456789"),
    ("float", r"^[-+]?(0|[1-9][0-9]*)(\.[0-9]*)?([eE][-+]?[0-9]+)?$", "-+0123456789"),
    ("null", r"^(~|null|)$", ["~", "n", ""]),
]:
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


def program():
    path = os.environ.get("MELTROUTE") or os.path.join(os.environ.get("BUILD", "build"), "meltroute")
    return path


def run(*arguments):
    result = subprocess.run([program(), *arguments], capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise RuntimeError(f"{arguments}: exit {result.returncode}: {result.stderr}")
    return result.stdout


failed = 0


def report(name, wrong):
    global failed
    failed += bool(wrong)
    print(f"{'not ok' if wrong else 'ok'} schema {name}")
    if wrong:
        print(f"    {wrong}")


schema = json.loads(run("schema"))
try:
    jsonschema.Draft7Validator.check_schema(schema)
    report("is draft-07", None)
except jsonschema.SchemaError as error:
    report("is draft-07", error.message)
validator = jsonschema.Draft7Validator(schema)


def first_error(text):
    errors = sorted(validator.iter_errors(yaml.load(text, Loader=Loader)), key=lambda e: list(e.path))
    return f"{'/'.join(map(str, errors[0].path))}: {errors[0].message[:200]}" if errors else None


with open("scenarios/meltroute-1.schema.json", encoding="utf-8") as file:
    same = json.loads(file.read()) == schema
report("shipped for editors", None if same else "meltroute schema >scenarios/meltroute-1.schema.json")
shipped = sorted(glob.glob("scenarios/*.yaml"))
report("finds scenarios", None if shipped else "none in scenarios/")
for path in shipped:
    with open(path, encoding="utf-8") as file:
        report(f"accepts {path}", first_error(file.read()))
# What the bad files are, without their fault.
small = "schema: meltroute/1\nprices: {set: CN-2025}\ncustomer: {demand: 12000 t/a}\n"
report("accepts a small scenario", first_error(small))
report("accepts the starting scenario", first_error(run("init")))
for path in shipped:
    report(f"accepts the echo of {path}", first_error(run("run", path, "--echo")))
bad = sorted(glob.glob("tests/bad/schema/*.yaml"))
report("finds bad files", None if len(bad) > 20 else f"{len(bad)} in tests/bad/schema/")
for path in bad:
    with open(path, encoding="utf-8") as file:
        report(f"refuses {path}", None if first_error(file.read()) else "accepted")
sys.exit(1 if failed else 0)
