package import District
package import Licenses
package import SignedLog

/// What a person asks of an incident: to declare one, or its next step.
package struct IncidentRequest: Sendable {
    package var step: IncidentStep
    /// Nil of a declaration; else nil means the one that is open for the node's own office.
    package var incident: DocumentID?
    /// Of a declaration: whom it holds up; empty: the node's own office.
    package var offices: [OfficeID] = []
    /// Of a declaration the cause, else what there is to say.
    package var cause: String
    /// Nil: today by this machine's clock.
    package var day: CivilDate?
    package var operations: [IncidentOperation] = []
    package var measures: String?

    package init(_ step: IncidentStep, cause: String) {
        (self.step, self.cause) = (step, cause)
    }
}

/// What a step of incidents came to.
package struct IncidentDone: Encodable, Sendable {
    /// One for each office.
    package let incidents: [DocumentID]
    package let acts: [ActID]
    package let entry: EntryID
}
