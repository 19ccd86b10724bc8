package import Licenses
import SignedLog
package import Signing
import Storage

/// What there is of a license's file.
package struct LayoutAnswer: Encodable, Sendable {
    package let version: Int
    /// `application/ofd` or `application/pdf`.
    package let mediaType: String
    /// Bytes.
    package let size: UInt64
    package let outdated: Bool
    /// Whether the file itself is here: it is disclosed to this node, and was not erased.
    package let here: Bool
}

/// A license's file, byte for byte as it was handed in.
package struct LayoutContent: Sendable {
    package let bytes: [UInt8]
    package let format: LayoutFile.Format
    /// SHA-256 of the bytes.
    package let digest: Bytes32
}

extension Replica {
    /// The file of a license, checked once more: its bytes open what the act commits to, and are as many as it says.
    ///
    /// Throws ``Refusal``: there is none, or it cannot be read here.
    package func layout(_ selector: String) throws -> LayoutContent {
        try store.read { store in
            let document = try store.license(selecting: selector)
            var folder = LicenseFolder(state, store: store)
            let history = try folder.fold(document)
            guard let history, let record = history.layout(of: history.heads.first) else {
                throw Refusal(.notFound, field: "layout", ["found": selector])
            }
            let name = FieldName(act: record.act, key: LayoutFile.contentKey)
            guard let bytes = try store.disclosure(of: name)?.value.asBytes?.array else {
                throw Refusal(.notDisclosed, field: "layout")
            }
            guard bytes.count == record.file.size, LayoutFile.Format(of: bytes) == record.file.format else {
                let sizes = ["expected": String(record.file.size), "found": String(bytes.count)]
                throw Refusal(.layoutDiffers, field: "layout", sizes)
            }
            return LayoutContent(bytes: bytes, format: record.file.format, digest: SHA256.digest(bytes))
        }
    }
}

extension LayoutAnswer {
    init(_ record: LayoutRecord, _ store: StoreReader) throws {
        let name = FieldName(act: record.act, key: LayoutFile.contentKey)
        self.init(
            version: record.version,
            mediaType: record.file.format.mediaType,
            size: record.file.size,
            outdated: !record.isCurrent,
            here: try store.disclosure(of: name) != nil
        )
    }
}

extension LayoutFile.Format {
    package var mediaType: String {
        switch self {
        case .ofd: "application/ofd"
        case .pdf: "application/pdf"
        }
    }
}
