/// Which keys several licenses are looked up by that no two may have. They are known to whoever owns the store, since to
/// find them anew goes through all keys: some tenths of a second in a million licenses, and a status asks every few seconds.
///
/// It may know some that are none any more, or never were because a transaction was given up: who asks looks at the licenses.
final class RepeatedLookups {
    /// More new keys are not remembered, since to look for each of them takes as long as to go through all.
    private static let newLimit = 8_192
    /// More repeated ones are not kept: then each question goes through all.
    private static let repeatedLimit = 65_536

    /// Nil: nobody has gone through them yet, or too much is new.
    private var repeated: Set<Int64>?
    /// Written since then.
    private var new: [Int64] = []

    /// A license is looked up by this key from now on.
    func note(_ hash: Int64) {
        guard repeated != nil, hash >= 0 else { return }
        guard new.count < Self.newLimit else { return forget() }
        new.append(hash)
    }

    /// What a writer finds is not kept: its transaction may be given up, and what it took away be there again.
    func hashes(_ reader: StoreReader) throws(StoreFailure) -> Set<Int64> {
        var found = repeated ?? []
        if repeated == nil {
            try reader.eachRepeatedLookup { found.insert($0) }
        } else {
            for hash in new where try reader.isRepeatedLookup(hash) { found.insert(hash) }
        }
        guard !(reader is StoreWriter) else { return found }
        if found.count > Self.repeatedLimit { forget() } else { (repeated, new) = (found, []) }
        return found
    }

    private func forget() { (repeated, new) = (nil, []) }
}

extension StoreReader {
    /// In their order the levels of the index are read side by side, which takes no sorting.
    fileprivate func eachRepeatedLookup(_ body: (Int64) -> Void) throws(StoreFailure) {
        var last: Int64?
        try connection.each("SELECT hash FROM license_lookup WHERE hash >= 0 ORDER BY hash") { row in
            let hash = row.int(0)
            if hash == last { body(hash) }
            last = hash
        }
    }

    fileprivate func isRepeatedLookup(_ hash: Int64) throws(StoreFailure) -> Bool {
        try connection.exists("SELECT 1 FROM license_lookup WHERE hash = ? LIMIT 1 OFFSET 1", [.int(hash)])
    }
}
