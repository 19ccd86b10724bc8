import District
import Licenses
import Replica
import SignedLog
import Signing
import Storage

// What only a newer program writes, by the root key: the hub's own process ends, and the newer one runs on its database
// for a moment.
extension DistrictRun {
    func runNewerProgram(onHubFor node: Installation) throws {
        guard let office = node.office, let replica = hub.running, let key = hub.roots.last, try hubKnowsItsRoot()
        else {
            return
        }
        let log = LogID(district: founding.district, author: key.publicKey, audience: .district)
        let tips = try attempt(at: hub) { _ in try self.hub.store?.read { try $0.tips(of: log) } ?? [] }
        guard let tips = tips.result, let draft = try rootDraft(for: node, office) else { return }
        let written = try pen(of: key).write([draft], for: .district, after: tips, seen: replica.rootTips)
        hub.kill()
        try admitAsGuest(written)
        try restart(hub)
    }

    /// A hub that went back in time may not know that its root key writes, and one that lost its database knows nothing.
    private func hubKnowsItsRoot() throws -> Bool {
        guard hub.running?.rootTips.isEmpty == false else { return false }
        guard hub.roots.count > 1 else { return true }
        guard let rotation else { return false }
        return try attempt(at: hub) { _ in try self.hub.store?.read { try $0.holds(rotation) } }.result == true
    }

    private func admitAsGuest(_ written: Pen.Written) throws {
        do {
            guard try hub.lend({ try $0.admit([written.entry.signed], disclosures: []) }).isChange else { return }
            note("a newer program on the hub writes by the root key: entry \(written.entry.id.description.prefix(8))")
            acknowledge(written.entry.id, "newer root", at: hub, isOwnKey: false)
        } catch is StoreFailure {
            noticeFailure(of: hub)
        } catch  where hub.condition.isDamaged {
            note("a newer program on the hub cannot read its database")
        }
    }

    private func rootDraft(for node: Installation, _ office: Int) throws -> ActDraft? {
        let nonce = hub.entropy.entropy().bytes16()
        switch below(3, .deed, 60) {
        case 0: return restatement(of: office)
        case 1: return calendar(nonce)
        default: return try lease(to: node, of: office, nonce)
        }
    }

    /// Another name, and now and then the role that makes an office the superior of all.
    private func restatement(of office: Int) -> ActDraft {
        let known = DistrictShape.offices[office]
        let roles: [OfficeRole] = below(4, .deed, 61) == 0 ? [.issuing, .districtOffice] : [.issuing, .using]
        reach(.officeRestated)
        return .office(
            OfficeAct(code: Text(known.code), name: Text("新\(known.name)"), roles: roles),
            changing: offices[office],
            parents: [offices[office].founding]
        )
    }

    /// A Saturday of work, and a Monday of rest or not: of several for a year the last word holds.
    private func calendar(_ nonce: Bytes16) -> ActDraft {
        reach(.calendarPublished)
        let days = CalendarAct(
            year: 2026,
            exceptions: [
                .init(date: 2026_02_14, isWorkingDay: true),
                .init(date: 2026_02_16, isWorkingDay: below(2, .deed, 62) == 0),
            ],
            source: "放假安排"
        )
        return .calendar(days, nonce: nonce)
    }

    private func lease(to node: Installation, of office: Int, _ nonce: Bytes16) throws -> ActDraft? {
        guard case .done(let document) = try attempt(at: hub, { try $0.node(named: node.code) }) else { return nil }
        let first = UInt64(1 + 5_000 * below(100, .deed, 63))
        let block = LeaseBlock(node: document, item: founding.items[office], numbers: first...(first + 4_999))
        reach(.numbersLeased)
        return .lease(LeaseAct(office: offices[office], blocks: [block], year: 2026), nonce: nonce)
    }
}
