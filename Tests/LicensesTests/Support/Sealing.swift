import Licenses
import SignedLog
import Signing

/// A draft as a node would sign it.
struct SealedAct {
    let id: ActID
    let act: Act
    let log: LogID
    let disclosure: FullDisclosure?

    init(_ draft: ActDraft) throws {
        let district = DistrictID(Sample.digest("district"))
        let writer = LogWriter(
            key: SigningKey(seed: Sample.digest("counter's seed")),
            district: district,
            audience: Audience([Sample.office]),
            epoch: Epoch(Sample.nonce("epoch")),
            previous: []
        )
        let entropy = Entropy.seeded(Sample.digest("entropy"))
        let (entry, disclosures) = try writer.prepared(drafts: [draft], seen: [], time: nil, entropy: entropy)
        (id, act, log) = (entry.acts[0].id, entry.acts[0].act, entry.log)
        disclosure = disclosures.first
    }

    /// The values that stand behind commitments, each checked against its commitment.
    func disclosed() throws -> [Text: CBOR] {
        var values: [Text: CBOR] = [:]
        for disclosure in disclosure?.disclosures ?? [] {
            guard let commitment = act.commitment(disclosure.key), disclosure.opens(commitment, in: log) else {
                throw WrongDisclosure(key: disclosure.key)
            }
            values[disclosure.key] = disclosure.value
        }
        return values
    }
}

struct WrongDisclosure: Error {
    let key: Text
}
