import District
import SignedLog

extension OfficePeople {
    /// - Parameter acts: appointments and filings, in any order, repeated or not. What is set aside is left out by whoever
    ///   gathers them.
    package static func fold(_ acts: [PersonAct]) -> OfficePeople {
        let byDocument = Dictionary(grouping: acts, by: \.document)
        var appointments: [JudgedAppointment] = []
        var findings: [FilingFinding] = []
        for (document, acts) in byDocument.sorted(by: { $0.key < $1.key }) {
            // What another kind founded is another document; that one's fold tells of the stray act.
            guard acts.contains(where: { $0.id == document.founding && $0.act.kind == Kind.appoint.rawValue }) else {
                continue
            }
            let fold = DocumentOfPeople(acts)
            appointments += fold.appointments
            findings += fold.findings
        }
        return OfficePeople(
            appointments: appointments.sorted { $0.rank < $1.rank },
            findings: findings.sorted { $0.act < $1.act }
        )
    }
}

extension JudgedAppointment {
    fileprivate var rank: (CivilDate, ActID) { (appointment?.dated ?? .latest, act) }
}

/// The acts of one document: a post of an office, and who has held it.
private struct DocumentOfPeople {
    /// Ascending by id, each once.
    let acts: [PersonAct]
    let ancestors: [ActID: Set<ActID>]
    /// Of each appointment what it says, or why it has no effect.
    private let read: [ActID: Result<Appointment, AppointmentFault>]
    private let filings: [JudgedFiling]
    let findings: [FilingFinding]

    init(_ input: [PersonAct]) {
        let acts = Dictionary(input.map { ($0.id, $0) }) { first, _ in first }.values.sorted { $0.id < $1.id }
        let ancestors = Self.ancestors(of: acts)
        let read = Self.read(acts)
        let judged = acts.filter { $0.act.kind == Kind.filePerson.rawValue }.map { act in
            Self.judge(act, ancestors[act.id] ?? [], read)
        }
        self.acts = acts
        self.ancestors = ancestors
        self.read = read
        filings = judged.compactMap { verdict in
            guard case .effective(let filing) = verdict else { return nil }
            return filing
        }.sorted { ($0.filing.dated, $0.act) < ($1.filing.dated, $1.act) }
        findings = judged.compactMap { verdict in
            guard case .without(let finding) = verdict else { return nil }
            return finding
        }
    }

    /// Per act: its parents and theirs, as far as they are here.
    private static func ancestors(of acts: [PersonAct]) -> [ActID: Set<ActID>] {
        let parents = Dictionary(uniqueKeysWithValues: acts.map { ($0.id, $0.act.parents) })
        return parents.mapValues { direct in
            var (found, open) = (Set<ActID>(), direct)
            while let next = open.popLast() {
                if found.insert(next).inserted { open += parents[next] ?? [] }
            }
            return found
        }
    }

    private static func read(_ acts: [PersonAct]) -> [ActID: Result<Appointment, AppointmentFault>] {
        var read: [ActID: Result<Appointment, AppointmentFault>] = [:]
        for act in acts where act.act.kind == Kind.appoint.rawValue { read[act.id] = self.read(act) }
        guard let founding = acts.first(where: \.act.isFounding), case .failure = read[founding.id] else { return read }
        for (id, result) in read where id != founding.id {
            if case .success = result { read[id] = .failure(.foundingWithoutEffect) }
        }
        return read
    }

    private static func read(_ act: PersonAct) -> Result<Appointment, AppointmentFault> {
        guard act.competence == .competent else { return .failure(.notCompetent(act.competence)) }
        do throws(ActRefusal) {
            guard let appointment = try Appointment.decode(act.act) else {
                preconditionFailure("kind \(act.act.kind) is no appointment")
            }
            return .success(appointment)
        } catch {
            return .failure(.refused(error))
        }
    }

    private enum FilingVerdict {
        case effective(JudgedFiling)
        case without(FilingFinding)
        /// It is told when it counts.
        case held
    }

    /// The superior's counts; of the district office's own people its own.
    private static func judge(
        _ act: PersonAct,
        _ ancestors: Set<ActID>,
        _ read: [ActID: Result<Appointment, AppointmentFault>]
    ) -> FilingVerdict {
        guard act.standing == .counts else { return .held }
        do throws(FilingFinding.Fault) {
            let filing = try filing(act, ancestors, read)
            return .effective(JudgedFiling(act: act.id, author: act.author, filing: filing))
        } catch {
            return .without(FilingFinding(act: act.id, office: act.office, author: act.author, fault: error))
        }
    }

    private static func filing(
        _ act: PersonAct,
        _ ancestors: Set<ActID>,
        _ read: [ActID: Result<Appointment, AppointmentFault>]
    ) throws(FilingFinding.Fault) -> PersonFiling {
        switch act.competence {
        case .superior: break
        case .competent: if !act.isOfDistrictOffice { throw .notForOffice }
        case .none: throw .notCompetent(act.competence)
        }
        let filing: PersonFiling?
        do throws(ActRefusal) { filing = try PersonFiling.decode(act.act) } catch { throw .refused(error) }
        guard let filing else { preconditionFailure("kind \(act.act.kind) is no filing") }
        guard ancestors.contains(filing.appointment), case .success? = read[filing.appointment] else {
            throw .noAppointment(filing.appointment)
        }
        return filing
    }

    var appointments: [JudgedAppointment] {
        let effective = acts.filter { $0.standing == .counts && appointment($0.id) != nil }
        return acts.compactMap { act in
            guard let result = read[act.id], let office = act.office else { return nil }
            let isEffective = effective.contains { $0.id == act.id }
            return JudgedAppointment(
                act: act.id,
                document: act.document,
                office: office,
                author: act.author,
                appointment: try? Appointment.decode(act.act),
                fault: result.fault,
                counts: act.standing == .counts,
                replacements: effective.filter { isAncestor(act.id, of: $0.id) }.compactMap { other in
                    appointment(other.id).map { .init(act: other.id, from: $0.dated) }
                }.sorted { ($0.from, $0.act) < ($1.from, $1.act) },
                rivals: !isEffective
                    ? []
                    : effective.map(\.id).filter { other in
                        other != act.id && !isAncestor(act.id, of: other) && !isAncestor(other, of: act.id)
                    },
                filings: filings.filter { $0.filing.appointment == act.id }
            )
        }
    }

    private func appointment(_ act: ActID) -> Appointment? { read[act].flatMap { try? $0.get() } }

    private func isAncestor(_ first: ActID, of second: ActID) -> Bool { ancestors[second]?.contains(first) ?? false }
}

extension Result where Failure == AppointmentFault {
    fileprivate var fault: AppointmentFault? {
        switch self {
        case .success: nil
        case .failure(let fault): fault
        }
    }
}
