import Licenses
package import SignedLog
import Signing
import Storage

/// What this node knows of a license, in 16 bytes: another act on it, or another verdict on one, makes another revision.
/// Nodes that know the same acts have the same.
package struct Revision: Hashable, Sendable, CustomStringConvertible, Encodable {
    private let bytes: Bytes16

    fileprivate init(_ acts: [ActID], state: Bytes32?) {
        let message = acts.sorted().flatMap { $0.bytes.array } + (state?.array ?? [])
        bytes = BLAKE2b.digest16(key: .zero, message: message)
    }

    /// 32 hexadecimal digits.
    package var description: String { Hex.encode(bytes.array) }

    package func encode(to encoder: any Encoder) throws { try description.encode(to: encoder) }
}

/// At which revision a request is to be carried out.
package enum RevisionCondition: Hashable, Sendable {
    /// Whatever is known here now.
    case any
    /// One of these; as text, for what is none fits nothing.
    case oneOf([String])

    fileprivate func fits(_ revision: Revision) -> Bool {
        switch self {
        case .any: true
        case .oneOf(let texts): texts.contains(revision.description)
        }
    }
}

extension Replica {
    /// The revision of a license that is held.
    package func revision(of document: DocumentID) throws -> Revision {
        try store.read { try $0.revision(of: document) }
    }
}

extension StoreReader {
    func revision(of document: DocumentID) throws -> Revision {
        Revision(try acts(of: document).map(\.id), state: try licenseState(of: document))
    }

    /// Refuses a request that was written on another revision than is known here.
    func check(_ request: LicenseRequest) throws {
        guard let condition = request.revision, let selector = request.license else { return }
        let now = try revision(of: license(selecting: selector))
        guard condition.fits(now) else {
            throw Refusal(.changedMeanwhile, ["now": now.description])
        }
    }
}
