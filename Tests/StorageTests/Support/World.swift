import District
import Foundation
import Licenses
import SignedLog
import Signing
import Storage
import Testing

/// A district with a root, two offices and two keys: enough to write any entry by hand. Everything in it is derived
/// from small numbers, so that two worlds are equal.
struct World {
    let root = World.key(1)
    let recovery = World.key(2)
    let alice = World.key(3)
    let bob = World.key(4)
    let genesis: VerifiedEntry
    let entropy: Entropy

    var district: DistrictID { DistrictID(genesis: genesis.id) }

    /// The audience of some office. The store asks nobody who that is.
    let bureau = Audience([OfficeID(World.bytes(100))])
    let hospital = Audience([OfficeID(World.bytes(101))])

    init() throws {
        entropy = Entropy.seeded(World.bytes(7))
        let act = GenesisAct(
            rootKey: root.publicKey,
            recoveryKey: recovery.publicKey,
            name: "某区",
            areaCode: "310107"
        )
        genesis = try LogWriter.genesis(
            draft: .genesis(act, nonce: World.nonce(0)),
            key: root,
            epoch: World.epoch(0),
            time: 1
        )
    }

    func writer(
        _ key: SigningKey,
        for audience: Audience? = nil,
        epoch: Int = 1,
        after previous: [EntryID] = []
    ) -> LogWriter {
        LogWriter(
            key: key,
            district: district,
            audience: audience ?? bureau,
            epoch: World.epoch(epoch),
            previous: previous
        )
    }

    static func bytes(_ number: Int) -> Bytes32 {
        SHA256.digest(Array("\(number)".utf8))
    }

    static func key(_ number: Int) -> SigningKey { SigningKey(seed: bytes(number)) }

    static func nonce(_ number: Int) -> Bytes16 { BLAKE2b.digest16(key: .zero, message: Array("\(number)".utf8)) }

    static func epoch(_ number: Int) -> Epoch { Epoch(nonce(-number)) }
}

/// What a writer has just signed.
struct Written {
    let entry: VerifiedEntry
    let disclosures: [AnyDisclosure]

    var id: EntryID { entry.id }
    var act: VerifiedAct { entry.acts[0] }
}

extension LogWriter {
    /// Signs the next entry and goes on.
    mutating func write(_ drafts: ActDraft..., in world: World, time: Int64? = nil) throws -> Written {
        let written = try prepare(drafts, in: world, time: time)
        committed(written.entry)
        return written
    }

    /// Signs the next entry without going on: the next one will be a fork of it.
    func prepare(
        _ drafts: [ActDraft],
        in world: World,
        time: Int64? = nil,
        seen: EntryID? = nil
    ) throws -> Written {
        let seen = [seen ?? world.genesis.id]
        let sealed = try prepared(drafts: drafts, seen: seen, time: time, entropy: world.entropy)
        return Written(entry: sealed.entry, disclosures: sealed.disclosures.map(AnyDisclosure.full))
    }
}

extension ActDraft {
    /// An act of no kind that means anything here, with two committed fields.
    static func note(_ number: Int, kind: UInt64 = 100) -> ActDraft {
        ActDraft(
            kind: kind,
            isCritical: false,
            subject: .founding(nonce: World.nonce(number)),
            fields: CBORMap([(.text("holder/type"), .text("099"))]),
            committed: CBORMap([
                (.text("holder/name"), .text(Text("name \(number)"))), (.text("reason"), .int(Int64(number))),
            ])
        )
    }

    /// An act that commits to nothing.
    static func remark(
        _ number: Int,
        kind: UInt64 = 100,
        references: [EntryID] = [],
        incident: DocumentID? = nil
    ) -> ActDraft {
        var about = CBORMap()
        about[AboutKey.incident] = incident.map { .bytes($0) }
        return ActDraft(
            kind: kind,
            isCritical: false,
            subject: .founding(nonce: World.nonce(number)),
            references: references,
            about: about
        )
    }

    static func following(_ act: VerifiedAct, kind: UInt64 = 101) -> ActDraft {
        ActDraft(kind: kind, isCritical: false, subject: .document(act.document), parents: [act.id])
    }
}

/// A directory of its own for one test, gone with it.
final class Scratch {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "hefu-store-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var file: String { path + "/" + Store.fileName }

    func open() throws -> Store { try Store.open(directory: path) }
}

extension Store {
    @discardableResult
    func insert(_ written: Written) throws -> Insertion {
        try write { try $0.insert(written.entry, disclosures: written.disclosures) }
    }

    @discardableResult
    func insert(_ entry: VerifiedEntry) throws -> Insertion {
        try write { try $0.insert(entry) }
    }

    var findings: [String] {
        get throws { try read { $0.integrity().map(\.description) } }
    }
}

extension World {
    /// As many notes by Alice, one an entry.
    func notes(_ count: Int) throws -> [Written] {
        var writer = writer(alice)
        return try (1...count).map { try writer.write(.note($0), in: self) }
    }
}

extension Store {
    /// Begins a district with these entries.
    func insert(_ written: [Written], of world: World) throws {
        try insert(world.genesis)
        for one in written { try insert(one) }
    }
}

extension StoreWriter {
    /// Puts one view in its place.
    func put(_ view: LicenseView) throws {
        let place = try #require(try place(of: view.document))
        try put([LicenseRows(view, at: place)])
    }
}

extension StoreWriter {
    @discardableResult
    func insert(
        _ entry: VerifiedEntry,
        disclosures: [AnyDisclosure] = [],
        standing: Standing = .counts
    ) throws -> Insertion {
        let sent = SentDisclosures(disclosures)
        #expect(sent.others(than: Set(entry.acts.map(\.id))) == [], "disclosures of acts of another entry")
        return try insert(Arrival(entry, with: sent), standing: standing)
    }
}
