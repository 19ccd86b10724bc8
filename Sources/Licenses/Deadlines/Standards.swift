package import District

/// 督查标准: by what offices are supervised. What the district has not stated is as `docs/formats/district-acts.md` (kind 16)
/// says.
package struct Standards: Hashable, Sendable {
    private let stated: StandardsAct?

    /// - Parameter stated: nil where the district has stated none.
    package init(_ stated: StandardsAct? = nil) { self.stated = stated }

    /// Those that prevail by this authority.
    package init(_ view: AuthorityView) {
        guard case .standards(let act)? = view.standards?.statement.content else {
            self.init()
            return
        }
        self.init(act)
    }

    /// Within its ``StandardName/range``.
    package subscript(_ standard: StandardName) -> Int { Int(stated?[standard] ?? standard.usual) }

    /// Whether the city library answers to submissions, so that its acceptance is what collects.
    package var isLibraryReached: Bool { self[.cityLibrary] == 1 }

    /// Whether it is stated, or as the program has it.
    package func isStated(_ standard: StandardName) -> Bool { stated?[standard] != nil }
}

extension StandardName {
    /// Where nothing is stated.
    fileprivate var usual: UInt64 {
        switch self {
        case .deliveryWorkingDays: 10
        case .completionWorkingDays: 3
        case .rivalDays: 3
        case .silentHours: 24
        case .clockDoubtMinutes: 10
        case .cityLibrary: 0
        case .sealDays: 3
        }
    }
}
