package import Licenses
package import SignedLog
package import Signing

/// What a clerk asks for, before anything is checked: one license act.
package struct LicenseRequest: Sendable {
    package var verb: LicenseVerb
    /// The license, for all verbs but `issue`: document id in hex, 证照标识 or 证照编号.
    package var license: String?
    /// The type of a new license: its 21-character code, or its name.
    package var type: String?
    package var holder: HolderDraft?
    package var number: String?
    /// The legal date; nil: the day of the decision, else today.
    package var date: CivilDate?
    package var validFrom: CivilDate?
    package var validTo: TermDraft?
    /// Face values by the catalogue's field key. On a change, fields not named keep their value.
    package var fields: [Text: CBOR] = [:]
    package var until: CivilDate?
    package var ground: String?
    package var basis: String?
    package var reason: String?
    /// Acts that a correction drops, or fields that `erase` and `lost` name, with their act.
    package var targets: [ActID] = []
    package var deregisters: ActID?
    /// What an inspection came to; ``until`` is then the last day for the next one.
    package var result: InspectionResult?
    package var keys: [Text] = []
    /// Of a delivery or a seal: the number of the version that is meant; nil: the one in force.
    package var version: Int?
    /// Of a delivery: 一网通办, 随申办, a window …, its 送达回执号, when it entered the holder's system in milliseconds since
    /// 1970 UTC, and whether it was handed over on paper.
    package var channel: String?
    package var proof: String?
    package var entered: Int64?
    package var isOnPaper = false
    /// 证照签章名称.
    package var sealName: String?
    /// 版式文件: OFD or PDF.
    package var layout: [UInt8]?
    package var decidedOn: CivilDate?
    /// The operator at the counter.
    package var by: String?
    package var isTest = false
    package var idempotencyKey: Bytes16?
    /// At which revision of the license it is to be carried out; nil: at any.
    package var revision: RevisionCondition?
    package var provenance: Provenance?
    /// The incident that it belongs to (不可抗力).
    package var incident: DocumentID?
    /// The license's identifier as an older system made it (back-file only).
    package var identifier: String?

    package init(_ verb: LicenseVerb) { self.verb = verb }

    package struct HolderDraft: Sendable, Hashable {
        package var type: String
        package var code: String
        package var name: String

        package init(type: String, code: String, name: String) {
            self.type = type
            self.code = code
            self.name = name
        }
    }

    package enum TermDraft: Sendable, Hashable {
        case on(CivilDate)
        /// 长期
        case longTerm
    }
}

/// The verbs of a counter, as the command line and the API name them.
package enum LicenseVerb: String, Sendable, CaseIterable {
    case issue, amend, renew, settle
    case suspend, reinstate
    case withdraw, cancel, revoke, annul
    case correct, erase, lost
    case apply, refuse
    case inspect, paper, layout
    case deliver
    /// Of the city node.
    case seal
    case refuseSeal = "refuse-seal"
}
