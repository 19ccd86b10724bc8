import District
import SignedLog
import Testing

@testable import Licenses

/// A license of one act is folded without a graph: what comes out is what all rules give.
@Suite struct FoundingFoldTests {
    @Test(arguments: UInt64(0)..<600)
    func oneActIsFoldedAsAllRulesFoldIt(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let license = Self.drawn(&random)
        #expect(license.folded() == license.foldedByAllRules(), "seed \(seed)")
    }

    /// Otherwise the test above would compare the rules with themselves.
    @Test func manyOfThemNeedNoGraph() {
        let quick = (UInt64(0)..<600).filter { seed in
            var random = SeededRandom(seed: seed)
            let license = Self.drawn(&random)
            return LicenseFold.foundedOnly(by: license.acts[0], itemAt: license.itemAt) != nil
        }
        #expect(200..<600 ~= quick.count)
    }

    private static func drawn(_ random: inout SeededRandom) -> LicenseCase {
        var license = LicenseCase("license \(random.below(1_000_000))")
        let odd = { (random: inout SeededRandom) in random.chance(oneIn: 12) }
        if odd(&random) {
            license.add("issue", kind: 149, isCritical: random.chance(oneIn: 2), after: [], CBORMap())
            return license
        }
        license.add(
            "issue",
            odd(&random) ? .amend : .issue,
            after: [],
            body(&random),
            about: random.chance(oneIn: 4) ? CBORMap([(.int(AboutKey.provenance), provenance)]) : CBORMap(),
            competence: odd(&random) ? random.pick([.superior, .none(.notEnrolled)]) : .competent,
            standing: odd(&random) ? .cut : .counts
        )
        if odd(&random) { license.items[license.acts[0].id] = random.pick([.unknown, retired]) }
        return license
    }

    private static func body(_ random: inout SeededRandom) -> CBORMap {
        let dates = AnyLicense.dates + [9999_12_31]
        var body = LicenseCase.content(
            version: random.chance(oneIn: 8) ? 7 : 1,
            dated: random.pick(dates),
            until: random.chance(oneIn: 3) ? nil : random.pick(dates)
        )
        if random.chance(oneIn: 6) { body[BodyKey.validTo] = .null }
        if random.chance(oneIn: 4) { body[BodyKey.validFrom] = .int(random.pick(dates)) }
        if random.chance(oneIn: 4) { body[BodyKey.number] = "证11010519491231002X号" }
        if random.chance(oneIn: 4) { body[BodyKey.basis] = "11010519491231002X" }
        if random.chance(oneIn: 3) { body[BodyKey.identifier] = random.pick(identifiers) }
        if random.chance(oneIn: 12) { body[BodyKey.itemVersion] = 2 }
        if random.chance(oneIn: 12) { body[BodyKey.dated] = nil }
        if random.chance(oneIn: 6) { body[BodyKey.fields] = .map(CBORMap([("holder/type", "111"), ("name", 1)])) }
        return body
    }

    private static let identifiers: [CBOR] =
        ["1.2.156.3005.2.1", "11010519491231002X"]
        + [1, 2].compactMap { version in (try? Sample.identifier(version: version)).map(CBOR.text) }

    private static let provenance = CBOR.array([.bytes(Sample.digest("file")), 1])

    private static let retired = ItemAtAct.known(
        CatalogueItem(
            document: Sample.itemDocument,
            approvedBy: ActID(Sample.digest("approval")),
            submission: Sample.itemDocument.founding,
            content: Sample.school,
            isRetired: true
        )
    )
}

extension LicenseCase {
    fileprivate func foldedByAllRules() -> LicenseHistory {
        LicenseFold.folded(acts, itemAt: itemAt) { _, _ in false }
    }
}
