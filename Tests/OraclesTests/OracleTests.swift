import District
import Oracles
import Replica
import SignedLog
import Storage
import Testing

/// The second computation agrees with the first, on districts that a seed has made.
@Suite struct OracleTests {
    @Test func whatReplicasShowFollowsFromTheirBareEntries() throws {
        var done: Set<String> = []
        var (mostHeld, mostSetAside) = (0, 0)
        for seed in UInt64(1)...20 {
            let crowd = try Crowd(seed: seed)
            for step in 1...60 {
                try crowd.step()
                if step.isMultiple(of: 12) { try check(crowd, "seed \(seed), step \(step)") }
            }
            done.formUnion(crowd.done.keys)
            for member in crowd.members {
                let status = try member.replica.status()
                (mostHeld, mostSetAside) = (max(mostHeld, status.held), max(mostSetAside, status.setAside))
            }
        }
        // Else the agreement would say little.
        #expect(Crowd.everyDeed.subtracting(done) == [])
        #expect(mostHeld > 0 && mostSetAside > 0)
    }

    private func check(_ crowd: Crowd, _ moment: String) throws {
        for member in crowd.members {
            let differences = try Oracle.differences(of: member.replica, on: member.store, days: Crowd.days)
            #expect(differences == [], "\(member.name), \(moment)")
        }
    }

    @Test func aStandingThatDoesNotFollowIsFound() throws {
        let crowd = try Crowd(seed: 1)
        let hub = crowd.members[0]
        let entry = try #require(try hub.store.read { try $0.signedEntry($0.district().map { EntryID($0.bytes) }!) })
        let id = try entry.verifiedGenesis().id
        _ = try hub.store.write { try $0.set(.held([.notEnrolled]), of: id) }
        let differences = try Oracle.differences(of: hub.replica, on: hub.store, days: [])
        #expect(differences == ["entry \(id): shown held, is counts"])
    }
}
