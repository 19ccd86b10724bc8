import District
import SignedLog

/// Rule 7 of the fold: everything about one license that a person should know, by act id.
struct Findings {
    let judge: DayJudge
    let validity: Validity
    let effects: Effects
    /// Whether the cause is in the causal past of a settle, by the settle's index.
    let knows: (Int, LossCause) -> Bool

    private var graph: ActGraph { judge.graph }

    func all() -> [Finding] {
        var findings: [Finding] = []
        for index in graph.acts.indices {
            if let reason = validity.reasons[index] {
                findings.append(.invalid(graph.acts[index].id, reason))
            } else if effects.effective.contains(index) {
                findings += ofEffective(index)
            }
        }
        return findings
    }

    private func ofEffective(_ index: Int) -> [Finding] {
        let act = graph.acts[index]
        guard let license = act.license else {
            return act.act.isCritical ? [.cannotBeJudged(act.id, kind: act.act.kind)] : []
        }
        var findings = afterEnding(index, license) + aboutVersion(index, license)
        if let content = license.content {
            findings += neverInForce(index, content) + builtOn(index) + renewedLate(index, license, content)
            findings += ofContent(index, content)
        }
        return findings
    }

    private func ofContent(_ index: Int, _ content: Content) -> [Finding] {
        guard case .known(let item) = validity.items[index] else { return [] }
        let id = graph.acts[index].id
        let founding = graph.acts[graph.foundingIndex].content?.item
        let isOther = founding.map { $0 != content.item } ?? false
        return (isOther ? [.otherItem(id, content.item)] : []) + ContentFindings.of(id, content, item: item)
    }
}

/// Dates that contradict causality.
extension Findings {
    private func afterEnding(_ index: Int, _ license: LicenseAct) -> [Finding] {
        guard !judge.endings.isEmpty, let dated = dateThatEndingsBound(license) else { return [] }
        let endings = judge.endings.filter { $0.dated <= dated && graph.isAncestor($0.index, of: index) }
        return endings.isEmpty
            ? [] : [.afterEnding(graph.acts[index].id, endings: endings.map { graph.acts[$0.index].id })]
    }

    /// Nil of acts that may follow an ending.
    private func dateThatEndingsBound(_ license: LicenseAct) -> CivilDate? {
        switch license {
        case .issue(let content), .amend(let content), .renew(let content), .settle(let content): content.dated
        case .withdraw(let ending), .cancel(let ending), .revoke(let ending), .annul(let ending):
            ending.deregisters == nil ? ending.dated : nil
        case .suspend(let suspension): suspension.dated
        case .reinstate(let fact): fact.dated
        case .correct, .erase, .lost, .apply, .refuse, .deliver, .seal, .inspect, .paper, .layout, .refuseSeal, .submit,
            .libraryAnswer:
            nil
        }
    }

    private func neverInForce(_ index: Int, _ content: Content) -> [Finding] {
        let earlier = judge.contents.filter { $0.dated < content.dated && graph.isAncestor(index, of: $0.index) }
        return earlier.isEmpty
            ? [] : [.neverInForce(graph.acts[index].id, replacedBy: earlier.map { graph.acts[$0.index].id })]
    }

    private func renewedLate(_ index: Int, _ license: LicenseAct, _ content: Content) -> [Finding] {
        guard license.kind == .renew else { return [] }
        let renewed = graph.last(
            of: graph.ancestors[index].intersection(validity.contents).intersection(effects.effective)
        )
        let lastDay = renewed.compactMap { graph.acts[$0].content?.validTo.lastDay }.max()
        guard let lastDay, lastDay < content.dated else { return [] }
        return [.renewedLate(graph.acts[index].id, lastDay: lastDay)]
    }
}

/// Facts about single versions.
extension Findings {
    private func aboutVersion(_ index: Int, _ license: LicenseAct) -> [Finding] {
        guard let named = license.versionMeant else { return [] }
        let id = graph.acts[index].id
        guard let version = graph.index(of: named), graph.isAncestor(version, of: index),
            let content = graph.acts[version].content
        else { return [.namesNoVersion(id, named)] }
        guard case .deliver(let delivery) = license, delivery.dated < content.dated else { return [] }
        return [.deliveredBeforeIssue(id, issued: content.dated)]
    }
}

/// Content acts that rest on what is not in effect.
extension Findings {
    private func builtOn(_ index: Int) -> [Finding] {
        guard judge.contents.count < validity.contents.count else { return [] }
        var lost = graph.ancestors[index].intersection(validity.contents)
        lost.subtract(effects.effective)
        return lost.flatMap { ancestor in
            causes(of: ancestor).filter { !isSettled(index, $0) }.map { cause in
                .builtOn(graph.acts[index].id, ancestor: graph.acts[ancestor].id, cause: cause)
            }
        }
    }

    private func causes(of index: Int) -> [LossCause] {
        let corrections = effects.droppedBy[index].map(LossCause.correction)
        switch graph.acts[index].standing {
        case .counts: return corrections
        case .held(let reasons), .setAside(let reasons): return corrections + reasons.map(LossCause.held)
        }
    }

    /// Whether a settle that has the cause in its causal past is the act or descends from it.
    private func isSettled(_ index: Int, _ cause: LossCause) -> Bool {
        judge.contents.contains { content in
            let settle = content.index
            guard graph.acts[settle].license?.kind == .settle else { return false }
            guard settle == index || graph.isAncestor(index, of: settle) else { return false }
            return isAncestor(cause, of: settle) || knows(settle, cause)
        }
    }

    private func isAncestor(_ cause: LossCause, of settle: Int) -> Bool {
        guard case .correction(let id) = cause, let correction = graph.index(of: id) else { return false }
        return graph.isAncestor(correction, of: settle)
    }
}
