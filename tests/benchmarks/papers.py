"""Measures two hundred agreements on a large vault, and prints one JSON object: ``papers.py FOLDER``."""

import json
import sys
import tempfile
from itertools import islice
from pathlib import Path
from time import perf_counter

from app.services import documents, duos
from app.storage.keyfile import DEMO_PASSPHRASE
from app.storage.vault import Vault

COUNT = 200


def main() -> None:
    told: dict[str, float] = {}
    with Vault.unlock(Path(sys.argv[1]), passphrase=DEMO_PASSPHRASE) as vault:
        with vault.read() as session:
            ids = list(islice((row.id for row in duos.duos(session) if row.together), COUNT))
        start = perf_counter()
        with vault.read() as session:
            found = documents.agreements(session, ids)
        told["read_ms"] = _since(start)
    told["count"] = len(found)
    start = perf_counter()
    documents.agreement_pdf(next(iter(found.values())))
    told["first_ms"] = _since(start)  # with the loading of ReportLab
    start = perf_counter()
    pdf = documents.agreements_pdf(list(found.values()))
    told["one_file_ms"] = _since(start)
    told["one_file_kb"] = len(pdf) // 1000
    start = perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        documents.write_agreements(Path(folder), found, lambda _share: None)
    told["each_ms"] = _since(start)
    print(json.dumps(told))


def _since(start: float) -> int:
    return round((perf_counter() - start) * 1000)


if __name__ == "__main__":
    main()
