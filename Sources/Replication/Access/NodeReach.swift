package import District
package import SignedLog
package import Signing

/// Which audiences a node may hold, by the authority as it stands here.
package enum NodeReach: Hashable, Sendable {
    /// Hub, city and district office.
    case everything
    /// The offices that the node serves: its own and those that this one has taken over.
    case offices(Set<OfficeID>)

    package init(of key: PublicKey, in view: AuthorityView) {
        if view.isWitness(key) || view.isDistrictOffice(key) {
            self = .everything
        } else {
            self = .offices(view.offices(servedBy: key))
        }
    }

    package func reaches(_ audience: Audience) -> Bool {
        switch self {
        case .everything: true
        case .offices(let offices): audience.isDistrict || audience.offices.contains { offices.contains($0) }
        }
    }
}

/// The audiences that both ends of a session may hold. Both derive them from the same authority once their district
/// audiences are equal.
package struct SharedAudiences: Hashable, Sendable {
    package let ours: NodeReach
    package let theirs: NodeReach

    package init(ours: NodeReach, theirs: NodeReach) {
        self.ours = ours
        self.theirs = theirs
    }

    package static let districtOnly = SharedAudiences(ours: .offices([]), theirs: .offices([]))

    package func allows(_ audience: Audience) -> Bool {
        ours.reaches(audience) && theirs.reaches(audience)
    }
}
