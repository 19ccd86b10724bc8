import District
import Licenses
import SignedLog
import Signing
import Storage

/// Questions about the node and its district.
extension Replica {
    /// How many rivals a status lists; the rest is counted by `list`.
    private static let rivalLimit = 100
    /// Milliseconds by which a clock may run behind what a witness has written before it is doubted.
    private static let clockTolerance: Int64 = 60_000

    package func status() throws -> StatusAnswer {
        let now = surroundings.wallClock()
        return try store.read { store in
            let (names, counts) = (Names(state), try store.counts())
            var filter = LicenseFilter(date: surroundings.today ?? .latest)
            filter.hasRivals = true
            let rivals = try store.licenses(filter, limit: Self.rivalLimit)
            filter = LicenseFilter(date: filter.date)
            filter.hasFindings = true
            let audiences = try store.audiences().sorted()
            let incidents = try ownOpenIncidents(store)
            return StatusAnswer(
                district: state.district,
                districtName: state.authority.currentView.genesis?.name.string,
                node: node.map { NodeAnswer($0, state, names) },
                entries: counts.entries,
                acts: counts.acts,
                licenses: try store.licenseCount(),
                audiences: try audiences.map { try AudienceAnswer($0, names, store) },
                forks: try store.forks().map { try ForkAnswer($0, names, store) },
                rivals: rivals.map { LicenseRow($0, at: filter.date, names) },
                held: state.exceptions.standings.values.count { $0.name == "held" },
                setAside: state.exceptions.standings.values.count(where: \.isSetAside),
                early: state.early.count,
                wanted: try audiences.reduce(0) { try $0 + store.wantedCount(in: $1) },
                duplicates: try store.duplicates().count,
                findings: try store.licenseCount(filter),
                itemsWaiting: itemsWaiting,
                itemsReturned: itemsReturned,
                numbersLow: typesShortOfNumbers,
                silentHours: silence?.hours,
                askIncident: silence?.isLong == true && incidents == 0,
                incidentsOpen: incidents,
                pending: try store.dirtyCount(),
                stopped: state.stop?.rawValue,
                clock: try clockDoubt(now, store),
                now: now
            )
        }
    }

    package func offices() -> [OfficeAnswer] {
        let view = state.authority.currentView
        return view.offices.values.sorted { $0.id < $1.id }.map { office in
            OfficeAnswer(
                id: office.id,
                code: office.code.string,
                name: office.name.string,
                roles: office.roles.map { WordName.of($0) },
                heirs: view.heirs(of: office.id).sorted()
            )
        }
    }

    package func nodes() -> [NodeAnswer] {
        let names = Names(state)
        return state.authority.currentView.enrollments.map { NodeAnswer($0, state, names) }
            .sorted { $0.code < $1.code }
    }

    /// Refuses a day that has not come, unless the clock is doubted: a wrong one refuses nobody.
    func checkNotInFuture(_ day: CivilDate, _ store: StoreReader) throws {
        guard let today = surroundings.today, day > today, try !clockDoubt(surroundings.wallClock(), store).doubt else {
            return
        }
        throw Refusal(.dateInFuture, field: "date", ["found": "\(day)", "today": "\(today)"])
    }

    /// A witness's entries come from its past: a clock that is behind them is wrong, here or there.
    func clockDoubt(_ now: Int64?, _ store: StoreReader) throws -> ClockDoubt {
        guard let now else { return ClockDoubt(doubt: true, reason: "no-clock") }
        let witnesses = state.authority.currentView.enrollments.filter { $0.kind.isWitness && $0.key != node?.key }
        for witness in witnesses {
            for record in try store.logRecords(of: witness.key) {
                for tip in try store.tips(of: record.log) {
                    guard let time = try store.claimedTime(of: tip) else { continue }
                    if time > now + Self.clockTolerance { return ClockDoubt(doubt: true, reason: "behind-witness") }
                }
            }
        }
        return ClockDoubt(doubt: false, reason: nil)
    }
}

extension AudienceAnswer {
    fileprivate init(_ audience: Audience, _ names: Names, _ store: StoreReader) throws {
        self.init(
            offices: audience.offices,
            names: audience.offices.map { names.office($0) ?? $0.description },
            log: try store.digest(of: audience).hex,
            state: try store.stateDigest(of: audience).hex,
            wanted: try store.wantedCount(in: audience)
        )
    }
}

extension ForkAnswer {
    fileprivate init(_ place: ForkPoint, _ names: Names, _ store: StoreReader) throws {
        let branches = try store.entries(at: place)
        let node = branches.first.flatMap { names.node($0.author) }
        self.init(
            node: node.map { String(decoding: $0.code, as: UTF8.self) },
            officeName: node.flatMap { names.office($0.office) },
            log: place.log,
            number: place.number,
            entries: branches.map(\.id)
        )
    }
}

extension NodeAnswer {
    fileprivate init(_ node: NodeEnrollment, _ state: ReplicaState, _ names: Names) {
        self.init(
            document: node.document,
            code: String(decoding: node.code, as: UTF8.self),
            kind: WordName.of(node.kind),
            office: node.office,
            officeName: names.office(node.office),
            state: state.authority.isCut(node.key) ? "cut" : "enrolled",
            addresses: (state.statements.endpoint(of: node)?.addresses ?? []).map(\.string)
        )
    }
}
