import Licenses
import Replica
import SignedLog
import Signing
import Storage

/// Which licenses `GET /api/v1/licenses` lists.
struct LicenseListing: Sendable {
    /// Licenses on one page, unless another number is asked for.
    private static let pageSize = 50

    private let type: String?
    private let holderCode: Text?
    private let number: Text?
    private let office: String?
    private let words: [Text]
    private let states: Set<LicenseState>?
    let after: DocumentID?
    let limit: Int

    init(_ target: inout RequestTarget) throws {
        type = target.take("type")
        holderCode = target.take("holder").map { Text($0) }
        number = target.take("number").map { Text($0) }
        office = target.take("office")
        words = try Self.words(target.take("q"))
        states = try target.take("state").map { name throws(Refusal) in [try Self.state(name)] }
        let cursor = target.take("after")
        after = cursor.flatMap { Bytes32(hex: $0) }.map { DocumentID($0) }
        guard (cursor == nil) == (after == nil) else { throw Refusal(.codeForm, field: "after") }
        limit = try target.number("limit", in: 1...Replica.pageLimit) ?? Self.pageSize
        try target.finish()
    }

    /// What the names stand for, by what the replica holds.
    func filter(in replica: Replica, today: CivilDate?) throws -> LicenseFilter {
        // Without a clock there is no today: the latest state is shown.
        var filter = LicenseFilter(date: today ?? .latest)
        filter.item = try type.map { try replica.item(named: $0) }
        filter.office = try office.map { try replica.office(named: $0) }
        filter.holderCode = holderCode
        filter.number = number
        filter.states = states
        filter.words = words
        return filter
    }

    private static func words(_ question: String?) throws -> [Text] {
        guard let question else { return [] }
        guard let words = SearchText.words(of: question) else {
            let limit = String(SearchText.wordLength)
            throw APIFailure(status: 400, code: "word-too-short", field: "q", ["limit": limit])
        }
        return words
    }

    private static func state(_ name: String) throws(Refusal) -> LicenseState {
        guard let state = LicenseState(rawValue: name) else {
            throw Refusal(.fieldType, field: "state", ["value": String(name.prefix(32))])
        }
        return state
    }
}
