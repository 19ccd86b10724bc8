import District
import Licenses
import SignedLog
import Signing

/// Draws licenses of few dates, few versions and many branches, so that what seldom happens happens often.
enum AnyLicense {
    static let dates: [Int64] = [2024_01_01, 2024_02_01, 2024_03_01, 2024_04_01, 2024_05_01]

    static func drawn(_ random: inout SeededRandom, actCount: Int) -> LicenseCase {
        var license = LicenseCase("license \(random.below(1_000_000))")
        addFounding(to: &license, &random)
        for number in 1..<actCount { addAct(number, to: &license, &random) }
        for settle in license.acts where settle.act.kind == LicenseActKind.settle.rawValue {
            for cause in causes(in: license) where random.chance(oneIn: 2) {
                license.known.insert(LicenseCase.Knowing(settle: settle.id, cause: cause))
            }
        }
        return license
    }

    private static func addFounding(to license: inout LicenseCase, _ random: inout SeededRandom) {
        let isOdd = random.chance(oneIn: 12)
        license.issue(
            random.pick(dates),
            until: until(&random),
            version: isOdd ? 2 : 1,
            standing: random.chance(oneIn: 10) ? .cut : .counts
        )
    }

    private static func addAct(_ number: Int, to license: inout LicenseCase, _ random: inout SeededRandom) {
        let parents = parents(in: license, &random)
        let (kind, body) = drawnBody(license, parents, &random)
        license.add(
            "\(number)",
            kind: kind,
            isCritical: LicenseActKind(rawValue: kind)?.isCritical ?? true,
            after: parents,
            body,
            by: random.pick([Sample.counter, Sample.secondCounter]),
            competence: competence(&random),
            standing: random.chance(oneIn: 8) ? .cut : .counts
        )
        if random.chance(oneIn: 20) { license.items[license.id("\(number)")] = .unknown }
    }

    /// Mostly the last acts, so that there are chains; often older ones, so that there are branches.
    private static func parents(in license: LicenseCase, _ random: inout SeededRandom) -> [ActID] {
        let count = 1 + random.below(3)
        return (0..<count).map { _ in
            let reach = random.chance(oneIn: 2) ? min(2, license.acts.count) : license.acts.count
            return license.acts[license.acts.count - 1 - random.below(reach)].id
        }
    }

    private static func drawnBody(
        _ license: LicenseCase,
        _ parents: [ActID],
        _ random: inout SeededRandom
    ) -> (UInt64, CBORMap) {
        let dated = random.pick(dates)
        if random.chance(oneIn: 80) { return (149, CBORMap()) }
        let kinds: [LicenseActKind] = [
            .amend, .amend, .amend, .renew, .settle, .settle, .suspend, .suspend, .suspend, .reinstate, .withdraw,
            .cancel, .cancel, .revoke, .annul, .correct, .correct, .apply, .apply, .refuse, .erase,
        ]
        let kind = random.pick(kinds)
        var body = CBORMap([(.int(BodyKey.dated), .int(dated))])
        switch kind {
        case .issue, .amend, .renew, .settle:
            let version = Int64(likelyVersion(license, parents)) + (random.chance(oneIn: 8) ? 1 : 0)
            body = LicenseCase.content(version: version, dated: dated, until: until(&random))
        case .suspend:
            body[BodyKey.until] = random.chance(oneIn: 2) ? .int(max(dated, random.pick(dates))) : nil
        case .cancel:
            let endings = parents.filter { id in license.acts.contains { $0.id == id && $0.license?.ending != nil } }
            let named = endings.first ?? random.pick(license.acts).id
            body[BodyKey.deregisters] = random.chance(oneIn: 2) ? .bytes(named) : nil
        case .correct:
            let targets = Set((0...random.below(2)).map { _ in random.pick(license.acts).id }).sorted()
            body[BodyKey.targets] = .array(targets.map { CBOR.bytes($0) })
            body[BodyKey.ground] = "录入错误"
        case .erase:
            let field = CBOR.array([.bytes(license.acts[0].id), "principal"])
            body[BodyKey.namedFields] = .array([field])
        case .reinstate, .withdraw, .revoke, .annul, .lost, .apply, .refuse, .deliver, .seal, .inspect, .paper, .layout,
            .refuseSeal, .submit, .libraryAnswer:
            break
        }
        return (kind.rawValue, body)
    }

    /// One more than the largest version among the ancestors, valid or not: mostly right.
    private static func likelyVersion(_ license: LicenseCase, _ parents: [ActID]) -> Int {
        var open = parents
        var largest = 0
        while let id = open.popLast() {
            guard let act = license.acts.first(where: { $0.id == id }) else { continue }
            largest = max(largest, act.license?.content?.version ?? 0)
            open += act.act.parents
        }
        return largest + 1
    }

    private static func competence(_ random: inout SeededRandom) -> Competence {
        switch random.below(10) {
        case 0: .none(.notOfOffice(Sample.office))
        case 1, 2: .superior
        default: .competent
        }
    }

    private static func until(_ random: inout SeededRandom) -> Int64? {
        random.chance(oneIn: 2) ? 2024_12_31 : random.pick(dates + [2024_12_31])
    }

    private static func causes(in license: LicenseCase) -> [LossCause] {
        let corrections = license.acts.filter { $0.act.kind == LicenseActKind.correct.rawValue }.map(\.id)
        return corrections.map(LossCause.correction) + [.held(.beyond(Sample.entry("cut")))]
    }
}
