package import Licenses
package import SignedLog
package import Signing

/// A line of a list of licenses.
package struct LicenseRow: Encodable, Sendable {
    package let document: DocumentID
    package let type: String?
    package let typeName: String?
    package let office: OfficeID
    package let officeName: String?
    package let number: String?
    package let identifier: String?
    package let holder: HolderAnswer
    package let version: Int?
    package let date: CivilDate?
    package let state: LicenseState
    package let validFrom: CivilDate?
    package let validTo: TermAnswer?
    package let rivals: Bool
    package let findings: Int
    /// `awaiting`, `sealed` or `refused`; nil where no version is told.
    package let seal: String?
    package let test: Bool
}

/// Whom a license is for, as far as it may be read here.
package struct HolderAnswer: Encodable, Sendable {
    package let type: String?
    package let code: String?
    package let name: String?
}

/// A date, or `long-term` (长期).
package enum TermAnswer: Encodable, Sendable, Hashable {
    case on(CivilDate)
    case longTerm

    init?(_ term: Term) {
        switch term {
        case .until(let date): self = .on(date)
        case .unlimited: self = .longTerm
        case .unstated: return nil
        }
    }

    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .on(let date): try date.encode(to: encoder)
        case .longTerm: try "long-term".encode(to: encoder)
        }
    }
}

package struct LicensePage: Encodable, Sendable {
    package let licenses: [LicenseRow]
    /// Where the next page begins; nil at the end.
    package let next: DocumentID?
}

/// One license, whole: as of a date, as known at a time.
package struct LicenseAnswer: Encodable, Sendable {
    package let document: DocumentID
    package let type: String?
    package let typeName: String?
    package let office: OfficeID
    package let officeName: String?
    package let number: String?
    package let identifier: String?
    package let holder: HolderAnswer
    package let version: Int?
    package let date: CivilDate?
    package let state: LicenseState
    package let validFrom: CivilDate?
    package let validTo: TermAnswer?
    package let fields: [FieldAnswer]
    package let timeline: [IntervalAnswer]
    package let rivals: [RivalAnswer]
    package let findings: [FindingAnswer]
    /// What is laid over the state: `awaiting-seal` (待签章) or `seal-refused` (签章退回), `awaiting-delivery` (待送达),
    /// `inspection-overdue` (逾期未校验).
    package let overlays: [String]
    /// Nil of a license that is not inspected.
    package let inspection: InspectionAnswer?
    /// Nil of a license without a physical copy.
    package let paper: PaperAnswer?
    /// The city's word on the version that is shown; nil while it is awaited.
    package let seal: SealAnswer?
    /// How the version that is shown came to its holder; nil: it has not.
    package let delivery: DeliveryAnswer?
    /// How far it has come into the city library, by submissions.
    package let library: String
    /// Nil of a license without a file.
    package let layout: LayoutAnswer?
    package let duplicates: [DuplicateAnswer]
    package let test: Bool
    package let asOf: CivilDate
    package let clocks: ClockAnswer
    /// Whether the view of it waits to be folded again.
    package let pending: Bool
}

/// When a license was inspected last, and by when it is to be inspected again.
package struct InspectionAnswer: Encodable, Sendable {
    package let last: CivilDate?
    /// The last day, by the shortest of the type's periods.
    package let dueBy: CivilDate?
    /// Whether that by the longest is over.
    package let overdue: Bool
}

package struct SealAnswer: Encodable, Sendable {
    /// `sealed` or `refused`.
    package let state: String
    package let on: CivilDate?
    /// 证照签章名称.
    package let name: String?
    /// Why it was refused.
    package let reason: String?
}

package struct DeliveryAnswer: Encodable, Sendable {
    package let on: CivilDate
    package let channel: String
    package let onPaper: Bool
    /// 送达回执号.
    package let proof: String?
    /// When it entered the holder's system, in milliseconds since 1970 UTC, as the channel says.
    package let entered: Int64?
}

package struct FieldAnswer: Encodable, Sendable {
    package let key: String
    package let label: String
    /// Nil if it is committed and not disclosed here.
    package let value: CBOR?
    package let `public`: Bool
}

package struct IntervalAnswer: Encodable, Sendable {
    package let from: CivilDate?
    package let state: LicenseState
    package let act: ActID?
}

package struct RivalAnswer: Encodable, Sendable {
    package let act: ActID
    package let version: Int
    package let date: CivilDate
    package let shown: Bool
}

package struct FindingAnswer: Encodable, Sendable {
    package let code: String
    package let act: ActID?
    package let detail: String?
}

/// Other licenses that share what none may share.
package struct DuplicateAnswer: Encodable, Sendable {
    package let key: String
    package let documents: [DocumentID]
}

/// When the version shown came to be: what its author claims, and the interval that others attest.
package struct ClockAnswer: Encodable, Sendable {
    package let decidedOn: CivilDate?
    /// These three as ``AttestedTime`` has them.
    package let claimed: Int64?
    package let notBefore: Int64?
    package let receiptedAt: Int64?
    /// 归集 and 送达 on the day that was asked for; nil of a trial, and of what nobody was given.
    package let collected: LicenseClockAnswer?
    package let delivered: LicenseClockAnswer?
}

/// All acts of a license, each after those that it descends from.
package struct HistoryAnswer: Encodable, Sendable {
    package let license: DocumentID
    package let acts: [ActAnswer]
}

/// The record of a back-file that an act was made from.
package struct ProvenanceAnswer: Encodable, Sendable {
    /// As batches name it.
    package let file: Bytes32
    /// 1 is the first record.
    package let row: UInt64
}

package struct ActAnswer: Encodable, Sendable {
    package let act: ActID
    package let verb: String
    package let version: Int?
    package let date: CivilDate?
    package let decidedOn: CivilDate?
    package let by: String?
    package let office: OfficeID?
    package let officeName: String?
    package let node: String?
    /// `counts`, `held` or `set-aside`.
    package let standing: String
    package let inForce: Bool
    package let dropped: Bool
    package let valid: Bool
    package let entry: EntryID
    package let parents: [ActID]
    /// The number that stands in the act: 证照编号 of a face, 实体证照编号 of a physical copy.
    package let number: String?
    /// The last day of a suspension, or for the next inspection.
    package let until: CivilDate?
    /// What an inspection came to: `passed`, `failed`, `postponed`.
    package let result: String?
    package let ground: String?
    package let basis: String?
    package let reason: String?
    /// 存量: the record of a file that the act was made from; nil of what was decided at a counter.
    package let provenance: ProvenanceAnswer?
    package let time: Int64?
    package let findings: [FindingAnswer]
}

extension LicenseState: Encodable {}
