import Licenses
import Replica
import SignedLog

/// What became of the rows of a file. Every row is counted once: new, held, differing or quarantined.
struct ImportReport: Sendable {
    /// So many rows of a kind are named in the answer; the rest is counted, and stands in the quarantine file.
    static let namedRowLimit = 100

    var rows = 0
    var new = 0
    var held = 0
    var differs = 0
    private(set) var differing: [Differing] = []
    private(set) var quarantined: [BadRow] = []
    private(set) var quarantinedCount = 0
    /// By code: why rows were quarantined, and how many.
    private(set) var reasons: [String: Int] = [:]
    /// The act that says so; nil of a trial, and where everything was held already.
    var batch: ActID?
    private var numbers: [UInt64: UInt32] = [:]
    var quarantineFile: String?
    var isDryRun = false

    /// A license is held for this holder, with other content.
    struct Differing: Encodable, Hashable, Sendable {
        let line: Int
        let document: DocumentID
    }

    mutating func add(differing row: Differing) {
        differs += 1
        if differing.count < Self.namedRowLimit { differing.append(row) }
    }

    mutating func add(bad row: BadRow) {
        quarantinedCount += 1
        reasons[row.code, default: 0] += 1
        if quarantined.count < Self.namedRowLimit { quarantined.append(row) }
    }

    /// Counts a license number, so that those which several rows share byte for byte are told. Numbers are told apart by
    /// 64 bits of a digest: a file of a billion rows would have to come before two are taken for one.
    mutating func count(number digest: UInt64) {
        numbers[digest, default: 0] += 1
    }
}

extension ImportReport {
    var counts: ImportedBatch.Counts {
        ImportedBatch.Counts(
            new: UInt64(new),
            held: UInt64(held),
            differing: UInt64(differs),
            quarantined: UInt64(quarantinedCount)
        )
    }

    /// The most frequent ones, should there be more than an act has room for; by code.
    var countedReasons: [ImportedBatch.Reason] {
        let frequent = reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(ImportedBatch.reasonLimit)
        return frequent.map { ImportedBatch.Reason(code: Text($0.key), count: UInt64($0.value)) }.sorted()
    }
}

/// A row that did not become a license, and why.
struct BadRow: Encodable, Hashable, Sendable {
    let line: Int
    let column: Int
    let code: String
    let field: String?
    let parameters: [String: String]
}

extension ImportReport: Encodable {
    private enum Key: CodingKey {
        case rows, new, held, differs, differing, quarantined, quarantinedCount, reasons, duplicates, quarantineFile,
            batch,
            dryRun
    }

    /// Numbers that several rows share.
    private struct Duplicates: Encodable {
        let groups: Int
        let rows: Int
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(rows, forKey: .rows)
        try container.encode(new, forKey: .new)
        try container.encode(held, forKey: .held)
        try container.encode(differs, forKey: .differs)
        try container.encode(differing, forKey: .differing)
        try container.encode(quarantined, forKey: .quarantined)
        try container.encode(quarantinedCount, forKey: .quarantinedCount)
        try container.encode(reasons, forKey: .reasons)
        try container.encodeIfPresent(batch, forKey: .batch)
        let shared = numbers.values.filter { $0 > 1 }
        let duplicates = Duplicates(groups: shared.count, rows: shared.reduce(0) { $0 + Int($1) })
        try container.encode(duplicates, forKey: .duplicates)
        try container.encodeIfPresent(quarantineFile, forKey: .quarantineFile)
        try container.encode(isDryRun, forKey: .dryRun)
    }
}
