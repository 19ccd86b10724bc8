import Foundation
import Node
import Replica
import Signing
import Storage
import Testing

/// What can be wrong with a data directory, a key, a port, a bundle.
struct SetupTests {
    @Test
    func secondOpenerIsRefused() async throws {
        let district = try await TestDistrict()
        try await district.hub.opened { _ in
            #expect(failure { try district.hub.open() }?.code == "data-directory-in-use")
        }
        try await district.hub.opened { _ in }
    }

    @Test
    func directoryWithoutANodeIsNamed() {
        #expect(failure { try TestNode().open() }?.code == "data-directory-missing")
    }

    @Test
    func keyFileThatOthersCanReadIsRefused() async throws {
        let district = try await TestDistrict()
        let key = district.hub.configuration.data + "/node.key"
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
        let refused = failure { try district.hub.open() }
        #expect(refused?.code == "key-file-readable")
        #expect(refused?.parameters["path"] == key)
    }

    @Test
    func passphraseIsAskedForAndMustBeRight() async throws {
        let node = TestNode()
        _ = try await NodeSetup.initialize(
            node.configuration,
            office: "教育局",
            kind: "bureau",
            passphrase: Array("合符".utf8),
            surroundings: node.surroundings
        )
        #expect(failure { try node.open() }?.code == "passphrase-required")
        #expect(failure { try node.open(passphrase: Array("不对".utf8)) }?.code == "wrong-passphrase")
        #expect(failure { try node.open(passphrase: Array("合符".utf8)) } == nil)
    }

    @Test
    func nodeIsNeverSetUpTwice() async throws {
        let district = try await TestDistrict()
        let failure = await #expect(throws: APIFailure.self) {
            try await NodeSetup.initialize(
                district.hub.configuration,
                office: "甲",
                kind: "hub",
                passphrase: nil,
                surroundings: district.hub.surroundings
            )
        }
        #expect(failure?.code == "node-exists")
    }

    @Test(arguments: [
        ("310107", "113101070024500805", "HUB0", "check-character", "officeCode"),
        ("31010", "113101070024500804", "HUB0", "code-form", "areaCode"),
        ("310107", "113101070024500804", "hub", "code-form", "nodeCode"),
    ])
    func districtWithWrongCodesLeavesNothing(
        area: String,
        office: String,
        node: String,
        code: String,
        field: String
    ) async throws {
        let hub = TestNode()
        let refused = await #expect(throws: APIFailure.self) {
            try await NodeSetup.createDistrict(
                hub.configuration,
                name: "普陀区",
                areaCode: area,
                officeCode: office,
                officeName: "区府办",
                nodeCode: node,
                recoveryKey: hub.folder + "/recovery.key",
                passphrase: nil,
                surroundings: hub.surroundings
            )
        }
        #expect(refused?.code == code)
        #expect(refused?.field == field)
        #expect(!FileManager.default.fileExists(atPath: hub.configuration.data))
    }

    @Test
    func portInUseIsNamed() async throws {
        let first = try await TestDistrict { $0.listen = "127.0.0.1:0" }
        try await first.hub.running { running in
            let second = try await TestDistrict { $0.listen = running.address }
            let refused = await #expect(throws: APIFailure.self) { try await second.hub.running { _ in } }
            #expect(refused?.code == "port-in-use")
            #expect(refused?.field == "listen")
            #expect(refused?.parameters["address"] == running.address)
            let third = try await TestDistrict { $0.api = running.address }
            let unserved = await #expect(throws: APIFailure.self) { try await third.hub.running { _ in } }
            #expect([unserved?.code, unserved?.field] == ["port-in-use", "api"])
            #expect(unserved?.parameters["address"] == running.address)
        }
    }

    @Test
    func staleSocketIsReplacedAndGoneAfterwards() async throws {
        let district = try await TestDistrict()
        let socket = district.hub.configuration.socketPath
        try Data().write(to: URL(filePath: socket))
        try await district.hub.running { hub in
            let mode = try FileManager.default.attributesOfItem(atPath: socket)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            let alive = try await hub.api.get("/livez").status
            #expect(alive == 200)
        }
        #expect(!FileManager.default.fileExists(atPath: socket))
    }

    @Test
    func bundleOfAnotherDistrictIsRefused() async throws {
        let (one, other) = (try await TestDistrict(), try await TestDistrict())
        let bureau = TestNode()
        try await one.join(bureau, office: "教育局", code: "JYJ1")
        let bundle = one.hub.folder + "/one.bundle"
        try await one.hub.opened { try await $0.done("/api/v1/bundles/export", #"{"path":"\#(bundle)"}"#) }
        try await other.hub.opened { api in
            let answer = try await api.post("/api/v1/bundles/import", #"{"path":"\#(bundle)"}"#)
            #expect(answer.code.string == "bundle-other-district")
        }
        let wrongID = try await bureau.opened { api in
            try await api.post("/api/v1/bundles/import", #"{"path":"\#(bundle)","district":"\#(other.id)"}"#)
        }
        #expect(wrongID.code.string == "district-exists")
    }

    @Test
    func mistypedDistrictIDLeavesTheNodeFree() async throws {
        let district = try await TestDistrict()
        let bureau = TestNode()
        let new = try await NodeSetup.initialize(
            bureau.configuration,
            office: "教育局",
            kind: "bureau",
            passphrase: nil,
            surroundings: bureau.surroundings
        )
        let bundle = bureau.folder + "/welcome.bundle"
        try await district.hub.opened { api in
            try await api.done("/api/v1/offices", #"{"code":"113101070024512351","name":"教育局","roles":["issuing"]}"#)
            let request = new.text.replacing("\n", with: "\\n")
            try await api.done(
                "/api/v1/nodes/enroll",
                #"{"request":"\#(request)","office":"教育局","nodeCode":"JYJ1","path":"\#(bundle)"}"#
            )
        }
        let wrong = String(repeating: "ab", count: 32)
        try await bureau.opened { api in
            let refused = try await api.post("/api/v1/bundles/import", #"{"path":"\#(bundle)","district":"\#(wrong)"}"#)
            #expect(refused.code.string == "bundle-other-district")
            try await api.done("/api/v1/bundles/import", #"{"path":"\#(bundle)","district":"\#(district.id)"}"#)
            let ready = try await api.get("/readyz").status
            #expect(ready == 200)
        }
    }

    @Test
    func alteredBundleIsRefusedAndChangesNothing() async throws {
        let district = try await TestDistrict()
        let bureau = TestNode()
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        let bundle = district.hub.folder + "/one.bundle"
        try await district.hub.opened { try await $0.done("/api/v1/bundles/export", #"{"path":"\#(bundle)"}"#) }
        let bytes = try Data(contentsOf: URL(filePath: bundle))
        try await bureau.opened { api in
            for (content, code) in [
                (bytes.dropLast(20), "bundle-truncated"), (bytes.flipped(at: bytes.count - 30), "bundle-altered"),
                (Data("nothing".utf8), "file-invalid"),
            ] {
                try content.write(to: URL(filePath: bundle))
                let answer = try await api.post("/api/v1/bundles/import", #"{"path":"\#(bundle)"}"#)
                #expect(answer.code.string == code, "\(answer)")
            }
        }
    }

    @Test
    func rotationPutsANewRootInPlace() async throws {
        let district = try await TestDistrict()
        let hub = district.hub
        let recovery = hub.configuration.data + "-recovery.key"
        let id = try await NodeSetup.rotate(
            hub.configuration,
            recoveryKey: recovery,
            nextRecoveryKey: recovery + ".2",
            passphrase: { nil }
        )
        #expect(id == district.id)
        try await hub.opened { api in
            try await api.done("/api/v1/offices", #"{"code":"113101070024512351","name":"教育局","roles":["issuing"]}"#)
        }
        let used = await #expect(throws: APIFailure.self) {
            try await NodeSetup.rotate(
                hub.configuration,
                recoveryKey: recovery,
                nextRecoveryKey: recovery + ".3",
                passphrase: { nil }
            )
        }
        #expect(used?.code == "wrong-key")
        #expect(!FileManager.default.fileExists(atPath: recovery + ".3"))
    }

    private func failure(_ body: () throws -> Void) -> APIFailure? {
        do { try body() } catch { return error as? APIFailure }
        return nil
    }
}

extension TestNode {
    /// Opens the directory and lets it go again.
    fileprivate func open(passphrase: [UInt8]? = nil) throws {
        _ = try openLocalAPI(
            configuration,
            passphrase: { passphrase },
            surroundings: surroundings,
            logger: Self.logger
        )
    }
}

extension Data {
    fileprivate func flipped(at index: Int) -> Data {
        var data = self
        data[index] ^= 1
        return data
    }
}
