import Licenses
import SignedLog
import Storage

/// A back-file's rows on their way in: what is held is left alone, the rest is issued as one entry.
extension Replica {
    /// Issues what is not held yet, at most ``batchLimit`` rows at once. A dry run checks the same and writes nothing.
    ///
    /// - Parameter key: what tells one license of a type from another: no two rows of one batch may have the same, or the
    ///   second is not compared with the first.
    package func importBatch(
        _ requests: [LicenseRequest],
        key: RegisterKey = .holderCode,
        isDryRun: Bool = false
    ) throws -> [RowFate] {
        // Of most rows of a back-file nothing is held: that is asked first, and of all at once.
        let mayBeHeld = try store.read { store in
            try requests.indices.map { index in
                guard let value = key.value(in: requests[index]) else { return false }
                return try store.mayHold(key, Text(value))
            }
        }
        var fates = try requests.indices.map { mayBeHeld[$0] ? try fateIfHeld(requests[$0], key) : nil }
        let open = fates.indices.filter { fates[$0] == nil }
        let openRequests = open.count == requests.count ? requests : open.map { requests[$0] }
        let results = try author(batch: openRequests, isDryRun: isDryRun) { outcome in
            if case .refused(let refusal) = outcome { RowFate.refused(refusal) } else { RowFate.new }
        }
        for (index, fate) in zip(open, results) { fates[index] = fate ?? .new }
        return fates.compactMap(\.self)
    }

    private func fateIfHeld(_ request: LicenseRequest, _ key: RegisterKey) throws -> RowFate? {
        guard let type = request.type, let value = key.value(in: request),
            let held = try heldLicense(type: type, key, value)
        else { return nil }
        return held.says(the: request) ? .held : .differs(held.document)
    }
}

extension HeldLicense {
    /// Whether the license has the content that a row asks for. What the row leaves open is not compared.
    fileprivate func says(the request: LicenseRequest) -> Bool {
        guard number == request.number, date == request.date, holderName == request.holder?.name,
            request.validFrom == nil || request.validFrom == validFrom,
            request.validTo == nil || Term(request.validTo) == validTo
        else { return false }
        return request.fields.allSatisfy { key, value in fields[key].map { $0.reads(as: value) } ?? false }
    }
}

extension CBOR {
    /// Whether this face value is what a text of a register stands for.
    fileprivate func reads(as other: CBOR) -> Bool {
        guard self != other else { return true }
        guard let text = other.asText else { return false }
        switch self {
        case .int(let number):
            return Int64(text.string) == number || CivilDate(parsing: text.utf8.array)?.yyyymmdd == number
        case .bool(let flag): return (flag ? ["true", "是"] : ["false", "否"]).contains(text)
        case .text, .bytes, .array, .map, .null: return false
        }
    }
}
