import Replica
import SignedLog
import Signing
import Storage

/// Peers as the store keeps them: what `peer add` was told stands in the peer's row and two settings, what was noticed
/// since in the same row.
extension StoreReader {
    func dialedPeers() throws -> [Peer] {
        try peers().compactMap { record in
            guard let address = PeerAddress(record.address.string) else { return nil }
            return Peer(
                address: address,
                name: try setting(record.nameSetting).map { String(decoding: $0, as: UTF8.self) },
                certificate: record.certificate,
                node: try setting(record.keySetting).flatMap { Bytes32($0) }.map { PublicKey($0) }
            )
        }
    }
}

extension StoreWriter {
    /// A peer with the same address is replaced.
    func add(_ peer: Peer) throws {
        let record = PeerRecord(address: peer.storedAddress, certificate: peer.certificate)
        try put(record)
        try set(peer.name.map { Array($0.utf8) }, for: record.nameSetting)
        try set(peer.node?.bytes.array, for: record.keySetting)
    }

    /// Says whether there was one.
    func remove(peerAt address: Text) throws -> Bool {
        let record = PeerRecord(address: address)
        try set(nil, for: record.nameSetting)
        try set(nil, for: record.keySetting)
        return try removePeer(at: address)
    }

    /// Writes down how a peer was reached, if it is still one.
    func keep(_ contact: PeerContact, of peer: Peer) throws {
        guard var record = try peers().first(where: { $0.address == peer.storedAddress }) else { return }
        record.node = contact.node ?? record.node
        record.lastContact = contact.lastContact ?? record.lastContact
        record.watermark = contact.known.equalAt ?? record.watermark
        record.wanted = contact.wanted
        try put(record)
    }
}

extension Peer {
    fileprivate var storedAddress: Text { Text(address.description) }
}

extension PeerRecord {
    /// The name that a person gave the peer.
    fileprivate var nameSetting: SettingName { SettingName(Text("peer-name/" + address.string)) }
    /// The key that must answer.
    fileprivate var keySetting: SettingName { SettingName(Text("peer-key/" + address.string)) }
}
