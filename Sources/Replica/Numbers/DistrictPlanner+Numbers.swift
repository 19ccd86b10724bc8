import District
import Licenses
import SignedLog
import Signing

// Blocks of numbers, leased by the root.
extension DistrictPlanner {
    /// Refuses what would give one number to two nodes, or to a node that may not issue the type.
    func lease(
        _ item: DocumentID,
        _ year: Int,
        _ blocks: [(node: DocumentID, numbers: ClosedRange<UInt64>)]
    ) throws(Refusal) -> ActDraft {
        guard let type = now.catalogue.item(document: item), !type.isRetired else {
            throw Refusal(.unknownType, field: "item")
        }
        guard let numbering = replica.state.statements.numbering(of: type, now.view) else {
            throw Refusal(.typeWithoutNumbering, field: "item", ["found": type.name.string])
        }
        guard (1...9_999).contains(year) else { throw Refusal(.fieldType, field: "year", ["expected": "1…9999"]) }
        guard !blocks.isEmpty else { throw Refusal(.missingField, field: "blocks") }
        guard blocks.count <= Limit.list else {
            throw Refusal(.tooLarge, field: "blocks", ["count": "\(blocks.count)"])
        }
        var leased: [LeaseBlock] = []
        var burns: Set<ActID> = []
        for block in blocks {
            let node = try issuing(block.node, type)
            guard block.numbers.lowerBound > 0, block.numbers.upperBound <= LeaseAct.largestNumber else {
                throw Refusal(.fieldType, field: "blocks", ["expected": "1…\(LeaseAct.largestNumber)"])
            }
            try checkFree(block.numbers, year, numbering, besides: leased)
            leased.append(LeaseBlock(node: node.document, item: item, numbers: block.numbers))
            burns.formUnion(replica.state.statements.burns(of: node.document, by: node.key))
        }
        guard burns.count <= Limit.list else { throw Refusal(.tooLarge, field: "blocks", ["count": "\(burns.count)"]) }
        let act = LeaseAct(office: type.office, blocks: leased, year: UInt64(year), burns: Array(burns))
        return .lease(act, nonce: entropy.bytes16())
    }

    /// A node that may issue the type.
    private func issuing(_ document: DocumentID, _ type: CatalogueItem) throws(Refusal) -> NodeEnrollment {
        guard let node = now.view.enrollments.first(where: { $0.document == document }) else {
            throw Refusal(.notFound, field: "blocks/node")
        }
        let code = String(decoding: node.code, as: UTF8.self)
        guard !replica.state.authority.isCut(node.key) else {
            throw Refusal(.cutOff, field: "blocks/node", ["found": code])
        }
        guard now.view.acts(node.key, for: type.office) else {
            throw Refusal(
                .notCompetent,
                field: "blocks/node",
                ["office": now.view.office(type.office)?.name.string ?? ""]
            )
        }
        return node
    }

    /// What was burnt is not leased again: nobody knows what is on paper.
    private func checkFree(
        _ numbers: ClosedRange<UInt64>,
        _ year: Int,
        _ numbering: TypeNumbering,
        besides leased: [LeaseBlock]
    ) throws(Refusal) {
        let held = numbering.blocks.filter { !numbering.pattern.restartsYearly || $0.year == year }.map(\.numbers)
        if let taken = (held + leased.map(\.numbers)).first(where: { $0.overlaps(numbers) }) {
            throw Refusal(
                .numbersLeased,
                field: "blocks",
                [
                    "found": "\(numbers.lowerBound)–\(numbers.upperBound)",
                    "taken": "\(taken.lowerBound)–\(taken.upperBound)",
                ]
            )
        }
    }
}

extension DistrictStatements {
    /// How the numbers of a type are written and who gives them out; nil where they are entered by hand.
    func numbering(of item: CatalogueItem, _ view: AuthorityView) -> TypeNumbering? {
        TypeNumbering(item, view) { node in view.enrolledKey(document: node).map { burns(of: node, by: $0) } ?? [] }
    }
}
