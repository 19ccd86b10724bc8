package import SignedLog
package import Signing

/// What this node knows of a peer that it dials.
package struct PeerRecord: Hashable, Sendable {
    /// As it was given to `peer add`.
    package var address: Text
    /// DER; the certificate that was pasted with the address. Nil: the one that the district names.
    package var certificate: [UInt8]?
    /// The key that answered there last.
    package var node: PublicKey?
    /// Milliseconds since 1970 by the local clock.
    package var lastContact: Int64?
    /// What its last hello said of the audiences that both may hold.
    package var digest: Bytes32?
    package var wanted: Int?
    /// All entries up to this local sequence were there when the two were equal last.
    package var watermark: Int64?

    package init(
        address: Text,
        certificate: [UInt8]? = nil,
        node: PublicKey? = nil,
        lastContact: Int64? = nil,
        digest: Bytes32? = nil,
        wanted: Int? = nil,
        watermark: Int64? = nil
    ) {
        (self.address, self.certificate, self.node) = (address, certificate, node)
        (self.lastContact, self.digest) = (lastContact, digest)
        (self.wanted, self.watermark) = (wanted, watermark)
    }
}

extension StoreReader {
    /// All peers, sorted by address.
    package func peers() throws(StoreFailure) -> [PeerRecord] {
        let sql = """
            SELECT address, certificate, node, last_contact, digest, wanted, watermark FROM peer ORDER BY address
            """
        return try connection.all(sql) { row throws(StoreFailure) in try PeerRecord(row) }
    }
}

extension StoreWriter {
    /// Keeps the peer; one with the same address is replaced.
    package func put(_ peer: PeerRecord) throws(StoreFailure) {
        try SummedTable.peer.put(
            [
                .text(peer.address), .blob(peer.certificate), .blob(peer.node?.bytes.array), .int(peer.lastContact),
                .blob(peer.digest?.array), .int(peer.wanted.map(Int64.init)), .int(peer.watermark),
            ],
            in: connection
        )
    }

    /// Says whether there was one.
    @discardableResult
    package func removePeer(at address: Text) throws(StoreFailure) -> Bool {
        try connection.run("DELETE FROM peer WHERE address = ?", [.text(address)]) > 0
    }
}

extension PeerRecord {
    fileprivate init(_ row: Row) throws(StoreFailure) {
        self.init(
            address: try row.text(0),
            certificate: row.optionalBlob(1),
            node: try row.optionalBytes32(2).map { PublicKey($0) },
            lastContact: row.optionalInt(3),
            digest: try row.optionalBytes32(4),
            wanted: row.optionalInt(5).map { Int($0) },
            watermark: row.optionalInt(6)
        )
    }
}
