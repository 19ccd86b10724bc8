import District
import SignedLog

/// What may be known no more of one license, and what is not looked for any more. A pure function of its acts; what
/// has been carried out is for whoever keeps disclosures.
package struct Erasures: Hashable, Sendable {
    /// To be destroyed, and refused from then on: named by effective `erase` acts of two keys, one of them of the
    /// office, the other of it or of the district office. Ascending.
    package let erased: [FieldReference]
    /// Named by an effective `erase` act, and waiting for the second key. Ascending.
    package let asked: [FieldReference]
    /// Named by valid acts of two such keys, of which not enough are in effect. Ascending.
    package let withoutStanding: [FieldReference]
    /// Named by an effective `lost`: nobody has the disclosure, nobody wants it. Ascending.
    package let lost: [FieldReference]

    package init(
        erased: [FieldReference],
        asked: [FieldReference],
        withoutStanding: [FieldReference],
        lost: [FieldReference]
    ) {
        (self.erased, self.asked) = (erased, asked)
        (self.withoutStanding, self.lost) = (withoutStanding, lost)
    }

    package static let none = Erasures(erased: [], asked: [], withoutStanding: [], lost: [])

    /// Whether a store may keep and serve the disclosure of this field.
    package func isErased(_ field: FieldReference) -> Bool { erased.contains(field) }

    /// Whether a store that lacks the disclosure of this field goes on asking for it.
    package func isWanted(_ field: FieldReference) -> Bool {
        !erased.contains(field) && !lost.contains(field)
    }
}

extension Erasures {
    init(_ graph: ActGraph, _ validity: Validity, _ effects: Effects) {
        let namings = Self.namings(graph, validity)
        if namings.isEmpty {
            self = .none
            return
        }
        let inEffect = namings.filter { effects.effective.contains($0.index) }
        let valid = Self.agreed(namings, graph)
        erased = Self.agreed(inEffect, graph)
        withoutStanding = Self.minus(valid, erased)
        asked = Self.minus(Self.fields(of: inEffect.filter { $0.kind == .erase }), erased)
        lost = Self.fields(of: inEffect.filter { $0.kind == .lost })
    }

    /// One field that a valid `erase` or `lost` of this license names.
    private struct Naming {
        let field: FieldReference
        let kind: LicenseActKind
        let index: Int
    }

    /// By field. A field of another license is none of ours: its own acts say what becomes of it.
    private static func namings(_ graph: ActGraph, _ validity: Validity) -> [Naming] {
        var namings: [Naming] = []
        for index in graph.acts.indices where validity.reasons[index] == nil {
            let license = graph.acts[index].license
            if case .erase(let naming)? = license { namings += self.namings(naming, .erase, index, graph) }
            if case .lost(let naming)? = license { namings += self.namings(naming, .lost, index, graph) }
        }
        return namings.sorted { ($0.field, $0.index) < ($1.field, $1.index) }
    }

    private static func namings(
        _ naming: FieldNaming,
        _ kind: LicenseActKind,
        _ index: Int,
        _ graph: ActGraph
    ) -> [Naming] {
        naming.fields.filter { graph.index(of: $0.act) != nil }.map { Naming(field: $0, kind: kind, index: index) }
    }

    /// The fields that two keys agree to erase.
    private static func agreed(_ namings: [Naming], _ graph: ActGraph) -> [FieldReference] {
        let erasing = namings.filter { $0.kind == .erase }
        return fields(of: erasing).filter { field in
            let acts = erasing.filter { $0.field == field }.map { graph.acts[$0.index] }
            return acts.contains { first in
                first.competence == .competent && acts.contains { $0.author != first.author }
            }
        }
    }

    private static func fields(of namings: [Naming]) -> [FieldReference] {
        namings.map(\.field).withoutRepeats()
    }

    private static func minus(_ fields: [FieldReference], _ others: [FieldReference]) -> [FieldReference] {
        fields.filter { !others.contains($0) }
    }
}
