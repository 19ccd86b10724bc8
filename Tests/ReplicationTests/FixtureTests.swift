import SignedLog
import Signing
import Testing

@testable import Replication

/// The files in `Fixtures/` are the examples of `docs/formats/bundle.md` and `docs/formats/sync.md`.
@Suite struct FixtureTests {
    private let town: TestTown

    init() throws { town = try TestTown() }

    private func expect(_ name: String, _ values: [(String, [UInt8])]) throws {
        let text = values.map { "\($0.0): \(Hex.encode($0.1))\n" }.joined()
        if TestFiles.areFixturesWritten { try TestFiles.writeFixture(name, text) }
        #expect(try TestFiles.fixture(name) == text)
    }

    @Test func bundle() throws {
        let reader = BoxKey(seed: seed("reader"))
        var author = town.counter.author(education)
        let entry = try author.write("one license")
        var collector = PresupposedCollector()
        collector.add(entry.entry)
        var writer = try BundleWriter(
            district: town.district.id,
            sender: town.counter.key,
            recipients: [reader.publicKey],
            presupposed: collector.presupposed,
            entropy: Entropy.seeded(seed("bundle"))
        )
        let file = writer.begin() + writer.append(entry.outgoing) + writer.finish()
        let headerEnd = 13 + BundleFormat.number(bigEndian: file[9..<13])
        let header = Array(file[13..<headerEnd])
        let content =
            BundleNote(collector.presupposed).item.encoded() + ItemSequence.parts(entry.outgoing).flatMap { $0 }
            + BundleNote(BundleTrailer(entries: 1, disclosures: 1)).item.encoded()
        try expect(
            "bundle",
            [
                ("district id", town.district.id.bytes.array), ("sender seed", seed("counter").array),
                ("sender public key", town.counter.key.publicKey.bytes.array), ("reader seed", seed("reader").array),
                ("reader public key", reader.publicKey.bytes.array), ("header", header),
                ("signed bytes", BundleFormat.signedBytes(header: header)),
                ("signature", Array(file[headerEnd..<headerEnd + 64])), ("content", content), ("file", file),
            ]
        )
        var bundleReader = BundleReader(district: town.district.id, boxKey: reader) { _ in true }
        let items = try bundleReader.push(try #require(try TestFiles.values("bundle")["file"]))
        try bundleReader.finish()
        #expect(items.dropFirst(2).first == .entry(entry.entry.signed))
        #expect(items.last == .trailer(BundleTrailer(entries: 1, disclosures: 1)))
    }

    @Test func warmSession() throws {
        _ = try town.sync(town.counter, town.hub)
        town.counter.restart()
        var line = TestLine()
        _ = try line.sync(town.counter, town.hub)
        let seal = HelloSeal(
            district: town.district.id,
            dialer: town.counter.key.publicKey,
            responder: town.hub.key.publicKey,
            dialerNonce: seed("dialer nonce"),
            responderNonce: seed("responder nonce"),
            certificate: .zero
        )
        try expect(
            "hello",
            [
                ("dialer seed", seed("counter").array), ("responder seed", seed("hub").array),
                ("dialer signs", seal.bytes(.dialer)),
                ("dialer signature", seal.signed(by: town.counter.key, as: .dialer).array),
                ("responder signs", seal.bytes(.responder)),
                ("responder signature", seal.signed(by: town.hub.key, as: .responder).array),
                ("open", line.messages[0]), ("opened", line.messages[1]), ("turn", line.messages[2]),
                ("answer", line.messages[3]),
            ]
        )
    }
}
