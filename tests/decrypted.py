"""The bytes of a vault as they lie under the encryption, page by page, free pages and all."""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, SALT, IV, SEAL = 4096, 16, 16, 64


def decrypted(file: Path, key: bytes) -> bytes:
    """Every page of an SQLCipher 4 file in clear, what was deleted included."""
    found, content = [], file.read_bytes()
    for start in range(0, len(content), PAGE):
        page = content[start : start + PAGE]
        body, iv = page[SALT if start == 0 else 0 : -IV - SEAL], page[-IV - SEAL : -SEAL]
        reader = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        found.append(reader.update(body) + reader.finalize())
    return b"".join(found)
