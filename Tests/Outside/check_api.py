"""Checks the API of a running node from outside, with other people's tools.

    check_api.py URL TOKEN

1. /openapi.json is a valid OpenAPI 3.1 document (openapi-spec-validator).
2. What the node answers has no member that the document does not name.
3. All operations are exercised with generated requests, with the token and without one (schemathesis): no crash, no
   answer that the document does not describe, no route that a missing token opens.
"""

import json
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request

import jsonschema
from openapi_spec_validator import OpenAPIV31SpecValidator

# What schemathesis demands of an answer. Left out is only that whatever fits the schema be accepted: which types, numbers
# and revisions there are is for the node to say, and no schema can.
CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "unsupported_method",
    "ignored_auth",
]


def get(url, token):
    request = urllib.request.Request(url, headers={"Authorization": "Bearer " + token})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.headers.get_content_type(), answer.read()


def forbidding_more(schema):
    """The schema with every object closed: what it does not name is a fault."""
    if isinstance(schema, list):
        return [forbidding_more(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: forbidding_more(value) for key, value in schema.items()}
    if "properties" in schema and "additionalProperties" not in schema:
        closed["additionalProperties"] = False
    return closed


def ids(base, token):
    """A license, an item and an incident of the node, for paths that ask for one."""
    _, licenses = get(base + "/api/v1/licenses", token)
    _, items = get(base + "/api/v1/catalogue", token)
    _, incidents = get(base + "/api/v1/incidents", token)
    return {
        "id": next(iter(json.loads(licenses)["licenses"]), {}).get("document"),
        "item": next(iter(json.loads(items)["items"]), {}).get("document"),
        "incident": next(iter(json.loads(incidents)["incidents"]), {}).get("document"),
    }


def paths_with_values(document, base, token):
    """GET paths, with a license, an item and an incident of the node where a path asks for one."""
    for path, operations in document["paths"].items():
        if "get" in operations:
            filled = path
            for name, value in ids(base, token).items():
                filled = filled.replace("{%s}" % name, value or "{}")
            if "{" not in filled:
                yield path, filled


def check_members(document, base, token):
    components = forbidding_more(document["components"])
    count = 0
    for path, filled in paths_with_values(document, base, token):
        content = document["paths"][path]["get"]["responses"]["200"]["content"]
        query = "?after=0" if path.endswith("/events") else ""
        query = "?from=1&to=1" if path.endswith("/diff") else query
        query = "?after=2022-09-30" if path.endswith("/deadline") else query
        kind, body = get(base + urllib.parse.quote(filled) + query, token)
        assert kind in content, f"{path} answers {kind}"
        if kind != "application/json":
            continue
        schema = forbidding_more(content[kind]["schema"]) | {"components": components}
        try:
            jsonschema.validate(json.loads(body), schema)
        except jsonschema.ValidationError as error:
            sys.exit(f"{path}: {error.message} at {list(error.absolute_path)}")
        count += 1
    return count


def exercise(base, token, parameters=None):
    """Every operation; the batch apart, which is answered with 200 whatever is refused in it: each act has its own
    problem."""
    apart = "/api/v1/acts/batch"
    run(base, token, parameters, ["--include-path", apart], [check for check in CHECKS if "negative" not in check])
    return run(base, token, parameters, ["--exclude-path", apart], CHECKS)


def run(base, token, parameters, operations, checks):
    command = [sys.executable, "-m", "schemathesis.cli"]
    with tempfile.NamedTemporaryFile("w", suffix=".toml") as settings:
        if parameters:
            given = [f'{name} = "{value}"' for name, value in parameters.items() if value]
            settings.write("\n".join(["[parameters]"] + given) + "\n")
            settings.flush()
        command += ["--config-file", settings.name, "run", base + "/openapi.json", "--checks", ",".join(checks)]
        command += ["--max-examples", "15", "--seed", "1", "--workers", "1", "--no-color"]
        command += ["--suppress-health-check", "all", "--warnings", "off"] + operations
        if token:
            command += ["-H", "Authorization: Bearer " + token]
        result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(result.stdout[-20000:] + result.stderr[-4000:])
    return next((line for line in result.stdout.splitlines() if "generated" in line), "").strip()


def main(base, token):
    document = json.loads(get(base + "/openapi.json", token)[1])
    OpenAPIV31SpecValidator(document).validate()
    operations = sum(len(methods) for methods in document["paths"].values())
    print(f"{operations} operations, a valid document")
    print(f"{check_members(document, base, token)} answers with named members only")
    print("with the token:", exercise(base, token))
    print("with a license and an item that there are:", exercise(base, token, ids(base, token)))
    print("without a token:", exercise(base, None))


if __name__ == "__main__":
    main(*sys.argv[1:])
