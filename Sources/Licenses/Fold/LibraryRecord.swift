package import SignedLog

/// How far a license has come on its way into the city library, where the library is reached by submissions. The raw values
/// stand in the view.
package enum LibraryState: Int64, CaseIterable, Hashable, Sendable {
    /// Nothing is to be told: a trial, or what never was.
    case none = 0
    /// To be submitted: new, changed, or to be taken out.
    case owed = 1
    /// Submitted as it is now, and not answered yet.
    case submitted = 2
    /// 已入市库, as it is now.
    case collected = 3
    /// 被拒.
    case rejected = 4
    /// The library has the 证照标识 with another content.
    case conflict = 5
    /// Taken out again.
    case withdrawn = 6
    /// Rivals, or a finding that a person looks at first: nothing flagged is submitted.
    case blocked = 7
}

/// What the city library was told of a license and has answered.
package struct LibraryRecord: Hashable, Sendable {
    package let state: LibraryState
    /// What it is to be told now; empty: nothing, or to take it out.
    package let told: [ActID]
    /// The last submission; nil: there was none.
    package let submission: ActID?
    /// How many submissions there were, those too that do not count any more: a library that gets two in the wrong order keeps
    /// the later one.
    package let count: Int
    /// What it answered to that.
    package let answer: LibraryAnswer?
    /// The day on which it took the version that is told; nil: it has not.
    package let collectedOn: CivilDate?
}

extension LicenseHistory {
    /// By the effective submissions and their answers, whatever the day.
    package var library: LibraryRecord {
        guard acts.count > 1 else { return foundedOnlyLibrary }
        let submissions = self.submissions
        let told = toldToLibrary
        let last = submissions.last
        return LibraryRecord(
            state: libraryState(told, submissions),
            told: told,
            submission: last?.act,
            count: acts.count { if case .submit? = $0.license { true } else { false } },
            answer: last?.answer?.answer,
            collectedOn: heads.count == 1 ? heads.first.flatMap { collection(of: $0, by: submissions)?.on } : nil
        )
    }

    /// Of a license that nobody has answered to: as a back-file brings them by the thousand.
    private var foundedOnlyLibrary: LibraryRecord {
        let told = acts[0].isEffective && !isTest ? [acts[0].id] : []
        let state: LibraryState = told.isEmpty ? .none : isFlagged ? .blocked : .owed
        return LibraryRecord(state: state, told: told, submission: nil, count: 0, answer: nil, collectedOn: nil)
    }

    private func libraryState(_ told: [ActID], _ submissions: [AnsweredSubmission]) -> LibraryState {
        if isTest { return .none }
        guard let last = submissions.last else { return told.isEmpty ? .none : isFlagged ? .blocked : .owed }
        if last.submission.told == told {
            switch last.answer?.answer.outcome {
            case nil: return .submitted
            case .accepted: return told.isEmpty ? .withdrawn : .collected
            case .rejected: return .rejected
            case .conflict: return .conflict
            }
        }
        guard told.isEmpty else { return isFlagged ? .blocked : .owed }
        // What was put and never answered may be there all the same.
        let held = submissions.last { $0.answer == nil || $0.answer?.answer.outcome == .accepted }
        return held?.submission.operation == .put ? .owed : .none
    }

    /// The day on which the library first took an act: by a submission that names it, or that was made in its knowledge.
    package func collectedOn(_ act: ActID) -> CivilDate? { collection(of: act)?.on }

    /// That day, and the answer that says so; of several on one day the one of the smallest id.
    package func collection(of act: ActID) -> (on: CivilDate, act: ActID)? { collection(of: act, by: submissions) }

    private func collection(of act: ActID, by submissions: [AnsweredSubmission]) -> (on: CivilDate, act: ActID)? {
        submissions.compactMap { one -> (on: CivilDate, act: ActID)? in
            guard one.submission.operation == .put, let (id, answer) = one.answer, answer.outcome == .accepted,
                one.submission.told.contains(act) || isAncestor(act, of: one.act)
            else { return nil }
            return (answer.dated, id)
        }
        .min { $0 < $1 }
    }

    private func isAncestor(_ act: ActID, of other: ActID) -> Bool {
        acts.first { $0.id == other }.map { ancestors(of: $0).contains(act) } ?? false
    }
}

// What the library is to be told.
extension LicenseHistory {
    /// Versions in effect, measures, endings, the seals on those versions, and erasures, which the library follows; none of
    /// what is void, held or a trial.
    private var toldToLibrary: [ActID] {
        let founding = self.founding
        guard !isTest, founding.isEffective else { return [] }
        let heads = Set(self.heads)
        let told = acts.filter { act in
            guard act.isEffective, let license = act.license else { return false }
            switch license {
            case .issue, .amend, .renew, .settle: return heads.contains(act.id)
            case .suspend, .reinstate, .withdraw, .cancel, .revoke, .annul, .erase: return true
            case .seal(let seal): return heads.contains(seal.version)
            case .correct, .lost, .apply, .refuse, .deliver, .inspect, .paper, .layout, .refuseSeal, .submit,
                .libraryAnswer:
                return false
            }
        }
        return Array(told.map(\.id).sorted().prefix(Submission.toldLimit))
    }

    /// Rivals that somebody has settled since are no rivals any more, whatever they were for a while.
    private var isFlagged: Bool {
        timeline.last.map { $0.rivals.count > 1 } ?? false || findings.contains(where: \.keepsOutOfLibrary)
    }

    /// Each after those that it descends from.
    private var submissions: [AnsweredSubmission] {
        acts.compactMap { act in
            guard act.isEffective, case .submit(let submission)? = act.license else { return nil }
            return AnsweredSubmission(act: act.id, submission: submission, answer: answer(to: act.id))
        }
    }

    /// Of several an acceptance, then that of the smallest id.
    private func answer(to submission: ActID) -> (act: ActID, answer: LibraryAnswer)? {
        let answers = acts.compactMap { act -> (act: ActID, answer: LibraryAnswer)? in
            guard act.isEffective, case .libraryAnswer(let answer)? = act.license, answer.submission == submission
            else { return nil }
            return (act.id, answer)
        }
        return answers.min {
            ($0.answer.outcome.rawValue, $0.act) < ($1.answer.outcome.rawValue, $1.act)
        }
    }
}

private struct AnsweredSubmission {
    let act: ActID
    let submission: Submission
    let answer: (act: ActID, answer: LibraryAnswer)?
}

extension Finding {
    /// Whether a person looks at it before the library is told. What has no effect, and what is only late, does not keep a
    /// license out.
    package var keepsOutOfLibrary: Bool {
        switch self {
        case .cannotBeJudged, .afterEnding, .builtOn, .otherItem, .face, .identifier, .personalNumber: true
        case .invalid, .neverInForce, .renewedLate, .erasureWithoutStanding, .namesNoVersion, .deliveredBeforeIssue:
            false
        }
    }
}
