package import SignedLog
package import Signing

/// The succession of root and recovery keys: a chain from genesis, one rotation after another.
package struct RootChain: Hashable, Sendable {
    package struct Link: Hashable, Sendable {
        package let root: PublicKey
        /// On paper; whoever holds it names the next link.
        package let recovery: PublicKey
        /// The entries that name these keys: genesis, or rotations of one link that name the same. Sorted.
        package let namedBy: [EntryID]
    }

    /// From genesis on; empty only while genesis is not here.
    package private(set) var links: [Link] = []
    /// Two or more rotations of the last link that name different keys: none of them counts, the chain ends, and only
    /// a new genesis helps. Sorted; empty in a sound district.
    package private(set) var rivals: [ActID] = []

    private var positions: [PublicKey: Int] = [:]
    private var recoveryPositions: [PublicKey: Int] = [:]

    init(_ rotations: [Rotation], genesis: Rotation?) {
        guard let genesis else { return }
        append([genesis])
        while let next = next(of: rotations) { append(next) }
    }

    /// An act that names keys: a rotation, or genesis itself.
    struct Rotation {
        let author: PublicKey
        let entry: EntryID
        let act: ActID
        let keys: RotationAct
    }

    /// 0 for the root key that genesis names, 1 for its successor …; nil for a key that is no root of the chain.
    package func position(ofRoot key: PublicKey) -> Int? { positions[key] }

    package func position(ofRecovery key: PublicKey) -> Int? { recoveryPositions[key] }

    /// The rotations of the last link, all naming the same new keys; nil if there are none or they differ.
    private mutating func next(of rotations: [Rotation]) -> [Rotation]? {
        guard let last = links.last else { return nil }
        let fresh = rotations.filter { rotation in
            rotation.author == last.recovery && !isNamed(rotation.keys.nextRoot)
                && !isNamed(rotation.keys.nextRecovery)
        }
        guard let first = fresh.first else { return nil }
        guard fresh.allSatisfy({ $0.keys == first.keys }) else {
            rivals = fresh.map(\.act).sorted().withoutRepeats()
            return nil
        }
        return fresh
    }

    private mutating func append(_ rotations: [Rotation]) {
        guard let keys = rotations.first?.keys else { return }
        positions[keys.nextRoot] = links.count
        recoveryPositions[keys.nextRecovery] = links.count
        let namedBy = rotations.map(\.entry).sorted().withoutRepeats()
        links.append(Link(root: keys.nextRoot, recovery: keys.nextRecovery, namedBy: namedBy))
    }

    private func isNamed(_ key: PublicKey) -> Bool {
        positions[key] != nil || recoveryPositions[key] != nil
    }
}

extension RootChain {
    /// The newest link that a past knows; nil before genesis.
    func newestLink(in past: RootPast, _ history: RootHistory) -> Link? {
        links.last { isKnown($0, in: past, history) }
    }

    func isRoot(_ key: PublicKey, in past: RootPast, _ history: RootHistory) -> Bool {
        positions[key].map { isKnown(links[$0], in: past, history) } ?? false
    }

    func isRecovery(_ key: PublicKey, in past: RootPast, _ history: RootHistory) -> Bool {
        recoveryPositions[key].map { isKnown(links[$0], in: past, history) } ?? false
    }

    private func isKnown(_ link: Link, in past: RootPast, _ history: RootHistory) -> Bool {
        link.namedBy.contains { history.contains($0, in: past) }
    }
}
