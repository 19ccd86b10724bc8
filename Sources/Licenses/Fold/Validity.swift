import District
import SignedLog

/// Rule 1 of the fold (`docs/formats/fold.md`): which acts are valid, whatever is held, cut or dropped today.
struct Validity {
    /// By index; nil of valid acts.
    private(set) var reasons: [InvalidReason?]
    /// The valid content acts.
    private(set) var contents: ActSet
    /// Items as the content acts had seen them; by index, `unknown` where nobody asked.
    private(set) var items: [ItemAtAct]

    init(_ graph: ActGraph, itemAt: (FoldedAct, Content) -> ItemAtAct) {
        reasons = Array(repeating: nil, count: graph.acts.count)
        contents = ActSet(count: graph.acts.count)
        items = Array(repeating: .unknown, count: graph.acts.count)
        for index in graph.causalOrder {
            reasons[index] = reason(index, graph, itemAt)
            if reasons[index] == nil, graph.acts[index].content != nil { contents.insert(index) }
        }
    }

    /// What stands against an act, of whose ancestors all have been judged.
    private mutating func reason(
        _ index: Int,
        _ graph: ActGraph,
        _ itemAt: (FoldedAct, Content) -> ItemAtAct
    ) -> InvalidReason? {
        let act = graph.acts[index]
        switch act.reading {
        case .refused(let refusal): return .refused(refusal)
        case .foreign: return .foreignKind
        case .unknownKind: return act.competence == .competent ? nil : .notCompetent(act.competence)
        case .known(let license):
            if let reason = competenceReason(license, act) { return reason }
            if let content = license.content { return contentReason(license.kind, content, index, graph, itemAt) }
            return namingReason(license, index, graph)
        }
    }

    private func competenceReason(_ license: LicenseAct, _ act: FoldedAct) -> InvalidReason? {
        switch act.competence {
        case .competent:
            return nil
        case .superior:
            let isForSuperior = license.kind == .annul || license.kind == .correct || license.kind == .erase
            return isForSuperior ? nil : .notForSuperior
        case .none:
            return .notCompetent(act.competence)
        }
    }
}

/// Content acts.
extension Validity {
    private mutating func contentReason(
        _ kind: LicenseActKind,
        _ content: Content,
        _ index: Int,
        _ graph: ActGraph,
        _ itemAt: (FoldedAct, Content) -> ItemAtAct
    ) -> InvalidReason? {
        let act = graph.acts[index]
        items[index] = itemAt(act, content)
        if kind == .issue { return Self.foundingReason(items[index], content, act) }
        return Self.itemReason(items[index], kind, content, act) ?? continuationReason(kind, content, index, graph)
    }

    /// What stands against an act of a competent author that founds a license.
    static func foundingReason(_ item: ItemAtAct, _ content: Content, _ act: FoldedAct) -> InvalidReason? {
        itemReason(item, .issue, content, act) ?? firstVersionReason(content, act)
    }

    private static func itemReason(
        _ item: ItemAtAct,
        _ kind: LicenseActKind,
        _ content: Content,
        _ act: FoldedAct
    ) -> InvalidReason? {
        guard case .known(let item) = item else { return .itemUnknown(content.item) }
        guard item.office == act.office else { return .itemOfOtherOffice(item.office) }
        guard item.version == content.itemVersion else {
            return .itemVersion(found: content.itemVersion, current: item.version)
        }
        return item.isRetired && kind == .issue ? .itemRetired(item.document) : nil
    }

    /// A license begins with version 1; one that is taken over from a back-file goes on where that one was.
    private static func firstVersionReason(_ content: Content, _ act: FoldedAct) -> InvalidReason? {
        let isFree = act.about.provenance != nil
        return content.version == 1 || isFree ? nil : .version(found: content.version, expected: 1)
    }

    private func continuationReason(
        _ kind: LicenseActKind,
        _ content: Content,
        _ index: Int,
        _ graph: ActGraph
    ) -> InvalidReason? {
        let before = graph.ancestors[index].intersection(contents)
        guard let largest = before.compactMap({ graph.acts[$0].content?.version }).max() else {
            return .noContentBefore
        }
        guard content.version == largest + 1 else {
            return .version(found: content.version, expected: largest + 1)
        }
        if kind == .settle { return nil }
        let last = graph.last(of: before)
        return last.count == 1 ? nil : .rivalsBefore(last.map { graph.acts[$0].id })
    }
}

/// Acts that name other acts.
extension Validity {
    private func namingReason(_ license: LicenseAct, _ index: Int, _ graph: ActGraph) -> InvalidReason? {
        switch license {
        case .correct(let correction):
            for target in correction.targets {
                if let reason = targetReason(target, index, graph) { return reason }
            }
            return nil
        case .cancel(let ending):
            guard let named = ending.deregisters else { return nil }
            guard let target = graph.index(of: named), graph.isAncestor(target, of: index),
                graph.acts[target].license?.ending != nil
            else { return .deregistersNoEnding(named) }
            return nil
        case .issue, .amend, .renew, .settle, .suspend, .reinstate, .withdraw, .revoke, .annul, .erase, .lost, .apply,
            .refuse, .deliver, .seal, .inspect, .paper, .layout, .refuseSeal, .submit, .libraryAnswer:
            return nil
        }
    }

    /// Only the office whose acts they all are may correct them; the superior its own annulments.
    private func targetReason(_ target: ActID, _ index: Int, _ graph: ActGraph) -> InvalidReason? {
        guard let target = graph.index(of: target), graph.isAncestor(target, of: index) else {
            return .targetNotBefore(target)
        }
        let (act, named) = (graph.acts[index], graph.acts[target])
        let isOwn = act.competence == named.competence && named.license?.kind.isOfCity != true
        let isAllowed = act.competence == .competent || named.license?.kind == .annul
        return isOwn && isAllowed ? nil : .targetOfOtherOffice(named.id)
    }
}
