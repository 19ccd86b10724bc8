package import District
package import SignedLog

/// An act about a license, read by its kind's page in `docs/formats/license-acts.md`. Indirect, because folds hand
/// acts around: a copy is one reference.
package indirect enum LicenseAct: Hashable, Sendable {
    case issue(Content)
    case amend(Content)
    case renew(Content)
    case settle(Content)
    case suspend(Suspension)
    case reinstate(DatedFact)
    case withdraw(Ending)
    case cancel(Ending)
    case revoke(Ending)
    case annul(Ending)
    case correct(Correction)
    case erase(FieldNaming)
    case lost(FieldNaming)
    case apply(DatedFact)
    case refuse(DatedFact)
    case deliver(Delivery)
    case seal(CitySeal)
    case inspect(Inspection)
    case paper(PaperCopy)
    case layout(LayoutFile)
    case refuseSeal(SealRefusal)
    case submit(Submission)
    case libraryAnswer(LibraryAnswer)

    /// Reads an act strictly; nil if its kind is none of a license's. What is refused is invalid on every node. Keys
    /// that the kind does not have are kept and relayed, and mean nothing.
    package static func decode(_ act: Act) throws(ActRefusal) -> LicenseAct? {
        guard let licenseKind = LicenseActKind(rawValue: act.kind), let kind = Kind(rawValue: act.kind) else {
            return nil
        }
        try act.checkShape(of: kind)
        let reader = BodyReader(act.body)
        switch licenseKind {
        case .issue: return .issue(try Content(reader))
        case .amend: return .amend(try Content(reader))
        case .renew: return .renew(try Content(reader))
        case .settle: return .settle(try Content(reader))
        case .suspend: return .suspend(try Suspension(reader))
        case .reinstate: return .reinstate(try DatedFact(reader))
        case .withdraw: return .withdraw(try Ending(reader, rank: .withdraw))
        case .cancel: return .cancel(try Ending(reader, rank: .cancel))
        case .revoke: return .revoke(try Ending(reader, rank: .revoke))
        case .annul: return .annul(try Ending(reader, rank: .annul))
        case .correct: return .correct(try Correction(reader))
        case .erase: return .erase(try FieldNaming(reader))
        case .lost: return .lost(try FieldNaming(reader))
        case .apply: return .apply(try DatedFact(reader))
        case .refuse: return .refuse(try DatedFact(reader))
        case .deliver: return .deliver(try Delivery(reader))
        case .seal: return .seal(try CitySeal(reader))
        case .inspect: return .inspect(try Inspection(reader))
        case .paper: return .paper(try PaperCopy(reader))
        case .layout: return .layout(try LayoutFile(reader))
        case .refuseSeal: return .refuseSeal(try SealRefusal(reader))
        case .submit: return .submit(try Submission(reader))
        case .libraryAnswer: return .libraryAnswer(try LibraryAnswer(reader))
        }
    }
}

/// What the fold asks of an act, whatever its kind.
extension LicenseAct {
    package var kind: LicenseActKind {
        switch self {
        case .issue: .issue
        case .amend: .amend
        case .renew: .renew
        case .settle: .settle
        case .suspend: .suspend
        case .reinstate: .reinstate
        case .withdraw: .withdraw
        case .cancel: .cancel
        case .revoke: .revoke
        case .annul: .annul
        case .correct: .correct
        case .erase: .erase
        case .lost: .lost
        case .apply: .apply
        case .refuse: .refuse
        case .deliver: .deliver
        case .seal: .seal
        case .inspect: .inspect
        case .paper: .paper
        case .layout: .layout
        case .refuseSeal: .refuseSeal
        case .submit: .submit
        case .libraryAnswer: .libraryAnswer
        }
    }

    /// The face that a content act states; nil of all others.
    package var content: Content? {
        switch self {
        case .issue(let content), .amend(let content), .renew(let content), .settle(let content): content
        case .suspend, .reinstate, .withdraw, .cancel, .revoke, .annul, .correct, .erase, .lost, .apply, .refuse,
            .deliver, .seal, .inspect, .paper, .layout, .refuseSeal, .submit, .libraryAnswer:
            nil
        }
    }

    package var ending: Ending? {
        switch self {
        case .withdraw(let ending), .cancel(let ending), .revoke(let ending), .annul(let ending): ending
        case .issue, .amend, .renew, .settle, .suspend, .reinstate, .correct, .erase, .lost, .apply, .refuse,
            .deliver, .seal, .inspect, .paper, .layout, .refuseSeal, .submit, .libraryAnswer:
            nil
        }
    }

    /// The content act that a fact about a single version means; nil of all other acts.
    package var versionMeant: ActID? {
        switch self {
        case .deliver(let delivery): delivery.version
        case .seal(let seal): seal.version
        case .refuseSeal(let refusal): refusal.version
        case .paper(let copy): copy.version
        case .layout(let file): file.version
        case .issue, .amend, .renew, .settle, .suspend, .reinstate, .withdraw, .cancel, .revoke, .annul, .correct,
            .erase, .lost, .apply, .refuse, .inspect, .submit, .libraryAnswer:
            nil
        }
    }

    /// The legal date, where the kind has one or the act states one.
    package var dated: CivilDate? {
        switch self {
        case .issue(let content), .amend(let content), .renew(let content), .settle(let content): content.dated
        case .suspend(let suspension): suspension.dated
        case .withdraw(let ending), .cancel(let ending), .revoke(let ending), .annul(let ending): ending.dated
        case .reinstate(let fact), .apply(let fact), .refuse(let fact): fact.dated
        case .correct(let correction): correction.dated
        case .erase(let naming), .lost(let naming): naming.dated
        case .deliver(let delivery): delivery.dated
        case .seal(let seal): seal.dated
        case .inspect(let inspection): inspection.dated
        case .paper(let copy): copy.dated
        case .refuseSeal(let refusal): refusal.dated
        case .submit(let submission): submission.dated
        case .libraryAnswer(let answer): answer.dated
        case .layout: nil
        }
    }
}
