import District
import Licenses
import SignedLog
import Storage

/// Counts licenses one after another, and keeps a page of what is not collected.
struct CoverageCount {
    private struct Key: Hashable {
        let office: OfficeID
        let typeCode: Text
    }

    /// Not collected, from behind `after` on; one more than the page has room for says that there are more.
    private var listed: [DocumentID] = []
    private var rows: [Key: CoverageRow] = [:]
    /// The license behind which the page begins, until it has come by, collected by now or not.
    private var after: DocumentID?
    private let limit: Int
    private let names: Names

    init(_ names: Names, after: DocumentID?, limit: Int) {
        (self.names, self.after, self.limit) = (names, after, limit)
    }

    /// - Parameter day: when the city library took it; nil: not yet.
    mutating func add(_ view: LicenseView, collectedOn day: CivilDate?) {
        count(view, day)
        if view.document == after { after = nil }
    }

    private mutating func count(_ view: LicenseView, _ day: CivilDate?) {
        guard !view.isTest, let typeCode = view.typeCode, view.wasGiven else { return }
        let key = Key(office: view.office, typeCode: typeCode)
        var row = rows[key] ?? CoverageRow(key.office, typeCode, view, names)
        defer { rows[key] = row }
        if let start = names.item(view.item)?.collectFrom, let dated = view.timeline.firstDay, dated < start {
            row.earlier += 1
            return
        }
        row.issued += 1
        if day != nil {
            row.collected += 1
        } else if after == nil, listed.count <= limit {
            listed.append(view.document)
        }
    }

    var types: [CoverageRow] {
        rows.values.sorted { ($0.office, $0.typeCode) < ($1.office, $1.typeCode) }
    }

    var page: (documents: [DocumentID], next: DocumentID?) {
        (Array(listed.prefix(limit)), listed.count > limit ? listed[limit - 1] : nil)
    }
}

extension CoverageRow {
    fileprivate init(_ office: OfficeID, _ typeCode: Text, _ view: LicenseView, _ names: Names) {
        self.init(
            office: office,
            officeName: names.office(office),
            typeCode: typeCode.string,
            typeName: names.item(view.item)?.name.string
        )
    }
}

extension StoreReader {
    /// Where the entry came that carries the version which is told last; nil if it is not here.
    func sequence(ofActTold view: LicenseView) throws -> Int64? {
        try actNode(view.toldAct).flatMap { try sequence(of: $0.entry) }
    }
}
