import Licenses
package import SignedLog
import Signing
import Storage

/// That an act on a license has come here: one's own, or a peer's.
package struct EventAnswer: Encodable, Sendable {
    /// What to ask on from.
    package let id: String
    package let act: ActID
    package let verb: String
    package let license: DocumentID
    package let entry: EntryID
    /// Whether its entry did not count when this was told.
    package let setAside: Bool
}

package struct EventPage: Encodable, Sendable {
    /// In the order in which they came to this node, none left out.
    package let events: [EventAnswer]
    /// What to ask on from; the question's own if nothing is new.
    package let next: String
}

/// A place in the order of a node's events: the row of an act, and the beginning of its id, so that a place of another
/// store (one that was restored from a copy) is known for what it is.
struct EventPosition: CustomStringConvertible {
    let row: Int64
    private let mark: String

    private static let markLength = 8

    /// Before all events.
    static let start = EventPosition(row: 0, mark: "0")

    init(row: Int64, act: ActID) { self.init(row: row, mark: Self.mark(of: act)) }

    private init(row: Int64, mark: String) { (self.row, self.mark) = (row, mark) }

    /// Reads `ROW-MARK`; `0` is the start. Nil if it is of another form.
    init?(_ text: String) {
        guard text != "0" else {
            self = .start
            return
        }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let row = Int64(parts[0]), row > 0, parts[1].count == Self.markLength else {
            return nil
        }
        self.init(row: row, mark: String(parts[1]))
    }

    func isOf(_ act: ActID?) -> Bool { act.map { Self.mark(of: $0) == mark } ?? false }

    var description: String { row == 0 ? mark : "\(row)-\(mark)" }

    private static func mark(of act: ActID) -> String { String(act.bytes.hex.prefix(markLength)) }
}

extension Replica {
    /// What has come since a place; at most `limit` events.
    ///
    /// - Parameter after: nil: from now on. A place that is not of this store is refused, since nobody could say what lies
    ///   between: whoever follows events reads the licenses anew.
    package func events(after text: String?, limit: Int) throws -> EventPage {
        try store.read { store in
            let position = try text.map { try Self.position($0, in: store) } ?? Self.end(of: store)
            let limit = Self.pageSize(limit)
            let acts = try store.admittedActs(after: position.row, kinds: LicenseActKind.range, limit: limit)
            let events = acts.map(EventAnswer.init)
            return EventPage(events: events, next: events.last?.id ?? position.description)
        }
    }

    private static func position(_ text: String, in store: StoreReader) throws -> EventPosition {
        guard let position = EventPosition(text) else {
            throw Refusal(.codeForm, field: "after", ["value": String(text.prefix(32))])
        }
        guard try position.row == 0 || position.isOf(store.act(admittedAt: position.row)) else {
            throw Refusal(.eventUnknown, field: "after", ["value": text])
        }
        return position
    }

    private static func end(of store: StoreReader) throws -> EventPosition {
        let row = try store.lastAdmittedRow()
        return try store.act(admittedAt: row).map { EventPosition(row: row, act: $0) } ?? .start
    }
}

extension EventAnswer {
    fileprivate init(_ act: AdmittedAct) {
        id = EventPosition(row: act.row, act: act.act).description
        self.act = act.act
        verb = LicenseActKind(rawValue: act.kind).map { WordName.of($0) } ?? "kind-\(act.kind)"
        (license, entry, setAside) = (act.document, act.entry, act.isSetAside)
    }
}
