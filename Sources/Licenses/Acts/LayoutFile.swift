import District
package import SignedLog

/// 版式文件: the file in which one version of a license is laid out, as it was made elsewhere. The act commits to its bytes,
/// so the file travels beside the act within its audience, can be erased like any personal value, and cannot be another.
package struct LayoutFile: Hashable, Sendable {
    /// Bytes that a file may have: what one disclosure carries, with room for the operator's name.
    package static let byteLimit = 240 * 1024

    /// Under which name the bytes are committed to.
    package static let contentKey: Text = "layout"

    /// The content act that it lays out.
    package let version: ActID
    package let format: Format
    /// Bytes of the file.
    package let size: UInt64

    /// What offices lay licenses out in; told by how the file begins.
    package enum Format: UInt64, CaseIterable, Hashable, Sendable {
        /// GB/T 33190-2016, a ZIP archive.
        case ofd = 1
        /// ISO 32000.
        case pdf = 2

        private var beginning: [UInt8] {
            switch self {
            case .ofd: Array("PK\u{03}\u{04}".utf8)
            case .pdf: Array("%PDF-".utf8)
            }
        }

        /// Nil if the file is of neither.
        package init?(of content: [UInt8]) {
            guard let format = Self.allCases.first(where: { content.starts(with: $0.beginning) }) else { return nil }
            self = format
        }
    }

    init(_ reader: BodyReader) throws(ActRefusal) {
        version = try reader.id(LicenseKey.version)
        let number = try reader.uint(LicenseKey.format)
        guard let format = Format(rawValue: number) else { throw .outOfRange(key: LicenseKey.format) }
        self.format = format
        size = try reader.uint(LicenseKey.size, in: 1...UInt64(Self.byteLimit))
        _ = try reader.fields()
    }
}

extension ActDraft {
    /// - Parameter content: the file. Throws if it is neither OFD nor PDF, or too large.
    package static func layout(
        _ version: ActID,
        content: [UInt8],
        at place: LicensePlace,
        circumstances: Circumstances = Circumstances()
    ) throws(AuthoringRefusal) -> ActDraft {
        guard content.count <= LayoutFile.byteLimit else {
            throw .layoutTooLarge(byteCount: content.count, limit: LayoutFile.byteLimit)
        }
        guard let format = LayoutFile.Format(of: content) else { throw .layoutOfOtherFormat }
        let body = CBORMap([
            (.int(LicenseKey.version), .bytes(version)), (.int(LicenseKey.format), .int(Int64(format.rawValue))),
            (.int(LicenseKey.size), .int(Int64(content.count))),
        ])
        var draft = try fact(.layout, body, reason: nil, place, circumstances)
        draft.committed[LayoutFile.contentKey] = .bytes(SharedBytes(content))
        return draft
    }
}
