package import Licenses
package import SignedLog
import Signing

/// A license as the view keeps it: what was folded of it, and what of its holder could be read here.
package struct LicenseView: Hashable, Sendable {
    package var document: DocumentID
    /// Of the founding act.
    package var audience: Audience
    package var office: OfficeID
    package var item: DocumentID?
    package var typeCode: Text?
    package var number: Text?
    package var identifier: Text?
    package var holderType: Text?
    /// As disclosed or clear; nil if it cannot be read here. Not part of the state digest.
    package var holderCode: Text?
    package var holderName: Text?
    package var version: Int?
    package var dated: CivilDate?
    package var validFrom: CivilDate?
    package var validTo: Term
    /// The last inspection that was passed or put off, and the last day for the next one if it names it.
    package var inspected: CivilDate?
    package var inspectBy: CivilDate?
    /// The last physical copy.
    package var paper: PaperRecord?
    /// Of the version that is told: when it was decided, delivered, and in the city library; the city's seal on it.
    package var decided: CivilDate?
    package var delivered: CivilDate?
    package var seal: SealState?
    package var collected: CivilDate?
    /// How far the license has come into the city library.
    package var library: LibraryState
    package var isTest: Bool
    /// What it must not share with another license, ascending.
    package var keys: [DuplicateKey]
    package var timeline: [Interval]
    /// What the four texts above do not say, or not plainly (``SearchText/isPlain(_:)``). Not part of the state digest.
    package var words: SearchText
    package var findings: [LicenseFinding]

    package init(
        document: DocumentID,
        audience: Audience,
        office: OfficeID,
        item: DocumentID? = nil,
        typeCode: Text? = nil,
        number: Text? = nil,
        identifier: Text? = nil,
        holderType: Text? = nil,
        holderCode: Text? = nil,
        holderName: Text? = nil,
        version: Int? = nil,
        dated: CivilDate? = nil,
        validFrom: CivilDate? = nil,
        validTo: Term = .unstated,
        inspected: CivilDate? = nil,
        inspectBy: CivilDate? = nil,
        paper: PaperRecord? = nil,
        decided: CivilDate? = nil,
        delivered: CivilDate? = nil,
        seal: SealState? = nil,
        collected: CivilDate? = nil,
        library: LibraryState = .none,
        isTest: Bool = false,
        keys: [DuplicateKey] = [],
        timeline: [Interval],
        words: SearchText = .empty,
        findings: [LicenseFinding] = []
    ) {
        (self.document, self.audience, self.office) = (document, audience, office)
        (self.item, self.typeCode, self.number, self.identifier) = (item, typeCode, number, identifier)
        (self.holderType, self.holderCode, self.holderName) = (holderType, holderCode, holderName)
        (self.version, self.dated, self.validFrom, self.validTo) = (version, dated, validFrom, validTo)
        (self.inspected, self.inspectBy, self.paper) = (inspected, inspectBy, paper)
        (self.decided, self.delivered, self.collected) = (decided, delivered, collected)
        (self.seal, self.library) = (seal, library)
        (self.isTest, self.keys, self.timeline) = (isTest, keys, timeline)
        (self.words, self.findings) = (words, findings)
    }
}

/// A finding of the fold, ready to be listed.
package struct LicenseFinding: Hashable, Sendable {
    package let act: ActID
    /// Stable, as the API names it.
    package let code: Text
    /// What else there is to say; part of the state digest.
    package let detail: CBOR

    package init(act: ActID, code: Text, detail: CBOR = .null) {
        (self.act, self.code, self.detail) = (act, code, detail)
    }
}
