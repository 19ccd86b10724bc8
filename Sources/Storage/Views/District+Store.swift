package import District
package import Licenses
import SignedLog
import Signing

/// A node as the view of the district lists it.
package struct NodeView: Hashable, Sendable {
    package let enrollment: NodeEnrollment
    package let isCut: Bool

    package init(enrollment: NodeEnrollment, isCut: Bool) {
        (self.enrollment, self.isCut) = (enrollment, isCut)
    }
}

extension StoreWriter {
    /// Puts offices, nodes and catalogue items in the place of what the views had.
    package func putDistrict(
        offices: [Office],
        nodes: [NodeView],
        items: [CatalogueItem]
    ) throws(StoreFailure) {
        for table in ["office", "node", "catalogue_item"] { try connection.run("DELETE FROM \(table)") }
        for office in offices { try SummedTable.office.put(DistrictRows.row(office), in: connection) }
        for node in nodes { try SummedTable.node.put(DistrictRows.row(node), in: connection) }
        for item in items { try SummedTable.catalogueItem.put(DistrictRows.row(item), in: connection) }
    }
}

enum DistrictRows {
    static func row(_ office: Office) -> [SQLValue] {
        let roles = CBOR.array(office.roles.map { .int(Int64($0.rawValue)) })
        return [.id(office.id), .text(office.code), .text(office.name), .blob(roles.encoded())]
    }

    static func row(_ node: NodeView) -> [SQLValue] {
        let enrollment = node.enrollment
        return [
            .id(enrollment.document), .blob(enrollment.key.bytes), .blob(enrollment.boxKey.bytes),
            .id(enrollment.office), .int(Int64(enrollment.kind.rawValue)), .blob(enrollment.code), .flag(node.isCut),
        ]
    }

    static func row(_ item: CatalogueItem) -> [SQLValue] {
        [
            .id(item.document), .int(Int64(clamping: item.version)), .text(item.typeCode), .text(item.name),
            .id(item.office), .id(item.approvedBy), .id(item.submission), .flag(item.isRetired),
        ]
    }
}
