import Foundation
import Node
import Testing

/// The API's port asks for a token, and a token allows what its scopes say.
struct TokenTests {
    /// A counter that serves the API on a free port of loopback.
    private func served(
        _ settings: (inout NodeConfiguration) -> Void = { _ in },
        _ body: @escaping @Sendable (RunningNode, RemoteAPI) async throws -> Void
    ) async throws {
        let bureau = try await TestDistrict.education()
        try await bureau.with {
            $0.api = "127.0.0.1:0"
            settings(&$0)
        }.running { node in
            try await body(node, RemoteAPI(port: try #require(node.apiPort)))
        }
    }

    private static func token(_ node: RunningNode, _ name: String, _ scopes: String...) async throws -> String {
        let list = scopes.map { "\"\($0)\"" }.joined(separator: ",")
        let made = try await node.api.done("/api/v1/tokens", #"{"name":"\#(name)","scopes":[\#(list)]}"#)
        return try #require(made.token.string)
    }

    @Test
    func aRouteWantsATokenOfItsScope() async throws {
        try await served { node, remote in
            let read = try await Self.token(node, "统计", "read")
            let both = try await Self.token(node, "窗口系统", "read", "issue")
            let request = TestDistrict.issue(number: "一")
            for (token, status, code) in [
                (nil, 401, "token-missing"), ("hefu_00_00", 401, "token-invalid"),
                (read.dropLast(2) + "00", 401, "token-invalid"), (read, 403, "scope-missing"), (both, 200, nil),
            ] as [(String?, Int, String?)] {
                let answer = try await remote.call("POST", "/api/v1/acts", request, token: token)
                #expect(answer.status == status, "\(answer)")
                #expect(answer.code.string == code)
            }
            #expect(try await remote.call("GET", "/api/v1/licenses", token: read).licenses.count == 1)
            #expect(try await remote.call("GET", "/api/v1/licenses", token: nil).status == 401)
        }
    }

    /// What names files of the machine, peers or tokens is for the node's own user, whatever a token allows.
    @Test
    func aPortDoesNotKnowTheRoutesOfTheOwnUser() async throws {
        try await served { node, remote in
            let token = try await Self.token(node, "全部", "read", "issue", "catalogue", "district")
            for (method, path) in [
                ("POST", "/api/v1/import"), ("GET", "/api/v1/tokens"), ("POST", "/api/v1/bundles/export"),
                ("GET", "/api/v1/peers"), ("POST", "/api/v1/check"), ("GET", "/api/v1/entries"),
            ] {
                #expect(try await remote.call(method, path, token: token).status == 404, "\(path)")
            }
        }
    }

    @Test
    func everybodyMayReadWhatIsOpen() async throws {
        try await served { _, remote in
            for path in ["/livez", "/readyz", "/public/issuing-list.json"] {
                #expect(try await remote.call("GET", path, token: nil).status == 200, "\(path)")
            }
            let wrong = try await remote.call("DELETE", "/livez", token: nil)
            #expect(wrong.status == 405)
        }
    }

    @Test
    func aRevokedTokenHoldsNoMoreAndItsNameIsFree() async throws {
        try await served { node, remote in
            let token = try await Self.token(node, "窗口系统", "read")
            #expect(try await remote.call("GET", "/api/v1/licenses", token: token).status == 200)
            let twice = try await node.api.post("/api/v1/tokens", #"{"name":"窗口系统","scopes":["read"]}"#)
            #expect([twice.status.description, twice.code.string] == ["409", "token-name-taken"])
            try await node.api.done("/api/v1/tokens/revoke", #"{"name":"窗口系统"}"#)
            #expect(try await remote.call("GET", "/api/v1/licenses", token: token).status == 401)
            #expect(try await node.api.post("/api/v1/tokens/revoke", #"{"name":"窗口系统"}"#).status == 404)
            let next = try await Self.token(node, "窗口系统", "read")
            #expect(try await remote.call("GET", "/api/v1/licenses", token: next).status == 200)
            let listed = try await node.api.get("/api/v1/tokens").tokens
            let revoked = listed.elements.filter { $0.revoked.flag == true }
            #expect(listed.elements.count == 2 && revoked.count == 1)
            #expect(!listed.description.contains(next))
        }
    }

    /// It holds on its last day, and is known again after a restart.
    @Test
    func aTokenOutlivesARestartAndEndsWithItsLastDay() async throws {
        let bureau = try await TestDistrict.education()
        let tokens = try await bureau.opened { api in
            var tokens: [String] = []
            for (name, day) in [("今天", "2026-11-24"), ("昨天", "2026-11-23")] {
                let body = #"{"name":"\#(name)","scopes":["read"],"lastDay":"\#(day)"}"#
                tokens.append(try #require(try await api.done("/api/v1/tokens", body).token.string))
            }
            return tokens
        }
        try await bureau.with { $0.api = "127.0.0.1:0" }.running { node in
            let remote = RemoteAPI(port: try #require(node.apiPort))
            #expect(try await remote.call("GET", "/api/v1/licenses", token: tokens[0]).status == 200)
            #expect(try await remote.call("GET", "/api/v1/licenses", token: tokens[1]).status == 401)
        }
    }

    @Test
    func whoAsksTooOftenIsToldWhenToComeAgain() async throws {
        // One a minute: who waits for less is refused, however slow the machine is.
        try await served { settings in
            settings.apiRequestsPerMinute = 1
        } _: { node, remote in
            let (busy, other) = (try await Self.token(node, "甲", "read"), try await Self.token(node, "乙", "read"))
            #expect(try await remote.call("GET", "/api/v1/licenses", token: busy).status == 200)
            let refused = try await remote.call("GET", "/api/v1/licenses", token: busy)
            #expect([refused.status.description, refused.code.string] == ["429", "too-many-requests"])
            let wait = try #require(try await remote.header("retry-after", "/api/v1/licenses", token: busy))
            #expect((1...60).contains(try #require(Int(wait))))
            #expect(try await remote.call("GET", "/api/v1/licenses", token: other).status == 200)
        }
    }

    /// With TLS the port shows the node's certificate, or the operator's.
    @Test(arguments: [false, true])
    func thePortSpeaksTLSByItsCertificate(_ isOwn: Bool) async throws {
        let bureau = try await TestDistrict.education()
        let other = TestNode()
        _ = try await NodeSetup.initialize(
            other.configuration,
            office: "教育局",
            kind: "bureau",
            passphrase: nil,
            surroundings: other.surroundings
        )
        // Certificate and key in one file, as PEM files of authorities often are.
        let pem = other.configuration.data + "/tls.pem"
        try await bureau.with {
            $0.api = "127.0.0.1:0"
            $0.isTLSOnLoopback = true
            if !isOwn { ($0.apiCertificate, $0.apiKey) = (pem, pem) }
        }.running { node in
            let port = try #require(node.apiPort)
            let certificate = (isOwn ? bureau : other).configuration.data + "/certificate.pem"
            let wrong = (isOwn ? other : bureau).configuration.data + "/certificate.pem"
            #expect(try await RemoteAPI.status(of: "https://127.0.0.1:\(port)/livez", trusting: certificate) == 200)
            await #expect(throws: (any Error).self) {
                try await RemoteAPI.status(of: "https://127.0.0.1:\(port)/livez", trusting: wrong)
            }
            await #expect(throws: (any Error).self) {
                try await RemoteAPI(port: port).call("GET", "/livez", token: nil)
            }
        }
    }

    /// Programs of one machine share an address: one that has lost its token keeps no other out.
    @Test
    func whoGuessesKeepsNobodyElseOut() async throws {
        try await served { node, remote in
            let good = try await Self.token(node, "甲", "read")
            #expect(try await remote.call("GET", "/api/v1/licenses", token: good).status == 200)
            for _ in 1...12 { _ = try await remote.call("GET", "/api/v1/licenses", token: "hefu_x_y") }
            #expect(try await remote.call("GET", "/api/v1/licenses", token: good).status == 200)
        }
    }

    /// Two orders at once: the name is one's.
    @Test
    func aNameIsGivenOnce() async throws {
        let node = try await TestDistrict().hub
        try await node.opened { api in
            let order = #"{"name":"甲","scopes":["read"]}"#
            async let first = api.post("/api/v1/tokens", order)
            async let second = api.post("/api/v1/tokens", order)
            let statuses = [try await first.status, try await second.status]
            #expect(statuses.sorted() == [200, 409])
        }
    }

    @Test(arguments: ["api-certificate", "api-key"])
    func aCertificateWithoutItsKeyIsRefused(_ missing: String) async throws {
        let node = try await TestDistrict {
            $0.api = "127.0.0.1:0"
            $0.isTLSOnLoopback = true
            if missing == "api-key" { $0.apiCertificate = "c.pem" } else { $0.apiKey = "k.pem" }
        }.hub
        let refused = await #expect(throws: APIFailure.self) { try await node.running { _ in } }
        #expect([refused?.code, refused?.field] == ["configuration-invalid", missing])
    }

    /// Guessing is slowed down, for whoever guesses alone.
    @Test
    func whoShowsWrongTokensIsHeldOff() {
        var allowances = TokenAllowances(requestsPerMinute: 60)
        for _ in 1...10 {
            #expect(allowances.wait(ofFailures: "10.0.0.1", at: 0) == nil)
            allowances.noteFailure(of: "10.0.0.1", at: 0)
        }
        #expect(allowances.wait(ofFailures: "10.0.0.1", at: 0) == 1)
        #expect(allowances.wait(ofFailures: "10.0.0.2", at: 0) == nil)
        #expect(allowances.wait(ofFailures: "10.0.0.1", at: 1_000) == nil)
    }

    @Test
    func wrongOrdersForTokensAreNamed() async throws {
        let node = try await TestDistrict().hub
        try await node.opened { api in
            for (body, code, place) in [
                (#"{"scopes":["read"]}"#, "missing-field", "name"), (#"{"name":"甲"}"#, "missing-field", "scopes"),
                (#"{"name":"甲","scopes":["root"]}"#, "field-type", "scopes"),
                (#"{"name":"甲","scopes":["read"],"lastDay":"2026-02-30"}"#, "date-impossible", "lastDay"),
                (#"{"name":"\#(String(repeating: "长", count: 22))","scopes":["read"]}"#, "field-too-long", "name"),
            ] {
                let answer = try await api.post("/api/v1/tokens", body)
                #expect([answer.code.string, answer.place] == [code, place], "\(answer)")
            }
        }
    }
}
