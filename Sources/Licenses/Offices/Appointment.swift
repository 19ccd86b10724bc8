package import District
package import SignedLog
import Signing

/// 专人管理 (the plan's clause 3.1): whom an office has made responsible for its licenses, from which day. Whoever it is stands
/// in the act as commitments, so that only the office, hub, city and district office read a name.
///
/// A later act of the same document restates the appointment whole: with another person, or with its last day.
package struct Appointment: Hashable, Sendable {
    /// Under which names the person is committed to.
    package static let nameKey: Text = "name"
    package static let contactKey: Text = "contact"
    /// What the person is to do; clear.
    package static let dutyKey: Text = "duty"

    /// Bytes of a name: room for the longest of other countries.
    package static let nameByteLimit = 256
    /// Bytes of a telephone number, a desk, an address.
    package static let contactByteLimit = 256

    package let role: PersonRole
    /// The first day.
    package let dated: CivilDate
    /// The last day; nil while none is known.
    package let until: CivilDate?
    package let duty: Text?

    package init(role: PersonRole, dated: CivilDate, until: CivilDate? = nil, duty: Text? = nil) {
        (self.role, self.dated, self.until, self.duty) = (role, dated, until, duty)
    }

    private enum Key {
        static let role: Int64 = 100
    }

    /// Nil if the act is of another kind. Throws ``ActRefusal`` if it breaks the form of its own.
    package static func decode(_ act: Act) throws(ActRefusal) -> Appointment? {
        guard act.kind == Kind.appoint.rawValue else { return nil }
        let appointment = try Appointment(BodyReader(act.body))
        try act.checkShape(of: .appoint)
        return appointment
    }

    private init(_ reader: BodyReader) throws(ActRefusal) {
        dated = try reader.civilDate(BodyKey.dated)
        until = try reader.optionalDate(BodyKey.until)
        if let until, until < dated { throw .outOfRange(key: BodyKey.until) }
        guard let role = PersonRole(rawValue: try reader.uint(Key.role)) else { throw .outOfRange(key: Key.role) }
        self.role = role
        let fields = try reader.fields()
        for key in [Self.nameKey, Self.contactKey] where fields[key]?.asBytes32 == nil {
            throw .malformed(key: BodyKey.fields)
        }
        duty = fields[Self.dutyKey]?.asText
    }

    fileprivate var body: CBORMap {
        var body = CBORMap([(.int(BodyKey.dated), .int(dated.yyyymmdd)), (.int(Key.role), .int(Int64(role.rawValue)))])
        body[BodyKey.until] = until.map { .int($0.yyyymmdd) }
        return body
    }
}

/// For what a person stands.
package enum PersonRole: UInt64, CaseIterable, Hashable, Sendable {
    /// 负责人: answers for the office's electronic licenses; without one an office is flagged.
    case responsible = 1
    /// 经办人
    case `operator` = 2
    /// 安全员
    case security = 3
}

extension ActDraft {
    /// 专人: an appointment, or what replaces or ends one.
    ///
    /// - Parameters:
    ///   - subject: founding with 16 random bytes, or the document that it restates.
    ///   - parents: of a restatement the acts that it follows.
    package static func appoint(
        _ appointment: Appointment,
        name: Text,
        contact: Text,
        by: Text,
        subject: Subject,
        parents: [ActID] = []
    ) throws(AuthoringRefusal) -> ActDraft {
        try PlainText.check(by, part: .operatorName)
        try PlainText.check(name, field: Appointment.nameKey, byteLimit: Appointment.nameByteLimit)
        try PlainText.check(contact, field: Appointment.contactKey, byteLimit: Appointment.contactByteLimit)
        if let duty = appointment.duty { try PlainText.checkClear(duty, part: .duty) }
        if let until = appointment.until, until < appointment.dated {
            throw .endsBeforeItBegins(.until, begins: appointment.dated, ends: until)
        }
        return ActDraft(
            kind: Kind.appoint.rawValue,
            isCritical: false,
            subject: subject,
            parents: parents,
            body: appointment.body,
            fields: CBORMap(appointment.duty.map { [(.text(Appointment.dutyKey), .text($0))] } ?? []),
            committed: CBORMap([
                (.text(Appointment.nameKey), .text(name)), (.text(Appointment.contactKey), .text(contact)),
            ]),
            by: .text(by)
        )
    }
}
