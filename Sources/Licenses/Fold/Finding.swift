package import District
package import SignedLog

/// What a person should know about one license: none of it changes the state, and none of it is silent. Findings
/// about several licenses are ``Duplicates``.
package enum Finding: Hashable, Sendable {
    /// It has no effect, ever.
    case invalid(ActID, InvalidReason)
    /// It is in effect and critical, and this version does not know its kind.
    case cannotBeJudged(ActID, kind: UInt64)
    /// A content act, ending, suspension or reinstatement that descends from endings dated no later than it.
    case afterEnding(ActID, endings: [ActID])
    /// A content act that acts dated earlier replace, so that it never came into force.
    case neverInForce(ActID, replacedBy: [ActID])
    /// A content act whose ancestor was taken back or is held: until a person settles who knows that.
    case builtOn(ActID, ancestor: ActID, cause: LossCause)
    /// A renewal dated after the last day of what it renews.
    case renewedLate(ActID, lastDay: CivilDate)
    /// A content act under another item than the founding act's: another license type.
    case otherItem(ActID, DocumentID)
    /// A field of the face that does not fit the catalogue version it names.
    case face(ActID, FaceFault)
    /// The 证照标识 is not one, or says something else than the act.
    case identifier(ActID, IdentifierFault)
    /// A citizen's number stands in what everybody may read.
    case personalNumber(ActID, LicensePart)
    /// A delivery, a seal or a copy of what is no version that its author had seen: it says nothing.
    case namesNoVersion(ActID, ActID)
    /// A delivery dated before the version that it delivers: it delivers nothing.
    case deliveredBeforeIssue(ActID, issued: CivilDate)
    /// An erasure that two keys agreed on, of which one does not count any more: what is gone stays wanted until lost.
    case erasureWithoutStanding(FieldReference)

    /// The act that it is about.
    package var act: ActID {
        switch self {
        case .invalid(let act, _), .cannotBeJudged(let act, _), .afterEnding(let act, _), .neverInForce(let act, _),
            .builtOn(let act, _, _), .renewedLate(let act, _), .otherItem(let act, _), .face(let act, _),
            .identifier(let act, _), .personalNumber(let act, _), .namesNoVersion(let act, _),
            .deliveredBeforeIssue(let act, _):
            act
        case .erasureWithoutStanding(let field): field.act
        }
    }
}

/// Why something that a content act builds on is not in effect.
package enum LossCause: Hashable, Sendable {
    /// This correction took it back.
    case correction(ActID)
    /// Its entries are held, and this is one of the reasons.
    case held(HeldReason)
}

/// What is wrong with a 证照标识.
package enum IdentifierFault: Hashable, Sendable {
    case malformed(CodeRefusal)
    case otherType
    case otherVersion(Int)
}
