import Node

/// One person at one counter: types act after act, and where no answer came looks at what became of it before going on.
actor Clerk {
    private let node: RealNode
    private let ledger: Ledger
    private var chance: Chance
    private var count = 0
    private var licenses: [License] = []

    private struct License {
        let document: String
        let number: String
        var isSuspended = false
    }

    init(_ node: RealNode, _ chance: Chance, _ ledger: Ledger) {
        (self.node, self.chance, self.ledger) = (node, chance, ledger)
    }

    private nonisolated var office: Office { node.member.office }

    func work(until isOver: EndFlag) async throws {
        while !isOver.isRaised {
            // At times one act right behind the other, so that a blow finds one half done.
            if chance.below(4) == 0 { try await Task.sleep(for: chance.milliseconds(10...200)) }
            let isFounding = licenses.isEmpty || chance.below(10) < 4
            if isFounding { try await issue() } else { try await change(chance.below(licenses.count)) }
        }
    }

    private func issue() async throws {
        count += 1
        let number = "\(node.member.code)〔2026〕\(count)号"
        // 099: the code of another organization, of any form.
        let body = """
            {"verb":"issue","type":"\(office.typeCode)","number":"\(number)","date":"2026-11-24","by":"经办",
             "holder":{"type":"099","code":"\(node.member.code)\(count)","name":"某单位\(count)"},
             "fields":{"address":"文昌路\(count)号"}}
            """
        guard let document = try await write("issue", number, nil, body) else { return }
        licenses.append(License(document: document, number: number))
    }

    private func change(_ index: Int) async throws {
        let license = licenses[index]
        let verb = license.isSuspended ? "reinstate" : chance.below(2) == 0 ? "amend" : "suspend"
        let fields = verb == "amend" ? #","fields":{"address":"学府街\#(chance.below(1_000))号"}"# : ""
        let body = """
            {"verb":"\(verb)","license":"\(license.document)","date":"2026-11-25","by":"经办"\(fields)}
            """
        guard try await write(verb, license.number, license.document, body) != nil else { return }
        if verb == "suspend" { licenses[index].isSuspended = true }
        if verb == "reinstate" { licenses[index].isSuspended = false }
    }

    /// The license's document if the act is there.
    private func write(_ verb: String, _ number: String, _ document: String?, _ body: String) async throws -> String? {
        do {
            let answer = try await node.post("/api/v1/acts", body, Acknowledgement.self)
            let promise = Ledger.Promise(act: answer.act, verb: verb, document: answer.document)
            await ledger.acknowledge(promise, number: number, office)
            return answer.document
        } catch let refusal as Refused where !refusal.isTrouble {
            throw RunFailure(.safety, "\(node.member) refuses \(verb) of \(number): \(refusal.code)")
        } catch let refusal as Refused {
            await ledger.refuse(refusal)
        } catch is NotRunning {
            return nil  // Nothing was typed.
        } catch {
            // The answer was lost; what was asked for may be there or not.
        }
        return try await lookUp(verb, number, document)
    }

    /// What a clerk does who heard nothing: looks whether it is there.
    private func lookUp(_ verb: String, _ number: String, _ document: String?) async throws -> String? {
        var found: String?
        var new: [Ledger.Promise] = []
        try await Patience.until("\(node.member) tells of \(number)") {
            found = if let document { document } else { try await self.document(of: number) }
            guard let found else { return true }
            let known = await ledger.acts(of: found)
            new = try await node.get("/api/v1/licenses/\(found)/history", Histories.self).acts
                .map { Ledger.Promise(act: $0.act, verb: $0.verb, document: found) }
                .filter { !known.contains($0) }
            return true
        }
        guard new.allSatisfy({ $0.verb == verb }), new.count <= 1 else {
            throw RunFailure(.safety, "\(node.member) shows of \(number) what nobody typed: \(new)")
        }
        await ledger.resolve(new, number: number, office)
        return new.isEmpty ? nil : found
    }

    private func document(of number: String) async throws -> String? {
        let path = RequestEscape.path("/api/v1/licenses", ["number": number])
        let licenses = try await node.get(path, LicensePage.self).licenses
        guard licenses.count <= 1 else { throw RunFailure(.safety, "\(node.member) shows \(number) twice") }
        return licenses.first?.document
    }
}

/// RFC 3986.
enum RequestEscape {
    static func path(_ path: String, _ query: [String: String?]) -> String {
        let items = query.compactMap { name, value in value.map { "\(name)=\(escaped($0))" } }.sorted()
        return items.isEmpty ? path : path + "?" + items.joined(separator: "&")
    }

    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain =
                byte < 128 && (Character(UnicodeScalar(byte)).isLetter || Character(UnicodeScalar(byte)).isNumber)
            return isPlain
                ? String(UnicodeScalar(byte)) : "%" + String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
    }
}
