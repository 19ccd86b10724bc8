import SignedLog
import Signing

/// What the view shows of one audience, kept beside its licenses: a status tells it every few seconds, and to go through a
/// million licenses each time would keep the counters waiting.
///
/// As a change, what is added and what is taken away.
struct ShownAudience: Equatable {
    private(set) var licenseCount: Int64 = 0
    /// The sum of the licenses' states (``LicenseRows/state``) as numbers of 256 bits, of which what is carried out of the
    /// last word is lost. It tells by accident unequal views apart; whoever wants to make two of one sum need not, since it
    /// is never signed and never sent.
    private var states = SIMD4<UInt64>.zero

    var isEmpty: Bool { self == ShownAudience() }

    mutating func show(_ state: [UInt8]) {
        licenseCount &+= 1
        add(Self.words(of: state))
    }

    mutating func hide(_ state: [UInt8]) {
        licenseCount &-= 1
        add(~Self.words(of: state), carry: 1)
    }

    mutating func add(_ change: ShownAudience) {
        licenseCount &+= change.licenseCount
        add(change.states)
    }

    private mutating func add(_ words: SIMD4<UInt64>, carry: UInt64 = 0) {
        var carry = carry
        for index in 0..<words.scalarCount {
            let (sum, isOver) = states[index].addingReportingOverflow(words[index])
            let (carried, isCarriedOver) = sum.addingReportingOverflow(carry)
            states[index] = carried
            carry = isOver || isCarriedOver ? 1 : 0
        }
    }

    /// The lowest word first, each from its highest byte on. Of a damaged state none: a check names the license.
    private static func words(of state: [UInt8]) -> SIMD4<UInt64> {
        guard state.count == Bytes32.count else { return .zero }
        var words = SIMD4<UInt64>.zero
        for (index, byte) in state.enumerated() { words[index / 8] = words[index / 8] << 8 | UInt64(byte) }
        return words
    }
}

extension ShownAudience {
    fileprivate init(_ row: Row) {
        self.init(licenseCount: row.int(0), states: Self.words(of: row.blob(1)))
    }

    /// 32 bytes.
    var stateBytes: [UInt8] {
        var bytes: [UInt8] = []
        for index in 0..<states.scalarCount { bytes.append(bigEndian: states[index]) }
        return bytes
    }
}

/// What becomes of audiences by several licenses, each audience once.
struct ShownChanges {
    /// By the audience's row.
    private(set) var changes: [Int64: ShownAudience] = [:]

    /// A license of this state is shown from now on.
    mutating func show(_ state: [UInt8], in audience: Int64) { changes[audience, default: .init()].show(state) }

    /// It is shown no longer.
    mutating func hide(_ license: IndexedLicense) { changes[license.audience, default: .init()].hide(license.state) }
}

extension StoreReader {
    /// - Parameter row: the audience's.
    func shownAudience(row: Int64) throws(StoreFailure) -> ShownAudience {
        let sql = "SELECT licenses, states FROM shown_audience WHERE audience = ?"
        return try connection.first(sql, [.int(row)]) { ShownAudience($0) } ?? ShownAudience()
    }
}

extension StoreWriter {
    /// An audience of which nothing is shown has no row, as in a view that was folded anew.
    func write(_ changes: ShownChanges) throws(StoreFailure) {
        viewMemory.changeCount += 1
        for (audience, change) in changes.changes where !change.isEmpty {
            var shown = try shownAudience(row: audience)
            shown.add(change)
            if shown.isEmpty {
                try connection.run("DELETE FROM shown_audience WHERE audience = ?", [.int(audience)])
            } else {
                let row: [SQLValue] = [.int(audience), .int(shown.licenseCount), .blob(shown.stateBytes)]
                try SummedTable.shownAudience.put(row, in: connection)
            }
        }
    }
}
