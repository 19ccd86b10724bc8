package import SignedLog
import Signing

/// How far the city's seal on a version has come. The raw values stand in the view.
package enum SealState: Int64, CaseIterable, Hashable, Sendable {
    /// 待签章.
    case awaiting = 0
    /// 已签章.
    case sealed = 1
    /// 签章退回: the bureau corrects it.
    case refused = 2
}

/// The city's word on a version.
package struct SealRecord: Hashable, Sendable {
    package let state: SealState
    /// The seal's act, or the refusal's; nil while it is awaited.
    package let act: ActID?
    package let on: CivilDate?
    /// 证照签章名称.
    package let name: Text?
    /// Why it was refused.
    package let ground: Text?

    package static let awaiting = SealRecord(state: .awaiting, act: nil, on: nil, name: nil, ground: nil)
}

extension LicenseHistory {
    /// A version that is sealed stays so: of effective seals the first by date and id, else of refusals the last.
    package func seal(of version: ActID, through date: CivilDate = .latest) -> SealRecord {
        var (seal, refusal): (SealRecord?, SealRecord?)
        // By index: to take an act out of its array costs more than all the rest.
        for index in acts.indices where acts[index].isEffective {
            switch acts[index].license {
            case .seal(let fact)? where fact.version == version && fact.dated <= date:
                let found = SealRecord(sealed: acts[index].id, fact)
                if seal.map({ found.rank < $0.rank }) ?? true { seal = found }
            case .refuseSeal(let fact)? where fact.version == version && fact.dated <= date:
                let found = SealRecord(refused: acts[index].id, fact)
                if refusal.map({ $0.rank < found.rank }) ?? true { refusal = found }
            default: continue
            }
        }
        return seal ?? refusal ?? .awaiting
    }
}

extension SealRecord {
    fileprivate init(sealed act: ActID, _ seal: CitySeal) {
        self.init(state: .sealed, act: act, on: seal.dated, name: seal.name, ground: nil)
    }

    fileprivate init(refused act: ActID, _ refusal: SealRefusal) {
        self.init(state: .refused, act: act, on: refusal.dated, name: nil, ground: refusal.ground)
    }

    fileprivate var rank: (CivilDate, ActID) { (on ?? .latest, act ?? ActID(.zero)) }
}
