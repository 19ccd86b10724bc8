import Foundation
import Node
import Testing

/// A district of test: the district office's hub, and whoever has joined it.
struct TestDistrict: Sendable {
    let hub: TestNode
    let id: String

    static let codes = [
        "区府办": "113101070024500804", "教育局": "113101070024512351", "卫健委": "11310107002451278E",
        "市电子证照库": "11310107002451315L",
    ]

    /// - Parameter limits: what other nodes may cost the hub.
    init(
        limits: PeerLimits = .standard,
        _ settings: (inout NodeConfiguration) -> Void = { _ in }
    ) async throws {
        hub = TestNode(limits: limits, settings)
        id = try await NodeSetup.createDistrict(
            hub.configuration,
            name: "普陀区",
            areaCode: "310107",
            officeCode: try #require(Self.codes["区府办"]),
            officeName: "区府办",
            nodeCode: "HUB0",
            recoveryKey: hub.configuration.data + "-recovery.key",
            passphrase: nil,
            surroundings: hub.surroundings
        )
    }

    /// Enrolls the office if it is new, and a node of it, and brings the bundle there: all without a network.
    func join(_ node: TestNode, office: String, code: String, kind: String = "bureau") async throws {
        let new = try await NodeSetup.initialize(
            node.configuration,
            office: office,
            kind: kind,
            passphrase: nil,
            surroundings: node.surroundings
        )
        let bundle = node.folder + "/welcome.bundle"
        try await hub.opened { api in
            if try await api.get("/api/v1/offices").offices.elements.contains(where: { $0.name.string == office })
                == false
            {
                let officeCode = try #require(Self.codes[office])
                try await api.done(
                    "/api/v1/offices",
                    #"{"code":"\#(officeCode)","name":"\#(office)","roles":["issuing"]}"#
                )
            }
            let request = new.text.replacing("\n", with: "\\n")
            let enrolled = try await api.done(
                "/api/v1/nodes/enroll",
                #"{"request":"\#(request)","office":"\#(office)","nodeCode":"\#(code)","kind":"\#(kind)","path":"\#(bundle)"}"#
            )
            #expect(enrolled.fingerprint.string == new.fingerprint)
        }
        try await node.opened { api in
            try await api.done("/api/v1/bundles/import", #"{"path":"\#(bundle)","district":"\#(id)"}"#)
        }
    }

    /// A counter of 教育局 that issues ``schoolType``, in a district of its own.
    static func education() async throws -> TestNode {
        let district = try await TestDistrict()
        let bureau = TestNode()
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        try await district.addType(at: bureau)
        return bureau
    }

    /// A type of the office, approved; its submission travels by bundles.
    func addType(at node: TestNode, _ yaml: String = schoolType) async throws {
        let toHub = node.folder + "/to-hub.bundle"
        let back = node.folder + "/back.bundle"
        let item = try await node.opened { api in
            let item = try await api.done("/api/v1/catalogue", yaml)
            try await api.done("/api/v1/bundles/export", #"{"path":"\#(toHub)"}"#)
            return try #require(item.document.string)
        }
        try await hub.opened { api in
            try await api.done("/api/v1/bundles/import", #"{"path":"\#(toHub)"}"#)
            try await api.done("/api/v1/catalogue/approve", #"{"item":"\#(item)"}"#)
            try await api.done("/api/v1/bundles/export", #"{"path":"\#(back)"}"#)
        }
        try await node.opened { try await $0.done("/api/v1/bundles/import", #"{"path":"\#(back)"}"#) }
    }

    /// 民办培训机构办学许可证 as the district's education office would propose it.
    static let schoolType = """
        typeCode: 11100000MB03271699047
        name: 民办学校办学许可证
        holderKind: legal
        collectFrom: 2000-01-01
        isPublic: true
        level: 国家级
        holderIsPublic: true
        validity: 长期
        fields:
          - {key: address, label: 地址, type: text, public: true, required: true}
          - {key: opened, label: 开办日期, type: date, public: true}
        """

    static func issue(number: String, code: String = "4920020716", name: String = "建国文理补习班") -> String {
        #"{"verb":"issue","type":"民办学校办学许可证","holder":{"type":"099","code":"\#(code)","name":"\#(name)"},"#
            + #""number":"\#(number)","date":"2026-11-24","fields":{"address":"曹杨路1号"},"by":"王经办"}"#
    }
}

extension TestNode {
    /// Brings what this node has to another, on a stick.
    func carry(to receiver: TestNode) async throws {
        let bundle = folder + "/carried.bundle"
        try? FileManager.default.removeItem(atPath: bundle)
        try await opened { try await $0.done("/api/v1/bundles/export", #"{"path":"\#(bundle)"}"#) }
        try await receiver.opened { try await $0.done("/api/v1/bundles/import", #"{"path":"\#(bundle)"}"#) }
    }
}
