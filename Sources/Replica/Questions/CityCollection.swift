import District
import Licenses
import SignedLog
import Storage

/// When the city library took what was issued: by its own answer where the district's standards say that it is reached by
/// submissions, else by the first receipt of the city node.
struct CityCollection: Sendable {
    private let receipts: WitnessTimes
    private let isByLibrary: Bool

    /// - Parameter receipts: those of the city node.
    init(_ state: ReplicaState, receipts: WitnessTimes) {
        isByLibrary = Standards(state.authority.currentView).isLibraryReached
        self.receipts = receipts
    }

    /// Of the version that is told; nil: not yet.
    ///
    /// - Parameter sequence: that of the entry that carries it, asked for only where receipts count.
    func day(of view: LicenseView, toldAt sequence: @autoclosure () throws -> Int64?) rethrows -> CivilDate? {
        isByLibrary ? view.collected : try sequence().flatMap(receipts.day(of:))
    }

    /// - Parameter history: that of the act's license, asked for only where the library answers.
    func day(of act: StoredAct, in history: () throws -> LicenseHistory?) rethrows -> CivilDate? {
        isByLibrary ? try history()?.collectedOn(act.id) : receipts.day(of: act)
    }
}
