package import SignedLog

/// That a version came to its holder, as the acts say it.
package struct DeliveryRecord: Hashable, Sendable {
    package let act: ActID
    package let delivery: Delivery

    package init(act: ActID, delivery: Delivery) { (self.act, self.delivery) = (act, delivery) }
}

extension LicenseHistory {
    /// The first effective delivery of a version, by its date and then by id; nil: it was not delivered. One that is dated
    /// before the version cannot have been one of it and is a finding.
    package func delivery(of version: ActID?, through date: CivilDate = .latest) -> DeliveryRecord? {
        guard let version, let content = content(of: version) else { return nil }
        var best: DeliveryRecord?
        // By index: to take an act out of its array costs more than all the rest.
        for index in acts.indices {
            guard case .deliver(let delivery)? = acts[index].license, acts[index].isEffective,
                delivery.version == version, content.dated <= delivery.dated, delivery.dated <= date
            else { continue }
            let record = DeliveryRecord(act: acts[index].id, delivery: delivery)
            if best.map({ record.rank < $0.rank }) ?? true { best = record }
        }
        return best
    }
}

extension DeliveryRecord {
    fileprivate var rank: (CivilDate, ActID) { (delivery.dated, act) }
}
