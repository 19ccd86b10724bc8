package import SignedLog
package import Signing

/// What an act says about itself, as a person enters it: by whom, on which day, from which file.
package struct Circumstances: Hashable, Sendable {
    /// The operator; always committed to.
    package var by: Text?
    package var decidedOn: CivilDate?
    package var isTest: Bool
    package var files: [DraftFile]
    package var provenance: Provenance?
    package var incident: DocumentID?
    package var idempotencyKey: Bytes16?

    package init(
        by: Text? = nil,
        decidedOn: CivilDate? = nil,
        isTest: Bool = false,
        files: [DraftFile] = [],
        provenance: Provenance? = nil,
        incident: DocumentID? = nil,
        idempotencyKey: Bytes16? = nil
    ) {
        (self.by, self.decidedOn, self.isTest, self.files) = (by, decidedOn, isTest, files)
        (self.provenance, self.incident, self.idempotencyKey) = (provenance, incident, idempotencyKey)
    }

    /// The clear keys of the about map. `test` stands there only if it is true.
    var about: CBORMap {
        var about = CBORMap()
        about[AboutKey.decidedOn] = decidedOn.map { .int($0.yyyymmdd) }
        about[AboutKey.test] = isTest ? .bool(true) : nil
        about[AboutKey.provenance] = provenance?.value
        about[AboutKey.incident] = incident.map { .bytes($0) }
        about[AboutKey.idempotencyKey] = idempotencyKey.map { .bytes($0) }
        return about
    }
}
