package import Licenses
package import SignedLog

/// What an office asks about its people, before anything is checked.
package struct PersonRequest: Sendable {
    /// Id, code or name; nil: this node's own office.
    package var office: String?
    package var name: String?
    package var contact: String?
    package var role: PersonRole?
    package var duty: String?
    /// The first day.
    package var from: CivilDate?
    /// The last day.
    package var until: CivilDate?
    /// An act of the appointment that this one replaces. What is not said then is as it was.
    package var replaces: ActID?
    /// The operator at the counter.
    package var by: String?

    package init() {}
}

/// What the district office asks: to put an appointment on file.
package struct FilingRequest: Sendable {
    package var appointment: ActID
    /// Nil: today.
    package var date: CivilDate?
    /// 备案号
    package var number: String?
    package var by: String?

    package init(_ appointment: ActID) { self.appointment = appointment }
}
