import District
import Licenses
import Replica
import SignedLog
import Signing
import Storage

// At the end: everything verified again, and everything computed again in another order.
extension DistrictRun {
    func closeChecks() throws {
        let running = nodes.filter { $0.running != nil && !$0.condition.isDamaged }
        guard let node = draws.pick(running, .rebuild, 1) else { return }
        // Both verify everything again; each takes about as long as all the rest of the check.
        if draws.below(2, .rebuild, 4) == 0 { try checkFromTheFirstByte(node) } else { try rebuild(node) }
        try askOracleAgain(about: node)
        try markSights(running)
    }

    private func checkFromTheFirstByte(_ node: Installation) throws {
        let report = try node.opened.check { _, _ in }
        guard let finding = report.findings.first else { return }
        throw RunFailure.safety("check at \(node.code): \(finding)")
    }

    /// A stranger takes in all entries in an order of chance, and a part of them again: it shows the same.
    private func rebuild(_ node: Installation) throws {
        guard let store = node.store else { return }
        let (entries, disclosures) = try store.read { store in
            let sequences = try store.audiences().flatMap { try store.sequences(in: $0) }
            let served = try sequences.compactMap { try store.servedEntry(sequence: $0) }
            return (served.map(\.signed), served.flatMap(\.disclosures))
        }
        let fresh = try Store.inMemory()
        let stranger = try Replica(
            store: fresh,
            identity: .nobody,
            root: nil,
            surroundings: nodes[0].clock.surroundings(nodes[0].entropy.entropy()),
            start: .ordinary
        )
        try stranger.join(founding.district)
        let shuffled = draws.shuffled(entries, .rebuild, 2)
        // An entry may come before what it refers to, and be forgotten for want of room.
        while try stranger.admit(shuffled, disclosures: disclosures).isNew,
            try fresh.read({ try $0.counts().entries }) < entries.count
        {}
        _ = try stranger.admit(Array(shuffled.prefix(entries.count / 4)), disclosures: disclosures)
        while try stranger.foldPending() > 0 {}
        try compare(node, store, with: fresh)
        reach(.rebuiltFromShuffled)
    }

    private func compare(_ node: Installation, _ store: Store, with fresh: Store) throws {
        let digests = { (store: Store) in
            try store.read { store in
                try store.audiences().map { [try store.digest(of: $0), try store.stateDigest(of: $0)] }
            }
        }
        guard try digests(store) != digests(fresh) else { return }
        throw RunFailure.safety("\(node.code) shows something else than its entries in another order give")
    }

    private func markSights(_ running: [Installation]) throws {
        for node in running {
            guard let status = try? node.opened.status() else { continue }
            reach(.rivals, isSo: !status.rivals.isEmpty)
            reach(.entriesHeld, isSo: status.held > 0)
            reach(.entriesSetAside, isSo: status.setAside > 0)
            reach(.disclosuresWanted, isSo: status.wanted > 0)
            reach(.duplicatesFlagged, isSo: status.duplicates > 0)
            try markLicenses(node)
        }
        try markRoots(running)
        reach(.forkKnownEverywhere, isSo: !running.isEmpty && running.allSatisfy { sees($0) })
    }

    /// Whether an older root wrote something that the newer one did not know.
    private func markRoots(_ running: [Installation]) throws {
        guard hub.roots.count > 1 else { return }
        let keys = hub.roots.map(\.publicKey)
        for node in running {
            let isAny = try node.store?.read { store in
                try store.exceptions().contains { exception in
                    try store.storedEntry(exception.entry).map { keys.contains($0.signed.author) } ?? false
                }
            }
            reach(.rootEntryWithoutEffect, isSo: isAny ?? false)
        }
    }

    private func markLicenses(_ node: Installation) throws {
        var filter = LicenseFilter(date: time.today)
        filter.states = [.void]
        reach(.voided, isSo: try node.opened.licenseCount(filter) > 0)
        filter.states = [.cannotBeJudged]
        reach(.cannotBeJudged, isSo: try node.opened.licenseCount(filter) > 0)
        guard let store = node.store else { return }
        try store.read { store in
            for record in try store.logs() { reach(.logParted, isSo: try store.tips(of: record.log).count > 1) }
            for naming in try store.acts(ofKind: LicenseActKind.erase.rawValue) {
                guard let act = try? LicenseAct.decode(naming.act), case .erase(let fields) = act else { continue }
                for field in fields.fields {
                    let isErased = try store.endings(of: FieldName(act: field.act, key: field.key)).contains(.erased)
                    reach(.erasedByTwo, isSo: isErased)
                }
            }
        }
    }

    private func sees(_ node: Installation) -> Bool {
        (try? node.store?.read { try !$0.forks().isEmpty }) ?? false
    }
}

extension AdmissionReport {
    /// Whether another try may bring more: something was taken, or forgotten for want of room.
    fileprivate var isNew: Bool { !admitted.isEmpty }
}
