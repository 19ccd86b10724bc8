import District
import Licenses
import Oracles
import Rehearsal
import Replica
import SignedLog
import Signing
import Storage
import Testing

/// Whatever came first: six acts in all 720 orders end in one state, and it is the one that follows from the bare set.
@Suite struct PermutationTests {
    private static let scene = Result { try AuthorityScene() }
    private static let day = CivilDate(yyyymmdd: 2026_01_20) ?? .earliest

    @Test(arguments: AuthorityActs.allCases)
    func everyOrderOfSixActsEndsInOneState(acts: AuthorityActs) throws {
        let scene = try Self.scene.get()
        let entries = try acts.written(in: scene)
        #expect(entries.count == 6)
        var states: Set<[String]> = []
        for order in Self.orders(of: entries) { states.insert(try state(of: scene, after: order)) }
        #expect(states.count == 1)
    }

    @Test(arguments: AuthorityActs.allCases)
    func everyPartOfTheActsMeansWhatTheOracleSays(acts: AuthorityActs) throws {
        let scene = try Self.scene.get()
        let entries = try acts.written(in: scene)
        for choice in 0..<(1 << entries.count) {
            let part = entries.indices.filter { choice >> $0 & 1 == 1 }.map { entries[$0] }
            let (replica, store) = try observer(of: scene)
            for entry in part { _ = try replica.admit([entry.signed]) }
            #expect(try Oracle.differences(of: replica, on: store, days: [Self.day]) == [], "part \(choice)")
        }
    }

    /// A replica that holds the base and takes no part.
    private func observer(of scene: AuthorityScene) throws -> (Replica, Store) {
        let entropy = Entropy.seeded(SHA256.digest(Array("observer".utf8)))
        let store = try Store.inMemory()
        let secrets = KeySecrets.generate(using: entropy)
        let replica = try Replica(
            store: store,
            identity: Identity(signing: secrets.signingKey, box: secrets.boxKey),
            root: nil,
            surroundings: RehearsalClock(at: Self.day).surroundings(entropy),
            start: .ordinary
        )
        try replica.join(scene.district)
        _ = try replica.admit(scene.base)
        return (replica, store)
    }

    private func state(of scene: AuthorityScene, after order: [VerifiedEntry]) throws -> [String] {
        let (replica, _) = try observer(of: scene)
        for entry in order { _ = try replica.admit([entry.signed]) }
        let status = try replica.status()
        let licenses = try replica.licenses(.init(date: Self.day), after: nil, limit: 100).answer().licenses
        return status.audiences.map { "\($0.log) \($0.state)" }
            + ["\(status.held) held, \(status.setAside) set aside, \(status.early) early, \(status.forks.count) forks"]
            + licenses.map { "\($0.document) \($0.state) \($0.findings)" }.sorted()  // Listed as they came in.
            + replica.nodes().map { "\($0.code) \($0.state) \($0.office)" }
            + replica.offices().map { "\($0.code) \($0.heirs)" }
            + replica.catalogue().map { "\($0.document) \($0.version) \($0.state)" }
    }

    private static func orders<Element>(of elements: [Element]) -> [[Element]] {
        guard let last = elements.last else { return [[]] }
        return orders(of: Array(elements.dropLast())).flatMap { shorter in
            (0...shorter.count).map { place in
                var order = shorter
                order.insert(last, at: place)
                return order
            }
        }
    }
}
