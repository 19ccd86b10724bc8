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
        if surroundings.claims?.areWhole == false, hasBlocks(wants, node) { return try burn(wants, of: node) }
        var supply = NumberSupply(claims: surroundings.claims, node: node.document)
        let given = try store.read { store in
            try wants.map { want in
                try want.map { want in try supply.next(for: want) { try use(of: $0, by: want.numbering, store) } }
            }
        }
        if supply.isBehind { return try burn(wants, of: node) }
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

    private func hasBlocks(_ wants: [NumberWant?], _ node: NodeEnrollment) -> Bool {
        wants.contains { want in
            want.map { $0.numbering.blocks.contains { $0.node == node.document && $0.standing == .usable } } ?? false
        }
    }

    /// The high-water marks are missing, of another machine, or older than the database: numbers may be on paper though no
    /// license here has them. So the node burns what it was leased, by an act, before it gives another number out.
    private func burn(_ wants: [NumberWant?], of node: NodeEnrollment) throws -> [GivenNumber?] {
        _ = try author(.burnBlocks)
        let burnt = state.numberings.flatMap(\.blocks).filter { $0.node == node.document && $0.standing == .burnt }
        let usedUp = Dictionary(burnt.map { ($0.id, $0.numbers.upperBound) }) { first, _ in first }
        do { try surroundings.claims?.beginAnew(usedUp: usedUp) } catch { return Self.madeUp(wants, .notClaimed) }
        return Self.madeUp(wants, .burnt)
    }

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

extension ReplicaState {
    /// Of all types that have numbers.
    var numberings: [TypeNumbering] {
        let view = authority.currentView
        return Names(self).items.compactMap { statements.numbering(of: $0, view) }
    }
}
