import District
import Licenses
package import SignedLog
import Signing
import Storage

/// What leaves the replica for others' eyes and tools.
extension Replica {
    /// One license with its proof (`docs/formats/proof.md`): whoever knows the district's id can verify it.
    package func licenseFile(_ selector: String) throws -> [UInt8] {
        guard let district else { throw Refusal(.noDistrict) }
        return try store.read { store in
            let acts = try store.acts(of: try store.license(selecting: selector))
            let history = state.authority.history
            let seen = history.minimal(acts.flatMap(\.seen))
            let items = Set(acts.compactMap { $0.act.body[BodyKey.item]?.asBytes32 }.map { DocumentID($0) })
            let submissions = state.statements.submissions.filter { items.contains($0.value.document) }.keys.sorted()
            return LicenseFile(
                district: district,
                acts: try acts.compactMap { try store.proof(of: $0) },
                disclosures: try acts.flatMap { try store.disclosures(of: $0.id) }.flatMap(\.forStrangers),
                roots: history.entries(in: history.past(of: seen)).map(\.signed),
                items: try submissions.compactMap { try store.storedAct($0).flatMap { try store.proof(of: $0) } }
            ).encoded()
        }
    }

    /// Entries of an audience, each followed by its disclosures, as a CBOR sequence in the order in which they were
    /// admitted here. Pieces are handed over one by one, so that memory stays bounded.
    package func writeEntries(of audience: Audience, to write: ([UInt8]) throws -> Void) throws {
        try store.read { store in
            for sequence in try store.sequences(in: audience) {
                guard let entry = try store.servedEntry(sequence: sequence) else { continue }
                var piece = entry.signed.encoded()
                for disclosure in entry.disclosures { piece += disclosure.encoded() }
                try write(piece)
            }
        }
    }
}

extension StoreReader {
    fileprivate func proof(of act: StoredAct) throws -> ActProof? {
        guard let carrier = act.carriers.first(where: { !$0.isSetAside }) ?? act.carriers.first else { return nil }
        guard let entry = try verifiedEntry(sequence: carrier.sequence) else { return nil }
        return ActProof(ofActAt: carrier.position, in: entry)
    }
}

extension AnyDisclosure {
    /// Field by field and without the operator, whom a stranger need not know. A seed would open that, too.
    fileprivate var forStrangers: [AnyDisclosure] {
        disclosures.filter { $0.key != FieldKey.by }.map(AnyDisclosure.single)
    }

    fileprivate func encoded() -> [UInt8] {
        switch self {
        case .full(let full): DisclosureCoding.encoded(full)
        case .single(let single): DisclosureCoding.encoded(single)
        }
    }
}
