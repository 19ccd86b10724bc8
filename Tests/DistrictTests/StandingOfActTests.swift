import District
import SignedLog
import Signing
import Testing

/// An act that several entries carry stands as the best of them does.
@Suite struct StandingOfActTests {
    private let cut = HeldReason.beyond(EntryID(.zero))

    @Test func countsIfOneDoes() {
        #expect(Standing.ofAct(in: [.setAside([cut]), .counts, .held([.notEnrolled])]) == .counts)
        #expect(Standing.ofAct(in: [.held([cut]), .counts]) == .counts)
    }

    @Test func staysInSightIfOneDoesWhateverCameFirst() {
        let entries: [Standing] = [.setAside([.unnamedRoot]), .held([.notEnrolled]), .held([cut]), .held([cut])]
        for entries in [entries, entries.reversed()] {
            #expect(Standing.ofAct(in: entries) == .held([cut, .notEnrolled]))
        }
    }

    @Test func isSetAsideIfAllAre() {
        #expect(Standing.ofAct(in: [.setAside([.notEnrolled]), .setAside([cut])]) == .setAside([cut, .notEnrolled]))
    }
}
