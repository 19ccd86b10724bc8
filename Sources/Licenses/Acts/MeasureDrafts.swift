package import SignedLog

/// Suspensions, endings and the facts around a renewal as drafts.
extension ActDraft {
    /// 暂扣, from the beginning of its date to the end of `until`; nil runs until a reinstatement.
    package static func suspend(
        _ measure: MeasureDraft,
        until: CivilDate?,
        at place: LicensePlace,
        circumstances: Circumstances = Circumstances()
    ) throws(AuthoringRefusal) -> ActDraft {
        if let until, until < measure.dated {
            throw .endsBeforeItBegins(.until, begins: measure.dated, ends: until)
        }
        return try self.measure(.suspend, measure, place, circumstances) { body in
            body[BodyKey.until] = until.map { .int($0.yyyymmdd) }
        }
    }

    /// 发还: ends the suspensions that it descends from, from the beginning of its date.
    package static func reinstate(
        _ measure: MeasureDraft,
        at place: LicensePlace,
        circumstances: Circumstances = Circumstances()
    ) throws(AuthoringRefusal) -> ActDraft {
        try self.measure(.reinstate, measure, place, circumstances)
    }

    /// 撤回, 吊销, 撤销, or 注销 in its own right.
    package static func end(
        _ rank: EndingRank,
        _ measure: MeasureDraft,
        at place: LicensePlace,
        circumstances: Circumstances = Circumstances()
    ) throws(AuthoringRefusal) -> ActDraft {
        try self.measure(rank.kind, measure, place, circumstances)
    }

    /// 注销 of a license that another ending has ended: only its registration, without a state of its own.
    ///
    /// - Parameter ending: an ancestor of the draft.
    package static func deregister(
        _ ending: ActID,
        _ measure: MeasureDraft,
        at place: LicensePlace,
        circumstances: Circumstances = Circumstances()
    ) throws(AuthoringRefusal) -> ActDraft {
        try self.measure(.cancel, measure, place, circumstances) { $0[BodyKey.deregisters] = .bytes(ending) }
    }

    /// The holder has applied for renewal on this day (行政许可法 §50).
    package static func applyForRenewal(
        _ measure: MeasureDraft,
        at place: LicensePlace,
        circumstances: Circumstances = Circumstances()
    ) throws(AuthoringRefusal) -> ActDraft {
        try self.measure(.apply, measure, place, circumstances)
    }

    /// The office does not renew.
    package static func refuseRenewal(
        _ measure: MeasureDraft,
        at place: LicensePlace,
        circumstances: Circumstances = Circumstances()
    ) throws(AuthoringRefusal) -> ActDraft {
        try self.measure(.refuse, measure, place, circumstances)
    }

    static func measure(
        _ kind: LicenseActKind,
        _ measure: MeasureDraft,
        _ place: LicensePlace,
        _ circumstances: Circumstances,
        adding: (inout CBORMap) -> Void = { _ in }
    ) throws(AuthoringRefusal) -> ActDraft {
        try measure.check()
        var body = measure.body
        adding(&body)
        return try fact(kind, body, reason: measure.reason, place, circumstances)
    }
}

extension EndingRank {
    package var kind: LicenseActKind {
        switch self {
        case .cancel: .cancel
        case .withdraw: .withdraw
        case .revoke: .revoke
        case .annul: .annul
        }
    }
}
