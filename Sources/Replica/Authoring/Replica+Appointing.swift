import District
import Licenses
import SignedLog
import Signing
import Storage

/// 专人管理: acts about an office's people, by its own nodes, and their filing by the district office.
extension Replica {
    /// Appoints a person, or restates an appointment. When it returns, the act outlives a power cut.
    ///
    /// Throws ``Refusal`` if the request breaks a rule, and then nothing was written.
    package func author(_ request: PersonRequest) throws -> Acknowledgement {
        let (draft, office) = try store.read { store in try PersonPlanner(self, store).plan(request) }
        let entry = try write([draft], for: Audience([office]), key: identity.signing)
        return Acknowledgement(entry.acts[0], in: entry.id)
    }

    /// Puts an appointment on file.
    package func author(_ request: FilingRequest) throws -> Acknowledgement {
        let (draft, office) = try store.read { store in try PersonPlanner(self, store).plan(request) }
        let entry = try write([draft], for: Audience([office]), key: identity.signing)
        return Acknowledgement(entry.acts[0], in: entry.id)
    }
}

/// Turns requests about people into acts that may be signed.
private struct PersonPlanner {
    private let replica: Replica
    private let store: StoreReader
    private let planner: LicensePlanner

    init(_ replica: Replica, _ store: StoreReader) throws {
        (self.replica, self.store) = (replica, store)
        planner = try LicensePlanner(replica, store)
    }

    func plan(_ request: PersonRequest) throws -> (ActDraft, OfficeID) {
        let by = try named(request.by)
        let replaced = try request.replaces.map { try appointment($0, field: "replaces") }
        let office = try office(of: request, replaced)
        guard planner.now.view.acts(planner.node.key, for: office) else { throw notCompetent(office, field: "office") }
        let stated = try request.completed(by: replaced, disclosed(replaced))
        let founding = Subject.founding(nonce: replica.surroundings.entropy.bytes16())
        let subject = replaced.map { Subject.document($0.document) } ?? founding
        let parents = try replaced.map { try replica.state.lastActs(of: $0.document, in: store) } ?? []
        do throws(AuthoringRefusal) {
            let draft = try ActDraft.appoint(
                stated.appointment,
                name: stated.name,
                contact: stated.contact,
                by: by,
                subject: subject,
                parents: parents
            )
            return (draft, office)
        } catch {
            throw Refusal(person: error)
        }
    }

    func plan(_ request: FilingRequest) throws -> (ActDraft, OfficeID) {
        let by = try named(request.by)
        let appointment = try appointment(request.appointment, field: "appointment")
        guard planner.now.view.isDistrictOffice(planner.node.key) else {
            throw notCompetent(appointment.office, field: "appointment")
        }
        guard appointment.isEffective else { throw Refusal(.notAppointment, field: "appointment") }
        if let filed = appointment.filed {
            throw Refusal(.alreadyFiled, field: "appointment", ["date": filed.filing.dated.description])
        }
        guard let date = request.date ?? planner.today else { throw Refusal(.missingField, field: "date") }
        try replica.checkNotInFuture(date, store)
        let parents = try replica.state.lastActs(of: appointment.document, in: store)
        let filing = PersonFiling(appointment.act, dated: date, number: request.number.map { Text($0) })
        do throws(AuthoringRefusal) {
            let draft = try ActDraft.filePerson(filing, of: appointment.document, parents: parents, by: by)
            return (draft, appointment.office)
        } catch {
            throw Refusal(person: error)
        }
    }

    private func named(_ by: String?) throws(Refusal) -> Text {
        guard let by, !by.isEmpty else { throw Refusal(.operatorMissing, field: "by") }
        return Text(by)
    }

    private func notCompetent(_ office: OfficeID, field: String) -> Refusal {
        Refusal(.notCompetent, field: field, ["office": planner.now.view.office(office)?.name.string ?? ""])
    }

    private func office(of request: PersonRequest, _ replaced: JudgedAppointment?) throws -> OfficeID {
        let named = try request.office.map { try replica.office(named: $0) }
        guard let replaced else { return named ?? planner.node.office }
        if let named, named != replaced.office { throw Refusal(.notAppointment, field: "replaces") }
        return replaced.office
    }

    /// The appointment that an act is. Refuses an act that is none.
    private func appointment(_ act: ActID, field: String) throws -> JudgedAppointment {
        guard let stored = try store.storedAct(act) else {
            throw Refusal(.notFound, field: field, ["found": act.description])
        }
        let people = try OfficePeople.fold(PersonActs(replica.state).all(of: stored.document, in: store))
        guard let found = people.appointments.first(where: { $0.act == act }) else {
            throw Refusal(.notAppointment, field: field, ["found": act.description])
        }
        return found
    }

    private func disclosed(_ appointment: JudgedAppointment?) throws -> CBORMap {
        guard let appointment else { return CBORMap() }
        return CBORMap(try store.disclosedValues(of: appointment.act).map { (.text($0.key), $0.value) })
    }
}

extension Refusal {
    /// A person's fields are none of a face: they stand in the request by themselves.
    fileprivate init(person refusal: AuthoringRefusal) {
        let plain = Refusal(refusal)
        let field = plain.field.map { $0.hasPrefix("fields/") ? String($0.dropFirst("fields/".count)) : $0 }
        self.init(plain.code, field: field, plain.parameters)
    }
}

/// An appointment as it will be signed.
private struct StatedAppointment {
    let appointment: Appointment
    let name, contact: Text
}

extension PersonRequest {
    /// Who names no person restates the one that is replaced, with another last day; another person begins on a day of
    /// their own.
    fileprivate func completed(
        by replaced: JudgedAppointment?,
        _ disclosed: CBORMap
    ) throws(Refusal) -> StatedAppointment {
        let before = replaced?.appointment
        guard let role = role ?? before?.role else { throw Refusal(.missingField, field: "role") }
        let isSamePerson = replaced != nil && name == nil
        guard let from = from ?? (isSamePerson ? before?.dated : nil) else {
            throw Refusal(.missingField, field: "from")
        }
        let duty = duty.map { Text($0) } ?? (role == before?.role ? before?.duty : nil)
        return StatedAppointment(
            appointment: Appointment(role: role, dated: from, until: until, duty: duty),
            name: try value(name, Appointment.nameKey, isSamePerson, disclosed),
            contact: try value(contact, Appointment.contactKey, isSamePerson, disclosed)
        )
    }

    private func value(
        _ stated: String?,
        _ key: Text,
        _ isSamePerson: Bool,
        _ disclosed: CBORMap
    ) throws(Refusal) -> Text {
        if let stated { return Text(stated) }
        guard isSamePerson else { throw Refusal(.missingField, field: key.string) }
        guard let known = disclosed[key]?.asText else { throw Refusal(.notDisclosed, field: key.string) }
        return known
    }
}
