/// The headers that requests are read by, beside their content's type.
package enum RequestHeader: String, CaseIterable, Sendable {
    /// What the answer may be (RFC 9110, section 12.5.1).
    case accept = "Accept"
    /// `Bearer TOKEN` (RFC 6750).
    case authorization = "Authorization"
    /// A UUID: a request that comes again with it is not carried out again.
    case idempotencyKey = "Idempotency-Key"
    /// The revision that an act on a license is written on (RFC 9110, section 13.1.1).
    case ifMatch = "If-Match"
    /// The last event that was seen (HTML Standard, section 9.2).
    case lastEventID = "Last-Event-ID"
}
