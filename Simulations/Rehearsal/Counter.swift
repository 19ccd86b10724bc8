import Licenses
import Replica
import SignedLog
import Storage

/// One counter at work: it types what happened to a row of the register, by what it holds itself.
struct Counter {
    let replica: Replica

    enum Outcome: Hashable, Sendable {
        case done
        /// Somebody else has typed it already.
        case alreadySo
        /// What it speaks of is not held here yet.
        case waits(String)
    }

    /// - Parameters:
    ///   - isBack: an `add` of a row that was there before.
    ///   - isRetry: it had to wait before, so another counter may have typed it.
    func type(_ event: RegisterEvent, _ row: RegisterRow, isBack: Bool, isRetry: Bool) throws -> Outcome {
        if event.kind == .add, !isBack {
            _ = try replica.author(row.request(.issue).decided(on: event.day))
            return .done
        }
        guard let license = try license(of: row, on: event) else { return .waits("no license held") }
        switch event.kind {
        case .add: return try takeBack(license, event, row, isRetry)
        case .change: return try change(license, event, row, isRetry)
        case .remove: return try cancel(license, event, isRetry)
        }
    }

    /// Corrects whatever cancels the license now, and says whether there was something.
    func correctCancels(of row: RegisterRow, on event: RegisterEvent) throws -> Bool {
        guard let license = try license(of: row, on: event), license.state == .cancelled else { return false }
        try correct(license, event)
        return true
    }

    /// Two counters have issued the row's license while they were apart: the one that was founded here stays, and the
    /// founding of any other is corrected. Says how many that were.
    func closeDuplicates(of row: RegisterRow, on event: RegisterEvent) throws -> Int {
        let surplus = try licenses(of: row, on: event).dropFirst()
        for license in surplus {
            var request = LicenseRequest(.correct).of(license, on: event.day)
            (request.targets, request.ground) = ([license.document.founding], "duplicate")
            _ = try replica.author(request)
        }
        return surplus.count
    }

    /// The row's license as it stands on the day; of several the one that this counter knew first.
    private func license(of row: RegisterRow, on event: RegisterEvent) throws -> LicenseRow? {
        try licenses(of: row, on: event).first
    }

    /// In the order in which they were founded here, void ones left out.
    private func licenses(of row: RegisterRow, on event: RegisterEvent) throws -> [LicenseRow] {
        var filter = LicenseFilter(date: event.day)
        filter.typeCode = Text(RegisterType.code)
        filter.holderCode = Text(row.code)
        return try replica.licenses(filter, after: nil, limit: Replica.pageLimit).answer().licenses.filter {
            $0.state != .void
        }
    }

    private func takeBack(
        _ license: LicenseRow,
        _ event: RegisterEvent,
        _ row: RegisterRow,
        _ isRetry: Bool
    ) throws -> Outcome {
        guard license.state == .cancelled else {
            guard isRetry else { return .waits("its cancel is not held") }
            return try amendIfChanged(license, event, row) ? .done : .alreadySo
        }
        try correct(license, event)
        _ = try amendIfChanged(license, event, row)
        return .done
    }

    private func change(
        _ license: LicenseRow,
        _ event: RegisterEvent,
        _ row: RegisterRow,
        _ isRetry: Bool
    ) throws -> Outcome {
        guard license.state != .cancelled else { return .waits("the license is cancelled here") }
        if license.rivals {
            _ = try replica.author(row.request(.settle).of(license, on: event.day))
            return .done
        }
        if isRetry { return try amendIfChanged(license, event, row) ? .done : .alreadySo }
        _ = try replica.author(row.request(.amend).of(license, on: event.day))
        return .done
    }

    private func cancel(_ license: LicenseRow, _ event: RegisterEvent, _ isRetry: Bool) throws -> Outcome {
        guard license.state != .cancelled else { return isRetry ? .alreadySo : .waits("the license is cancelled here") }
        _ = try replica.author(LicenseRequest(.cancel).of(license, on: event.day))
        return .done
    }

    /// All cancels that are held and that nothing has dropped, in one act.
    private func correct(_ license: LicenseRow, _ event: RegisterEvent) throws {
        let history = try replica.history(license.document.description)
        var request = LicenseRequest(.correct).of(license, on: event.day)
        request.targets = history.acts.filter { $0.verb == "cancel" && !$0.dropped && $0.valid }.map(\.act)
        request.ground = "entry-error"
        _ = try replica.author(request)
    }

    private func amendIfChanged(_ license: LicenseRow, _ event: RegisterEvent, _ row: RegisterRow) throws -> Bool {
        guard let held = try replica.heldLicense(type: RegisterType.code, .holderCode, row.code), !row.isSaid(by: held)
        else { return false }
        _ = try replica.author(row.request(.amend).of(license, on: event.day))
        return true
    }
}

extension RegisterRow {
    /// Whether a license has the row's number, name and address. Its dates are those of its acts, not the row's.
    func isSaid(by license: HeldLicense) -> Bool {
        (license.number ?? "") == number && license.holderName == name
            && license.fields["address"] == .text(Text(address))
    }
}

extension LicenseRequest {
    fileprivate func decided(on day: CivilDate) -> LicenseRequest {
        var request = self
        request.decidedOn = day
        return request
    }

    /// About a license that is held, dated as the event is.
    fileprivate func of(_ license: LicenseRow, on day: CivilDate) -> LicenseRequest {
        var request = decided(on: day)
        (request.license, request.date, request.by) = (license.document.description, day, RegisterType.clerk)
        return request
    }
}
