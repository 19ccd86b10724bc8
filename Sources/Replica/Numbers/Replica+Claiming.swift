import District
import Licenses
import SignedLog
import Signing
import Storage

extension Replica {
    /// Decides for each act which number it is given, in order, and claims those of blocks: their high-water marks are on
    /// the disk when this returns. A number that is claimed and whose act is not written is given to nobody.
    func numbers(for wants: [NumberWant?]) throws -> [GivenNumber?] {
        // Who has stopped writes nothing, and wastes no number on it.
        guard let node, state.stop == nil, wants.contains(where: { $0 != nil }) else { return wants.map { _ in nil } }
        if try burnIfDistrusted(wants, of: node) { return Self.madeUp(wants, .burnt) }
        var supply = NumberSupply(claims: surroundings.claims, node: node.document)
        let given = try store.read { store in
            try wants.map { want in
                try want.map { want in try supply.next(for: want) { try use(of: $0, by: want.numbering, store) } }
            }
        }
        guard !supply.isBehind else {
            try distrustNumbers()
            return try numbers(for: wants)
        }
        return isClaimed(supply.raised) ? given : Self.madeUp(wants, .notClaimed)
    }

    private static func madeUp(_ wants: [NumberWant?], _ remark: NumberRemark) -> [GivenNumber?] {
        wants.map { want in want.map { GivenNumber(nil, of: $0, remark: remark) } }
    }

    /// Whether the marks are where they outlive this machine's next start: whoever keeps them says why they are not.
    private func isClaimed(_ raised: [BlockID: UInt64]) -> Bool {
        guard !raised.isEmpty else { return true }
        do { try surroundings.claims?.claim(raised) } catch { return false }
        return true
    }

    /// Who cannot tell how far it had come burns what it was leased, by an act, before the first number is asked for.
    private func burnIfDistrusted(_ wants: [NumberWant?], of node: NodeEnrollment) throws -> Bool {
        let hasBlocks = wants.contains { want in
            want.map { $0.numbering.blocks.contains { $0.node == node.document && $0.standing == .usable } } ?? false
        }
        guard hasBlocks, try areNumbersDistrusted() else { return false }
        _ = try author(.burnBlocks)
        try store.write { try $0.setNumbersDistrusted(false) }
        return true
    }

    /// The high-water marks are missing, of another machine, or older than the database: numbers of the blocks that this
    /// node was leased may be on paper though no license here has them.
    package func distrustNumbers() throws {
        guard try !areNumbersDistrusted() else { return }
        try store.write { try $0.setNumbersDistrusted(true) }
    }

    func areNumbersDistrusted() throws -> Bool { try store.read { try $0.areNumbersDistrusted() } }

    private func use(of number: Text, by numbering: TypeNumbering, _ store: StoreReader) throws -> NumberUse {
        // A void license, too: its paper may be out.
        let holders = try store.documents(number: number).filter { try store.license($0)?.item == numbering.item }
        guard !holders.isEmpty else { return .free }
        return try holders.contains { try isGivenHere($0, number, numbering, store) } ? .givenHere : .taken
    }

    /// Whether this node gave a license the number out of a block: it founded the license knowing of the lease, since when
    /// nobody types such a number.
    private func isGivenHere(
        _ license: DocumentID,
        _ number: Text,
        _ numbering: TypeNumbering,
        _ store: StoreReader
    ) throws -> Bool {
        guard let founding = try store.storedAct(license.founding), founding.author == identity.signing.publicKey,
            founding.act.about[AboutKey.provenance] == nil, let block = numbering.openBlock(of: number),
            let office = founding.audience.offices.first
        else { return false }
        let view = state.authority.view(at: state.authority.history.past(of: founding.seen))
        return view.leases(of: office).contains { $0.statement.act.document == block.id.lease }
    }
}

extension StoreReader {
    fileprivate func areNumbersDistrusted() throws -> Bool { try setting("numbers-distrusted") != nil }
}

extension StoreWriter {
    fileprivate func setNumbersDistrusted(_ isSo: Bool) throws {
        try set(isSo ? [1] : nil, for: "numbers-distrusted")
    }
}
