package import District

extension NaiveDistrict.Standing {
    package init(_ standing: District.Standing) {
        switch standing {
        case .counts: self = .counts
        case .held: self = .held
        case .setAside: self = .setAside
        }
    }
}
