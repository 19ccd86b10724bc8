import Replica
import SignedLog
import Signing
import Storage

/// Peers as the store keeps them: what `peer add` was told stands in the peer's row and two settings, what was noticed
/// since in the same row. Peers that the district names have a row for what was noticed, and a setting that says so.
extension StoreReader {
    /// Those that `peer add` named.
    func addedPeers() throws -> [Peer] {
        try peers().compactMap { record in
            guard try setting(record.foundSetting) == nil, let address = PeerAddress(record.address.string) else {
                return nil
            }
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
        try set(nil, for: record.foundSetting)
    }

    /// Says whether there was one that `peer add` had named.
    func remove(peerAt address: Text) throws -> Bool {
        let record = PeerRecord(address: address)
        guard try setting(record.foundSetting) == nil else { return false }
        try set(nil, for: record.nameSetting)
        try set(nil, for: record.keySetting)
        return try removePeer(at: address)
    }

    /// Writes down how a peer was reached, if it is still one.
    func keep(_ contact: PeerContact, of peer: Peer) throws {
        let known = try peers().first { $0.address == peer.storedAddress }
        guard var record = known ?? PeerRecord(found: peer) else { return }
        if known == nil { try set([1], for: record.foundSetting) }
        record.node = contact.node ?? record.node
        record.lastContact = contact.lastContact ?? record.lastContact
        record.watermark = contact.known.equalAt ?? record.watermark
        record.wanted = contact.wanted
        try put(record)
    }

    /// Forgets what was noticed of peers that the district names no longer.
    func forgetFoundPeers(but peers: [Peer]) throws {
        let kept = Set(peers.map(\.storedAddress))
        for record in try self.peers() where !kept.contains(record.address) {
            guard try setting(record.foundSetting) != nil else { continue }
            try set(nil, for: record.foundSetting)
            try removePeer(at: record.address)
        }
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
    /// Set where nobody added the peer.
    fileprivate var foundSetting: SettingName { SettingName(Text("peer-found/" + address.string)) }

    /// Nil for a peer that somebody has to add.
    fileprivate init?(found peer: Peer) {
        switch peer.origin {
        case .added: return nil
        case .district: self.init(address: peer.storedAddress)
        }
    }
}
