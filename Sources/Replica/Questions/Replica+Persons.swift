import District
package import Licenses
package import SignedLog
import Signing
import Storage

/// 专人管理: who stands for what at which office.
extension Replica {
    /// Appointments that one answer tells.
    package static let personLimit = 1_000

    /// All that this node knows of people.
    ///
    /// - Parameters:
    ///   - office: only this one's.
    ///   - date: on which day; nil: today.
    package func people(of office: OfficeID? = nil, on date: CivilDate? = nil) throws -> PeopleAnswer {
        let date = date ?? surroundings.today ?? .latest
        return try store.read { store in
            let people = OfficePeople.fold(try PersonActs(state).all(in: store))
            let names = Names(state)
            let told = people.appointments.filter { office == nil || $0.office == office }
            return PeopleAnswer(
                date: date,
                persons: try told.suffix(Self.personLimit).reversed().map {
                    try answer($0, on: date, names, store)
                },
                findings: people.findings.filter { office == nil || $0.office == office }.map { finding in
                    FilingFindingAnswer(
                        act: finding.act,
                        officeName: finding.office.flatMap { names.office($0) },
                        node: names.node(finding.author).map { String(decoding: $0.code, as: UTF8.self) },
                        reason: finding.fault.word
                    )
                },
                offices: responsibilities(people, on: date).filter { office == nil || $0.office == office }
            )
        }
    }

    /// The offices that issue or use licenses and that this node may know of: whether each has a responsible person on the
    /// day, and whether that one is on file. By office id. Equal on all nodes that hold the same acts.
    package func responsibilities(on date: CivilDate) throws -> [OfficeResponsibility] {
        try store.read { store in
            responsibilities(OfficePeople.fold(try PersonActs(state).all(in: store)), on: date)
        }
    }

    /// Of ``responsibilities(on:)`` those without a responsible person, or with one who is not on file.
    package func officesWithoutPerson(on date: CivilDate) throws -> [OfficeResponsibility] {
        try responsibilities(on: date).filter { !$0.isAppointed || !$0.isFiled }
    }

    private func responsibilities(_ people: OfficePeople, on date: CivilDate) -> [OfficeResponsibility] {
        let (view, key) = (state.authority.currentView, identity.signing.publicKey)
        let offices = view.offices.values.filter { office in
            !office.roles.filter { $0 == .issuing || $0 == .using }.isEmpty && view.heirs(of: office.id).isEmpty
                && view.mayHold(Audience([office.id]), by: key)
        }
        return offices.sorted { $0.id < $1.id }.map { office in
            let responsible = people.responsible(of: office.id, on: date)
            return OfficeResponsibility(
                office: office.id,
                name: office.name.string,
                isAppointed: !responsible.isEmpty,
                isFiled: responsible.contains { $0.filed.map { $0.filing.dated <= date } ?? false }
            )
        }
    }

    private func answer(
        _ judged: JudgedAppointment,
        on date: CivilDate,
        _ names: Names,
        _ store: StoreReader
    ) throws -> PersonAnswer {
        let disclosed = CBORMap(try store.disclosedValues(of: judged.act).map { (.text($0.key), $0.value) })
        let stored = try store.storedAct(judged.act)
        return PersonAnswer(
            act: judged.act,
            document: judged.document,
            office: judged.office,
            officeName: names.office(judged.office),
            role: judged.appointment.map { WordName.of($0.role) },
            name: disclosed[Appointment.nameKey]?.asText?.string,
            contact: disclosed[Appointment.contactKey]?.asText?.string,
            duty: judged.appointment?.duty?.string,
            from: judged.appointment?.dated,
            until: judged.appointment?.until,
            state: judged.state(on: date),
            reason: judged.fault?.word,
            replacedBy: judged.replacements.map(\.act),
            rivals: judged.rivals,
            filed: judged.filed?.filing.dated,
            filingNumber: judged.filed?.filing.number?.string,
            filedBy: judged.filed.flatMap { names.node($0.author) }.flatMap { names.office($0.office) },
            by: disclosed[FieldKey.by]?.asText?.string,
            node: names.node(judged.author).map { String(decoding: $0.code, as: UTF8.self) },
            time: try stored?.entries.first.flatMap { try store.claimedTime(of: $0) }
        )
    }
}

extension JudgedAppointment.State: Encodable {}

extension AppointmentFault {
    fileprivate var word: String {
        switch self {
        case .notCompetent: "not-competent"
        case .refused: "malformed"
        case .foundingWithoutEffect: "founding-without-effect"
        }
    }
}

extension FilingFinding.Fault {
    fileprivate var word: String {
        switch self {
        case .notCompetent: "not-competent"
        case .refused: "malformed"
        case .notForOffice: "not-for-office"
        case .noAppointment: "no-appointment"
        }
    }
}
