package import SignedLog
package import Signing

/// What no two licenses of a district may share.
package enum DuplicateKey: Hashable, Comparable, Sendable {
    /// 证照标识.
    case identifier(Text)
    /// 证照编号 of a type.
    case number(item: DocumentID, Text)
    /// One record of a back-file.
    case provenance(Provenance)
    /// One request of a person or a system.
    case idempotencyKey(Bytes16)
    /// One 送达回执 of a channel.
    case proof(channel: Text, Text)

    /// By kind of key, then by its bytes.
    package static func < (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.identifier(let left), .identifier(let right)): left < right
        case (.number(let leftItem, let left), .number(let rightItem, let right)):
            leftItem != rightItem ? leftItem < rightItem : left < right
        case (.provenance(let left), .provenance(let right)): left < right
        case (.idempotencyKey(let left), .idempotencyKey(let right)): left < right
        case (.proof(let leftChannel, let left), .proof(let rightChannel, let right)):
            leftChannel != rightChannel ? leftChannel < rightChannel : left < right
        case (.identifier, _), (.number, _), (.provenance, _), (.idempotencyKey, _), (.proof, _): left.rank < right.rank
        }
    }

    private var rank: Int {
        switch self {
        case .identifier: 0
        case .number: 1
        case .provenance: 2
        case .idempotencyKey: 3
        case .proof: 4
        }
    }
}

/// Several licenses that share a key. Void ones do not share any: by making all but one void, duplicates are closed.
package struct Duplicate: Hashable, Comparable, Sendable {
    package let key: DuplicateKey
    /// At least two, ascending.
    package let documents: [DocumentID]

    package init(key: DuplicateKey, documents: [DocumentID]) {
        (self.key, self.documents) = (key, documents)
    }

    package static func < (left: Self, right: Self) -> Bool { left.key < right.key }
}

package enum Duplicates {
    /// The findings among the keys of licenses, by key. Order and repetition do not matter.
    package static func findings(_ keys: some Sequence<(DuplicateKey, DocumentID)>) -> [Duplicate] {
        let sorted = keys.sorted { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1 < $1.1 }
        var findings: [Duplicate] = []
        var documents: [DocumentID] = []
        for (position, (key, document)) in sorted.enumerated() {
            if documents.last != document { documents.append(document) }
            let isLastOfKey = position + 1 == sorted.count || sorted[position + 1].0 != key
            guard isLastOfKey else { continue }
            if documents.count > 1 { findings.append(Duplicate(key: key, documents: documents)) }
            documents = []
        }
        return findings
    }
}

extension LicenseHistory {
    /// The keys that this license claims for itself, of all versions in effect; ascending, each once. None if it is
    /// void.
    package var duplicateKeys: [DuplicateKey] {
        if timeline.contains(where: { $0.state == .void }) { return [] }
        // By index: to take an act out of its array costs more than to ask it.
        if acts.count == 1 { return acts[0].isEffective ? Self.keys(of: acts[0]) : [] }
        let keys = acts.indices.filter { acts[$0].isEffective }.flatMap { Self.keys(of: acts[$0]) }
        return keys.sorted().withoutRepeats()
    }

    /// Ascending, since each is of another kind.
    private static func keys(of act: JudgedAct) -> [DuplicateKey] {
        if case .deliver(let delivery)? = act.license {
            return delivery.proof.map { [.proof(channel: delivery.channel, $0)] } ?? []
        }
        guard let content = act.license?.content else { return [] }
        var keys: [DuplicateKey] = []
        keys.reserveCapacity(4)
        if let identifier = content.identifier { keys.append(.identifier(identifier)) }
        if let number = content.number { keys.append(.number(item: content.item, number)) }
        if let provenance = act.about.provenance { keys.append(.provenance(provenance)) }
        if let key = act.about.idempotencyKey { keys.append(.idempotencyKey(key)) }
        return keys
    }
}
