"""The file of drafts: sealed with the key of its vault, and gone when it is told to."""

import json
from dataclasses import replace

from app.storage import drafts
from app.storage.drafts import Draft, Entry


def test_the_file_is_sealed_bound_to_its_vault_and_can_be_thrown_away(vault, flip):
    file = vault.folder / "drafts"
    draft = Draft("Een contact noteren", "2026-11-27T16:40", (Entry("text", "Opmerking", "Vinkenstein"),))
    drafts.add(vault, [draft])
    drafts.add(vault, [replace(draft, id="2")])
    content = file.read_bytes()
    assert b"Vinkenstein" not in content
    assert vault.keys()[1].hex().encode() not in content
    assert [one.id for one in drafts.waiting(vault)] == [draft.id, "2"]
    for place in range(0, len(content), 7):
        flip(file, place)
        assert drafts.waiting(vault) == []
        file.write_bytes(content)
    drafts.drop(vault, draft)
    assert [one.id for one in drafts.waiting(vault)] == ["2"]
    drafts.forget(vault.folder)
    assert drafts.waiting(vault) == []
    drafts.forget(vault.folder)
    for rubbish in (b"", b"\xff", b"geen base64", json.dumps([1]).encode()):
        file.write_bytes(rubbish)
        assert drafts.waiting(vault) == []
