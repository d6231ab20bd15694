#!/usr/bin/env python3
"""Fills a demonstration with sections in every stage, so that what is asked of acts on sections meets some.

    tests/fuzz-sections.py URL ACCOUNTS

Prints configuration for schemathesis: dictionaries of the sections' identifiers and of other values that only the
running service knows, and where to use them.
"""
import json
import sys
import urllib.request

EACH = 12  # Every act that succeeds takes a section out of its stage, and some take it out of sight.

PRACTICE = {
    "title": "Trámites consulares por barco", "summary": "El consulado visita cada mes los pueblos de la ribera.",
    "practice_type": "service", "countries": ["CO"], "scope": "subnational", "start": "2021-03", "status": "ongoing",
    "implementing_institution": "Dirección de Asuntos Consulares", "gcm_objectives": [14, 4],
    "guiding_principles": ["people_centred"], "inclusion_themes": ["consular"], "target_groups": ["all_migrants"],
    "context_problem": "El consulado más cercano queda a dos días.", "objectives": "Que nadie deje de tener documentos.",
    "description": "1. Se anuncia la visita.\n2. Se atiende a bordo.", "results": "Se atendió a 640 personas.",
    "success_factors": [{"factor": "Las autoridades avisan a la gente"}], "constraints": "Con el río bajo no hay visita.",
    "lessons_learned": "Conviene llevar impresora.", "sustainability": "Está en el presupuesto ordinario.",
    "replicability": "Sirve donde haya un río navegable.",
    "rights": {"gender": True, "child": True, "human_rights": True, "disability": False},
    "consent": True, "licence": "CC-BY-4.0",
}
STAGES = {
    "draft": [], "submitted": ["submit"], "withdrawn": ["submit", "withdraw"],
    "changes_requested": ["submit", "request_changes"], "rejected": ["submit", "reject"],
    "published": ["submit", "approve"], "unpublished": ["submit", "approve", "unpublish"], "deleted": ["delete"],
}


def ask(method, path, token=None, body=None):
    request = urllib.request.Request(f"{url}/api/v1{path}", method=method)
    if body is not None:
        request.data = json.dumps(body).encode()
        request.add_header("content-type", "application/json")
    if token:
        request.add_header("authorization", f"Bearer {token}")
    with urllib.request.urlopen(request) as answer:
        return json.loads(answer.read() or b"null")


def log_in(role):
    account = next(account for account in accounts if account["role"] == role)
    return ask("POST", "/auth/login", body={key: account[key] for key in ("email", "password")})["access_token"]


def act(section, name):
    path = f"/sections/{section}"
    if name in ("approve", "request_changes", "reject"):
        ask("POST", f"{path}/decision", editor, {"decision": name, "version": 1, "message": "Gracias"})
    elif name == "unpublish":
        ask("POST", f"{path}/unpublish", editor, {"reason": "Falta un dato"})
    elif name == "withdraw":
        ask("POST", f"{path}/withdraw", author, {"reason": "Falta un dato"})
    elif name == "delete":
        ask("DELETE", path, author)
    else:
        ask("POST", f"{path}/{name}", author)


url, accounts = sys.argv[1], json.load(open(sys.argv[2]))
author, editor = log_in("author"), log_in("editor")
institution = next(account["institution"] for account in accounts if account["role"] == "author")
sections = []
for number in range(EACH):
    for acts in STAGES.values():
        practice = {**PRACTICE, "title": f"{PRACTICE['title']} {number}"}
        new = {"compendium": "framework-document", "chapter": "consular-cooperation", "institution": institution,
               "language": "es", "practice": practice, "body": "## El recorrido\n\nEl barco para en nueve pueblos."}
        sections.append(ask("POST", "/sections", author, new)["id"])
        for name in acts:
            act(sections[-1], name)

print(f"""
[dictionaries.sections]
values = {json.dumps(sections)}
[dictionaries.tags]
values = ['"1-x"', '"2-x"', '*', '"1-x", "2-x"']
[dictionaries.versions]
values = [1, 2]
[dictionaries.institutions]
values = ["{institution}"]
[dictionaries.compendia]
values = ["framework-document"]
[dictionaries.chapters]
values = ["consular-cooperation", "documentation"]

[[operations]]
include-path-regex = "/(sections|published)/\\\\{{id\\\\}}"
parameters = {{ "path.id" = {{ dictionary = "sections", probability = 0.9 }}, "header.If-Match" = {{ dictionary = "tags", probability = 0.7 }}, "body.version" = {{ dictionary = "versions", probability = 0.7 }}, "body.chapter" = {{ dictionary = "chapters", probability = 0.5 }} }}

[[operations]]
include-operation-id = ["create_section", "import_section"]
parameters = {{ "body.institution" = {{ dictionary = "institutions", probability = 0.8 }}, "body.compendium" = {{ dictionary = "compendia", probability = 0.8 }}, "body.chapter" = {{ dictionary = "chapters", probability = 0.8 }} }}
""")
