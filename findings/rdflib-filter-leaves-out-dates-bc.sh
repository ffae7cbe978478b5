#!/usr/bin/env bash
# rdflib 7.6.0 (Python), SPARQL over dates as Wikidata has them.
#
# xsd:date has years before Christ: -0043 in the sense of XSD 1.1. Expected: ORDER BY and FILTER go
# by time, as a triple store does.
# Seen: a value that datetime.date cannot hold is kept as text that is "ill-typed", without error. A
# filter for days before the year 1000 leaves it out; ORDER BY puts it by its letters, so that 400
# BC comes after 44 BC. YEAR() of it ends the whole query with an AttributeError, where SPARQL
# leaves such a value unbound.
#
# Output seen:
#   ill-typed: ['-0043-03-15', '-0399-02-15']
#   in order: ['-0043-03-15', '-0399-02-15', '0044-03-15', '2003-02-03']
#   before 1000: ['0044-03-15']
#   years: AttributeError
# Exits other than 0 if that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check rdflib==7.6.0 pyparsing==3.3.3
venv/bin/python - > seen 2> notes <<'PYTHON'
from rdflib import XSD, Graph, Literal, URIRef

DAYS = ("2003-02-03", "-0043-03-15", "0044-03-15", "-0399-02-15")
graph = Graph()
for day in DAYS:
    value = Literal(day, datatype=XSD.date)
    graph.add((URIRef(f"https://example.org/{day}"), URIRef("https://example.org/on"), value))


def ask(head, tail=""):
    text = f"SELECT {head} {{ ?s <https://example.org/on> ?on {tail}"
    return [str(row[0]) for row in graph.query(text)]


print("ill-typed:", sorted(str(value) for value in graph.objects() if value.ill_typed))
print("in order:", ask("?on", "} ORDER BY ?on"))
print("before 1000:", ask("?on", f'FILTER(?on < "1000-01-01"^^<{XSD.date}>) }}'))
try:
    print("years:", ask("(YEAR(?on) AS ?year)", "}"))
except AttributeError as error:
    print("years:", type(error).__name__)
PYTHON
cat seen
diff seen - <<'SEEN'
ill-typed: ['-0043-03-15', '-0399-02-15']
in order: ['-0043-03-15', '-0399-02-15', '0044-03-15', '2003-02-03']
before 1000: ['0044-03-15']
years: AttributeError
SEEN
