package import District
package import Licenses
package import SignedLog
package import Signing

/// What the district office asks of its root key, and what offices and nodes state for themselves.
package enum DistrictRequest: Sendable {
    case enrollOffice(code: String, name: String, roles: [OfficeRole])
    case takeOver(ended: OfficeID, heir: OfficeID)
    case enrollNode(JoinRequest, office: OfficeID, kind: NodeKind, code: String)
    /// Everything of the node that is held here stays trusted; what comes later is not.
    case cutOff(node: DocumentID)
    case announceEndpoint(addresses: [String], certificate: [UInt8])
    /// `item`: the document of which this is a new version; nil founds one.
    case submitItem(ItemSubmission, item: DocumentID?)
    /// Nil approves the one submission that waits; of several a person names one.
    case approveItem(DocumentID, submission: ActID?)
    /// Gives a submission back to its office, with reasons. Nil is the one that waits.
    case returnItem(DocumentID, submission: ActID?, reasons: [String])
    case retireItem(DocumentID)
    /// Blocks of numbers for nodes of the office whose type it is.
    case leaseNumbers(item: DocumentID, year: Int, blocks: [(node: DocumentID, numbers: ClosedRange<UInt64>)])
    /// By the node itself: it gives out no number any more of what it was leased till now.
    case burnBlocks
    case adopt([EntryID])
}

/// How a district begins: genesis, the district office, and its hub, all by the root key.
package struct DistrictFounding: Sendable {
    package var name: String
    /// GB/T 2260, 6 digits.
    package var areaCode: String
    package var officeCode: String
    package var officeName: String
    package var nodeCode: String
    package var rootKey: SigningKey
    package var recoveryKey: PublicKey

    package init(
        name: String,
        areaCode: String,
        officeCode: String,
        officeName: String,
        nodeCode: String,
        rootKey: SigningKey,
        recoveryKey: PublicKey
    ) {
        (self.name, self.areaCode) = (name, areaCode)
        (self.officeCode, self.officeName, self.nodeCode) = (officeCode, officeName, nodeCode)
        (self.rootKey, self.recoveryKey) = (rootKey, recoveryKey)
    }
}
