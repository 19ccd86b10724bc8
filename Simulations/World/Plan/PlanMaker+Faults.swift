// What goes wrong, and what people do about it.
extension PlanMaker {
    func faults(_ list: inout EventList) {
        for (index, kind) in FaultKind.allCases.enumerated() {
            list.purpose(200 + index)
            for _ in 0..<count(of: kind, list.next) {
                guard let node = victim(of: kind, list.next) else { continue }
                list.add(at: officeHour(list.next), .fault(kind, at: node))
            }
        }
    }

    /// Before anybody has told a restored hub what it forgot, somebody fears for the root key and replaces it, or the
    /// root writes on.
    func forgetfulRoots(_ list: inout EventList) {
        list.purpose(300)
        for event in list.events where event.what.isRestoreOfHub {
            let change: DistrictChange = draws.below(2, .plan, list.next, 3) == 0 ? .rotate : .enrollOffice
            let isPlanned = draws.below(3, .plan, list.next, 4) > 0
            let time = event.time + 10 * Span.second
            list.add(at: time, .change(change, at: DistrictShape.hub), unless: !isPlanned)
        }
    }

    private func count(of kind: FaultKind, _ event: Int) -> Int {
        let intensity = swarm.intensity(kind)
        switch kind.manner {
        case .perMessage, .perStick: return 0
        case .rareEvent: return intensity
        case .event: return intensity == 0 ? 0 : max(1, intensity * min(shape.days, 10) / 10)
        }
    }

    private func victim(of kind: FaultKind, _ event: Int) -> NodeIndex? {
        switch kind {
        case .hubRestored, .hubUnreachable: DistrictShape.hub
        case .cityUnreachable: shape.city
        case .forkingNode, .backdatedEntry, .stolenLaptop, .hastyCut, .clonedRunning, .sameLicenseTwice,
            .rivalAmendments, .catalogueChanged, .copiedActs, .foreignAudience, .withheldEntries,
            .withheldDisclosures, .garbage, .flood, .returnAfterYear:
            draws.pick(shape.allCounters, .plan, event, 1)
        default: draws.below(shape.nodeCount, .plan, event, 1)
        }
    }
}

extension Happening {
    fileprivate var isRestoreOfHub: Bool {
        guard case .fault(let kind, at: DistrictShape.hub) = self else { return false }
        return [.restoredBackup, .restoredUnnoticed, .hubRestored].contains(kind)
    }
}
