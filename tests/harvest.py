#!/usr/bin/env python3
"""Enlarges a running demonstration and harvests it.

    tests/harvest.py URL DATABASE RECORDS PID

Prints what was harvested and how long it took; fails if anything is missing or comes twice.
"""
import importlib.resources
import json
import os
import sqlite3
import sys
import time
import urllib.request
import uuid

from jsonschema import Draft202012Validator
from lxml import etree
from sickle import Sickle
from sickle.iterator import OAIItemIterator

url, database, records, pid = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
GONE = records // 20
SCHEMA = None
if os.environ.get("OAI_SCHEMAS"):
    SCHEMA = etree.XMLSchema(etree.parse(os.path.join(os.environ["OAI_SCHEMAS"], "OAI-PMH.xsd")))


def enlarge():
    """Copies published sections, every twentieth of them as one that was unpublished, and returns the identifiers."""
    db = sqlite3.connect(database, timeout=60)
    db.row_factory = sqlite3.Row
    sections = db.execute("SELECT * FROM sections WHERE published_version IS NOT NULL ORDER BY id").fetchall()
    start = 1_700_000_000_000_000
    shown, gone = set(), set()
    for number in range(records - len(sections)):
        of = dict(sections[number % len(sections)])
        versions = db.execute("SELECT * FROM versions WHERE section = ?", (of["id"],)).fetchall()
        sets = db.execute("SELECT name FROM harvest_sets WHERE section = ?", (of["id"],)).fetchall()
        new = str(uuid.UUID(int=(0x0199 << 112) | (7 << 76) | (8 << 60) | number))
        # Several have the same datestamp.
        at = start + (number // 7) * 1_000_000
        of.update(id=new, published_at=at, unpublished_at=None)
        if number < GONE:
            of.update(published_version=None, unpublished_at=at + 1, unpublish_reason="x")
            gone.add(new)
        else:
            shown.add(new)
        insert(db, "sections", of)
        for version in versions:
            insert(db, "versions", dict(version) | {"section": new})
        db.executemany("INSERT INTO harvest_sets (section, name) VALUES (?, ?)", [(new, name) for (name,) in sets])
    db.commit()
    shown |= {section["id"] for section in sections}
    gone |= {id for (id,) in db.execute(
        "SELECT id FROM sections WHERE published_version IS NULL AND unpublished_at IS NOT NULL")}
    return db, shown, gone


def insert(db, table, row):
    names = ", ".join(row)
    db.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})", list(row.values()))


class Checked(OAIItemIterator):
    """Counts responses, and validates them."""
    responses = 0

    def _next_response(self):
        super()._next_response()
        Checked.responses += 1
        if SCHEMA is not None:
            SCHEMA.assertValid(self.oai_response.xml)


def harvest(**arguments):
    """Returns the identifiers that are there and those that are deleted, and says how long it took."""
    begun, before = time.monotonic(), Checked.responses
    shown, gone, size = [], [], 0
    for record in Sickle(url + "/oai", iterator=Checked).ListRecords(**arguments):
        identifier = record.header.identifier.split(":")[-1]
        (gone if record.deleted else shown).append(identifier)
        size += len(record.raw)
    took = time.monotonic() - begun
    assert len(set(shown + gone)) == len(shown) + len(gone), "a record came twice"
    print(f"{arguments}: {len(shown)} records, {len(gone)} deleted, {Checked.responses - before} responses, "
          f"{size / 1e6:.1f} MB, {took:.1f} s, memory of the service {memory()} MiB", flush=True)
    return set(shown), set(gone)


def memory():
    """The resident memory of the service in MiB."""
    with open(f"/proc/{pid}/statm") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 2**20


def described():
    """Validates the metadata of editions and of some practices against DataCite's schema: 4.5, the newest that the
    package has, of which they use nothing that 4.6 has changed."""
    schema = importlib.resources.files("datacite").joinpath("schemas/datacite-v4.5.json").read_text()
    validator, number = Draft202012Validator(json.loads(schema)), 0
    ask = lambda path: json.load(urllib.request.urlopen(f"{url}/api/v1/{path}"))
    practices = [f"published/{item['section_id']}" for item in ask("search?limit=50")["items"]]
    editions = [f"editions/{item['id']}" for item in ask("editions?state=frozen")["items"]]
    for path in practices + editions:
        validator.validate(ask(path + "/datacite.json"))
        number += 1
    assert number > 30 and editions, "there is something to describe"
    print(f"{number} descriptions fit DataCite's schema")


described()
db, shown, gone = enlarge()
print(f"{len(shown)} published, {len(gone)} unpublished, memory of the service {memory()} MiB")
identity = Sickle(url + "/oai").Identify()
assert identity.deletedRecord == "persistent" and identity.granularity == "YYYY-MM-DDThh:mm:ssZ"
for prefix in ("oai_dc", "oai_datacite"):
    found, deleted = harvest(metadataPrefix=prefix)
    assert {id for id in found if not id.startswith("edition-")} == shown, prefix
    assert deleted == gone, prefix
found, deleted = harvest(metadataPrefix="oai_dc", set="country:CO")
inside = {id for (id,) in db.execute("SELECT section FROM harvest_sets WHERE name = 'country:CO'")}
assert found | deleted == inside, "country:CO"

# Some are unpublished, some published again.
since = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
now = int(time.time() * 1e6)
leaving, returning = set(sorted(shown)[:50]), set(sorted(gone)[:20])
for id in leaving:
    db.execute("UPDATE sections SET published_version = NULL, unpublished_at = ? WHERE id = ?", (now, id))
for id in returning:
    db.execute("UPDATE sections SET published_version = version, published_at = ?, unpublished_at = NULL WHERE id = ?",
               (now, id))
db.commit()
found, deleted = harvest(**{"metadataPrefix": "oai_dc", "from": since})
assert (found, deleted) == (returning, leaving), "since the last time"
found, deleted = harvest(metadataPrefix="oai_dc")
assert {id for id in found if not id.startswith("edition-")} == (shown | returning) - leaving
assert deleted == (gone | leaving) - returning
print("everything is there, and once")
