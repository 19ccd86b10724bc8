package import District
package import Licenses
import SignedLog

/// The district's views against what the root entries say.
extension StoreReader {
    /// Where offices, nodes or catalogue items differ from what was computed anew: each row by its key.
    package func differences(
        offices: [Office],
        nodes: [NodeView],
        items: [CatalogueItem]
    ) throws(StoreFailure) -> [StorageFinding] {
        try differences(.office, offices.map { DistrictRows.row($0) })
            + differences(.node, nodes.map { DistrictRows.row($0) })
            + differences(.catalogueItem, items.map { DistrictRows.row($0) })
    }

    private func differences(_ table: SummedTable, _ expected: [[SQLValue]]) throws(StoreFailure) -> [StorageFinding] {
        let columns = table.columns.joined(separator: ", ")
        let found = try connection.all("SELECT \(columns) FROM \(table.name)") { $0.values }
        let key = { (row: [SQLValue]) in row.prefix(table.keyCount).map(\.key).joined(separator: " ") }
        var findings: [StorageFinding] = []
        for row in expected where !found.contains(row) {
            let held = found.first { key($0) == key(row) }
            let differing = held.map { held in table.columns.indices.filter { held[$0] != row[$0] } } ?? []
            findings += differing.map { StorageFinding(table: table.name, key: key(row), .column(table.columns[$0])) }
            if held == nil { findings.append(StorageFinding(table: table.name, key: key(row), .missing)) }
        }
        for row in found where !expected.contains(where: { key($0) == key(row) }) {
            findings.append(StorageFinding(table: table.name, key: key(row), .surplus))
        }
        return findings
    }
}
