import District
import Licenses
import SignedLog
import Signing
import Storage

/// A license of one act, with all that a fold of it takes: it is decoded, folded and compared wherever there is time.
struct JudgedLicense: Sendable {
    private let license: FoundedLicense
    private let standing: Standing
    private let perspective: Perspective

    init(_ license: FoundedLicense, _ standing: Standing, _ perspective: Perspective) {
        (self.license, self.standing, self.perspective) = (license, standing, perspective)
    }

    func findings() throws -> [StorageFinding] {
        license.differences(from: try view())
    }

    /// Nil if the document is no license, or is set aside.
    private func view() throws -> LicenseView? {
        let act = GatheredAct(
            id: license.document.founding,
            act: try license.act(),
            author: license.author,
            audience: license.audience,
            carrier: license.entry,
            standing: standing,
            perspective: perspective
        )
        // A founding act builds on nothing that could be lost; one that says otherwise is none of ours.
        guard let history = GatheredAct.fold([act], knows: { _, _ in false }) else { return nil }
        let disclosure = try license.disclosure()
        return LicenseView(of: history, audience: license.audience) { disclosure?.value(of: $0.key) }
    }
}
