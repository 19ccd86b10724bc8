import Licenses
import SignedLog
import Storage

// Acts that continue a license and state no face.
extension LicensePlanner {
    mutating func planMeasure(_ request: LicenseRequest) throws -> PlannedAct {
        let found = try find(request, needsOffice: request.verb != .annul)
        let measure = try request.measure(today)
        let date = measure.dated
        let circumstances = request.circumstances
        let draft: ActDraft
        switch request.verb {
        case .suspend:
            try checkOpen(found, at: date)
            draft = try .suspend(measure, until: request.until, at: found.place, circumstances: circumstances)
        case .reinstate:
            try checkOpen(found, at: date)
            guard found.state(at: date) == .suspended else { throw Refusal(.notSuspended) }
            draft = try .reinstate(measure, at: found.place, circumstances: circumstances)
        case .cancel where request.deregisters != nil:
            guard let ending = request.deregisters else { throw Refusal(.missingField, field: "deregisters") }
            draft = try .deregister(ending, measure, at: found.place, circumstances: circumstances)
        default:
            let rank = request.verb.rank
            if rank != .annul { try checkOpen(found, at: date) } else { try checkNotAnnulled(found, at: date) }
            draft = try .end(rank, measure, at: found.place, circumstances: circumstances)
        }
        return planned(draft, found)
    }

    mutating func planFact(_ request: LicenseRequest) throws -> PlannedAct {
        let found = try find(request, needsOffice: request.verb == .lost)
        let circumstances = request.circumstances
        let ground = request.ground.map { Text($0) }
        let draft: ActDraft
        if request.verb == .correct {
            guard let ground else { throw Refusal(.missingField, field: "ground") }
            for target in request.targets where !found.history.acts.contains(where: { $0.id == target }) {
                throw Refusal(.notAncestor, field: "targets", ["act": target.description])
            }
            draft = try .correct(
                request.targets,
                ground: ground,
                dated: request.date,
                reason: request.reason.map { Text($0) },
                basis: request.basis.map { Text($0) },
                at: found.place,
                circumstances: circumstances
            )
        } else {
            let fields = try namedFields(request, found)
            draft =
                request.verb == .erase
                ? try .erase(fields, ground: ground, at: found.place, circumstances: circumstances)
                : try .lost(fields, ground: ground, at: found.place, circumstances: circumstances)
        }
        return planned(draft, found)
    }

    /// The fields of these keys in the acts named, or in all acts of the license that commit to them.
    private func namedFields(_ request: LicenseRequest, _ found: Found) throws -> [FieldReference] {
        guard !request.keys.isEmpty else { throw Refusal(.missingField, field: "keys") }
        let acts = request.targets.isEmpty ? found.history.acts.map(\.id) : request.targets
        var fields: [FieldReference] = []
        for act in acts {
            guard let stored = try store.storedAct(act), stored.document == found.history.document else {
                throw Refusal(.notFound, field: "targets", ["found": act.description])
            }
            let committed = Set(stored.act.commitments.map(\.key))
            fields += request.keys.filter(committed.contains).map { FieldReference(act: act, key: $0) }
        }
        guard !fields.isEmpty else { throw Refusal(.unknownField, field: "keys") }
        return fields
    }
}

extension LicenseVerb {
    fileprivate var rank: EndingRank {
        switch self {
        case .annul: .annul
        case .revoke: .revoke
        case .withdraw: .withdraw
        case .issue, .amend, .renew, .settle, .suspend, .reinstate, .cancel, .correct, .erase, .lost, .apply,
            .refuse, .inspect, .paper, .layout, .deliver, .seal, .refuseSeal:
            .cancel
        }
    }
}
