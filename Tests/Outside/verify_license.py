"""Verifies an exported license from docs/formats alone, with others' libraries (PyNaCl, cbor2, pycose, hashlib).

usage: verify_license.py DISTRICT-ID-HEX FILE

Prints one JSON object: who signed what, and which disclosures open their commitments. Exits with 1 and names the
first thing that does not hold.
"""

import hashlib
import io
import json
import sys

import cbor2
from nacl.bindings import crypto_core_ed25519_is_valid_point
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey
from pycose.messages import Sign1Message  # parses the COSE_Sign1; its tag is added, entries are untagged

GENESIS, ROTATION, NODE_KEY, SUBMIT = 0, 1, 4, 11
NO_DISTRICT = bytes(32)


class Refused(Exception):
    pass


def sha256(data):
    return hashlib.sha256(data).digest()


def encode(value):
    return cbor2.dumps(value, canonical=True)


def require(condition, what):
    if not condition:
        raise Refused(what)


class Header:
    """docs/formats/entry.md: the signed header of an entry."""

    def __init__(self, cose, district):
        protected, unprotected, payload, signature = cbor2.loads(cose)
        require(unprotected == {}, "unprotected map is empty")
        message = Sign1Message.decode(cbor2.dumps(cbor2.CBORTag(18, [protected, {}, payload, signature])))
        require(message.payload == payload, "pycose reads the same payload")
        phdr = cbor2.loads(protected)
        require(set(phdr) == {1, 4} and phdr[1] == -8, "protected is {1: -8, 4: kid}")
        self.author = phdr[4]
        (version, self.audience, self.epoch, self.number, self.previous, self.seen, self.time, self.count,
         self.root) = cbor2.loads(payload)
        require(version == 1, "header version 1")
        genesis = self.number == 0 and not (self.audience or self.previous or self.seen) and self.count == 1
        self.district = NO_DISTRICT if genesis else district
        signed = encode(["Signature1", protected, b"hefu/entry/1" + self.district, payload])
        require(len(signature) == 64, "signature of 64 bytes")
        require(crypto_core_ed25519_is_valid_point(self.author), "key is a valid point")
        require(crypto_core_ed25519_is_valid_point(signature[:32]), "R is a valid point")
        try:
            VerifyKey(self.author).verify(signed, signature)
        except BadSignatureError:
            raise Refused("signature") from None
        self.id = sha256(signed)
        self.log = sha256(encode(["hefu/log/1", self.district, self.author, self.audience]))
        self.context = sha256(encode(["hefu/context/1", self.district, self.author, self.audience, self.epoch,
                                      self.number, self.previous, self.seen]))

    def act_id(self, act):
        return sha256(b"\x00" + self.context + act)


def node(left, right):
    return sha256(b"\x01" + left + right)


def tree_root(leaves):
    """RFC 9162, 2.1.1, over leaves that are hashed already."""
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node(tree_root(leaves[:split]), tree_root(leaves[split:]))


def root_from_path(leaf, index, count, path):
    """RFC 9162, 2.1.3.2."""
    first, last, result = index, count - 1, leaf
    for sibling in path:
        require(last > 0, "path is no longer than the tree is high")
        if first & 1 or first == last:
            result = node(sibling, result)
            while not first & 1 and first:
                first >>= 1
                last >>= 1
        else:
            result = node(result, sibling)
        first >>= 1
        last >>= 1
    require(last == 0, "path is as long as the tree is high")
    return result


class Act:
    """docs/formats/act.md"""

    def __init__(self, data, header):
        self.header = header
        self.id = header.act_id(data)
        self.kind, self.critical, subject, self.parents, self.refs, self.body, self.about = cbor2.loads(data)
        require(encode(cbor2.loads(data)) == data, "act is deterministic CBOR")
        self.document = subject if len(subject) == 32 else self.id

    def commitments(self):
        found = {key: value for key, value in self.body.get(10, {}).items() if isinstance(value, bytes)}
        if 1 in self.about:
            found["about/by"] = self.about[1]
        for index, file in enumerate(self.about.get(4, [])):
            found[f"about/files/{index}"] = file[0]
        return found


def proved(data, district):
    """docs/formats/proof.md"""
    version, cose, act, index, count, path = cbor2.loads(data)
    require(version == 1, "proof version 1")
    header = Header(cose, district)
    require(header.count == count, "count is the header's")
    result = Act(act, header)
    require(root_from_path(result.id, index, count, path) == header.root, "act stands in the entry")
    return result


def entry(data, district):
    stream = io.BytesIO(data)
    start = stream.tell()
    cbor2.CBORDecoder(stream).decode()
    header = Header(data[start:stream.tell()], district)
    acts = []
    for _ in range(header.count):
        start = stream.tell()
        cbor2.CBORDecoder(stream).decode()
        acts.append(Act(data[start:stream.tell()], header))
    require(stream.read() == b"", "entry ends with its acts")
    require(tree_root([act.id for act in acts]) == header.root, "root over the acts")
    return header, acts


def keys_of(roots, district):
    """docs/formats/district-acts.md: which keys genesis, rotations and enrollments name."""
    keys = {"root": set(), "recovery": set(), "node": {}}
    for header, acts in roots:
        for act in acts:
            if act.kind == GENESIS:
                require(header.id == district, "genesis is the district's")
                keys["root"].add(act.body[100])
                keys["recovery"].add(act.body[101])
            elif act.kind == ROTATION:
                require(header.author in keys["recovery"], "rotation is signed by a recovery key")
                keys["root"].add(act.body[100])
                keys["recovery"].add(act.body[101])
            elif act.kind == NODE_KEY:
                require(header.author in keys["root"], "node is enrolled by a root key")
                keys["node"][act.body[100]] = act.body[102]
    return keys


def salt(seed, key):
    return hashlib.blake2b(key.encode(), key=seed, digest_size=16).digest()


def opened(act, disclosure):
    """docs/formats/commitment.md: the values that open a commitment of the act."""
    if len(disclosure) == 3:
        values = [(key, salt(disclosure[1], key), value) for key, value in disclosure[2].items()]
    else:
        values = [(disclosure[1], disclosure[2], disclosure[3])]
    commitments = act.commitments()
    for key, used, value in values:
        computed = sha256(encode(["hefu/field/1", act.header.log, used, key, value]))
        require(commitments.get(key) == computed, f"disclosure of {key} opens its commitment")
        yield key, value


def verify(district, data):
    version, name, named, proofs, disclosures, roots, items = cbor2.loads(data)
    require((version, name) == (1, "hefu/license"), "a license file of version 1")
    require(named == district, "the district asked for")
    roots = [entry(root, district) for root in roots]
    keys = keys_of(roots, district)
    held = {header.id for header, _ in roots}
    acts = {}
    for data in proofs:
        act = proved(data, district)
        require(set(act.header.seen) <= held, "what the author has seen is in the file")
        require(act.header.author in keys["node"], "the author is an enrolled node")
        acts[act.id] = act
    for data in items:
        require(proved(data, district).kind == SUBMIT, "an item's submission")
    values = {}
    for disclosure in disclosures:
        require(disclosure[0] in acts, "disclosure is of an act in the file")
        for key, value in opened(acts[disclosure[0]], disclosure):
            values.setdefault(disclosure[0].hex(), {})[key] = value
    return {
        "district": district.hex(),
        "acts": [
            {"id": act.id.hex(), "kind": act.kind, "office": keys["node"][act.header.author].hex(),
             "author": act.header.author.hex(), "commitments": len(act.commitments()),
             "opened": values.get(act.id.hex(), {})}
            for act in acts.values()
        ],
    }


def main():
    district, path = bytes.fromhex(sys.argv[1]), sys.argv[2]
    with open(path, "rb") as file:
        data = file.read()
    try:
        print(json.dumps(verify(district, data), ensure_ascii=False, sort_keys=True))
    except Refused as refused:
        print(f"does not hold: {refused}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
