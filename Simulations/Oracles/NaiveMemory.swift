import TinyVerifier

/// What was worked out for sets of one district, kept: most sets differ from one that was seen before by an entry or two,
/// and many nodes come to the same.
final class NaiveMemory {
    private let pasts = NaivePasts()
    private var authorities: [NaiveRoots: NaiveAuthority] = [:]
    private var districts: [ID: NaiveDistrict] = [:]
    private var shown: [NaiveLicense.Ground: [UInt64: NaiveLicense.Shown]] = [:]

    func district(of set: PlainSet, learning new: [PlainEntry]) -> NaiveDistrict {
        if let known = districts[set.name] { return known }
        pasts.learn(new)
        let roots = NaiveRoots(of: set)
        let authority = authorities[roots] ?? NaiveAuthority(roots, pasts)
        authorities[roots] = authority
        let district = NaiveDistrict(set, authority)
        districts[set.name] = district
        return district
    }

    /// On each of the days, as yyyymmdd; nil if there is no such license.
    func license(_ document: ID, in district: NaiveDistrict, on days: [UInt64]) -> [NaiveLicense.Shown]? {
        guard let license = NaiveLicense(document, in: district) else { return nil }
        let ground = license.ground
        return days.map { day in
            if let known = shown[ground]?[day] { return known }
            let found = license.shown(on: day)
            shown[ground, default: [:]][day] = found
            return found
        }
    }
}
