package import District
package import SignedLog
package import Signing

/// An act about an office's people with what the district says of it: in goes the fold of ``OfficePeople``.
package struct PersonAct: Sendable {
    package let id: ActID
    package let document: DocumentID
    package let act: Act
    package let author: PublicKey
    /// The one office of the audience.
    package let office: OfficeID?
    /// In the past of the `seen` of the act's entry.
    package let competence: Competence
    /// Whether the author's node was one of the district office then.
    package let isOfDistrictOffice: Bool
    package let standing: Standing

    package init(
        id: ActID,
        document: DocumentID,
        act: Act,
        author: PublicKey,
        office: OfficeID?,
        competence: Competence,
        isOfDistrictOffice: Bool,
        standing: Standing
    ) {
        (self.id, self.document, self.act, self.author) = (id, document, act, author)
        (self.office, self.competence, self.isOfDistrictOffice) = (office, competence, isOfDistrictOffice)
        self.standing = standing
    }
}

/// 专人 of all offices that are known, by the acts that are known. A pure function of these: order and repetition make no
/// difference, and nothing that was said is left out, whatever became of it.
package struct OfficePeople: Hashable, Sendable {
    /// By first day, then by act id.
    package let appointments: [JudgedAppointment]
    /// Filings without effect, by act id.
    package let findings: [FilingFinding]

    /// Who stands for something at the office on this day. More than one of one document were replaced out of touch: both are
    /// told until one act restates both.
    package func current(of office: OfficeID, on date: CivilDate) -> [JudgedAppointment] {
        appointments.filter { $0.office == office && $0.state(on: date) == .current }
    }

    /// 负责人 of the office on this day; empty: it has none, which is flagged.
    package func responsible(of office: OfficeID, on date: CivilDate) -> [JudgedAppointment] {
        current(of: office, on: date).filter { $0.appointment?.role == .responsible }
    }
}

/// One act of appointment, with all that became of it.
package struct JudgedAppointment: Hashable, Sendable {
    package let act: ActID
    package let document: DocumentID
    package let office: OfficeID
    package let author: PublicKey
    /// Nil if the act cannot be read.
    package let appointment: Appointment?
    /// Why it has no effect, ever; nil if it has.
    package let fault: AppointmentFault?
    package let counts: Bool
    /// Effective acts that descend from it, each with the day from which it replaces this one. Ascending by day, then id.
    package let replacements: [Replacement]
    /// Effective acts of its document of which none descends from the other, ascending: replaced twice, out of touch.
    package let rivals: [ActID]
    /// Effective filings of it, the first first.
    package let filings: [JudgedFiling]

    package struct Replacement: Hashable, Sendable {
        package let act: ActID
        package let from: CivilDate
    }

    package var isEffective: Bool { fault == nil && counts }

    /// Filed with the district office: when and by whom; nil: not yet.
    package var filed: JudgedFiling? { filings.first }

    package func state(on date: CivilDate) -> State {
        guard let appointment, fault == nil else { return .invalid }
        guard counts else { return .held }
        if appointment.dated > date { return .notYet }
        if replacements.contains(where: { $0.from <= date }) { return .replaced }
        return appointment.until.map { $0 < date } ?? false ? .ended : .current
    }

    /// What an appointment is on one day. Raw values are the API's.
    package enum State: String, CaseIterable, Sendable {
        case notYet = "not-yet"
        case current
        case replaced
        case ended
        case held
        case invalid
    }
}

/// Why an appointment has no effect.
package enum AppointmentFault: Error, Hashable {
    case notCompetent(Competence)
    case refused(ActRefusal)
    /// The act that founded its document has none.
    case foundingWithoutEffect
}

/// A filing that has effect.
package struct JudgedFiling: Hashable, Sendable {
    package let act: ActID
    package let author: PublicKey
    package let filing: PersonFiling
}

/// A filing that has none, and why.
package struct FilingFinding: Hashable, Sendable {
    package let act: ActID
    package let office: OfficeID?
    package let author: PublicKey
    package let fault: Fault

    package enum Fault: Error, Hashable {
        case notCompetent(Competence)
        case refused(ActRefusal)
        /// The office filed its own appointment; only the district office does.
        case notForOffice
        /// What it names is no effective appointment among its ancestors.
        case noAppointment(ActID)
    }
}
