import District
import Licenses
import SignedLog
import Storage

/// When the city library took what was issued: by its own answer where the district's standards say that it is reached by
/// submissions, else by the first receipt of the city node.
struct CityCollection {
    private let city: Witnesses
    private let isByLibrary: Bool

    init(_ state: ReplicaState) {
        let view = state.authority.currentView
        (city, isByLibrary) = (Witnesses([.city], view), Standards(view).isLibraryReached)
    }

    /// Of the version that is told; nil: not yet.
    ///
    /// - Parameter sequence: that of the entry that carries it, asked for only where receipts count.
    func day(
        of view: LicenseView,
        toldAt sequence: @autoclosure () throws -> Int64?,
        in store: StoreReader
    ) throws -> CivilDate? {
        isByLibrary ? view.collected : try sequence().flatMap { try city.day(of: $0, in: store) }
    }

    /// - Parameter history: that of the act's license, asked for only where the library answers.
    func day(
        of act: StoredAct,
        in store: StoreReader,
        _ history: () throws -> LicenseHistory?
    ) throws -> CivilDate? {
        isByLibrary ? try history()?.collectedOn(act.id) : try city.day(of: act, in: store)
    }
}
