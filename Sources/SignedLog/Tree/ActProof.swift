package import Signing

/// One act with the proof that it stands in a signed entry: whoever knows the district's id can check it, without
/// the other acts of the entry (`docs/formats/proof.md`).
package struct ActProof: Hashable, Sendable {
    /// The deepest path: an entry has at most 2^12 acts.
    package static let pathLimit = 12

    /// The COSE_Sign1 of the entry.
    package let cose: [UInt8]
    package let act: [UInt8]
    /// The place of the act among `count` acts, from 0.
    package let index: Int
    package let count: Int
    package let path: [Bytes32]

    package init(cose: [UInt8], act: [UInt8], index: Int, count: Int, path: [Bytes32]) {
        self.cose = cose
        self.act = act
        self.index = index
        self.count = count
        self.path = path
    }

    /// The proof of the act at a place of an entry.
    package init(ofActAt index: Int, in entry: VerifiedEntry) {
        self.init(
            cose: entry.signed.cose,
            act: entry.acts[index].bytes,
            index: index,
            count: entry.acts.count,
            path: MerkleTree.inclusionProof(of: index, in: entry.acts.map(\.id.bytes))
        )
    }

    /// `[1, cose, act, index, count, path]`.
    package func encoded() -> [UInt8] {
        var writer = CBORWriter(byteCount: cose.count + act.count + 34 * path.count + 32)
        writer.array(count: 6)
        writer.int(1)
        writer.bytes(cose)
        writer.bytes(act)
        writer.int(Int64(index))
        writer.int(Int64(count))
        writer.array(count: path.count)
        for node in path { writer.bytes(node) }
        return writer.bytes
    }

    package static func decode(_ bytes: [UInt8]) throws(EntryRefusal) -> ActProof {
        let item: CBOR
        do { item = try CBOR.decode(bytes) } catch { throw .notCBOR(.proof, error) }
        guard let parts = item.asArray, let version = parts.first?.asInt else { throw .wrongShape(.proof) }
        guard version == 1 else { throw .upgradeNeeded(.proofVersion(version)) }
        guard parts.count == 6, let cose = parts[1].asBytes?.array, let act = parts[2].asBytes?.array else {
            throw .wrongShape(.proof)
        }
        guard let count = parts[4].asInt, 1...Int64(EntryHeader.actLimit) ~= count else { throw .wrongShape(.proof) }
        guard let index = parts[3].asInt, 0..<count ~= index else { throw .wrongShape(.proof) }
        return ActProof(cose: cose, act: act, index: Int(index), count: Int(count), path: try path(parts[5]))
    }

    private static func path(_ item: CBOR) throws(EntryRefusal) -> [Bytes32] {
        guard let items = item.asArray else { throw .wrongShape(.proof) }
        guard items.count <= pathLimit else { throw .listTooLong(.proof, count: items.count, limit: pathLimit) }
        var path: [Bytes32] = []
        for item in items {
            guard let node = item.asBytes32 else { throw .wrongShape(.proof) }
            path.append(node)
        }
        return path
    }
}

/// An act that a proof has shown to stand in a signed entry. Only ``ActProof/verified(in:)`` makes one. It says who
/// signed what, not whether the signer might: for that one needs the root entries that the header has seen.
package struct ProvedAct: Hashable, Sendable {
    package let header: SignedHeader
    package let id: ActID
    package let document: DocumentID
    package let act: Act

    fileprivate init(header: SignedHeader, id: ActID, act: Act) {
        self.header = header
        self.id = id
        document = act.namedDocument ?? DocumentID(founding: id)
        self.act = act
    }
}

extension ActProof {
    package func verified(in district: DistrictID) throws(EntryRefusal) -> ProvedAct {
        guard act.count <= Act.byteLimit else { throw .actTooLarge(byteCount: act.count) }
        let header = try SignedHeader(cose: cose, in: district)
        guard header.header.count == count else {
            throw .actCount(declared: header.header.count, found: count)
        }
        let decoded = try Act.decode(act)
        let signingDistrict = SignedHeader.signingDistrict(of: header.header, district)
        let id = Derivation.act(Derivation.context(signingDistrict, header.author, header.header), act)
        let root = MerkleTree.rootFromInclusion(of: id.bytes, at: index, count: count, path: path)
        guard root == header.header.root else { throw .proofMismatch }
        return ProvedAct(header: header, id: id, act: decoded)
    }
}
